struct Closed: Error {}

func visit(_ place: String, after time: Duration) async throws -> String {
    try await Task.sleep(for: time)
    if place == "museum" { throw Closed() }
    return place
}

do {
    try await withThrowingTaskGroup(of: String.self) { group in
        group.addTask { try await visit("park", after: .milliseconds(200)) }
        group.addTask { try await visit("museum", after: .milliseconds(400)) }
        group.addTask { try await visit("tower", after: .seconds(60)) }
        for try await place in group {
            print("visited the", place)
        }
    }
} catch {
    print("going home:", error)
}
