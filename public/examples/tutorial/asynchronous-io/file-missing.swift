import Foundation

let queue = DispatchQueue(label: "files")

func channel(_ path: String, _ flags: Int32) -> DispatchIO {
    let path = URL(fileURLWithPath: path).path  // a channel wants an absolute path
    return DispatchIO(
        type: .stream, path: path, oflag: flags, mode: 0o644, queue: queue, cleanupHandler: { _ in })!
}

func systemError(_ code: Int32) -> any Error {
    POSIXError(POSIXErrorCode(rawValue: code) ?? .EIO)
}

func write(_ text: String, to path: String) async throws {
    let bytes = Data(text.utf8).withUnsafeBytes { DispatchData(bytes: $0) }
    try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
        let file = channel(path, O_WRONLY | O_CREAT | O_TRUNC)
        file.write(offset: 0, data: bytes, queue: queue) { done, _, code in
            guard done else { return }
            if code == 0 { continuation.resume() } else { continuation.resume(throwing: systemError(code)) }
        }
        file.close()
    }
}

func read(_ path: String) async throws -> String {
    try await withCheckedThrowingContinuation { continuation in
        var contents = Data()
        let file = channel(path, O_RDONLY)
        file.read(offset: 0, length: .max, queue: queue) { done, part, code in
            if let part { contents.append(contentsOf: part) }
            guard done else { return }
            if code == 0 {
                continuation.resume(returning: String(decoding: contents, as: UTF8.self))
            } else {
                continuation.resume(throwing: systemError(code))
            }
        }
        file.close()
    }
}

try await write("Hello, asynchronous file I/O!", to: "example.txt")
print(try await read("example.txt"))

do {
    print(try await read("no-such-file.txt"))
} catch let error as POSIXError where error.code == .ENOENT {
    print("there is no such file")
}
