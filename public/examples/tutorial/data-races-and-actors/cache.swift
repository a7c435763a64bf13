actor Pictures {
    private var tasks: [String: Task<String, any Error>] = [:]

    func picture(_ name: String) async throws -> String {
        if let task = tasks[name] {
            return try await task.value
        }
        let task = Task {
            print("fetching", name)
            try await Task.sleep(for: .milliseconds(200))
            return "<\(name)>"
        }
        tasks[name] = task
        return try await task.value
    }
}

let pictures = Pictures()
async let first = pictures.picture("cat")
async let second = pictures.picture("cat")
print(try await first, try await second)
