func numbers(finishing: Bool) -> AsyncStream<Int> {
    let (numbers, source) = AsyncStream.makeStream(of: Int.self)
    source.onTermination = { reason in print("source closed:", reason) }
    for number in 1...3 { source.yield(number) }
    if finishing { source.finish() }
    return numbers
}

func readAll() async {
    for await number in numbers(finishing: true) { print(number) }
}

func readOne() async {
    for await number in numbers(finishing: false) {
        print(number)
        break
    }
}

await readAll()
print("---")
await readOne()
