import Corrections
import Diagnostics
import ExampleFinding
import Examples
import Judging
import Markdown
import Runs
import TestSupport
import Testing

@testable import Pages

private func read(_ files: [String: String]) -> Diagnosed<[Page]> {
    Page.parseFolder(
        files.sorted { $0.key < $1.key }.map { path, text in
            SiteSource.File(path: path, displayPath: path, bytes: Array(text.utf8))
        })
}

/// The code of the blocks of one file.
private func check(
    _ text: String, has code: [String], sourceLocation: Testing.SourceLocation = #_sourceLocation
) {
    let page = read(["a.md": text])
    #expect(page.diagnostics.isEmpty, sourceLocation: sourceLocation)
    #expect(
        page.value.flatMap(\.examples.examples).map(\.block.code) == code.map { $0 + "\n" },
        sourceLocation: sourceLocation)
}

@Suite struct `A page of a folder without configuration` {
    @Test(arguments: [
        "---\na: '''\n```swift\n---\n", "---\nnot: [yaml\n---\n", "+++\na = 1\n```swift\n+++\n",
        "---  \na: 1\n... \n", "---\r\na: 1\r\n---\r\n",
    ])
    func `may have front matter of any tool, which is passed over`(_ matter: String) {
        check(matter + "```swift\n1\n```\n", has: ["1"])
    }

    @Test(arguments: ["---\n\n", "---\nx\n\n", "+++\n", "", "---"])
    func `may begin with what is no front matter`(_ start: String) {
        check(start + "\n```swift\n1\n```\n", has: ["1"])
    }

    @Test func `has the places of its file`() {
        let page = read(["a.md": "---\na: 1\n---\n\n```swift\n1\n```\n"])
        #expect(
            page.value.flatMap(\.examples.examples).map(\.location.description) == ["a.md:5:1"])
    }

    @Test func `names its examples by its path`() {
        let block = "```swift\n1\n```\n"
        let pages = read(["README.md": block, "docs/10-a.markdown": "# Use\n" + block])
        #expect(
            pages.value.flatMap(\.examples.examples).map(\.id) == [
                "README#1", "docs/10-a#use-1",
            ])
    }

    @Test func `has examples of the same names as others, without a word`() {
        let block = "```swift id=a\n1\n```\n"
        #expect(read(["a.md": block, "b.md": block]).diagnostics.isEmpty)
    }

    @Test func `is left out where it is no text, and others are read`() {
        let files = [
            SiteSource.File(path: "a.md", displayPath: "a.md", bytes: [0]),
            SiteSource.File(path: "b.md", displayPath: "b.md", bytes: [0xFF]),
            SiteSource.File(path: "c.md", displayPath: "c.md", bytes: []),
        ]
        let pages = Page.parseFolder(files)
        #expect(pages.value.map(\.source.path) == ["c.md"])
        #expect(pages.diagnostics.map(\.code) == ["binary-file", "not-utf-8"])
        #expect(pages.diagnostics.map(\.severity) == [.error, .error])
    }

    @Test func `has notes about all else`() {
        let page = read(["a.md": "```swift x\n1\n```\n\n```output y\n"])
        #expect(
            page.diagnostics.map(\.code).sorted() == [
                "fence-not-closed", "unknown-mark", "unknown-mark",
            ])
        #expect(page.diagnostics.allSatisfy { $0.severity == .note })
    }
}

@Suite struct `A Swift file with examples in its comments` {
    private func examples(_ text: String) -> [Example] {
        read(["Sources/A/a.swift": text]).value.flatMap(\.examples.examples)
    }

