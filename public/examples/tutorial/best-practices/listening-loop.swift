func scan(_ files: ClosedRange<Int>) async throws -> Int {
    var scanned = 0
    for _ in files {
        try Task.checkCancellation()
        scanned += 1
        await Task.yield()
    }
    return scanned
}

let task = Task { try await scan(1...1000) }
task.cancel()
print(await task.result)
