import Dispatch

func answer() async -> Int {
    await withCheckedContinuation { continuation in
        DispatchQueue.global().asyncAfter(deadline: .now() + .milliseconds(400)) {
            continuation.resume(returning: 42)
        }
    }
}

let asking = Task { await answer() }
asking.cancel()
print(await asking.value)
