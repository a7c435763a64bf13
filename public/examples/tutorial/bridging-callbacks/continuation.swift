import Dispatch

func translate(_ word: String, completion: @escaping @Sendable (String) -> Void) {
    let dictionary = ["hund": "dog", "katze": "cat"]
    DispatchQueue.global().asyncAfter(deadline: .now() + .milliseconds(20)) {
        completion(dictionary[word] ?? word)
    }
}

func translate(_ word: String) async -> String {
    await withCheckedContinuation { continuation in
        print("asking for", word)
        translate(word) { translation in
            continuation.resume(returning: translation)
        }
    }
}

print(await translate("hund"))
print(await translate("katze"))
