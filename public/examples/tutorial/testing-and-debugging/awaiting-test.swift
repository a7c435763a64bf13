import Testing

actor Notebook {
    private(set) var saved: [String] = []

    @discardableResult
    func write(_ text: String) -> Task<Void, any Error> {
        Task {
            try await Task.sleep(for: .milliseconds(20))
            saved.append(text)
        }
    }
}

@Test func writingSaves() async throws {
    let notebook = Notebook()
    try await notebook.write("dear diary").value
    #expect(await notebook.saved == ["dear diary"])
}
// snippet.hide
await Testing.__swiftPMEntryPoint() as Never
