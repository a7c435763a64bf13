struct ScaleBroken: Error {}

func weigh(_ parcel: String, completion: (Int) -> Void) {
    completion(parcel == "feather" ? -1 : 250)
}

func weight(of parcel: String) async throws -> Int {
    try await withCheckedThrowingContinuation { continuation in
        weigh(parcel) { grams in
            if grams < 0 { continuation.resume(throwing: ScaleBroken()) }
            continuation.resume(returning: grams)
        }
    }
}

print(try await weight(of: "book"))
print(try await weight(of: "feather"))
