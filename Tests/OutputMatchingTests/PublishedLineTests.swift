import OutputMatching
import Testing

/// The published lines, with … for an ellipsis.
private func check(
    _ matching: OutputPattern.Matching = .exact, stated: String, printed: String,
    publishes lines: [String], sourceLocation: Testing.SourceLocation = #_sourceLocation
) {
    let pattern = OutputPattern(text: stated, matching: matching)
    let published = pattern.normalised(OutputLines(text: printed)).published.map { line in
        switch line {
        case .pieces(let pieces): pieces.joined(separator: "…")
        case .ellipsis: "…"
        }
    }
    #expect(published == lines, sourceLocation: sourceLocation)
}

@Suite struct `Published lines` {
    @Test func `are as captured where they are stated to the letter`() {
        check(stated: "a\nb", printed: "a \nb", publishes: ["a ", "b"])
    }

    @Test func `are wildcards where those matched`() {
        check(stated: "took [..] ms", printed: "took 5 ms", publishes: ["took … ms"])
    }

    @Test func `are as captured where a wildcard was text`() {
        check(stated: "[..]", printed: "[..]", publishes: ["[..]"])
    }

    @Test func `are an ellipsis for any number of lines`() {
        check(stated: "a\n...\nd", printed: "a\nb\nc\nd", publishes: ["a", "…", "d"])
        check(stated: "a\n...\nd", printed: "a\nd", publishes: ["a", "…", "d"])
    }

    @Test func `are one ellipsis for several in a row`() {
        check(stated: "...\n...\na", printed: "b\na", publishes: ["…", "a"])
    }

    @Test func `are three dots where those were printed`() {
        check(stated: "a\n...\nb", printed: "a\n...\nb", publishes: ["a", "...", "b"])
    }

    @Test func `come in the stated order`() {
        check(.unordered, stated: "a\nb\n[..]", printed: "c\nb\na", publishes: ["a", "b", "…"])
    }

    @Test func `have an ellipsis in the place where it is stated, in any order`() {
        check(.unordered, stated: "...\na", printed: "b\na", publishes: ["…", "a"])
    }

    @Test func `have ellipses between lines that occur`() {
        check(
            .contains, stated: "a\nb\nc", printed: "x\na\nb\ny\nc\nz",
            publishes: ["…", "a", "b", "…", "c", "…"])
    }

    @Test func `have no ellipsis where there is nothing between`() {
        check(.contains, stated: "a\nb", printed: "a\nb", publishes: ["a", "b"])
    }

    @Test func `have one ellipsis where one is stated as well`() {
        check(.contains, stated: "...\na\n...", printed: "x\na\ny", publishes: ["…", "a", "…"])
    }
}
