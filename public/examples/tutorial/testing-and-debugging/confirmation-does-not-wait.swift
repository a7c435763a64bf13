import Testing

func ringLater(_ ring: @escaping @Sendable () -> Void) {
    Task {
        try await Task.sleep(for: .milliseconds(200))
        ring()
    }
}

@Test func bellRings() async {
    await confirmation("bell rings") { rings in
        ringLater { rings() }
    }
}
// snippet.hide
await Testing.__swiftPMEntryPoint() as Never
