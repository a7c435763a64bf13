import Testing

actor Notebook {
    private(set) var saved: [String] = []

    func write(_ text: String) {
        Task {
            try await Task.sleep(for: .milliseconds(600))
            saved.append(text)
        }
    }
}

@Test func writingSaves() async throws {
    let notebook = Notebook()
    await notebook.write("dear diary")
    try await Task.sleep(for: .milliseconds(200))
    #expect(await notebook.saved == ["dear diary"])
}
// snippet.hide
await Testing.__swiftPMEntryPoint() as Never
