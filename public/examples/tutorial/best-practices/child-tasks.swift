func printBook(pages: Int) async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
        for page in 1...pages {
            group.addTask {
                try await Task.sleep(for: .milliseconds(200 * page))
                print("page", page)
            }
        }
        try await group.waitForAll()
    }
}

try await printBook(pages: 3)
print("all pages printed")
