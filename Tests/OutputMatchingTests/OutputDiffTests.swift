import Testing

@testable import OutputMatching

private func diff(
    _ matching: OutputPattern.Matching, _ stated: String, _ printed: String
) -> OutputDiff {
    OutputDiff(OutputPattern(text: stated, matching: matching), OutputLines(text: printed))
}

private func check(
    _ matching: OutputPattern.Matching = .exact, stated: String, printed: String,
    shows lines: [String], at first: Int, sourceLocation: Testing.SourceLocation = #_sourceLocation
) {
    let diff = diff(matching, stated, printed)
    #expect(diff.lines == lines, sourceLocation: sourceLocation)
    #expect(diff.firstDifference == first, sourceLocation: sourceLocation)
}

private func check(
    _ matching: OutputPattern.Matching = .exact, stated: String, printed: String,
    normalises corrected: [String], sourceLocation: Testing.SourceLocation = #_sourceLocation
) {
    let normalised = OutputPattern(text: stated, matching: matching)
        .normalised(OutputLines(text: printed))
    #expect(normalised.texts == corrected, sourceLocation: sourceLocation)
}

private func check(
    _ line: String, isShownAs shown: String,
    sourceLocation: Testing.SourceLocation = #_sourceLocation
) {
    #expect(OutputDiff.shown(line) == shown, sourceLocation: sourceLocation)
}

@Suite struct `The difference of lines` {
    @Test func `a line that is another`() {
        check(stated: "[2, 4]", printed: "[2, 4, 6]", shows: ["- [2, 4]", "+ [2, 4, 6]"], at: 0)
    }

    @Test func `a line that was not printed`() {
        check(stated: "a\nb\nc", printed: "a\nc", shows: ["  a", "- b", "  c"], at: 1)
    }

    @Test func `a line that is not stated`() {
        check(stated: "a\nc", printed: "a\nb\nc", shows: ["  a", "+ b", "  c"], at: 1)
    }

    @Test func `a line at the end that is not stated`() {
        check(stated: "a", printed: "a\nb", shows: ["  a", "+ b"], at: 1)
    }

    @Test func `nothing was printed`() {
        check(stated: "a\nb", printed: "", shows: ["- a", "- b"], at: 0)
    }

    @Test func `nothing is stated`() {
        check(stated: "", printed: "a", shows: ["+ a"], at: 0)
    }

    @Test func `an empty line`() {
        check(stated: "a", printed: "a\n\n", shows: ["  a", "+ ⏎"], at: 1)
    }

    @Test func `lines far from a change are left out`() {
        check(
            stated: "1\n2\n3\n4\n5\n6\n7\n8", printed: "1\n2\n3\n4\nfive\n6\n7\n8",
            shows: ["…", "  3", "  4", "- 5", "+ five", "  6", "  7", "…"], at: 4)
    }

    @Test func `of a long output the first lines are shown`() {
        let printed = (1...100).map { "\($0)\n" }.joined()
        let lines = diff(.exact, "", printed).lines
        #expect(lines.count == 61)
        #expect(lines.last == "… 40 more lines")
    }

    @Test func `of a huge output is quick and whole`() {
        let stated = (1...3000).map { "a\($0)\n" }.joined()
        let printed = (1...3000).map { "b\($0)\n" }.joined()
        let normalised = OutputPattern(text: stated, matching: .exact)
            .normalised(OutputLines(text: printed))
        #expect(normalised.lines.count == 3000)
    }

    @Test func `an ellipsis stays`() {
        check(
            stated: "a\n...\nd", printed: "a\nb\ne", shows: ["  a", "  ...", "- d", "+ e"], at: 2)
    }

    @Test func `in any order: what is missing, then what is too much`() {
        check(.unordered, stated: "a\nb", printed: "c\na", shows: ["- b", "+ c"], at: 1)
    }

    @Test func `of a part: what is missing, then all that was printed`() {
        check(
            .contains, stated: "a\nx", printed: "a\nb",
            shows: ["- x", "the example printed:", "  a", "  b"], at: 1)
        check(
            .contains, stated: "a", printed: "",
            shows: ["- a", "the example printed:", "  (nothing)"], at: 0)
    }
}

@Suite struct `Normalised lines` {
    @Test func `keep what matches`() {
        check(stated: "a\nb\nc", printed: "a\nB\nc", normalises: ["a", "B", "c"])
    }

    @Test func `keep wildcards that match`() {
        check(
            stated: "took [..] ms\nb", printed: "took 5 ms\nc", normalises: ["took [..] ms", "c"])
    }

    @Test func `keep an ellipsis that matches`() {
        check(stated: "a\n...\nz", printed: "a\nb\nc", normalises: ["a", "...", "c"])
        check(stated: "x\n...\nc", printed: "a\nb\nc", normalises: ["a", "...", "c"])
        check(
            stated: "a\n...\nx 1\n...\nc", printed: "a\nb\nx 2\nb\nc",
            normalises: ["a", "...", "x 2", "...", "c"])
        check(stated: "a\n...\nb\nz", printed: "a", normalises: ["a", "..."])
    }

    @Test func `keep the stated order`() {
        check(.unordered, stated: "b\na\nx", printed: "a\nc\nb", normalises: ["b", "a", "c"])
    }

    @Test func `of a part are a part: the most similar ones`() {
        check(.contains, stated: "x", printed: "a\nb", normalises: ["a"])
        check(
            .contains, stated: "a 1\nb 1", printed: "-\na 2\n-\nb 2\n-",
            normalises: ["a 2", "b 2"])
    }

    @Test func `of a part are those between the lines that are there`() {
        check(
            .contains, stated: "a\nx 1\nc", printed: "x 2\na\nb\nx 3\nc\nx 4",
            normalises: ["a", "x 3", "c"])
    }

    @Test func `of a part are fewer where fewer were printed`() {
        check(.contains, stated: "a\nx\ny\nb", printed: "a\nb", normalises: ["a", "b"])
        check(.contains, stated: "x", printed: "", normalises: [])
    }

    @Test func `of a part keep its wildcards`() {
        check(
            .contains, stated: "took [..] ms\n...\nx", printed: "took 3 ms\ny",
            normalises: ["took [..] ms", "...", "y"])
    }
}

@Suite struct `White space in a difference` {
    @Test func `tabs`() {
        check("\ta\tb", isShownAs: "→a→b")
    }

    @Test func `spaces at the end`() {
        check("a b  ", isShownAs: "a b··")
        check("a \t", isShownAs: "a·→")
    }

    @Test func `an empty line`() {
        check("", isShownAs: "⏎")
    }

    @Test func `a line of spaces`() {
        check("  ", isShownAs: "··")
    }

    @Test func `spaces that do not break`() {
        check("1\u{A0}000\u{202F}€", isShownAs: "1⍽000⍽€")
    }

    @Test func `a very long line is cut`() {
        let line = String(repeating: "a", count: 300)
        check(line, isShownAs: String(repeating: "a", count: 240) + "… (300 characters)")
    }
}
