func sum() async -> Int {
    var total = 0
    await withTaskGroup(of: Void.self) { group in
        for number in 1...3 {
            group.addTask { total += number }
        }
    }
    return total
}
