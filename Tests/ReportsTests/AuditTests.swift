import Diagnostics
import Examples
import Reports
import TestSupport
import Testing

private func audit(
    _ text: String, _ runs: ScriptedRun..., defaults: ExampleDefaults = ExampleDefaults()
) -> Audit {
    Audit(report(text, runs, defaults: defaults).examples)
}

private let silent = "```swift\nprint(1)\n```\n\n"
private let stating = "```swift\nprint(1)\n```\n\n```output\n1\n```\n\n"

@Suite struct `An audit` {
    @Test func `of a site counts what passes as verified`() {
        let audit = audit(
            stating + stating + "```swift sketch\n```\n\n```swift no-run\n```\n",
            .prints("1\n"), .prints("2\n"), .compiles())
        #expect(audit.blocks == 4 && audit.verified == 2)
        #expect(audit.failed == 1 && audit.unchecked == 1 && audit.silent == 0)
    }

    @Test func `of a folder counts what holds what it states as verified`() {
        let audit = audit(
            stating + silent + "```swift\nf(...)\n```\n\n```swift\noops\n```\n\n",
            .prints("1\n"), .prints("1\n"), .isRefused(.error("no", at: "oops")),
            defaults: .withoutConfiguration)
        #expect(audit.blocks == 4 && audit.verified == 1 && audit.silent == 1)
        #expect(audit.unchecked == 2)
    }

    @Test func `counts what could not be verified`() {
        let audit = audit(
            stating, .isRefused(.error("no such module 'A'", at: "print")),
            defaults: .withoutConfiguration)
        #expect(audit.unverifiable == 1 && audit.verified == 0 && audit.failed == 0)
    }

    @Test func `counts in both ways, whatever is asked for`() {
        let text = stating + "```swift\nlet x = 1\n```\n\n" + silent
        let runs: [ScriptedRun] = [.prints("1\n"), .prints(""), .prints("1\n")]
        for defaults in [ExampleDefaults(), .withoutConfiguration] {
            let audit = audit(text, runs[0], runs[1], runs[2], defaults: defaults)
            #expect(audit.holding == 1 && audit.complete == 2)
        }
    }

    @Test func `is told in lines`() {
        let audit = audit(stating + stating, .prints("1\n"), .prints("2\n"))
        #expect(
            audit.lines == [
                "2 blocks", "1 verified", "1 failed",
                "statements: 2, of these 1 met, 1 unmet, 0 unverified", "verified: 50.0 %",
                "hold what they state: 50.0 %; do all that a site asks for: 50.0 %",
            ])
    }

    @Test func `rounds down`() {
        #expect(Audit.share(1999, of: 2000) == "99.9 %")
        #expect(Audit.share(2, of: 3) == "66.6 %")
        #expect(Audit.share(0, of: 7) == "0.0 %")
        #expect(Audit.share(0, of: 0) == "100.0 %")
    }
}

@Suite struct `What an audit records` {
    @Test func `is a text that is read back`() {
        var record = AuditRecord()
        record[["docs", "README.md"]] = .init(verified: 1, blocks: 2)
        record[[]] = .init(verified: 3, blocks: 4)
        record[["a\nb c"]] = .init(verified: 5, blocks: 6)
        #expect(
            record.text == """
                sitegen-audit 1
                3 of 4 verified
                5 of 6 verified in "a\\nb c"
                1 of 2 verified in docs README.md

                """)
        #expect(AuditRecord(text: record.text) == record)
        #expect(AuditRecord(text: record.text)?[["docs", "README.md"]]?.verified == 1)
        #expect(record[["docs"]] == nil)
    }

    @Test func `is of the paths, not of their words`() {
        let choices = [
            ["a", "b"], ["a b"], ["a\nb"], ["a\\nb"], ["\"a", "b\""], ["\"a b\""], ["a", "", "b"],
            ["a\r"], ["a\\"], ["\\", "a"], ["\\ a"], ["in", "x"], ["a\u{2028}b"], [" "], ["a\tb"],
        ]
        var record = AuditRecord()
        for (number, choice) in choices.enumerated() {
            record[choice] = .init(verified: number, blocks: 99)
        }
        let back = AuditRecord(text: record.text)
        #expect(back == record)
        for (number, choice) in choices.enumerated() {
            #expect(back?[choice]?.verified == number, "\(choice)")
        }
    }

    @Test func `is the same of a whole folder, named or not`() {
        var record = AuditRecord()
        record[[""]] = .init(verified: 1, blocks: 2)
        #expect(record[[]]?.verified == 1)
        #expect(record.text == "sitegen-audit 1\n1 of 2 verified\n")
    }

    @Test(arguments: [
        "", "x", "sitegen-audit 2\n", "sitegen-audit 1\n3 of four verified\n",
        "sitegen-audit 1\n3 of 4 verified in \"a\n", "sitegen-audit 1\n3 of 4 verified in \"a\"b\n",
        "sitegen-audit 1\n3 of 4 verified by x\n",
    ])
    func `is nothing else`(_ text: String) {
        #expect(AuditRecord(text: text) == nil)
    }
}
