import TestSupport
import Testing

/// Statements in the manners of strangers, and words that look like them, through the real binary.
struct StrangerStatementTests {
    /// Pages of one kind, each with the verdicts on its blocks.
    struct Kind: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let pages: [(text: String, verdicts: [String])]

        init(_ name: String, _ pages: (String, [String])...) {
            testDescription = name
            self.pages = pages.map { (text: $0.0, verdicts: $0.1) }
        }
    }

    static let kinds = [
        Kind(
            "a foreign word leads a list",
            (code("print(\"a\")\nprint(\"b\")\n// Ausgabe:\n// a\n// b"), ["passed"]),
            (code("for n in 1...2 { print(n) }\n// 出力：\n// 1\n// 2"), ["passed"]),
            (code("print(\"a\")\n// Hinweis:\n// Es gibt mehr Zeilen."), ["skipped"])),
        Kind(
            "a foreign word leads a text in quotes",
            (code("func f() { print(\"Hallo\") }\nf()  // druckt \"Hallo\""), ["passed"]),
            (code("print(\"hola\")\n// imprime «hola»"), ["passed"]),
            (code("print(\"a\")  // siehe \"Handbuch\""), ["skipped"])),
        Kind(
            "the name of the module is printed",
            (
                code("enum Color { case red }\nprint([Color.red])  // Prints \"[Color.red]\""),
                ["passed"]
            ),
            (
                code("struct P { var a = 1 }\nlet all = [\"x\": P()]\nall  // [\"x\": P(a: 1)]"),
                ["passed"]
            ),
            (code("print(\"main.swift\")  // Prints \"swift\""), ["failed"])),
        Kind(
            "digits of a binary literal",
            (code("let a: UInt8 = 0b1010\na | 0b0101  // 1111"), ["passed"]),
            (code("let mask = 0b1000_0001\nmask >> 1  // 1000000"), ["passed"]),
            (code("let a = 1110\na + 2  // 1111"), ["failed"])),
        Kind(
            "a number is about another one",
            (code("2.0.squareRoot()  // about 1.41"), ["passed"]),
            (code("2.0.squareRoot()  // ≈ 1.4"), ["passed"]),
            (code("2.0.squareRoot()  // 1.43"), ["failed"])),
        Kind(
            "a plain fence below a block",
            (code("print(1)") + "\nOutput:\n\n```\n2\n```\n", ["failed"]),
            (code("print(\"one two\")") + "\n```\none two\n```\n", ["passed"]),
            (code("print(1)") + "\n```\n$ swift run\n```\n", ["skipped"])),
        Kind(
            "a line below a call of print",
            (code("let x = 3\nprint(\"x = \\(x)\")\n// x = 3"), ["passed"]),
            (code("print(\"one\")\nprint(\"two\")\n// uno\n// dos"), ["skipped"]),
            (code("print(\"sum: \\(1 + 2)\")\n// The sum of both."), ["skipped"])),
        Kind(
            "a word for output tells of a value",
            (code("Int(\"7\")  // Output: Optional(7)"), ["passed"]),
            (code("[1, 2].count  // prints 2"), ["passed"]),
            (code("[1, 2].count  // prints 3"), ["failed"])),
        Kind(
            "an arrow behind a lead",
            (code("print(1)  // prints -> 1"), ["passed"]),
            (code("print(\"a\")  // Output → \"a\""), ["passed"]),
            (code("print(\"-> 1\")  // Prints \"-> 1\""), ["passed"])),
        Kind(
            "a block comment with stars",
            (code("print(\"a\")\nprint(\"b\")\n/*\n * Output:\n * a\n * b\n */"), ["passed"]),
            (code("print(\"a\")\n/* prints:\n   a\n */"), ["passed"]),
            (
                code("/**\n * Adds.\n * Returns: the sum\n */\nfunc f() -> Int { 1 }\nprint(f())"),
                ["skipped"]
            )),
        Kind(
            "dots in quotes",
            (code("print(\"...\")  // Prints \"...\""), ["passed"]),
            (code("print(\"wait\")  // Prints \"...\""), ["failed"]),
            (code("print(\"a, then b\")  // Prints \"a[..]b\""), ["passed"])),
    ]

    private static func code(_ text: String) -> String { "```swift\n\(text)\n```\n" }

    @Test(arguments: kinds)
    func `get their right verdicts, each page by itself`(_ kind: Kind) async throws {
        for (text, verdicts) in kind.pages {
            try await withSite(FileTree(texts: ["page.md": "# Page\n\n" + text])) { site in
                let (report, status) = try await site.checkRun(["page.md"])
                #expect(report.examples.map(\.verdict) == verdicts, "\(text)")
                #expect(status == (verdicts.contains("failed") ? 1 : 0), "\(text)")
            }
        }
    }
}
