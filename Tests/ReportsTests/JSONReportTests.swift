import Diagnostics
import Examples
import Foundation
import Reports
import Runs
import TestSupport
import Testing

/// The report as a tree, by the reader of JSON that everyone has.
private func tree(_ report: Report) throws -> [String: Any] {
    let object = try JSONSerialization.jsonObject(with: Data(report.json.utf8))
    return try #require(object as? [String: Any])
}

/// The keys and values of the only example.
private func example(
    _ text: String, _ run: ScriptedRun, defaults: ExampleDefaults = ExampleDefaults()
) throws -> [String: Any] {
    let examples = try #require(
        try tree(report(text, [run], defaults: defaults))["examples"] as? [[String: Any]])
    return try #require(examples.first)
}

/// What `exit` is for a program that ends so, without white space.
private func check(
    _ ending: ProcessRun.Ending, is expected: String,
    sourceLocation: Testing.SourceLocation = #_sourceLocation
) {
    let json = report("```swift\n```\n", [.prints("", ending: ending)]).json
    #expect(
        json.filter { !$0.isWhitespace }.contains("\"exit\":\(expected),\"stdout\""),
        sourceLocation: sourceLocation)
}

@Suite struct `The report as JSON` {
    @Test func `is this, key by key`() {
        #expect(
            report(printing, [.prints("1\n")], besides: [.brokenLink()]).json == """
                {
                  "version": 1,
                  "toolchain": "Swift 6.3.1",
                  "target": "x86_64-unknown-linux-gnu",
                  "summary": {
                    "examples": 1,
                    "passed": 1,
                    "failed": 0,
                    "unverifiable": 0,
                    "skipped": 0,
                    "expectations": {
                      "met": 1,
                      "unmet": 0,
                      "unverified": 0
                    }
                  },
                  "examples": [
                    {
                      "id": "x",
                      "path": "docs/a.md",
                      "line": 1,
                      "kind": "run",
                      "verdict": "passed",
                      "reason": null,
                      "program": [
                        {
                          "path": "docs/a.md",
                          "line": 1
                        }
                      ],
                      "exit": {
                        "code": 0
                      },
                      "stdout": "1\\n",
                      "stderr": "",
                      "expectations": [
                        {
                          "line": 5,
                          "form": "fence",
                          "stated": "1\\n",
                          "actual": "1\\n",
                          "verdict": "met"
                        }
                      ],
                      "diagnostics": [],
                      "packages": [],
                      "cached": false,
                      "seconds": {
                        "compile": null,
                        "run": null
                      }
                    }
                  ],
                  "diagnostics": [
                    {
                      "code": "broken-link",
                      "severity": "error",
                      "path": "docs/a.md",
                      "line": 1,
                      "column": 1,
                      "message": "the link leads nowhere",
                      "hint": "correct it"
                    }
                  ]
                }

                """)
    }

    @Test func `is whole without an example`() throws {
        let found = try tree(report("", []))
        #expect((found["examples"] as? [Any])?.isEmpty == true)
        #expect((found["diagnostics"] as? [Any])?.isEmpty == true)
    }

    @Test(arguments: [
        "\"\\/ \u{8}\u{0C}\n\r\t\u{1}\u{1F}\u{7F}\u{2028}\u{2029}", "größe 👩‍👩‍👧 e\u{301}", "\0", "",
    ])
    func `keeps any text`(_ text: String) throws {
        let found = try tree(report("", [], besides: [.brokenLink(text)]))
        let messages = (found["diagnostics"] as? [[String: Any]])?.map { $0["message"] as? String }
        #expect(messages?.first??.unicodeScalars.elementsEqual(text.unicodeScalars) == true)
    }

    @Test func `says how a program ended`() {
        check(.exited(3), is: "{\"code\":3}")
        check(.signalled(4), is: "{\"signal\":\"SIGILL\",\"trap\":true}")
        check(.signalled(9), is: "{\"signal\":\"SIGKILL\",\"trap\":false}")
        check(.timedOut, is: "{\"timeout\":true}")
        check(.exceeded(.memory), is: "{\"limit\":\"memory\"}")
        check(.lost, is: "null")
    }

    @Test func `has no ending and no streams of what was not run`() throws {
        for (text, run) in [
            ("```swift no-run\n```\n", ScriptedRun.compiles()),
            ("```swift\noops\n```\n", .isRefused(.error("no", at: "oops"))),
        ] {
            let found = try example(text, run)
            for key in ["exit", "stdout", "stderr"] { #expect(found[key] is NSNull) }
        }
    }

    @Test func `gives the compiler's messages with their places`() throws {
        let found = try example(
            "\n```swift\nlet x =\n  oops\n```\n", .isRefused(.error("no", at: "oops")))
        let message = try #require((found["diagnostics"] as? [[String: Any]])?.first)
        #expect(message["line"] as? Int == 4 && message["column"] as? Int == 3)
        #expect(message["severity"] as? String == "error" && message["message"] as? String == "no")
    }

    @Test func `names the blocks of the program`() throws {
        let block = "```swift session=a\nprint(1)\n```\n\n"
        let examples = try #require(
            try tree(report(block + block, [.prints("1\n", "1\n")]))["examples"] as? [[String: Any]]
        )
        for example in examples {
            let blocks = example["program"] as? [[String: Any]]
            #expect(blocks?.map { $0["line"] as? Int } == [1, 5])
        }
    }

    @Test(arguments: [
        ("sketch", "sketch", "a sketch"), ("ignore=\"no camera\"", "ignore", "no camera"),
    ])
    func `gives the reason for what is skipped`(
        _ marks: String, _ kind: String, _ reason: String
    ) throws {
        let found = try example("```swift \(marks)\n```\n", .prints(""))
        #expect(found["verdict"] as? String == "skipped")
        #expect(found["kind"] as? String == kind)
        #expect(found["reason"] as? String == reason)
        #expect((found["program"] as? [Any])?.isEmpty == true)
    }

    @Test func `gives the reason for what could not be verified`() throws {
        let found = try example(
            printing, .isRefused(.error("no such module 'A'", at: "print")),
            defaults: .withoutConfiguration)
        #expect(found["verdict"] as? String == "unverifiable")
        #expect(found["reason"] as? String == "no such module 'A'")
        let statement = (found["expectations"] as? [[String: Any]])?.first
        #expect(statement?["verdict"] as? String == "unverified")
        #expect(statement?["actual"] is NSNull)
    }

    @Test func `counts verdicts and statements`() {
        let text =
            printing.replacing(" id=x", with: "") + printing.replacing(" id=x", with: "")
            + "```swift sketch\n```\n"
        let summary = report(text, [.prints("1\n"), .prints("2\n")]).summary
        #expect(summary.passed == 1 && summary.failed == 1 && summary.skipped == 1)
        #expect(summary.examples == 3)
        #expect(summary.met == 1 && summary.unmet == 1 && summary.unverified == 0)
    }

    @Test func `has the time that was taken, to the millisecond`() throws {
        let run = ScriptedRun.prints("1\n", taking: .milliseconds(1250), compiling: .seconds(2))
        let seconds = try example(printing, run)["seconds"] as? [String: Double]
        #expect(seconds == ["compile": 2, "run": 1.25])
    }
}
