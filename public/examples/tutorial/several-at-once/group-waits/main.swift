await withThrowingTaskGroup(of: Void.self) { group in
    group.addTask {
        try await Task.sleep(for: .milliseconds(200))
        print("child: finished")
    }
    print("leaving the closure")
}
print("past the group")
