struct Fire: Error {}

do {
    try await withThrowingDiscardingTaskGroup { group in
        group.addTask {
            do {
                try await Task.sleep(for: .seconds(60))
                print("lunch is over")
            } catch {
                print("leaving lunch")
            }
        }
        group.addTask {
            try await Task.sleep(for: .milliseconds(200))
            throw Fire()
        }
    }
} catch {
    print("stopped by", error)
}
