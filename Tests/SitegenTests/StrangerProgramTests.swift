import Foundation
import TestSupport
import Testing

/// Pages by strangers whose blocks hold in another program than the first, and others that look
/// like them.
struct StrangerProgramTests {
    /// A page of blocks.
    private func page(_ blocks: [String]) -> String {
        "# Page\n\n" + blocks.map { "```swift\n\($0)\n```\n\n" }.joined()
    }

    /// The verdict on the last block of each page, by the real program.
    private func verdicts(_ pages: [[String]]) async throws -> [(String?, [String])] {
        let texts = pages.enumerated().map { ("docs/page\($0).md", page($1)) }
        let files = FileTree(texts: Dictionary(uniqueKeysWithValues: texts))
        return try await withSite(files) { site in
            let report = try await site.checkReport(["docs"])
            return texts.map { path, _ in
                (
                    report.examples.last { $0.path == path }?.verdict,
                    report.diagnostics.filter { $0.path == path }.map(\.code)
                )
            }
        }
    }

    @Test func `hold without a block that declares a name of the library`() async throws {
        let found = try await verdicts([
            [
                "struct Result { var points: Int }",
                "let r: Result<Int, Never> = .success(3)\nprint(r)  // Prints \"success(3)\"",
            ],
            [
                "enum Set { case left, right }",
                "print(Set([1, 1]).count)  // Prints \"1\"",
            ],
            [
                "func max(_ a: Int, _ b: Int) -> Int { a }",
                "print(max(1, 2))  // Prints \"2\"",
            ],
        ])
        for (number, (verdict, codes)) in found.enumerated() {
            #expect(verdict == "passed", "page \(number)")
            #expect(codes.contains("block-left-out"), "page \(number)")
        }
    }

    @Test func `look like these, and hold in no program`() async throws {
        let found = try await verdicts([
            [
                "struct Result { var points: Int }",
                "let r: Result<Int, Never> = .success(3)\nprint(r)  // Prints \"success(4)\"",
            ],
            [
                "var total = 1\ntotal += 1",
                "print(total)  // Prints \"1\"",
            ],
            [
                "func max(_ a: Int, _ b: Int) -> Int { a }",
                "print(max(1, 2))  // Prints \"3\"",
            ],
        ])
        #expect(found.map(\.0) == ["failed", "failed", "failed"])
    }

    @Test func `state errors of two phases`() async throws {
        let found = try await verdicts([
            [
                """
                func f() -> Int {
                    let n: Int
                    return n  // error: constant 'n' used before being initialized
                }
                let s: String = 1  // error: cannot convert value of type 'Int' to specified type 'String'
                """
            ],
            [
                """
                let x: Int = "a"  // error: cannot convert value of type 'String' to specified type 'Int'
                func g(_ n: Int) -> Int {
                    switch n {  // error: switch must be exhaustive
                    case 1: return 2
                    }
                }
                """
            ],
            [
                """
                let n: Int = "a"  // error: cannot convert value of type 'String' to specified type 'Int'
                let x = 1
                x = 2  // error: cannot assign to value: 'x' is a 'let' constant
                """
            ],
            [
                """
                let s: String = 1  // error: cannot convert value of type 'Int' to specified type 'String'
                let n = 2  // error: variable 'n' used before being initialized
                """
            ],
        ])
        #expect(found.map(\.0) == ["passed", "passed", "passed", "failed"])
    }

    @Test func `have lines on both streams`() async throws {
        let write =
            "func warn(_ s: String) { FileHandle.standardError.write(Data((s + \"\\n\").utf8)) }"
        let found = try await verdicts([
            [
                "import Foundation\n\(write)\nprint(\"a\")\nwarn(\"b\")\nprint(\"c\")\n"
                    + "// Prints:\n// a\n// b\n// c"
            ],
            [
                "import Foundation\n\(write)\nfor n in 1...2 { print(n); warn(\"-\") }\n"
                    + "// Output:\n// 1\n// -\n// 2\n// -"
            ],
            [
                "import Foundation\n\(write)\nprint(\"a\")\nwarn(\"b\")\n"
                    + "// Prints:\n// a\n// c"
            ],
        ])
        #expect(found.map(\.0) == ["passed", "passed", "failed"])
        #expect(found[0].1.contains("both-streams") && found[1].1.contains("both-streams"))
    }

    @Test func `trap in another block, or assert what is not so`() async throws {
        let found = try await verdicts([
            [
                "struct S {\n    var n: Int\n    func f() -> Int {\n        precondition(n > 1)\n        return n\n    }\n}",
                "print(S(n: 2).f())  // Prints \"2\"\nprint(S(n: 1).f())  // Prints \"1\"",
            ],
            ["let n = [1, 2].count\nassert(n == 3)"],
            ["let n = [1, 2].count\nassert(n == 3, \"see https://swift.org\")"],
            ["let n = [1, 2].count\nassert(n == 3)  // stops here"],
            ["func f() -> Int {\n    fatalError(\"write this\")\n}\nf()"],
        ])
        #expect(found.map(\.0) == ["failed", "failed", "failed", "skipped", "skipped"])
    }
}
