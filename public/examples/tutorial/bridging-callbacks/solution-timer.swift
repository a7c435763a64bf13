import Dispatch

func ticks(everyMilliseconds interval: Int) -> AsyncStream<Int> {
    AsyncStream { continuation in
        let queue = DispatchQueue(label: "timer")
        nonisolated(unsafe) let timer = DispatchSource.makeTimerSource(queue: queue)
        var count = 0
        timer.setEventHandler {
            count += 1
            continuation.yield(count)
        }
        timer.schedule(deadline: .now(), repeating: .milliseconds(interval))
        continuation.onTermination = { _ in
            timer.cancel()
            print("timer cancelled")
        }
        timer.resume()
    }
}

func listen() async {
    for await tick in ticks(everyMilliseconds: 20) {
        print("tick", tick)
        if tick == 3 { break }
    }
}

await listen()
print("enough")
