import Foundation

struct Empty: Error {}

func readPassword(from typed: String) throws -> String {
    Thread.sleep(forTimeInterval: 0.1)
    if typed.isEmpty { throw Empty() }
    return typed
}

let keyboard = DispatchQueue(label: "keyboard")

func onKeyboard<Value: Sendable>(
    _ work: @escaping @Sendable () throws -> Value
) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
        keyboard.async { continuation.resume(with: Result { try work() }) }
    }
}

print(try await onKeyboard { try readPassword(from: "sesame") })
do {
    print(try await onKeyboard { try readPassword(from: "") })
} catch {
    print("caught:", error)
}