    @Test func `names them by what they document`() {
        let examples = examples(
            """
            extension Sequence {
                /// A.
                ///
                ///     f(1)
                ///
                /// ```swift
                /// f(2)
                /// ```
                func chunked(by size: Int) {}

                /// B.
                ///
                ///     f(3)
                func chunked(by other: String) {}

                /// # Use
                ///
                ///     f(4)
                var chunks: Int { 1 }
            }
            """)
        #expect(
            examples.map(\.id) == [
                "Sequence.chunked(by:)#1", "Sequence.chunked(by:)#2", "Sequence.chunked(by:)-2#1",
                "Sequence.chunks#use-1",
            ])
        #expect(examples.map(\.block.code) == ["f(1)\n", "f(2)\n", "f(3)\n", "f(4)\n"])
        #expect(
            examples.map(\.location.description) == [
                "Sources/A/a.swift:4:13", "Sources/A/a.swift:6:9", "Sources/A/a.swift:13:13",
                "Sources/A/a.swift:18:13",
            ])
    }

    @Test func `has those of one comment apart from those of another`() {
        let page = read([
            "a.swift":
                "/// A.\n///\n///     let a = 1\nvar a = 1\n/// B.\n///\n///     print(a)\nvar b = 1"
        ]).value.first
        let programs = page?.parts.flatMap { Program.assembleAll($0.examples).value } ?? []
        #expect(programs.map(\.text) == ["let a = 1\n", "print(a)\n"])
    }

    @Test func `has no examples of what is indented and no Swift`() {
        let kinds = examples(
            "/// A:\n///\n///     swift build --quiet\n///\n/// B:\n///\n///     f()\nvar a = 1"
        ).map(\.kind)
        #expect(kinds == [.sketch, .run])
    }

    @Test func `has what was printed written into its comments, with their marks`() throws {
        let text = """
            struct A {
                /// A.
                ///
                /// - B:
                ///   ```swift
                ///   f()
                ///   ```
                ///   ```output
                ///   1
                ///   ```
                func f() {}

                /**
                 * ```swift
                 * g()
                 * ```
                 * ```output
                 * 1
                 * ```
                 */
                func g() {}
            }

            """
        let result = try blessed(text, of: "a.swift", printing: "2\n\n3", "4\n5")
        #expect(result.diagnostics.isEmpty)
        #expect(
            result.value
                == text.replacing("    ///   1\n", with: "    ///   2\n    ///\n    ///   3\n")
                .replacing("     * 1\n", with: "     * 4\n     * 5\n"))
    }
}

/// The only page with what its examples printed written into it.
private func blessed(
    _ text: String, in bytes: String? = nil, of file: String = "a.md", printing lines: String...
) throws -> Diagnosed<String> {
    let page = try #require(read([file: text]).value.first)
    let programs = page.parts.flatMap { Program.assembleAll($0.examples).value }
    let runs = zip(programs, lines).map { program, line in
        ScriptedRun.prints(line + "\n").run(program)
    }
    let checked = ExampleRun.all(of: page.examples.examples, runs: runs)
        .map { CheckedExample($0) }
    return page.accepting(checked.flatMap(\.corrections.value), in: Array((bytes ?? text).utf8))
        .map { String(decoding: $0.new, as: UTF8.self) }
}

@Suite struct `Accepting in a page of a folder without configuration` {
    @Test func `writes what was printed below front matter of any tool`() throws {
        let text = "+++\n```output\n+++\n```swift\n1\n```\n\n~~~output x\n1\n~~~\n"
        let result = try blessed(text, printing: "2")
        #expect(result.value == text.replacing("x\n1\n", with: "x\n2\n"))
        #expect(result.diagnostics.isEmpty)
    }

    @Test func `adds no fence`() throws {
        let text = "```swift\n1\n```\n"
        #expect(try blessed(text, printing: "2").value == text)
    }

    @Test func `leaves bytes in which other examples would be read`() throws {
        let text = "```swift\n1\n```\n\n```output\n1\n```\n"
        let other = text + "\n```swift\n2\n```\n"
        let result = try blessed(text, in: other, printing: "2")
        #expect(result.value == other)
        #expect(result.diagnostics.map(\.code) == ["cannot-bless"])
    }
}
