import TestSupport
import Testing

/// Blocks of strangers that the compiler refuses for what is not there, and others that are wrong,
/// through the real binary.
struct StrangerRefusalTests {
    /// Blocks of one kind, each with its verdict and with what its reason names.
    struct Kind: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let blocks: [(code: String, verdict: String, root: String?)]

        init(_ name: String, _ blocks: (String, String, String?)...) {
            testDescription = name
            self.blocks = blocks.map { (code: $0.0, verdict: $0.1, root: $0.2) }
        }
    }

    static let kinds = [
        Kind(
            "an error is stated beside a missing module",
            (
                "import MoneyKit\nlet price = Price(5)\nprice.currency = nil  // error: nil is not allowed",
                "unverifiable", "MoneyKit"
            ),
            ("import Plots\n\nplot.render()  // ❌ does not compile", "unverifiable", "Plots"),
            ("import Foundation\nlet n = 1  // error: no such thing", "failed", nil)),
        Kind(
            "an error is stated beside a missing name",
            (
                "let store = Store()\nstore.items[9]  // fatal error: index out of range",
                "unverifiable", "Store"
            ),
            ("let user = User(name: \"a\")\nuser.name = 1  // error", "unverifiable", "User"),
            ("let names = [\"a\"]\nnames[1]  // fatal error: no such text", "passed", nil)),
        Kind(
            "errors follow from a missing name",
            ("let add = curry(+)\nadd(1)(2)  // 3", "unverifiable", "curry"),
            (
                "let result = Parser { .digits }.parse(\"12\")\nprint(result)  // Prints \"12\"",
                "unverifiable", "Parser"
            ),
            ("let a: [Int] = [\"a\"]\nprint(a.count)  // Prints \"1\"", "failed", nil)),
        Kind(
            "a macro of a package",
            ("@Observed\nclass Model { var a = 1 }\nModel().a  // 1", "unverifiable", "Observed"),
            ("let u = #checked(\"a\")\nu  // \"a\"", "unverifiable", "checked"),
            (
                "@discardableresult\nfunc f() -> Int { 1 }\nprint(f())  // Prints \"1\"", "failed",
                nil
            )),
        Kind(
            "what only Apple has",
            ("import UIKit\nlet v = UIView()\nv.tag  // 0", "unverifiable", "UIKit"),
            (
                "import Foundation\nclass A: NSObject { @objc dynamic var n = 1 }\nlet a = A()\nprint(a.value(forKey: \"n\")!)  // Prints \"1\"",
                "unverifiable", nil
            ),
            ("class A { var n = 1 }\nprint(A().n)  // Prints \"2\"", "failed", nil)),
        Kind(
            "a name that Swift dropped",
            ("for var i = 0; i < 2; i++ { print(i) }\n// Prints:\n// 0\n// 1", "failed", nil),
            ("println(\"a\")  // Prints \"a\"", "failed", nil),
            (
                "func println(_ s: String) { print(s) }\nprintln(\"a\")  // Prints \"a\"", "passed",
                nil
            )),
        Kind(
            "the root is what nothing brings",
            (
                "let url = URL(string: \"a\")!\nlet shop = Shop(url)\nshop.name  // \"a\"",
                "unverifiable", "Shop"
            ),
            (
                "let d = DateComponents(day: 1)\nlet p = NSPredicateEditor()\np.rowHeight  // 1",
                "unverifiable", "NSPredicateEditor"
            ),
            ("let d = DateComponents(day: 1)\nd.day  // Optional(1)", "passed", nil)),
        Kind(
            "a violation of exclusive access",
            (
                "var n = 1\nfunc f(_ a: inout Int) { a += n }\nf(&n)  // error: overlapping accesses",
                "passed", nil
            ),
            (
                "var n = 1\nfunc f(_ a: inout Int) { a += 1 }\nf(&n)  // error: overlapping accesses",
                "failed", nil
            )),
    ]

    @Test(arguments: kinds)
    func `get their right verdicts, with the root of what is missing`(
        _ kind: Kind
    ) async throws {
        let texts = kind.blocks.enumerated().map {
            ("page\($0).md", "# Page\n\n```swift\n\($1.code)\n```\n")
        }
        let files = FileTree(texts: Dictionary(uniqueKeysWithValues: texts))
        try await withSite(files) { site in
            let report = try await site.checkReport(["."])
            for ((path, _), block) in zip(texts, kind.blocks) {
                let example = try #require(report.examples.first { $0.path == path })
                #expect(example.verdict == block.verdict, "\(block.code)")
                if let root = block.root {
                    #expect(example.reason?.contains("'\(root)'") == true, "\(block.code)")
                }
            }
        }
    }
}
