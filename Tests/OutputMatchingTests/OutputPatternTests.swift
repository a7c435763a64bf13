import OutputMatching
import Testing

private func check(
    _ matching: OutputPattern.Matching = .exact, stated: String, printed: String, holds: Bool,
    sourceLocation: Testing.SourceLocation = #_sourceLocation
) {
    let pattern = OutputPattern(text: stated, matching: matching)
    #expect(pattern.holds(for: OutputLines(text: printed)) == holds, sourceLocation: sourceLocation)
}

@Suite struct `Stated lines, in order` {
    @Test func `hold for the same lines`() {
        check(stated: "a\nb\n", printed: "a\nb\n", holds: true)
    }

    @Test func `do not hold for another line`() {
        check(stated: "a\nb\n", printed: "a\nc\n", holds: false)
    }

    @Test func `do not hold for a line more or less`() {
        check(stated: "a\n", printed: "a\nb\n", holds: false)
        check(stated: "a\nb\n", printed: "a\n", holds: false)
    }

    @Test func `do not hold in another order`() {
        check(stated: "a\nb\n", printed: "b\na\n", holds: false)
    }

    @Test func `none hold for nothing`() {
        check(stated: "", printed: "", holds: true)
        check(stated: "", printed: "a\n", holds: false)
        check(stated: "a\n", printed: "", holds: false)
    }

    @Test func `do not count white space at the end of a line`() {
        check(stated: "a \nb\n", printed: "a\nb\t \n", holds: true)
    }

    @Test func `do not count the final newline`() {
        check(stated: "a\n", printed: "a", holds: true)
    }

    @Test func `count an empty line`() {
        check(stated: "a\n", printed: "a\n\n", holds: false)
        check(stated: "a\n\nb\n", printed: "a\nb\n", holds: false)
    }

    @Test func `do not count how lines end`() {
        check(stated: "a\nb\n", printed: "a\r\nb\r\n", holds: true)
    }

    @Test func `count a carriage return within a line`() {
        check(stated: "ab\n", printed: "a\rb\n", holds: false)
    }
}

@Suite struct `An ellipsis line` {
    @Test func `stands for any number of lines`() {
        check(stated: "first\n...\nlast", printed: "first\na\nb\nlast", holds: true)
        check(stated: "first\n...\nlast", printed: "first\nlast", holds: true)
    }

    @Test func `does not let what is around it overlap`() {
        check(stated: "a\n...\na", printed: "a", holds: false)
    }

    @Test func `at the start`() {
        check(stated: "...\nlast", printed: "a\nb\nlast", holds: true)
        check(stated: "...\nlast", printed: "last\na", holds: false)
    }

    @Test func `at the end`() {
        check(stated: "first\n...", printed: "first\na", holds: true)
        check(stated: "first\n...", printed: "a\nfirst", holds: false)
    }

    @Test func `alone`() {
        check(stated: "...", printed: "a\nb", holds: true)
        check(stated: "...", printed: "", holds: true)
    }

    @Test func `with white space at its end`() {
        check(stated: "...  ", printed: "a\nb", holds: true)
    }

    @Test func `with white space at its start is text`() {
        check(stated: " ...", printed: "a", holds: false)
        check(stated: " ...", printed: " ...", holds: true)
    }

    @Test func `several times`() {
        check(stated: "...\nb\n...\nd\n...", printed: "a\nb\nc\nd\ne", holds: true)
        check(stated: "...\nd\n...\nb\n...", printed: "a\nb\nc\nd\ne", holds: false)
    }

    @Test func `takes more where less does not do`() {
        check(stated: "...\na\nb\n...\nb", printed: "a\na\nb\nb", holds: true)
        check(stated: "a\n...\na\nb", printed: "a\na\nb\na\nb", holds: true)
    }

    @Test func `twice in a row is one`() {
        check(stated: "a\n...\n...\nb", printed: "a\nb", holds: true)
    }

    @Test func `is also the line itself`() {
        check(stated: "a\n...\nb", printed: "a\n...\nb", holds: true)
    }

    @Test func `goes with wildcards within lines`() {
        check(stated: "...\n[..] ms\n...", printed: "start\n5 ms\nend", holds: true)
    }
}

@Suite struct `Stated lines, in any order` {
    @Test func `hold in another order`() {
        check(.unordered, stated: "a\nb\nc", printed: "c\na\nb", holds: true)
    }

    @Test func `stand for as many lines`() {
        check(.unordered, stated: "a\na\nb", printed: "a\nb\nb", holds: false)
        check(.unordered, stated: "a", printed: "a\na", holds: false)
        check(.unordered, stated: "a\na", printed: "a", holds: false)
    }

    @Test func `leave to a wildcard what no other line needs`() {
        check(.unordered, stated: "[..]\nab", printed: "ab\nc", holds: true)
    }

    @Test func `change what a wildcard takes where another needs it`() {
        check(.unordered, stated: "a[..]\n[..]b", printed: "ab\nac", holds: true)
        check(.unordered, stated: "[..]a[..]\na[..]\n[..]b", printed: "ab\nac\nca", holds: true)
    }

    @Test func `change a chain of wildcards`() {
        check(
            .unordered, stated: "[..]1[..]\n[..]2[..]\n[..]3[..]\n[..]4[..]",
            printed: "12\n23\n34\n1", holds: true)
    }

    @Test func `do not hold where wildcards want one line`() {
        check(.unordered, stated: "a[..]\na[..]", printed: "ab\nc", holds: false)
    }

    @Test func `are with an ellipsis some of the lines`() {
        check(.unordered, stated: "...\nb\na", printed: "a\nx\nb\ny", holds: true)
        check(.unordered, stated: "...\nb\na", printed: "a\nx", holds: false)
    }

    @Test func `leave three dots to a wildcard where the ellipsis need not be they`() {
        check(.unordered, stated: "...\n[..]", printed: "...", holds: true)
    }

    @Test func `none hold for nothing`() {
        check(.unordered, stated: "", printed: "", holds: true)
        check(.unordered, stated: "", printed: "a", holds: false)
    }
}

@Suite struct `Stated lines that occur` {
    @Test func `hold with others between`() {
        check(.contains, stated: "a\nc", printed: "x\na\nb\nc\ny", holds: true)
    }

    @Test func `hold in their order only`() {
        check(.contains, stated: "c\na", printed: "a\nb\nc", holds: false)
    }

    @Test func `are whole lines`() {
        check(.contains, stated: "a", printed: "ab", holds: false)
    }

    @Test func `stand for a line each`() {
        check(.contains, stated: "a\na", printed: "a\nb", holds: false)
    }

    @Test func `may have wildcards`() {
        check(.contains, stated: "[..]1\n[..]", printed: "a\nb1\nc", holds: true)
        check(.contains, stated: "[..]1\n[..]", printed: "a\nb1", holds: false)
    }

    @Test func `may have an ellipsis, which says nothing`() {
        check(.contains, stated: "...\na\n...", printed: "a", holds: true)
    }
}
