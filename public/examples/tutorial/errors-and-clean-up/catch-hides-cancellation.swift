let delivery = Task {
    for attempt in 1...3 {
        do {
            try await Task.sleep(for: .seconds(60))
        } catch {
            print("attempt \(attempt) failed")
        }
    }
}
delivery.cancel()
await delivery.value
