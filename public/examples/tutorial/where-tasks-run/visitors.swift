var visitors = 0

@MainActor func countVisitor() {
    visitors += 1
}

await withTaskGroup(of: Void.self) { group in
    for _ in 1...1000 {
        group.addTask { await countVisitor() }
    }
}

print("\(visitors) visitors")
