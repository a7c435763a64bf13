func task1() async throws {
    print("Task 1 started")
    try await Task.sleep(for: .milliseconds(400))
    print("Task 1 finished")
}

func task2() async throws {
    print("Task 2 started")
    try await Task.sleep(for: .milliseconds(200))
    print("Task 2 finished")
}

async let one: Void = task1()
async let two: Void = task2()
_ = try await (one, two)
