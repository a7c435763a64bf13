func greeting() -> String {
    "Hello"
}

print(await greeting())
