func scan(_ files: ClosedRange<Int>) async -> Int {
    var scanned = 0
    for _ in files {
        scanned += 1
        await Task.yield()
    }
    return scanned
}

let task = Task { await scan(1...1000) }
task.cancel()
print("scanned", await task.value)  // Prints "scanned 1000"
