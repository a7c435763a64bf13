import Diagnostics
import ExampleFinding
import Examples
import Markdown
import TestSupport
import Testing

/// The files that lie in the folder of each example.
private func check(
    _ text: String, givesFiles files: [String: [String]],
    sourceLocation: Testing.SourceLocation = #_sourceLocation
) {
    let page = FoundPage(text)
    #expect(page.diagnostics == [], sourceLocation: sourceLocation)
    let found = page.examples.map { ($0.id, $0.files.map { "\($0.name)=\($0.block.code)" }) }
    #expect(Dictionary(uniqueKeysWithValues: found) == files, sourceLocation: sourceLocation)
}

/// Further source files of each example.
private func check(
    _ text: String, givesSources sources: [String: [String]],
    sourceLocation: Testing.SourceLocation = #_sourceLocation
) {
    let page = FoundPage(text)
    #expect(page.diagnostics == [], sourceLocation: sourceLocation)
    let found = page.examples.map { ($0.id, $0.sources.map(\.name)) }
    #expect(Dictionary(uniqueKeysWithValues: found) == sources, sourceLocation: sourceLocation)
}

@Suite struct `Blocks that are files` {
    @Test func `lie in the folders of the examples below`() {
        check(
            "```swift id=a\n```\n```json file=\"a.json\"\n{}\n```\n```swift id=b\n```\n",
            givesFiles: ["a": [], "b": ["a.json={}\n"]])
    }

    @Test func `of one name: the later replaces the earlier`() {
        check(
            """
            ```text file="a.txt"
            1
            ```
            ```swift id=a
            ```
            ```text file="a.txt"
            2
            ```
            ```swift id=b
            ```
            """, givesFiles: ["a": ["a.txt=1\n"], "b": ["a.txt=2\n"]])
    }

    @Test func `of Swift are no examples`() {
        check(
            "```swift file=\"Data/A.swift\"\nlet a\n```\n```swift id=a\n```\n",
            givesFiles: ["a": ["Data/A.swift=let a\n"]])
    }

    @Test func `without a name of a language`() {
        #expect(FoundPage("``` file=\"a\"\n1\n```\n").page.files.isEmpty)
    }

    @Test func `with a name that leads out of the folder`() {
        check(
            "```json 1️⃣file=\"../a\"\n```\n",
            finds: ["1️⃣ '../a' is not a value of the mark 'file' [mark-value]"])
    }

    @Test func `with a name that never ends`() {
        check(
            "```json 1️⃣file=\"a\n```\n",
            finds: ["1️⃣ the value begins with a quote or brace and never ends [mark-value]"])
    }

    @Test func `that are never closed`() {
        check(
            "1️⃣```json file=a\n1\n",
            finds: ["1️⃣ the fence that begins here never ends [fence-not-closed]"])
    }

    @Test func `with other marks`() {
        check(
            "```swift file=a 1️⃣no-run\n```\n",
            finds: ["1️⃣ 'no-run' has no effect on a block that is a file [conflicting-marks]"],
            hint:
                "a block with 'file=' does not run; with 'session=' it becomes a source of the "
                + "session"
        )
    }
}

@Suite struct `Further source files of a session` {
    @Test func `belong to all its blocks, also those above`() {
        check(
            """
            ```swift id=a session=s
            ```
            ```swift session=s file="A.swift"
            ```
            ```swift id=b session=s
            ```
            ```swift id=c
            ```
            """, givesSources: ["a": ["A.swift"], "b": ["A.swift"], "c": []])
    }

    @Test func `come in the order of the page`() {
        check(
            """
            ```swift session=s file="B.swift"
            ```
            ```swift session=s file="A.swift"
            ```
            ```swift id=a session=s
            ```
            """, givesSources: ["a": ["B.swift", "A.swift"]])
    }

    @Test func `without a block of the session`() {
        check(
            "1️⃣```swift session=s file=\"A.swift\"\n```\n",
            finds: [
                "1️⃣ session 's' has no block without 'file=' on this page [unknown-session]"
            ], hint: "give 'session=s' to the blocks that use the file")
    }

    @Test func `of one name`() {
        check(
            """
            ```swift session=s
            ```
            ```swift session=s file="A.swift"
            ```
            ```1️⃣swift session=s file="A.swift"
            ```
            """, finds: ["1️⃣ session 's' has a file 'A.swift' already [duplicate-file]"],
            hint: "the first is at line 3; give this one another name")
    }
}
