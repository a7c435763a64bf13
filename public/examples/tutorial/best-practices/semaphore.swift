import Dispatch

func priceNow() -> Int? {
    let answered = DispatchSemaphore(value: 0)
    Task { @MainActor in
        print("looking up the price")
        answered.signal()
    }
    return answered.wait(timeout: .now() + 0.2) == .success ? 42 : nil
}

print(priceNow().map(String.init) ?? "no answer")
try await Task.sleep(for: .milliseconds(200))
