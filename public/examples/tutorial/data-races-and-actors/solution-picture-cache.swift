struct Offline: Error {}

actor Pictures {
    private var tasks: [String: Task<String, any Error>] = [:]
    private var attempts = 0

    func picture(_ name: String) async throws -> String {
        let task = tasks[name] ?? Task { try await fetch(name) }
        tasks[name] = task
        do {
            return try await task.value
        } catch {
            if tasks[name] == task { tasks[name] = nil }
            throw error
        }
    }

    private func fetch(_ name: String) async throws -> String {
        attempts += 1
        print("attempt", attempts)
        try await Task.sleep(for: .milliseconds(20))
        if attempts == 1 { throw Offline() }
        return "<\(name)>"
    }
}

let pictures = Pictures()
for _ in 1...3 {
    do {
        print(try await pictures.picture("cat"))
    } catch {
        print("caught:", error)
    }
}
