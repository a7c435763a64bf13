import Foundation

@concurrent func write(_ text: String, to path: String) async throws {
    try text.write(toFile: path, atomically: true, encoding: .utf8)
}

@concurrent func read(_ path: String) async throws -> String {
    try String(contentsOfFile: path, encoding: .utf8)
}

try await write("Hello, asynchronous file I/O!", to: "example.txt")
print(try await read("example.txt"))
