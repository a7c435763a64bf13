import Dispatch
import Synchronization

protocol ThermometerDelegate: AnyObject, Sendable {
    func thermometer(_ thermometer: Thermometer, measured degrees: Int)
    func thermometerRanDown(_ thermometer: Thermometer)
}

final class Thermometer: Sendable {
    private let queue = DispatchQueue(label: "thermometer")
    private let running = Mutex(false)
    private let battery: Int

    init(battery: Int) {
        self.battery = battery
    }

    var isRunning: Bool {
        running.withLock { $0 }
    }

    func start(reportingTo delegate: any ThermometerDelegate) {
        running.withLock { $0 = true }
        measure(20, reportingTo: delegate)
    }

    func stop() {
        running.withLock { $0 = false }
    }

    private func measure(_ degrees: Int, reportingTo delegate: any ThermometerDelegate) {
        queue.asyncAfter(deadline: .now() + .milliseconds(20)) { [self] in
            guard isRunning else { return }
            guard degrees < 20 + battery else { return delegate.thermometerRanDown(self) }
            delegate.thermometer(self, measured: degrees)
            measure(degrees + 1, reportingTo: delegate)
        }
    }
}

final class StreamingDelegate: ThermometerDelegate {
    private let continuation: AsyncStream<Int>.Continuation

    init(_ continuation: AsyncStream<Int>.Continuation) {
        self.continuation = continuation
    }

    func thermometer(_ thermometer: Thermometer, measured degrees: Int) {
        continuation.yield(degrees)
    }

    func thermometerRanDown(_ thermometer: Thermometer) {
        continuation.finish()
    }
}

extension Thermometer {
    func readings() -> AsyncStream<Int> {
        AsyncStream { continuation in
            continuation.onTermination = { _ in self.stop() }
            start(reportingTo: StreamingDelegate(continuation))
        }
    }
}

for await degrees in Thermometer(battery: 3).readings() {
    print(degrees, "degrees")
}
print("the battery is empty")

let thermometer = Thermometer(battery: 1000)
let watching = Task {
    for await degrees in thermometer.readings() where degrees == 22 {
        print("22 degrees, running: \(thermometer.isRunning)")
    }
}
try await Task.sleep(for: .milliseconds(400))
watching.cancel()
await watching.value
print("no longer watching, running: \(thermometer.isRunning)")
