import Foundation

let mail = Pipe()
DispatchQueue(label: "sender").asyncAfter(deadline: .now() + 0.4) {
    mail.fileHandleForWriting.write(Data("a letter".utf8))
    try? mail.fileHandleForWriting.close()
}

@MainActor func receive() async throws -> String {
    let bytes = try mail.fileHandleForReading.readToEnd()
    return String(decoding: bytes ?? Data(), as: UTF8.self)
}

let clock = Task { print("tick") }
print(try await receive())
await clock.value
