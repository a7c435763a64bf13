import Diagnostics
import Testing

private func diagnostic(
    _ path: String = "a.md", _ line: Int = 1, _ column: Int = 1,
    _ severity: Diagnostic.Severity = .error, code: String = "code", _ summary: String = "text"
) -> Diagnostic {
    Diagnostic(
        code: code, severity: severity, summary: summary,
        location: SourceLocation(path: path, line: line, column: column))
}

/// The diagnostics, given in another order, come in this one.
private func checkOrder(
    _ ordered: [Diagnostic], sourceLocation: Testing.SourceLocation = #_sourceLocation
) {
    #expect(ordered.reversed().sortedByPlace == ordered, sourceLocation: sourceLocation)
}

@Suite struct `Order of diagnostics` {
    @Test func `by path`() {
        checkOrder([diagnostic("a.md", 9), diagnostic("b.md", 1)])
    }

    @Test func `by line as a number`() {
        checkOrder([diagnostic("a.md", 9), diagnostic("a.md", 10)])
    }

    @Test func `by column as a number`() {
        checkOrder([diagnostic("a.md", 1, 9), diagnostic("a.md", 1, 10)])
    }

    @Test func `errors, warnings, notes`() {
        checkOrder([
            diagnostic("a.md", 1, 1, .error, "c"), diagnostic("a.md", 1, 1, .warning, "b"),
            diagnostic("a.md", 1, 1, .note, "a"),
        ])
    }

    @Test func `by code, then by words`() {
        checkOrder([
            diagnostic(code: "a", "z"), diagnostic(code: "b", "x"), diagnostic(code: "b", "y"),
        ])
    }

    @Test func `each once`() {
        #expect([diagnostic(), diagnostic()].sortedByPlace == [diagnostic()])
    }

    @Test func `other details are another problem`() {
        var other = diagnostic()
        other.details = ["detail"]
        #expect([diagnostic(), other].sortedByPlace.count == 2)
    }

    @Test func `only an error makes a site fail`() {
        #expect(![diagnostic("a.md", 1, 1, .warning)].holdErrors)
        #expect([diagnostic("a.md", 1, 1, .warning), diagnostic()].holdErrors)
    }
}

@Suite struct `Values with their problems` {
    @Test func `a mapped value keeps its problems`() {
        #expect(Diagnosed(2, [diagnostic()]).map { $0 * 2 } == Diagnosed(4, [diagnostic()]))
    }

    @Test func `collected problems go to the end`() {
        var found = [diagnostic("a.md")]
        #expect(Diagnosed(2, [diagnostic("b.md")]).collecting(into: &found) == 2)
        #expect(found == [diagnostic("a.md"), diagnostic("b.md")])
    }
}
