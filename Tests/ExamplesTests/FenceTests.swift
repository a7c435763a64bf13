import Diagnostics
import Examples
import OutputMatching
import TestSupport
import Testing

/// The stated lines of each example: its output, `stderr:` and `diagnostics:`.
private func check(
    _ text: String, states statements: [String: [String]],
    sourceLocation: Testing.SourceLocation = #_sourceLocation
) {
    let page = FoundPage(text)
    var found: [String: [String]] = [:]
    for example in page.examples {
        let all = [example.statedOutput, example.statedError, example.statedDiagnostics]
        let written = all.compactMap { $0 }.map { stated in
            "\(stated.stream.rawValue): \(stated.pattern.lines.map(\.text).joined(separator: "|"))"
        }
        if !written.isEmpty { found[example.id] = written }
    }
    #expect(page.diagnostics == [], sourceLocation: sourceLocation)
    #expect(found == statements, sourceLocation: sourceLocation)
}

private func matching(_ info: String) -> OutputPattern.Matching? {
    FoundPage("```swift\nx\n```\n```output \(info)\n1\n```").examples.first?.statedOutput?.matching
}

@Suite struct `Fences that state` {
    @Test func `belong to the nearest example above`() {
        check(
            "```swift id=a\n```\n```swift id=b\n```\n\nprose\n\n- item\n\n```output\n1\n```\n",
            states: ["b": ["output: 1"]])
    }

    @Test func `pass over examples that cannot print`() {
        check(
            """
            ```swift id=a
            ```
            ```swift id=b no-run
            ```
            ```swift id=c compile-fail
            ```
            ```swift id=d sketch
            ```
            ```swift id=e ignore=why
            ```
            ```output
            1
            ```
            """, states: ["a": ["output: 1"]])
    }

    @Test func `of diagnostics pass over examples that are not compiled`() {
        check(
            """
            ```swift id=a compile-fail
            ```
            ```swift id=b sketch
            ```
            ```diagnostics
            error: no
            ```
            """, states: ["a": ["diagnostics: error: no"]])
    }

    @Test func `of diagnostics belong to a block that is only compiled`() {
        check(
            "```swift id=a\n```\n```swift id=b no-run\n```\n```diagnostics\nwarning: w\n```\n",
            states: ["b": ["diagnostics: warning: w"]])
    }

    @Test func `of three kinds belong to one example`() {
        check(
            "```swift id=a\n```\n```output\n1\n```\n```stderr\n2\n```\n```diagnostics\nwarning: 3\n```",
            states: ["a": ["output: 1", "stderr: 2", "diagnostics: warning: 3"]])
    }

    @Test func `belong to the example they name`() {
        check(
            "```swift id=a\n```\n```swift id=b\n```\n```output of=a\n1\n```\n",
            states: ["a": ["output: 1"]])
    }

    @Test func `name an example by the part of its id after the page`() {
        check(
            "# T\n```swift\n```\n```swift\n```\n```output of=t-1\n1\n```\n",
            states: ["page#t-1": ["output: 1"]])
    }

    @Test func `are matched exactly without a mark`() {
        #expect(matching("") == .exact)
    }

    @Test func `are matched in any order, or in part`() {
        #expect(matching("unordered") == .unordered)
        #expect(matching("contains") == .contains)
        #expect(matching("of=page#1, contains") == .contains)
    }

    @Test func `in a quote have their lines without its marks`() {
        check(
            "> ```swift id=a\n> ```\n> ```output\n> 1\n>  2\n> ```\n",
            states: ["a": ["output: 1| 2"]])
    }
}

@Suite struct `Wrong fences that state` {
    @Test func `without an example`() {
        check(
            "1️⃣```output\n1\n```\n\n```swift\n```\n",
            finds: ["1️⃣ no example above this fence is run [output-without-example]"],
            hint: "put it below its example, or begin it with 'text' if it is not output")
    }

    @Test func `with examples that are only compiled`() {
        check(
            "```swift no-run\n```\n\n1️⃣```stderr\n1\n```\n",
            finds: ["1️⃣ no example above this fence is run [output-without-example]"])
    }

