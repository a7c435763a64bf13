func answer() -> Int {
    let question = "?"
    return 42
}
print(answer())
