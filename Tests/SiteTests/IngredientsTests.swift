import Examples
import Runs
import Testing

@testable import Pages
@testable import Site

/// The pages of a site, each with what its bytes are made of.
private func ingredients(_ site: TestSite) -> [String: [String]] {
    site.rendered.files.compactMapValues { content in
        guard case .page(let page) = content else { return nil }
        return site.rendered.ingredients + ["|"] + page.ingredients
    }
}

/// The pages with other ingredients, sorted. Those whose bytes differ must be among them.
private func changes(
    from old: TestSite, to new: TestSite,
    sourceLocation: Testing.SourceLocation = #_sourceLocation
) -> [String] {
    let (before, after) = (ingredients(old), ingredients(new))
    for path in before.keys where old.contents[path] != new.contents[path] {
        #expect(before[path] != after[path], "\(path)", sourceLocation: sourceLocation)
    }
    return before.keys.filter { before[$0] != after[$0] }.sorted()
}

@Suite struct `What a page is made of` {
    private let files = [
        "index.md": "# Home\n\n[to a](a.md#there)\n",
        "a.md": "# A\n\n## There\n\n```swift file=Data.swift\nlet x = 1\n```\n",
        "b.md": "# B\n\n```swift id=one\nprint(1)\n```\n\n```output\n1\n```\n",
        "z/index.md": "# Z\n\ntext\n",
    ]

    private func changed(
        _ file: String, _ old: String, _ new: String
    ) -> TestSite {
        var files = files
        files[file] = files[file]?.replacing(old, with: new)
        return TestSite(files)
    }

    @Test func `is the same each time`() {
        #expect(changes(from: TestSite(files), to: TestSite(files)) == [])
        #expect(ingredients(TestSite(files)).count == 4)
    }

    @Test func `is its own text`() {
        let site = changed("z/index.md", "text", "words")
        #expect(changes(from: TestSite(files), to: site) == ["z/index.html"])
    }

    @Test func `is what other pages show of it`() {
        let site = changed("b.md", "# B", "# Bee")
        let all = ["a.html", "b.html", "index.html", "z/index.html"]
        #expect(changes(from: TestSite(files), to: site) == all)
    }

    @Test func `is where its links lead`() {
        var moved = files
        moved["a.md"] = nil
        moved["00-a.md"] = files["a.md"]
        moved["index.md"] = files["index.md"]?.replacing("a.md", with: "a.html")
        var before = files
        before["index.md"] = moved["index.md"]
        // The address is the same, and so is the link.
        #expect(changes(from: TestSite(before), to: TestSite(moved)) == ["a.html"])
        var away = before
        away["a.html/index.md"] = "# In a folder\n"
        away["a.md"] = nil
        #expect(changes(from: TestSite(before), to: TestSite(away)).contains("index.html"))
    }

    @Test(arguments: ["title: Other", "url: https://a.b/", "language: de", "description: c"])
    func `is the configuration`(_ configuration: String) {
        let site = TestSite(files, configuration: configuration)
        #expect(changes(from: TestSite(files), to: site).count == 4)
    }

    @Test(arguments: ["page.mustache", "assets/style.css"])
    func `is the templates`(_ name: String) {
        let site = TestSite(files, templates: [name: "{{title}}"])
        #expect(changes(from: TestSite(files), to: site).count == 4)
    }

    @Test func `is the toolchain`() {
        let site = TestSite(files, toolchain: "Swift 7")
        #expect(changes(from: TestSite(files), to: site).count == 4)
    }

    @Test func `is not a picture that it shows`() {
        let page = ["index.md": "# A\n\n![b](c.png)\n"]
        let (old, new) = (
            TestSite(page, named: ["c.png": [1]]), TestSite(page, named: ["c.png": [2]])
        )
        #expect(changes(from: old, to: new) == [])
    }
}

@Suite struct `What became of its examples` {
    private let page = """
        # A

        ```swift id=one
        print("one")
        print("two")
        ```

        ```output unordered
        two
        one
        ```

        ```swift id=two
        print("a \\(1)")
        ```

        text

        ```output of=two
        a …
        ```

        ```swift compile-fail id=three
        let x: Int = ""
        ```

        ```diagnostics
        error: no
        ```

        ```swift should-crash id=four
        fatalError()
        ```

        <!-- swift hidden
        let y = 1
        -->

        """

    /// Ways in which programs can end.
    private static let ends: [@Sendable (Program) -> ProgramRun] = [
        { .asStated($0) },
        { ProgramRun(of: $0, compilation: .refused, messages: [message("no", line: 1)]) },
        { ProgramRun(of: $0, compilation: .refused, messages: [message("no", line: 2)]) },
        { ProgramRun(of: $0, compilation: .refused, messages: [message("yes", line: 1)]) },
        { ProgramRun(of: $0, compilation: .succeeded, messages: []) },
        { ended($0, .exited(0), printing: "a 1\n") },
        { ended($0, .exited(0), printing: "a 2\n") },
        { ended($0, .exited(3), printing: "one\ntwo\n") },
        { ended($0, .signalled(5), printing: "") },
    ]

    private static func message(_ text: String, line: Int) -> CompilerMessage {
        CompilerMessage(severity: .error, text: text, source: "main.swift", line: line, column: 1)
    }

    private static func ended(
        _ program: Program, _ ending: ProcessRun.Ending, printing text: String
    ) -> ProgramRun {
        var execution = ProcessRun.asPrinted(program)
        execution.standardOutput = Array(text.utf8)
        execution.ending = ending
        return ProgramRun(
            of: program, compilation: .succeeded, messages: [], execution: execution)
    }

    @Test func `is part of the page`() {
        let sites = Self.ends.map { TestSite(["index.md": page], run: $0) }
        var different = 0
        for old in sites {
            for new in sites where changes(from: old, to: new) != [] {
                different += old.contents == new.contents ? 0 : 1
            }
        }
        // Otherwise nothing was compared.
        #expect(different > sites.count)
    }
}
