extension Result where Failure == any Error {
    nonisolated(nonsending) init(
        awaiting body: nonisolated(nonsending) () async throws -> Success
    ) async {
        do {
            self = .success(try await body())
        } catch {
            self = .failure(error)
        }
    }
}

struct NoSignal: Error {}

func read(_ gauge: String) async throws -> Int {
    if gauge == "sluice" { throw NoSignal() }
    return 17
}

for gauge in ["well", "sluice"] {
    print(await Result(awaiting: { try await read(gauge) }))
}
