try await withThrowingTaskGroup(of: Void.self) { group in
    for _ in 1...3 { group.addTask {} }
    try await Task.sleep(for: .milliseconds(400))
    print("all have left, and the group is empty:", group.isEmpty)
}

try await withThrowingDiscardingTaskGroup { group in
    for _ in 1...3 { group.addTask {} }
    try await Task.sleep(for: .milliseconds(400))
    print("all have left, and the discarding group is empty:", group.isEmpty)
}
