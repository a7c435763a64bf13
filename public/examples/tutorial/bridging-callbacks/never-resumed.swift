func weigh(_ parcel: String, completion: (Int) -> Void) {
    completion(parcel == "feather" ? -1 : 250)
}

func weight(of parcel: String) async -> Int {
    await withCheckedContinuation { continuation in
        weigh(parcel) { grams in
            guard grams >= 0 else { return }
            continuation.resume(returning: grams)
        }
    }
}

let weighing = Task {
    print("weighing")
    print("it weighs", await weight(of: "feather"))
}
try await Task.sleep(for: .milliseconds(200))
print("still no weight")
