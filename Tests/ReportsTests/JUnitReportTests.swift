import Diagnostics
import Examples
import Foundation
import Reports
import TestSupport
import Testing

#if canImport(FoundationXML)
    import FoundationXML
#endif

@Suite struct `The report as JUnit has it` {
    @Test func `has a suite for each page and a case for each example`() {
        let text =
            printing + "```swift id=y\nprint(2)\n```\n\n```output\n1\n```\n\n```swift sketch\n```\n"
        #expect(
            report(text, [.prints("1\n"), .prints("2\n")]).junit == """
                <?xml version="1.0" encoding="UTF-8"?>
                <testsuites name="sitegen">
                <testsuite name="docs/a.md" tests="3" failures="1" errors="0" skipped="1">
                <testcase name="x" classname="docs/a.md" file="docs/a.md" line="1"/>
                <testcase name="y" classname="docs/a.md" file="docs/a.md" line="8">
                <failure message="example prints something other than the page states">\
                docs/a.md:13:1: example prints something other than the page states \
                [output-mismatch]&#10;- 1&#10;+ 2&#10;correct the example, or accept what it \
                prints: sitegen bless docs/a.md:13</failure>
                </testcase>
                <testcase name="docs/a#3" classname="docs/a.md" file="docs/a.md" line="16">
                <skipped message="a sketch"/>
                </testcase>
                </testsuite>
                </testsuites>

                """)
    }

    @Test func `fails with what is wrong beside the examples`() {
        let xml = report(printing, [.prints("1\n")], besides: [.brokenLink(line: 7)]).junit
        #expect(xml.contains("tests=\"2\" failures=\"1\""))
        #expect(xml.contains("<testcase name=\"broken-link at line 7\""))
    }

    @Test func `does not fail with warnings`() {
        let xml = report("", [], besides: [.brokenLink(severity: .warning)]).junit
        #expect(!xml.contains("testcase"))
    }

    @Test func `is XML whatever was printed`() throws {
        let text = "a<b>&\"'\n\u{1B}[0m\u{1}\u{FFFE}]]>"
        let xml = report(
            printing, [.prints(text)], besides: [.brokenLink(text, path: "a&\"b.md")]
        ).junit
        let document = try XMLDocument(xmlString: xml)
        #expect(document.rootElement()?.name == "testsuites")
    }

    @Test func `has the time that an example took`() {
        let run = ScriptedRun.prints("1\n", taking: .milliseconds(1250), compiling: .seconds(2))
        #expect(report(printing, [run]).junit.contains(" time=\"3.25\"/>"))
    }
}
