import TestSupport
import Testing

@testable import CodeColours

/// Compares the tokens with a role, as `role:text`.
private func check(
    _ language: CodeLanguage, _ code: String, has expected: [String],
    sourceLocation: Testing.SourceLocation = #_sourceLocation
) {
    let tokens = language.tokens(of: code)
    #expect(tokens.map(\.text).joined() == code, sourceLocation: sourceLocation)
    let words = tokens.compactMap { token in token.role.map { "\($0):\(token.text)" } }
    #expect(words == expected, sourceLocation: sourceLocation)
}

@Suite struct `Colours of code` {
    @Test func `of a session tell prompts, commands and what they print apart`() {
        check(
            .console, "$ swift build -c release # now\nBuilding -c \"x\"\n  $ ls 'a b' | wc\n",
            has: [
                "prompt:$ ", "call:swift", "attribute:-c", "comment:# now",
                "output:Building -c \"x\"\n", "prompt:$ ", "call:ls",
                "string:'a b'", "call:wc",
            ])
    }

    @Test func `of a session go on over a backslash at the end of a line`() {
        check(
            .console, "$ a \\\n> --b=c \\\n  d\n--e\n",
            has: ["prompt:$ ", "call:a", "prompt:> ", "attribute:--b", "output:--e\n"])
    }

    @Test func `of a shell with prompts are those of a session`() {
        check(.shell, "$ a b\nc d\n", has: ["prompt:$ ", "call:a", "output:c d\n"])
    }

    @Test func `of a shell`() {
        check(
            .shell, "#!/bin/sh\nif X=1 test \"$a\nb\" ${c}; then é\\é $d#e; fi\n",
            has: [
                "comment:#!/bin/sh", "keyword:if", "type:X", "call:test", "string:\"$a\nb\"",
                "type:${c}", "keyword:then", "call:é", "type:$d", "keyword:fi",
            ])
    }

    @Test func `of JSON`() {
        check(
            .json, "{\"a\" : [\"b\\\"\", -1.5e3, true, nil], // c\n'd':null /* e */}",
            has: [
                "attribute:\"a\"", "string:\"b\\\"\"", "number:-1.5e3", "keyword:true",
                "comment:// c", "attribute:'d'", "keyword:null", "comment:/* e */",
            ])
    }

    @Test func `of YAML`() {
        check(
            .yaml,
            "---\n# a\nb: c # d\n- e: 'f: g'\n  \"h\": [1, true, &i x]\nj: https://k\nl: |\n  m: n\n\n  o\np: 2\n",
            has: [
                "directive:---", "comment:# a", "attribute:b", "comment:# d", "directive:-",
                "attribute:e", "string:'f: g'", "attribute:\"h\"", "number:1", "keyword:true",
                "directive:&i", "attribute:j", "attribute:l", "directive:|", "string:  m: n",
                "string:  o", "attribute:p", "number:2",
            ])
    }

    @Test func `of markdown`() {
        check(
            .markdown,
            "---\na: b\n---\n# c `d`\n> - e `f` [g](h) \\`\n1. x``y\n<!-- i -->\n```swift\n# j\n```\n",
            has: [
                "directive:---", "attribute:a: b", "directive:---", "keyword:# c `d`",
                "comment:>", "directive:-", "type:`f`", "string:h", "directive:1.",
                "comment:<!-- i -->", "directive:```swift", "directive:```",
            ])
    }

    @Test func `of a difference`() {
        check(
            .diff, "diff a b\n--- a\n+++ b\n@@ -1 +1 @@\n-c\n+d\n e\n",
            has: [
                "comment:diff a b", "attribute:--- a", "attribute:+++ b", "directive:@@ -1 +1 @@",
                "deleted:-c", "inserted:+d",
            ])
    }

    @Test(arguments: [
        ("JSON", CodeLanguage.json), ("yml", .yaml), ("bash", .shell), ("md", .markdown),
        ("patch", .diff), ("console", .console),
    ])
    func `are chosen by the word of a fence`(word: String, language: CodeLanguage) {
        #expect(CodeLanguage(fence: word) == language)
    }

    @Test(arguments: ["", "swift", "text", "c", "output"])
    func `are none for other languages`(word: String) {
        #expect(CodeLanguage(fence: word) == nil)
    }
}

@Suite struct `The tokens of a code` {
    /// Texts that mean something to one lexer or another.
    private static let pieces = [
        "$ ", "> ", "- ", "# ", "\n", " ", "\t", "\"", "'", "`", "```", "~~~", "\\", "{", "}", "${",
        "$a",
        "[", "](", ")", ":", ": ", ",", "|", "&", "*", "!", "/*", "*/", "//", "<!--", "-->", "---",
        "+",
        "@@", "é", "日本", "🇩🇪", "e\u{301}", "true", "12", "-1", "word", "if", "=", "\r\n", "1. ", "%",
        "\0",
    ]

    private func checkWhole(_ code: String, _ language: CodeLanguage, _ seed: UInt64) {
        let tokens = language.tokens(of: code)
        #expect(tokens.map(\.text).joined() == code, "\(language), seed \(seed)")
        // Each is text of its own, and so no cut is within a character's bytes.
        let bytes = tokens.flatMap { Array(String($0.text).utf8) }
        #expect(bytes == Array(code.utf8), "\(language), seed \(seed)")
        for (first, second) in zip(tokens, tokens.dropFirst()) {
            #expect(first.role != second.role && !first.text.isEmpty, "\(language), seed \(seed)")
        }
    }

    @Test(arguments: CodeLanguage.allCases)
    func `are the code, for random pieces`(language: CodeLanguage) {
        for seed in 0..<1_000 as Range<UInt64> {
            var generator = SplitMix64(seed: seed)
            checkWhole(generator.pick(upTo: 40, from: Self.pieces).joined(), language, seed)
        }
    }

    @Test(arguments: CodeLanguage.allCases)
    func `are the code, for random bytes`(language: CodeLanguage) {
        for seed in 0..<1_000 as Range<UInt64> {
            var generator = SplitMix64(seed: seed)
            let bytes = (0..<Int.random(in: 0...60, using: &generator)).map { _ in
                UInt8.random(in: 0...255, using: &generator)
            }
            checkWhole(String(decoding: bytes, as: UTF8.self), language, seed)
        }
    }

    @Test(arguments: CodeLanguage.allCases)
    func `take no longer than in proportion to the code`(language: CodeLanguage) {
        // Quadratic time would take minutes for each piece.
        for piece in Self.pieces {
            let code = String(repeating: piece, count: 8_000)
            #expect(language.tokens(of: code).count <= code.utf8.count)
            let line = String(repeating: piece + "a", count: 8_000)
            #expect(language.tokens(of: line).count <= line.utf8.count)
        }
    }

    @Test func `of runs of backticks of all lengths are found in time`() {
        let runs = (1...600).map { String(repeating: "`", count: $0) + "a" }.joined()
        #expect(CodeLanguage.markdown.tokens(of: runs).map(\.text).joined() == runs)
    }
}
