func sum() async -> Int {
    await withTaskGroup(of: Int.self) { group in
        for number in 1...3 {
            group.addTask { number }
        }
        var total = 0
        for await number in group {
            total += number
        }
        return total
    }
}

print(await sum())
