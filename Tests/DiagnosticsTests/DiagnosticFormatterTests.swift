import Diagnostics
import Testing

private func diagnostic(
    _ severity: Diagnostic.Severity = .error, _ summary: String = "wrong", details: [String] = [],
    hint: String? = nil, path: String = "a.md", line: Int = 1, column: Int = 1
) -> Diagnostic {
    Diagnostic(
        code: "code", severity: severity, summary: summary, details: details, hint: hint,
        location: SourceLocation(path: path, line: line, column: column))
}

/// The text of `a.md` is given; the words are shown without their final line feed.
private func check(
    _ diagnostic: Diagnostic, in text: String = "", colors: Bool = false, shows words: String,
    sourceLocation: Testing.SourceLocation = #_sourceLocation
) {
    let formatter = DiagnosticFormatter(
        colors: colors, sources: ["a.md": SourceFile(path: "a.md", text: text)])
    #expect(formatter.format(diagnostic) == words + "\n", sourceLocation: sourceLocation)
}

@Suite struct `Diagnostics for people` {
    @Test func `place, weight, headline, code`() {
        check(diagnostic(), shows: "a.md:1:1: error: wrong [code]")
    }

    @Test func `a warning says so`() {
        check(diagnostic(.warning), shows: "a.md:1:1: warning: wrong [code]")
    }

    @Test func `a note says so`() {
        check(diagnostic(.note), shows: "a.md:1:1: note: wrong [code]")
    }

    @Test func `an excerpt shows the line`() {
        check(
            diagnostic(line: 2), in: "one\ntwo\n",
            shows: """
                a.md:2:1: error: wrong [code]
                2 | two
                """)
    }

    @Test func `another file has no excerpt`() {
        check(diagnostic(path: "b.md"), in: "one", shows: "b.md:1:1: error: wrong [code]")
    }

    @Test func `a caret stands under the column`() {
        check(
            diagnostic(column: 5), in: "one two",
            shows: """
                a.md:1:5: error: wrong [code]
                1 | one two
                  |     ^
                """)
    }

    @Test func `the gutter is as wide as the number`() {
        check(
            diagnostic(line: 10, column: 2), in: String(repeating: "\n", count: 9) + "ten",
            shows: """
                a.md:10:2: error: wrong [code]
                10 | ten
                   |  ^
                """)
    }

    @Test func `tabs before the caret stay tabs`() {
        check(
            diagnostic(column: 4), in: "\ta\tb",
            shows: "a.md:1:4: error: wrong [code]\n1 | \ta\tb\n  | \t \t^")
    }

    @Test func `a letter of several bytes is one place wide`() {
        check(
            diagnostic(column: 5), in: "éé!",
            shows: """
                a.md:1:5: error: wrong [code]
                1 | éé!
                  |   ^
                """)
    }

    @Test func `a column past the end is the end`() {
        check(
            diagnostic(column: 40), in: "one",
            shows: """
                a.md:1:40: error: wrong [code]
                1 | one
                  |    ^
                """)
    }

    @Test func `a long line is shown around the place`() {
        let line = String(repeating: "a", count: 1000) + "x" + String(repeating: "b", count: 1000)
        check(
            diagnostic(column: 1001), in: line,
            shows: """
                a.md:1:1001: error: wrong [code]
                1 | …\(String(repeating: "a", count: 80))x\(String(repeating: "b", count: 159))…
                  | \(String(repeating: " ", count: 81))^
                """)
    }

    @Test func `a long line is shown from its beginning`() {
        let line = String(repeating: "a", count: 1000)
        check(
            diagnostic(column: 3), in: line,
            shows: """
                a.md:1:3: error: wrong [code]
                1 | \(String(repeating: "a", count: 162))…
                  |   ^
                """)
    }

    @Test func `a long line is shown to its end`() {
        let line = String(repeating: "a", count: 1000)
        check(
            diagnostic(column: 5000), in: line,
            shows: """
                a.md:1:5000: error: wrong [code]
                1 | …\(String(repeating: "a", count: 80))
                  | \(String(repeating: " ", count: 81))^
                """)
    }

    @Test(arguments: 1...12) func `a long line is never cut within a letter`(column: Int) {
        let line = String(repeating: "é", count: 100) + String(repeating: "👍", count: 300)
        let formatter = DiagnosticFormatter(
            colors: false, sources: ["a.md": SourceFile(path: "a.md", text: line)])
        for start in stride(from: column, to: line.utf8.count + 20, by: 12) {
            let words = formatter.format(diagnostic(column: start))
            let excerpt = words.split(separator: "\n")[1].dropFirst(4)
            #expect(excerpt.allSatisfy { "é👍…".contains($0) }, "\(start): \(excerpt)")
        }
    }

    @Test func `an endless headline is cut`() {
        let words = DiagnosticFormatter(colors: false, sources: [:])
            .format(
                diagnostic(.error, "'" + String(repeating: "a", count: 1_000_000) + "' is none"))
        #expect(words.count < 1000)
        #expect(words.hasSuffix("a' is none [code]\n"))
    }

    @Test func `an empty line has an excerpt without white space at its end`() {
        check(
            diagnostic(), in: "\n",
            shows: """
                a.md:1:1: error: wrong [code]
                1 |
                """)
    }

    @Test func `details follow the excerpt`() {
        check(
            diagnostic(details: ["- 1", "+ 2", ""]), in: "one",
            shows: """
                a.md:1:1: error: wrong [code]
                1 | one
                  | - 1
                  | + 2
                  |
                """)
    }

    @Test func `a hint comes last, its lines below one another`() {
        check(
            diagnostic(details: ["detail"], hint: "put this:\n```\n\n```"), in: "one",
            shows: """
                a.md:1:1: error: wrong [code]
                1 | one
                  | detail
                  = put this:
                    ```

                    ```
                """)
    }

    @Test func `control characters are made visible everywhere`() {
        check(
            diagnostic(
                .error, "a\u{1B}[2J", details: ["b\u{0}\nc"], hint: "d\u{7F}", path: "a.md"),
            in: "e\u{8}\u{202E}",
            shows: """
                a.md:1:1: error: a␛[2J [code]
                1 | e␈\u{FFFD}
                  | b␀␊c
                  = d␡
                """)
    }

    @Test func `a path cannot steer the terminal`() {
        check(diagnostic(path: "\u{1B}c.md"), shows: "␛c.md:1:1: error: wrong [code]")
    }

    @Test func `colours are escapes around the same words`() {
        check(
            diagnostic(details: ["- 1", "+ 2", "  3"], hint: "do it", column: 2), in: "one",
            colors: true,
            shows: """
                \u{1B}[1ma.md:1:2:\u{1B}[0m \u{1B}[1;31merror:\u{1B}[0m \u{1B}[1mwrong\u{1B}[0m [code]
                1 | one
                  |  \u{1B}[32m^\u{1B}[0m
                  | \u{1B}[31m- 1\u{1B}[0m
                  | \u{1B}[32m+ 2\u{1B}[0m
                  |   3
                  = do it
                """)
    }

    @Test func `warnings and notes have colours of their own`() {
        check(
            diagnostic(.warning), colors: true,
            shows: "\u{1B}[1ma.md:1:1:\u{1B}[0m \u{1B}[1;33mwarning:\u{1B}[0m "
                + "\u{1B}[1mwrong\u{1B}[0m [code]")
        check(
            diagnostic(.note), colors: true,
            shows: "\u{1B}[1ma.md:1:1:\u{1B}[0m \u{1B}[1;36mnote:\u{1B}[0m "
                + "\u{1B}[1mwrong\u{1B}[0m [code]")
    }
}
