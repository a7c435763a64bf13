struct NoSignal: Error {}

func readWell() async throws -> Int {
    do {
        try await Task.sleep(for: .seconds(60))
    } catch {
        print("the well is cancelled")
        throw error
    }
    return 17
}

func readSluice() async throws -> Int {
    try await Task.sleep(for: .milliseconds(200))
    throw NoSignal()
}

do {
    async let well = readWell()
    async let sluice = readSluice()
    print("the sluice stands at", try await sluice)
    print("the well stands at", try await well)
} catch {
    print("caught:", error)
}
