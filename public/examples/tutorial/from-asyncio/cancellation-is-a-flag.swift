func step(_ number: Int) async {
    print("step \(number), cancelled: \(Task.isCancelled)")
}

let task = Task {
    await step(1)
    await step(2)
    try await Task.sleep(for: .seconds(60))
    await step(3)
}
task.cancel()
print(await task.result)
