func ticks(every interval: Duration) -> AsyncStream<Int> {
    let (ticks, continuation) = AsyncStream.makeStream(of: Int.self)
    let clock = Task {
        defer { print("clock stopped") }
        for tick in 1... {
            try await Task.sleep(for: interval)
            continuation.yield(tick)
        }
    }
    continuation.onTermination = { _ in clock.cancel() }
    return ticks
}

func listen() async {
    for await tick in ticks(every: .milliseconds(200)) {
        print(tick)
        if tick == 2 { break }
    }
}

await listen()
try await Task.sleep(for: .milliseconds(200))
