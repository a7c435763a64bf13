func work(_ name: String) async {
    do {
        try await Task.sleep(for: .milliseconds(600))
        print("\(name): finished")
    } catch {
        print("\(name): cancelled")
    }
}

let parent = Task {
    let stray = Task { await work("stray") }
    await withTaskGroup(of: Void.self) { group in
        group.addTask {
            async let grandchild: Void = work("grandchild")
            await grandchild
        }
    }
    print("parent: cancelled, and waiting for the stray")
    await stray.value
}
try await Task.sleep(for: .milliseconds(200))
parent.cancel()
await parent.value
