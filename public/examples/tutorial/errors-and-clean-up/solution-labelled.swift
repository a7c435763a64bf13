struct Labelled: Error {
    let name: String
    let cause: any Error
}

nonisolated(nonsending) func labelled<Value>(
    _ name: String, _ body: nonisolated(nonsending) () async throws -> Value
) async throws -> Value {
    do {
        return try await body()
    } catch let error as CancellationError {
        throw error
    } catch {
        throw Labelled(name: name, cause: error)
    }
}

struct NoSignal: Error {}

do {
    try await withThrowingTaskGroup(of: Int.self) { group in
        for gauge in ["well", "sluice", "harbour"] {
            group.addTask {
                try await labelled(gauge) {
                    if gauge == "sluice" { throw NoSignal() }
                    try await Task.sleep(for: .seconds(60))
                    return 17
                }
            }
        }
        for try await _ in group {}
    }
} catch {
    print("caught:", error)
}
