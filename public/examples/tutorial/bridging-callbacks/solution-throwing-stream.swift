import Dispatch

struct PageMissing: Error {}

func readAloud(
    _ lines: [String],
    onLine: @escaping @Sendable (String) -> Void,
    onEnd: @escaping @Sendable ((any Error)?) -> Void
) {
    DispatchQueue.global().async {
        for line in lines {
            if line.isEmpty { return onEnd(PageMissing()) }
            onLine(line)
        }
        onEnd(nil)
    }
}

func readAloud(_ lines: [String]) -> AsyncThrowingStream<String, any Error> {
    AsyncThrowingStream { continuation in
        readAloud(
            lines,
            onLine: { continuation.yield($0) },
            onEnd: { continuation.finish(throwing: $0) }
        )
    }
}

for text in [["Once", "upon a time"], ["Chapter two", "", "The end"]] {
    do {
        for try await line in readAloud(text) {
            print(line)
        }
        print("finished")
    } catch {
        print("caught:", error)
    }
}
