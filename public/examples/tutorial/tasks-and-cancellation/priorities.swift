let low = Task.detached(priority: .low) { print("low") }
let high = Task.detached(priority: .high) { print("high") }
_ = await (low.value, high.value)
