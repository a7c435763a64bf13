import Testing

@testable import Markdown

/// Words as `key`, `key=value`; a word never closed ends by `…`.
private func check(
    _ text: String, _ words: [String], sourceLocation: SourceLocation = #_sourceLocation
) {
    let info = InfoString(text)
    let found = info.words.map { word in
        word.key + (word.value.map { "=\($0)" } ?? "") + (word.isUnterminated ? "…" : "")
    }
    #expect([info.language] + found == words, sourceLocation: sourceLocation)
}

@Suite struct `An info string` {
    @Test func `is a language and words`() {
        check("swift no-run  exit=3", ["swift", "no-run", "exit=3"])
        check("", [""])
        check("  \t", [""])
    }

    @Test func `is separated by commas, too`() {
        check("swift,no-run, id=a ,,b", ["swift", "no-run", "id=a", "b"])
    }

    @Test func `keeps what is in double quotes together`() {
        check(#"swift title="a, b" x"#, ["swift", "title=a, b", "x"])
        check(#"swift title="" x="#, ["swift", "title=", "x="])
        check(#"swift a="b=c" d=e=f"#, ["swift", "a=b=c", "d=e=f"])
    }

    @Test func `has escaped quotes and backslashes in quotes`() {
        check(#"swift a="\"\\" b"#, ["swift", #"a="\"#, "b"])
        check(#"swift a="x\ny" b=\""#, ["swift", #"a=x\ny"#, #"b=\…"#])
    }

    @Test func `keeps what is in braces together`() {
        check("swift {2,4-6} {.swift #a}", ["swift", "{2,4-6}", "{.swift #a}"])
        check("swift a={b, {c}} {x=1}", ["swift", "a={b, {c}}", "{x=1}"])
        check(#"swift {"}, "} x"#, ["swift", #"{"}, "}"#, "x"])
        check("swift a} b", ["swift", "a}", "b"])
    }

    @Test func `tells what is never closed`() {
        check(#"swift title="a b"#, ["swift", "title=a b…"])
        check("swift {1, 2", ["swift", "{1, 2…"])
        check(#"swift a="b\"#, ["swift", #"a=b\…"#])
    }

    @Test func `knows where its words stand`() {
        let words = InfoString(#"é  a, b="c d""#).words
        #expect(words.map(\.offset) == [4, 7])
        #expect(words.map(\.text) == ["a", #"b="c d""#])
    }

    @Test func `may begin with a word in braces`() {
        check("{.swift} a", ["{.swift}", "a"])
    }

    @Test(arguments: 0..<10)
    func `is its words and what separates them`(part: UInt64) {
        for seed in (part * 500)..<(part * 500 + 500) {
            var random = SplitMix64(state: seed)
            let text = generated(using: &random)
            let info = InfoString(text)
            var rest = Array(text.utf8)
            for word in info.words {
                let range = word.offset..<(word.offset + word.text.utf8.count)
                #expect(Array(rest[range]) == Array(word.text.utf8), "seed \(seed): \(text)")
                #expect(word.text.hasPrefix(word.key), "seed \(seed): \(text)")
                #expect((word.value == nil) == (word.key == word.text), "seed \(seed): \(text)")
                rest.replaceSubrange(range, with: Array(repeating: 0x20, count: range.count))
            }
            let left = String(decoding: rest, as: UTF8.self).filter { $0 != " " && $0 != "," }
            let language = info.language.filter { $0 != " " && $0 != "," }
            #expect(left == language, "seed \(seed): \(text)")
            let unterminated = info.words.dropLast().filter(\.isUnterminated)
            #expect(unterminated.isEmpty, "seed \(seed): \(text)")
        }
    }

    @Test(arguments: 0..<10)
    func `gives back a value that was quoted`(part: UInt64) {
        for seed in (part * 500)..<(part * 500 + 500) {
            var random = SplitMix64(state: seed)
            let value = generated(using: &random)
            let quoted = value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
            let words = InfoString("swift a=\"\(quoted)\" b").words
            #expect(words.map(\.key) == ["a", "b"], "seed \(seed): \(value)")
            #expect(words.first?.value == value, "seed \(seed): \(value)")
        }
    }

    private func generated(using random: inout SplitMix64) -> String {
        let pieces = ["a", "é", "=", "\"", "\\", "{", "}", ",", " ", "  ", "no-run", "a=b"]
        let count = Int.random(in: 0..<12, using: &random)
        return (0..<count).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
    }
}
