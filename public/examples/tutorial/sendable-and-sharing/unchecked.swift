import Dispatch

/// The queue protects `lines`: no other code uses it.
final class Log: @unchecked Sendable {
    private let queue = DispatchQueue(label: "log")
    private var lines: [String] = []

    func write(_ line: String) {
        queue.sync { lines.append(line) }
    }

    var count: Int {
        queue.sync { lines.count }
    }
}

let log = Log()
await withTaskGroup(of: Void.self) { group in
    for number in 1...100 {
        group.addTask { log.write("line \(number)") }
    }
}
print(log.count)  // Prints "100"
