import Dispatch

@MainActor func load() -> Task<Void, Never> {
    let loaded = DispatchSemaphore(value: 0)
    let task = Task {
        print("loading")
        loaded.signal()
    }
    let outcome = loaded.wait(timeout: .now() + 0.4)
    print(outcome == .success ? "loaded" : "waited in vain")
    return task
}

await load().value
