import Foundation

func onThreadOfItsOwn<Value: Sendable>(
    _ work: @escaping @Sendable () throws -> Value
) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
        DispatchQueue(label: "blocking work").async {
            continuation.resume(with: Result { try work() })
        }
    }
}

let mail = Pipe()
DispatchQueue(label: "sender").asyncAfter(deadline: .now() + 0.4) {
    mail.fileHandleForWriting.write(Data("a letter".utf8))
    try? mail.fileHandleForWriting.close()
}

let clock = Task { print("tick") }
let bytes = try await onThreadOfItsOwn {
    try mail.fileHandleForReading.readToEnd() ?? Data()
}
print(String(decoding: bytes, as: UTF8.self))

let pipes = (1...ProcessInfo.processInfo.activeProcessorCount).map { _ in Pipe() }

let first = try await withThrowingTaskGroup(of: String.self) { group in
    for pipe in pipes {
        group.addTask {
            _ = try await onThreadOfItsOwn { try pipe.fileHandleForReading.readToEnd() }
            return "a reader"
        }
    }
    try await Task.sleep(for: .milliseconds(200))
    group.addTask { "the newcomer" }
    let first = try await group.next()!
    for pipe in pipes { try pipe.fileHandleForWriting.close() }
    return first
}
print("first:", first)
