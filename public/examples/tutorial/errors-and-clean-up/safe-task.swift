struct OutOfPaper: Error {}

func printReport(pages: Int) async throws {
    try await Task.sleep(for: .milliseconds(20))
    if pages > 10 { throw OutOfPaper() }
}

func safeTask(pages: Int) async {
    defer { print("cleaning up after the task") }
    do {
        print("start of the task")
        try await printReport(pages: pages)
        print("task completed")
    } catch {
        print("error:", error)
    }
}

await safeTask(pages: 3)
await safeTask(pages: 30)
