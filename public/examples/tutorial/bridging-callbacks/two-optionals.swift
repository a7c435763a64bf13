import Dispatch

struct UnknownWord: Error {}
struct NoAnswer: Error {}

func translate(
    _ word: String, completion: @escaping @Sendable (String?, (any Error)?) -> Void
) {
    DispatchQueue.global().async {
        switch word {
        case "hund": completion("dog", nil)
        case "": completion(nil, nil)
        default: completion(nil, UnknownWord())
        }
    }
}

func translate(_ word: String) async throws -> String {
    try await withCheckedThrowingContinuation { continuation in
        translate(word) { translation, error in
            switch (translation, error) {
            case (let translation?, _): continuation.resume(returning: translation)
            case (nil, let error?): continuation.resume(throwing: error)
            case (nil, nil): continuation.resume(throwing: NoAnswer())
            }
        }
    }
}

for word in ["hund", "hnud", ""] {
    do {
        print(try await translate(word))
    } catch {
        print("caught:", error)
    }
}
