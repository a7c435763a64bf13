struct Burnt: Error {}

await withThrowingTaskGroup(of: Void.self) { group in
    group.addTask { throw Burnt() }
}
print("group: no error")

do {
    try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { throw Burnt() }
        try await group.waitForAll()
    }
} catch {
    print("group with waitForAll:", error)
}

do {
    try await withThrowingDiscardingTaskGroup { group in
        group.addTask { throw Burnt() }
    }
} catch {
    print("discarding group:", error)
}
