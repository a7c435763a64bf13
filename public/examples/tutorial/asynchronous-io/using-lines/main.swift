import Foundation

func chunks(of path: String, atMost size: Int) -> AsyncThrowingStream<Data, any Error> {
    let (chunks, continuation) = AsyncThrowingStream.makeStream(of: Data.self)
    let queue = DispatchQueue(label: "chunks of \(path)")
    let path = URL(fileURLWithPath: path).path
    let file = DispatchIO(
        type: .stream, path: path, oflag: O_RDONLY, mode: 0, queue: queue, cleanupHandler: { _ in })!
    file.setLimit(highWater: size)
    continuation.onTermination = { _ in file.close(flags: .stop) }
    file.read(offset: 0, length: .max, queue: queue) { done, part, code in
        if let part, !part.isEmpty { continuation.yield(Data(part)) }
        guard done else { return }
        if code == 0 {
            continuation.finish()
        } else {
            continuation.finish(throwing: POSIXError(POSIXErrorCode(rawValue: code) ?? .EIO))
        }
    }
    return chunks
}

for try await chunk in chunks(of: "errands.txt", atMost: 8) {
    print("\(chunk.count) bytes:", String(decoding: chunk, as: UTF8.self).split(separator: "\n"))
}

struct Lines: AsyncSequence {
    let chunks: AsyncThrowingStream<Data, any Error>

    struct Iterator: AsyncIteratorProtocol {
        var chunks: AsyncThrowingStream<Data, any Error>.Iterator
        var rest = Data()

        mutating func next() async throws -> String? {
            while true {
                if let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
                    defer { rest = rest[rest.index(after: end)...] }
                    return String(decoding: rest[..<end], as: UTF8.self)
                }
                guard let chunk = try await chunks.next() else { break }
                rest += chunk
            }
            defer { rest = Data() }
            return rest.isEmpty ? nil : String(decoding: rest, as: UTF8.self)
        }
    }

    func makeAsyncIterator() -> Iterator {
        Iterator(chunks: chunks.makeAsyncIterator())
    }
}

func lines(of path: String) -> Lines {
    Lines(chunks: chunks(of: path, atMost: 8))
}

for try await line in lines(of: "errands.txt") {
    print("to do:", line)
}

print(try await lines(of: "errands.txt").first { $0.contains("é") } ?? "none")

do {
    for try await line in lines(of: "no-such-file.txt") { print(line) }
} catch let error as POSIXError {
    print("no such file:", error.code == .ENOENT)
}
