func printBook(pages: Int) async {
    for page in 1...pages {
        Task {
            try await Task.sleep(for: .milliseconds(400 * page))
            print("page", page)
        }
    }
}

let job = Task { await printBook(pages: 3) }
await job.value
print("all pages printed")
job.cancel()
try await Task.sleep(for: .milliseconds(1000))
