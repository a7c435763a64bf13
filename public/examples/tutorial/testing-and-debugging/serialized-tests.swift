import Testing

@Suite(.serialized) struct Cellar {
    @Test func fill() async throws {
        try await Task.sleep(for: .milliseconds(200))
        print("filled")
    }

    @Test func empty() {
        print("emptied")
    }
}
// snippet.hide
await Testing.__swiftPMEntryPoint() as Never
