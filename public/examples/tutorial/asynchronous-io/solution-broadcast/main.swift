func broadcast(_ stream: AsyncStream<Int>, to readers: [AsyncStream<Int>.Continuation]) async {
    for await element in stream {
        for reader in readers { reader.yield(element) }
    }
    for reader in readers { reader.finish() }
}

func sum(_ stream: AsyncStream<Int>) async -> Int {
    await stream.reduce(0, +)
}

let (source, sender) = AsyncStream.makeStream(of: Int.self)
let (first, firstInput) = AsyncStream.makeStream(of: Int.self)
let (second, secondInput) = AsyncStream.makeStream(of: Int.self)

async let one = sum(first)
async let other = sum(second)
for number in 1...10 { sender.yield(number) }
sender.finish()
await broadcast(source, to: [firstInput, secondInput])
print(await one, await other)
