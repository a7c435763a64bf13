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

func chunks(of path: String, atMost size: Int) throws -> AsyncThrowingStream<Data, any Error> {
    let file = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
    return AsyncThrowingStream {
        let chunk = try await onThreadOfItsOwn { try file.read(upToCount: size) }
        print("read a piece")
        return chunk.flatMap { $0.isEmpty ? nil : $0 }
    }
}

for try await chunk in try chunks(of: "poem.txt", atMost: 15) {
    print("have", chunk.count)
}
