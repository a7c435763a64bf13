struct Unreachable: Error {}

func fetch(from server: String, after time: Duration) async throws -> String {
    try await Task.sleep(for: time)
    if server == "Bergen" { throw Unreachable() }
    return "a file from \(server)"
}

let file: String? = await withThrowingTaskGroup(of: String.self) { group in
    group.addTask { try await fetch(from: "Oslo", after: .milliseconds(400)) }
    group.addTask { try await fetch(from: "Bergen", after: .milliseconds(200)) }
    defer { group.cancelAll() }
    while let outcome = await group.nextResult() {
        switch outcome {
        case .success(let file): return file
        case .failure(let error): print("not this one:", error)
        }
    }
    return nil
}
print(file ?? "no server answered")
