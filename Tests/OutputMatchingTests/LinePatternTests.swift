import OutputMatching
import Testing

private func check(
    _ stated: String, matches line: String, _ expected: Bool = true,
    sourceLocation: Testing.SourceLocation = #_sourceLocation
) {
    #expect(LinePattern(stated).matches(line) == expected, sourceLocation: sourceLocation)
}

private func check(
    _ stated: String, refuses line: String,
    sourceLocation: Testing.SourceLocation = #_sourceLocation
) {
    check(stated, matches: line, false, sourceLocation: sourceLocation)
}

@Suite struct `A stated line` {
    @Test func `is the line`() {
        check("a b", matches: "a b")
        check("a b", refuses: "a  b")
    }

    @Test func `counts white space at the start`() {
        check(" a", refuses: "a")
    }

    @Test func `does not count white space at the end`() {
        check("a  ", matches: "a")
        check("a", matches: "a \t\u{A0}")
    }

    @Test func `counts a space that carries an accent`() {
        check("a", refuses: "a \u{301}")
    }

    @Test func `of white space is an empty line`() {
        check("  ", matches: "")
    }

    @Test func `counts capitals`() {
        check("A", refuses: "a")
    }

    @Test func `is no regular expression`() {
        check("a.*[b]", matches: "a.*[b]")
        check("a.*", refuses: "abc")
    }

    @Test func `is another if an accent is composed in another way`() {
        check("caf\u{E9}", refuses: "cafe\u{301}")
    }
}

@Suite struct `A wildcard in a line` {
    @Test func `at the end`() {
        check("took [..]", matches: "took 5 ms")
        check("took [..]", refuses: "it took 5 ms")
    }

    @Test func `at the start`() {
        check("[..] ms", matches: "5 ms")
        check("[..] ms", refuses: "5 ms!")
    }

    @Test func `in the middle`() {
        check("a[..]c", matches: "a b c")
        check("a[..]c", refuses: "a b")
    }

    @Test func `alone`() {
        check("[..]", matches: "anything")
        check("[..]", matches: "")
    }

    @Test func `stands for nothing`() {
        check("a[..]b", matches: "ab")
    }

    @Test func `stands for nothing after a space`() {
        check("took [..]", matches: "took ")
        check("took [..]", matches: "took")
        check("took [..] [..]", matches: "took")
    }

    @Test func `does not let what is around it overlap`() {
        check("ab[..]ba", refuses: "aba")
    }

    @Test func `is found where pieces repeat themselves`() {
        check("[..]aab[..]", matches: "aaab")
        check("[..]abab[..]abc", matches: "ababac ababc")
        check("[..]aabaaa[..]", matches: "aabaabaaa")
        check("[..]aabaaa[..]", refuses: "aabaabaab")
    }

    @Test func `in a long line costs no more than the line is long`() {
        let long = String(repeating: "a", count: 200_000)
        check("[..]\(long.dropLast(100_000))b[..]", refuses: long)
    }

    @Test func `comes several times`() {
        check("[..]: [..] of [..]", matches: "load: 3 of 5 files")
        check("[..]: [..] of [..]", refuses: "load: 3 in 5 files")
    }

    @Test func `takes as little as it need`() {
        check("a[..]b[..]b", matches: "abb")
        check("a[..]b[..]b", refuses: "ab")
        check("[..]ab[..]", matches: "aab")
    }

    @Test func `finds a later place where an earlier fails`() {
        check("[..]ab c", matches: "ab ab c")
    }

    @Test func `twice in a row is one`() {
        check("a[..][..]b", matches: "a-b")
    }

    @Test func `is first of all the text itself`() {
        check("a[..]b", matches: "a[..]b")
        check("[1] = [..]", matches: "[1] = [..]")
    }

    @Test func `stands for letters of several scalars`() {
        check("[..]!", matches: "👩‍👩‍👧!")
        check("👩‍👩‍👧[..]", matches: "👩‍👩‍👧🇸🇪")
    }
}
