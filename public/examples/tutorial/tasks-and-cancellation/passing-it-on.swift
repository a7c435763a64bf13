func work(_ name: String) async {
    do {
        try await Task.sleep(for: .seconds(60))
        print("\(name): finished")
    } catch {
        print("\(name): cancelled")
    }
}

let parent = Task {
    let helper = Task { await work("helper") }
    await withTaskCancellationHandler {
        await helper.value
    } onCancel: {
        helper.cancel()
    }
}
try await Task.sleep(for: .milliseconds(200))
parent.cancel()
await parent.value
