struct NoSignal: Error {}

func slow() async throws -> Int {
    do {
        try await Task.sleep(for: .milliseconds(400))
        print("slow: finished")
    } catch {
        print("slow: cancelled")
    }
    return 1
}

func failing() async throws -> Int {
    throw NoSignal()
}

func slowFirst() async throws -> Int {
    async let a = slow()
    async let b = failing()
    return try await a + b
}

func failingFirst() async throws -> Int {
    async let a = slow()
    async let b = failing()
    return try await b + a
}

do { _ = try await slowFirst() } catch { print(error) }
do { _ = try await failingFirst() } catch { print(error) }
