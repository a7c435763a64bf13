import TestSupport
import Testing

/// Pages whose authors write in other languages than English, through the real binary: how they
/// state results is learned from what holds.
struct LanguageTests {
    /// How an author states what is printed, or a value.
    struct Manner: Sendable, CustomTestStringConvertible {
        let language: String
        /// An example of which one statement says that the text, or number, is this.
        let example: @Sendable (_ number: Int, _ stated: Int) -> String

        var testDescription: String { language }

        /// A page of statements; the numbers of those that are wrong.
        func page(right: Int, wrong: Int) -> String {
            let numbers = 1...(right + wrong)
            // The wrong ones stand among the right ones.
            let isWrong = Set((1...wrong).map { $0 * (right + wrong) / (wrong + 1) + 1 })
            return "# \(language)\n\n"
                + numbers.map { number in
                    "```swift\n" + example(number, isWrong.contains(number) ? number + 40 : number)
                        + "\n"
                }.joined(separator: "\n")
        }
    }

    static let manners = [
        Manner(language: "Deutsch") { number, stated in
            "let wert\(number) = \(number) * 3\n"
                + "print(\"Wert: \\(wert\(number))\")  // gibt \"Wert: \(stated * 3)\" aus\n```\n"
        },
        Manner(language: "Français") { number, stated in
            "let nombre\(number) = \(number) + 100\nprint(nombre\(number))\n"
                + "// Affiche : \(stated + 100)\n```\n"
        },
        Manner(language: "Русский") { number, stated in
            "print(\"шаг \(number)\")  // Выведет «шаг \(stated)»\n```\n"
        },
        Manner(language: "日本語") { number, stated in
            "let x\(number) = \(number) * 11\nx\(number)  // 結果は\(stated * 11)\n```\n"
        },
        Manner(language: "中文") { number, stated in
            "print(\"第\(number)\", \(number) + 20)\n```\n\n输出如下：\n\n"
                + "```\n第\(stated) \(stated + 20)\n```\n"
        },
    ]

    @Test(arguments: manners)
    func `what mostly holds is how an author states results`(_ manner: Manner) async throws {
        let found = try await found(manner.page(right: 16, wrong: 3))
        #expect(found.met == 16)
        #expect(found.errors == 3)
        #expect(found.status == 1)
    }

    @Test(arguments: manners)
    func `what mostly does not hold is asked about, once`(_ manner: Manner) async throws {
        let found = try await found(manner.page(right: 2, wrong: 3))
        #expect(found.errors == 0)
        #expect(found.warnings == ["unclear-convention"])
        #expect(found.status == 0)
    }

    @Test(arguments: manners)
    func `a wrong statement alone is no error`(_ manner: Manner) async throws {
        let found = try await found("# \(manner.language)\n\n```swift\n" + manner.example(1, 2))
        #expect(found.errors == 0)
        #expect(found.met == 0)
        #expect(found.status == 0)
    }

    private func found(
        _ page: String
    ) async throws -> (met: Int, errors: Int, warnings: [String], status: Int) {
        try await withSite(FileTree(texts: ["page.md": page])) { site in
            let (report, status) = try await site.checkRun(["page.md"])
            return (
                report.examples.flatMap(\.expectations).count { $0.verdict == "met" },
                report.diagnostics.count { $0.severity == "error" },
                report.diagnostics.filter { $0.severity == "warning" }.map(\.code), status
            )
        }
    }
}
