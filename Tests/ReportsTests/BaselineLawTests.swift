import Reports
import Testing

@Suite struct `A baseline` {
    private static let failures = [
        ("docs/b.md", "a-b2", "x: y: z"), ("C: \\n/a.md", "code", "\\ back\n\nslash\r\n"),
        ("docs/a.md", "code", ""), ("docs/a.md", "code", ""), ("# é.md", "code", "  \u{301}"),
        ("a:", "b", ": "),
    ].map { Baseline.Failure(page: $0.0, code: $0.1, text: $0.2) }

    @Test func `is what its text is read as`() throws {
        let baseline = Baseline(Self.failures)
        let text = baseline.text
        #expect(try Baseline.read(text).get() == baseline)
        #expect(text.split(separator: "\n").count == 1 + Self.failures.count)
        let lines = text.split(separator: "\n").dropFirst()
        #expect(
            try Baseline.read("sitegen-baseline 1\r\n" + lines.joined(separator: "\r\n")).get()
                == baseline)
        #expect(Baseline(Self.failures.reversed()).text == text)
    }

    @Test(arguments: [
        ("", 1), ("docs/a.md: code: text\n", 1), ("sitegen-baseline 1\n\na: b\n", 3),
        ("sitegen-baseline 1\na: b: c\na: B: c\n", 3), ("sitegen-baseline 1\na: b: \\x\n", 2),
        ("sitegen-baseline 1\na:c: b: x\n", 2),
    ])
    func `of another text is none, and says where`(_ text: String, _ line: Int) {
        guard case .failure(let misread) = Baseline.read(text) else {
            Issue.record("it is read")
            return
        }
        #expect(misread.line == line)
    }
}
