func greet() async -> String {
    print("greeting")
    return "hello"
}

let later = { await greet() }
print("nothing has happened")
print(await later())
print(await later())
