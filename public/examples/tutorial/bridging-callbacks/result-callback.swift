import Dispatch

struct UnknownWord: Error {}

func translate(
    _ word: String, completion: @escaping @Sendable (Result<String, any Error>) -> Void
) {
    DispatchQueue.global().async {
        completion(word == "hund" ? .success("dog") : .failure(UnknownWord()))
    }
}

func translate(_ word: String) async throws -> String {
    try await withCheckedThrowingContinuation { continuation in
        translate(word) { continuation.resume(with: $0) }
    }
}

print(try await translate("hund"))
do {
    print(try await translate("hnud"))
} catch {
    print("caught:", error)
}
