import Synchronization

final class Pump: Sendable {
    private let running = Atomic(true)

    func run() async {
        while running.load(ordering: .relaxed) { await Task.yield() }
        print("pump: stopped")
    }

    func stop() {
        running.store(false, ordering: .relaxed)
    }
}

func pumpOut() async {
    let pump = Pump()
    await withTaskCancellationHandler {
        await pump.run()
    } onCancel: {
        pump.stop()
    }
}

let task = Task { await pumpOut() }
try await Task.sleep(for: .milliseconds(200))
task.cancel()
await task.value
print("the cellar may be wet")
