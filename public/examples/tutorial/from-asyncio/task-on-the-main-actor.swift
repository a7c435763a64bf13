func keepBusy(for time: Duration) {
    let end = ContinuousClock.now + time
    while ContinuousClock.now < end {}
}

let task = Task { print("task: running") }
let immediate = Task.immediate { print("immediate: running") }
keepBusy(for: .milliseconds(200))
print("caller: about to wait")
await immediate.value
await task.value
