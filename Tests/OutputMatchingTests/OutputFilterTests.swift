import TestSupport
import Testing

@testable import OutputMatching

private func expression(_ text: String) throws -> RegularExpression {
    try RegularExpression.parse(text).get()
}

private func filters(_ pairs: KeyValuePairs<String, String>) throws -> OutputFilters {
    OutputFilters(try pairs.map { .init(try expression($0.key), token: $0.value) })
}

@Suite struct `A regular expression` {
    /// What it matches first; nil for nothing.
    private func first(_ pattern: String, in text: String) throws -> String? {
        let scalars = Array(text.unicodeScalars)
        return try expression(pattern).firstMatch(in: scalars, within: 0..<scalars.count)
            .map { String(String.UnicodeScalarView(scalars[$0])) }
    }

    @Test(arguments: [
        ("b+", "abbbc", "bbb"), ("b+?", "abbbc", "b"), ("b{2}", "abbbc", "bb"),
        ("b{2,}", "abbbc", "bbb"), ("b{1,2}?b", "abbbc", "bb"), ("a?b", "b", "b"),
        ("a|ab", "ab", "a"), ("ab|a", "ab", "ab"), ("(?:a|b)+c", "xababc", "ababc"),
        ("(a(b|))c", "ac", "ac"), (".", "é", "é"), ("^a", "aa", "a"), ("a$", "ba", "a"),
        ("\\d+", "a42b", "42"), ("\\D+", "4ab2", "ab"), ("\\w+", "-größe_1-", "größe_1"),
        ("\\s", "a\tb", "\t"), ("\\bb\\w", "abc bd", "bd"), ("\\Bb", "b ab", "b"),
        ("[a-c]+", "xabcd", "abc"), ("[^a-c]+", "abxyc", "xy"), ("[\\d.]+", "v1.2-", "1.2"),
        ("[a\\]-]+", "x]-a", "]-a"), ("a\\.b", "axb a.b", "a.b"), ("(a*)*b", "aab", "aab"),
        ("x*", "aax", "x"),
    ])
    func `matches`(_ pattern: String, _ text: String, _ wanted: String) throws {
        #expect(try first(pattern, in: text) == wanted)
    }

    @Test(arguments: [
        ("a", "b"), ("^b", "ab"), ("a$", "ab"), ("\\bb", "ab"), ("[^a]", "a"), ("a{3}", "aa"),
        ("x*", "a"),
    ])
    func `does not match`(_ pattern: String, _ text: String) throws {
        #expect(try first(pattern, in: text) == nil)
    }

    @Test(arguments: [
        ("", "is empty"), ("(a", "has a '(' that never ends"),
        ("a)", "closes a group that is not open"), ("[a", "has a '[' that never ends"),
        ("[]", "has an empty '[]'"), ("*a", "has nothing to repeat before '*'"),
        ("a**", "has a quantifier right after another"),
        ("a{", "has a '{' that begins no quantifier"),
        ("a{3,2}", "has a '{' that begins no quantifier"),
        ("a{999}", "has a '{' that begins no quantifier"),
        ("(?=a)", "has a group that begins with '(?'"), ("\\1", "has '\\1', which has no meaning"),
        ("a\\", "ends with a backslash"), ("[b-a]", "has an invalid range in '[…]'"),
        ("((a{200}){200}){200}", "is too large"),
        (String(repeating: "(", count: 60), "has too many groups in groups"),
    ])
    func `is refused with what is wrong`(_ pattern: String, _ words: String) {
        guard case .failure(let problem) = RegularExpression.parse(pattern) else {
            Issue.record("it is read")
            return
        }
        #expect(problem.words == words)
    }

    @Test(arguments: ["(a+)+b", "(a|a)*b", "(a|aa)+$x", "(.*)(.*)(.*)(.*)x", "(a?){60}a{60}b"])
    func `that others never finish is finished`(_ pattern: String) throws {
        let text = String(repeating: "a", count: OutputFilters.longestLine)
        #expect(try first(pattern, in: text) == nil)
    }
}

@Suite struct `Filters` {
    @Test func `replace every match`() throws {
        #expect(try filters(["\\d+": "N"]).applied(to: "1 of 23, 4") == "N of N, N")
    }

    @Test func `leave lines without a match`() throws {
        #expect(try filters(["\\d": "N"]).applied(to: " a ") == " a ")
        #expect(OutputFilters().applied(to: "1") == "1")
    }

    @Test func `are tried in their order at one place, and the first place wins`() throws {
        #expect(try filters(["a": "X", "ab": "Y"]).applied(to: "ab") == "Xb")
        #expect(try filters(["ab": "Y", "a": "X"]).applied(to: "ab a") == "Y X")
        #expect(try filters(["b": "X", "ab": "Y"]).applied(to: "ab") == "Y")
    }

    @Test func `leave wildcards`() throws {
        #expect(try filters(["\\.+": "!", "a": "?"]).applied(to: "a[..].") == "?[..]!")
    }

    @Test func `leave the place of a trap`() throws {
        #expect(
            try filters(["\\d+": "N"]).applied(to: "main/main.swift:3: Fatal error: 42")
                == "main/main.swift:3: Fatal error: N")
    }

    @Test func `leave lines that are too long`() throws {
        let line = String(repeating: "1", count: OutputFilters.longestLine + 1)
        #expect(try filters(["1": "N"]).applied(to: line) == line)
    }

    @Test func `know a token that they change`() throws {
        #expect(try filters(["\\d": "N1"]).filter(changing: "N1")?.token == "N1")
        #expect(try filters(["\\d": "0"]).filter(changing: "0") == nil)
    }

    @Test func `of a page replace those of the site with the same expression`() throws {
        let both = try filters(["a": "X", "b": "Y"]).overridden(by: filters(["a": "Z"]))
        #expect(both.applied(to: "ab") == "ZY")
    }

    @Test(arguments: 0..<300)
    func `applied twice are applied once`(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let all = try filters([
            "\\d+": "<n>", "x.": "Y", "\\bms": "<unit>", "a$": "", "[pq]+Y?": "Z", "b{2,3}": "c",
        ])
        let text = String((0..<12).map { _ in "ab5x ms.pq[<".randomElement(using: &random) ?? "a" })
        let once = all.applied(to: text)
        #expect(all.applied(to: once) == once, "seed \(seed)")
    }
}
