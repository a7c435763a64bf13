let stubborn = Task {
    for page in 1...3 {
        await Task.yield()
        print("printing page", page)
    }
}
stubborn.cancel()
print("cancelled:", stubborn.isCancelled)
await stubborn.value
