func keepBusy(for time: Duration) {
    let end = ContinuousClock.now + time
    while ContinuousClock.now < end {}
}

func child() async {
    print("child: running")
}

async let running: Void = child()
keepBusy(for: .milliseconds(200))
print("caller: about to wait")
await running