    @Test func `of diagnostics without an example`() {
        check(
            "```swift sketch\n```\n\n1️⃣```diagnostics\nerror: 1\n```\n",
            finds: ["1️⃣ no example above this fence is compiled [output-without-example]"])
    }

    @Test func `a second fence`() {
        check(
            "a\n```swift\n```\n```output\n1\n```\n1️⃣```output\n2\n```\n",
            finds: ["1️⃣ the example at line 2 has its 'output' fence already [second-fence]"],
            hint: "the first is at line 4; an example has one fence of each kind")
    }

    @Test func `a second fence by name`() {
        check(
            "```swift id=a\n```\n```stderr\n1\n```\n```swift\n```\n1️⃣```stderr of=a\n2\n```\n",
            finds: ["1️⃣ the example at line 1 has its 'stderr' fence already [second-fence]"])
    }

    @Test func `for an example that cannot print`() {
        check(
            "```swift id=a no-run\n```\n1️⃣```output of=a\n1\n```\n",
            finds: ["1️⃣ the example at line 1 is 'no-run': it is not run [output-without-example]"],
            hint: "remove its mark or this fence")
    }

    @Test func `for an example that is not compiled`() {
        check(
            "```swift id=a sketch\n```\n1️⃣```diagnostics of=a\nerror: 1\n```\n",
            finds: [
                "1️⃣ the example at line 1 is 'sketch': the compiler does not see it "
                    + "[output-without-example]"
            ])
    }

    @Test func `for an id that is none`() {
        check(
            "```swift id=counter\n```\n```output 1️⃣of=conter\n1\n```\n",
            finds: ["1️⃣ no example above on this page has the id 'conter' [unknown-id]"],
            hint: "did you mean 'counter'?")
    }

    @Test func `for an id made from a heading, misspelt`() {
        check(
            "# Tasks\n```swift\n```\n```output 1️⃣of=task-1\n1\n```\n",
            finds: ["1️⃣ no example above on this page has the id 'task-1' [unknown-id]"],
            hint: "did you mean 'tasks-1'?")
    }

    @Test func `for an example below`() {
        check(
            "```swift\n```\n```output 1️⃣of=b\n1\n```\n```swift id=b\n```\n",
            finds: ["1️⃣ no example above on this page has the id 'b' [unknown-id]"],
            hint: "give an example this id: 'id=b'")
    }

    @Test func `with an unknown mark`() {
        check(
            "```swift\n```\n```output 1️⃣sorted\n1\n```\n",
            finds: ["1️⃣ 'sorted' is not a mark of 'output' fences [unknown-mark]"],
            hint: "marks are: contains, of=ID, unordered")
    }

    @Test func `with a misspelt mark`() {
        check(
            "```swift\n```\n```output 1️⃣unorderd\n1\n```\n",
            finds: ["1️⃣ 'unorderd' is not a mark of 'output' fences [unknown-mark]"],
            hint: "did you mean 'unordered'?")
    }

    @Test func `with a mark that wants a value`() {
        check(
            "```swift\n```\n```output 1️⃣of\n1\n```\n",
            finds: ["1️⃣ 'of' is not a mark of 'output' fences [unknown-mark]"],
            hint: "did you mean 'of=ID'?")
    }

    @Test func `with marks of matching for diagnostics`() {
        check(
            "```swift\n```\n```diagnostics 1️⃣unordered\nwarning: 1\n```\n",
            finds: ["1️⃣ 'unordered' is not a mark of 'diagnostics' fences [unknown-mark]"],
            hint: "marks are: of=ID")
    }

    @Test func `matched in two ways`() {
        check(
            "```swift\n```\n```output contains 1️⃣unordered\n1\n```\n",
            finds: [
                "1️⃣ the marks 'contains' and 'unordered' exclude each other [conflicting-marks]"
            ])
    }

    @Test func `of two examples`() {
        check(
            "```swift id=a\n```\n```swift id=b\n```\n```output of=a 1️⃣of=b\n1\n```\n",
            finds: ["1️⃣ the mark 'of' stands here twice [conflicting-marks]"])
    }

    @Test func `with a value that never ends`() {
        check(
            "```swift id=a\n```\n```output 1️⃣of=\"a\n1\n```\n",
            finds: ["1️⃣ the value begins with a quote or brace and never ends [mark-value]"])
    }
}
