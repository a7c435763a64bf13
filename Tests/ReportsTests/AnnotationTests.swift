import Diagnostics
import Examples
import Foundation
import Reports
import Runs
import TestSupport
import Testing

@Suite struct `The report as SARIF` {
    @Test func `has a result for each problem, with its place`() {
        #expect(
            report("", [], besides: [.brokenLink(severity: .warning, path: "a b/ö.md")])
                .sarif(version: "1.2.3") == """
                    {
                      "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
                      "version": "2.1.0",
                      "runs": [
                        {
                          "tool": {
                            "driver": {
                              "name": "sitegen",
                              "version": "1.2.3",
                              "rules": [
                                {
                                  "id": "broken-link"
                                }
                              ]
                            }
                          },
                          "columnKind": "utf16CodeUnits",
                          "results": [
                            {
                              "ruleId": "broken-link",
                              "ruleIndex": 0,
                              "level": "warning",
                              "message": {
                                "text": "the link leads nowhere\\n- a\\ncorrect it"
                              },
                              "locations": [
                                {
                                  "physicalLocation": {
                                    "artifactLocation": {
                                      "uri": "a%20b/%C3%B6.md"
                                    },
                                    "region": {
                                      "startLine": 1,
                                      "startColumn": 1
                                    }
                                  }
                                }
                              ]
                            }
                          ]
                        }
                      ]
                    }

                    """)
    }

    @Test func `counts columns in UTF-16 code units`() {
        // Two bytes and one unit, then four bytes and two.
        let sarif = report("ö😀[a](b)\n", [], besides: [.brokenLink(column: 7)])
            .sarif(version: "1")
        #expect(sarif.contains("\"startColumn\": 4"))
    }

    @Test func `points at the beginning of a line within a tab`() {
        // The item takes two of the tab's four columns.
        let sarif = report(
            "- a\n\n  ```swift\n\tfatalError(\"x\")\n  ```\n",
            [
                .prints(
                    "", errors: ["main/main.swift:1: Fatal error: x\n"], ending: .signalled(4))
            ]
        ).sarif(version: "1")
        #expect(sarif.contains(/"startLine": 4,\s*"startColumn": 1\s/))
    }

    @Test func `is JSON`() throws {
        let sarif = report("", [], besides: [.brokenLink("\"\n\u{1}")]).sarif(version: "1")
        #expect(throws: Never.self) {
            try JSONSerialization.jsonObject(with: Data(sarif.utf8))
        }
    }
}

@Suite struct `The annotations of a workflow` {
    @Test func `are a line for each error and warning`() {
        let problems = [
            Diagnostic.brokenLink(line: 1), .brokenLink(severity: .warning, line: 2),
            .brokenLink(severity: .note, line: 3),
        ]
        #expect(
            report("", [], besides: problems).githubAnnotations == """
                ::error file=docs/a.md,line=1,col=1,title=broken-link::the link leads nowhere%0A\
                - a%0Acorrect it
                ::warning file=docs/a.md,line=2,col=1,title=broken-link::the link leads nowhere%0A\
                - a%0Acorrect it

                """)
    }

    @Test func `cannot be made into others by what they hold`() {
        let words = report("", [], besides: [.brokenLink("100%\n::error::x", path: "a,b:c%.md")])
            .githubAnnotations
        #expect(
            words.hasPrefix(
                "::error file=a%2Cb%3Ac%25.md,line=1,col=1,title=broken-link::100%25%0A::error::x"))
        #expect(words.split(separator: "\n").count == 1)
    }

    @Test func `are none where nothing is wrong`() {
        #expect(report("", []).githubAnnotations.isEmpty)
    }
}
