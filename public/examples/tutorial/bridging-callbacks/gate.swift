actor Gate {
    private var isOpen = false
    private var waiting: [CheckedContinuation<Void, Never>] = []

    func pass() async {
        if isOpen { return }
        await withCheckedContinuation { waiting.append($0) }
    }

    func open() {
        isOpen = true
        for continuation in waiting {
            continuation.resume()
        }
        waiting = []
    }
}

let gate = Gate()
let visitors = Task {
    await withTaskGroup(of: Void.self) { group in
        for name in ["Ada", "Grace"] {
            group.addTask {
                await gate.pass()
                print("\(name) is in")
            }
        }
    }
}
try await Task.sleep(for: .milliseconds(200))
print("opening the gate")
await gate.open()
await visitors.value
