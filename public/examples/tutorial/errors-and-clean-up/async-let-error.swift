struct NoSignal: Error {
    let gauge: String
}

func read(_ gauge: String, after time: Duration) async throws -> Int {
    try await Task.sleep(for: time)
    if gauge == "sluice" {
        print("the sluice fails")
        throw NoSignal(gauge: gauge)
    }
    return 17
}

do {
    async let well = read("well", after: .milliseconds(400))
    async let sluice = read("sluice", after: .milliseconds(200))
    print("the well stands at", try await well)
    print("the sluice stands at", try await sluice)
} catch {
    print("caught:", error)
}
