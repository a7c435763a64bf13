func repeatLater(_ action: @escaping @Sendable () -> Void) {
    Task { action() }
    Task { action() }
}

func count() {
    var count = 0
    repeatLater { count += 1 }
}
