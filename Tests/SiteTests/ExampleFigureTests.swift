import Examples
import Foundation
import Markdown
import Runs
import TestSupport
import Testing

@testable import Pages
@testable import Site

/// Compares the whole HTML of a page's content.
private func check(
    _ markdown: String, run: (Program) -> ProgramRun = ProgramRun.asStated,
    is html: String, sourceLocation: SourceLocation = #_sourceLocation
) {
    let figure = content("# T\n\n" + markdown, run: run).afterSummary.withoutHow
    #expect(figure == html, sourceLocation: sourceLocation)
}

/// Compares the state of the only example: `data-state`, icon and words.
private func check(
    _ markdown: String, run: (Program) -> ProgramRun = ProgramRun.asStated,
    state: String, _ words: String, sourceLocation: SourceLocation = #_sourceLocation
) throws {
    let html = content(markdown, run: run)
    let markup = try Markup(html)
    let states = markup.tags.compactMap { $0.attributes["data-state"] }
    #expect(states == [state], sourceLocation: sourceLocation)
    #expect(
        html.contains(
            "<p class=\"state\"><span class=\"icon\" aria-hidden=\"true\">"
                + words.replacing(" ", with: "</span> <b>", maxReplacements: 1) + "</b></p>"),
        sourceLocation: sourceLocation)
}

/// Checks that the HTML holds one text, and none of others.
private func check(
    _ html: String, holds text: String, not others: String...,
    sourceLocation: SourceLocation = #_sourceLocation
) {
    #expect(html.contains(text), sourceLocation: sourceLocation)
    for other in others { #expect(!html.contains(other), sourceLocation: sourceLocation) }
}

extension String {
    /// The text without what says how the example was checked.
    fileprivate var withoutHow: String {
        guard let start = range(of: "<details class=\"how\">"),
            let end = range(of: "</details>\n", range: start.upperBound..<endIndex)
        else { return self }
        return String(self[..<start.lowerBound] + self[end.upperBound...])
    }

    /// What follows the title and the count of examples.
    fileprivate var afterSummary: String {
        String(split(separator: "\n", maxSplits: 2, omittingEmptySubsequences: false).last ?? "")
    }
}

@Suite struct `The figure of an example` {
    @Test func `has code, state and output in this order`() {
        check(
            "```swift id=x\na\n```\n\n```output\nb\nc\n```\n",
            is: """
                <figure class="example" id="example-x" data-state="ran">
                <div class="code"><pre role="group" aria-label="Code"><code class="swift">a
                </code></pre></div>
                <p class="state"><span class="icon" aria-hidden="true">✓</span> <b>Ran as shown</b></p>
                <div class="output"><p class="label" id="example-x-output">Output</p>
                <pre role="group" aria-labelledby="example-x-output"><samp>b
                c
                </samp></pre>
                </div>
                </figure>

                """)
    }

    @Test func `has standard error after output`() throws {
        let html = content("```swift\na\n```\n```output\nb\n```\n```stderr\nc\n```\n")
        let output = try #require(html.range(of: "<samp>b\n"))
        let error = try #require(html.range(of: "<samp>c\n"))
        #expect(output.lowerBound < error.lowerBound)
        #expect(html.contains("<div class=\"output error\"><p class=\"label\""))
    }

    @Test func `has what the compiler said`() {
        check(
            "```swift compile-fail id=x\na\nb\n```\n\n```diagnostics\n2:1: error: no b\n```\n",
            is: """
                <figure class="example" id="example-x" data-state="rejected">
                <div class="code"><pre role="group" aria-label="Code"><code class="swift">a
                <u class="error">b</u>
                <samp class="message error"><span aria-hidden="true">^ </span><span><b>error:</b> no b</span>
                </samp></code></pre></div>
                <p class="state"><span class="icon" aria-hidden="true">⊘</span> <b>Does not compile, as intended</b></p>
                </figure>

                """)
    }

    @Test func `has an id made from its heading`() {
        check(content("## Two words\n\n```swift\na\n```"), holds: "id=\"example-two-words-1\"")
    }

    @Test func `has an id made from its number`() {
        check(content("```swift\na\n```\n\n```swift\nb\n```"), holds: "id=\"example-2\"")
    }

    @Test func `has coloured code`() {
        check(content("```swift\nlet a = 1\n```"), holds: "<span class=\"keyword\">let</span>")
    }

    @Test func `of an empty block is there`() throws {
        try check("```swift\n```", state: "ran", "✓ Ran as shown")
    }

    @Test func `shows output that is not stated`() {
        check(
            content("```swift\na\n```", run: ScriptedRun.prints("b\n").run),
            holds: "<samp>b\n</samp>")
    }

    @Test func `of a program that printed nothing has no output`() {
        check(content("```swift\na\n```"), holds: "Ran as shown", not: "<samp>")
    }

    @Test func `in a list is in its item`() {
        check(content("- a\n\n  ```swift\n  b\n  ```\n"), holds: "</figure>\n</li>")
    }
}

@Suite struct `A message of the compiler` {
    private func check(
        _ code: String, at needle: String?, shows html: String,
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        let html = html + "\n"
        let found = content(
            "```swift compile-fail\n\(code)\n```",
            run: ScriptedRun.isRefused(.error("m", at: needle)).run)
        #expect(found.contains(html), "\(found)", sourceLocation: sourceLocation)
    }

    @Test func `has a caret under its place`() {
        check(
            "ab cd(1)", at: "cd",
            shows: """
                ab <u class="error"><span class="call">cd</span></u>(<span class="number">1</span>)
                <samp class="message error"><span aria-hidden="true">   ^ </span><span><b>error:</b> m</span>
                </samp></code></pre></div>
                """)
    }

    @Test func `keeps tabs before its caret`() {
        check(
            "\tab", at: "ab",
            shows: """
                \t<u class="error">ab</u>
                <samp class="message error"><span aria-hidden="true">\t^ </span><span><b>error:</b> m</span>
                """)
    }

    @Test func `counts letters beyond ASCII once`() {
        check(
            "größe ab", at: "ab",
            shows: """
                größe <u class="error">ab</u>
                <samp class="message error"><span aria-hidden="true">      ^ </span><span><b>error:</b> m</span>
                """)
    }

    @Test func `stands between lines`() {
        check(
            "ab\ncd", at: "ab",
            shows: """
                <u class="error">ab</u>
                <samp class="message error"><span aria-hidden="true">^ </span><span><b>error:</b> m</span>
                </samp>cd
                """)
    }

    @Test func `underlines an operator by its first character`() {
        check("a <b", at: "<b", shows: "a <u class=\"error\">&lt;</u>b")
    }

    @Test func `without a place stands in a box`() {
        check("ab", at: nil, shows: "<samp><b class=\"error\">error:</b> m\n</samp></pre>")
    }

    @Test(arguments: [
        "a\u{2028}b\nc", "a\u{0B}b\nc", "a\u{0C}b\nc", "\n\na\n\n", "\ta", "é\u{301}x",
    ])
    func `changes nothing of the code`(_ code: String) throws {
        let html = content(
            "```swift compile-fail\n\(code)\n```",
            run: ScriptedRun.isRefused(.error("m", at: "a")).run)
        let markup = try Markup(html.replacing(/<samp.*?\n<\/samp>/, with: ""))
        var text = ""
        var isInside = false
        for token in markup.tokens {
            switch token {
            case .opening(let tag) where tag.attributes["class"] == "swift": isInside = true
            case .closing("pre"): isInside = false
            case .text(let words) where isInside: text += words.unescaped
            default: break
            }
        }
        // HTML holds no vertical tab.
        #expect(text == code.replacing("\u{0B}", with: "\u{FFFD}") + "\n")
    }
}

@Suite struct `How an example was checked` {
    private func check(
        _ markdown: String, _ term: String, is html: String?,
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        let parts = content(markdown).components(separatedBy: "<dt>\(term)</dt><dd>").dropFirst()
        #expect(
            parts.last?.components(separatedBy: "</dd>").first == html,
            sourceLocation: sourceLocation)
    }

    @Test func `has no toolchain, which the foot of each page names`() {
        check("```swift\na\n```", "Toolchain", is: nil)
        let page = TestSite(["a.md": "```swift\na\n```"], toolchain: "Swift <6>").text("a.html")
        #expect(page.components(separatedBy: "Swift &lt;6&gt;").count == 2)
    }

    @Test func `names the command, escaped`() {
        check(
            "```swift args=\"'<b> &'\"\na\n```", "Command",
            is: "<code>swiftc main.swift &amp;&amp; ./main '&lt;b&gt; &amp;'</code>")
    }

    @Test func `names the place of the source`() {
        check("text\n\n```swift\na\n```", "Source", is: "<code>content/a.md:3</code>")
    }

    @Test func `links to the blocks of the program`() {
        check(
            "```swift session=s id=x\na\n```\n\n```swift session=s\nb\n```",
            "Blocks of the program", is: "<a href=\"#example-x\">1</a>, 2 (this one)")
    }

    @Test func `has no blocks of a program of one`() {
        check("```swift\na\n```", "Blocks of the program", is: nil)
    }

    @Test(arguments: [
        ("output", "exactly"), ("output unordered", "in any order"),
        ("output contains", "the shown lines, in order"), ("stderr", "exactly"),
    ])
    func `says how lines were compared`(_ fence: String, _ words: String) {
        check("```swift\na\n```\n\n```\(fence)\nb\n```", "Compared", is: words)
    }

    @Test func `says that there are wildcards`() {
        check("```swift\na\n```\n\n```output\n[..]\n```", "Compared", is: "with wildcards")
    }

    @Test func `says nothing of what is not stated`() {
        check("```swift\na\n```", "Compared", is: nil)
    }

    @Test(arguments: ["sketch", "ignore=why"])
    func `is not there where nothing was checked`(_ mark: String) {
        check("```swift \(mark)\na\n```", "Command", is: nil)
    }
}

@Suite struct `Long output` {
    private func html(lines: Int) -> String {
        content(
            "```swift\na\n```",
            run: ScriptedRun.prints((1...lines).map { "\($0)\n" }.joined()).run)
    }

    @Test func `of twenty lines is shown whole`() {
        #expect(!html(lines: 20).contains("class=\"more\""))
    }

    @Test func `of more lines is folded after twelve`() {
        check(
            html(lines: 21),
            holds: """
                12
                </samp></pre>
                <details class="more"><summary>9 more lines</summary>
                <pre role="group" aria-label="Output, continued"><samp>13
                14
                """)
    }
}

@Suite struct `The state of an example` {
    @Test func `that ran`() throws {
        try check("```swift\na\n```", state: "ran", "✓ Ran as shown")
    }

    @Test func `that did not compile`() throws {
        try check(
            "```swift compile-fail\na\n```", run: ScriptedRun.isRefused(.error("b", at: "a")).run,
            state: "rejected",
            "⊘ Does not compile, as intended")
    }

    @Test func `that trapped`() throws {
        try check(
            "```swift should-crash\na\n```", state: "stopped",
            "■ Stops with a fatal error, as intended")
    }

    @Test func `that exited with a status`() throws {
        try check(
            "```swift exit=3\na\n```", state: "stopped", "■ Exits with status 3, as intended")
    }

    @Test func `that was compiled`() throws {
        try check("```swift no-run\na\n```", state: "compiled", "◇ Compiles; not run")
    }

    @Test func `that is a sketch`() throws {
        try check("```swift sketch\na\n```", state: "sketch", "– Sketch, not compiled")
    }

    @Test func `that is ignored`() throws {
        try check(
            "```swift ignore=\"needs a network\"\na\n```", state: "ignored",
            "– Not checked: needs a network")
    }

    @Test func `that did not compile, as a comment states`() throws {
        let run = ScriptedRun.isRefused(.error("no 'a' here", at: "a"))
        try check(
            "```swift\na  // error: no 'a' here\n```", run: run.run, state: "rejected",
            "⊘ Does not compile, as intended")
        let html = content("```swift\na  // error\n```", run: run.run)
        check(
            html, holds: "<b>error:</b> no 'a' here",
            not: "./main", "Ran")
        check(html, holds: "<code>swiftc main.swift</code>")
    }

    @Test func `that trapped, as a comment states`() throws {
        let run = ScriptedRun.takes(
            [.stops("a()")], ending: .signalled(4),
            lastWords: "main/@(a()): Fatal error: out\n")
        try check(
            "```swift\na()  // Fatal error\n```", run: run.run, state: "stopped",
            "■ Stops with a fatal error, as intended")
        check(
            content("```swift\na()  // Fatal error\n```", run: run.run),
            holds: "<code>swiftc main.swift &amp;&amp; ./main</code>")
    }

    @Test func `that ran though it was to be refused`() throws {
        try check(
            "```swift compile-fail\na\n```", run: ScriptedRun.compiles().run, state: "compiled",
            "◇ Compiles; not run")
    }

    @Test func `that ran, and of which something is not known`() throws {
        try check(
            "---\nexamples: {require: stated}\n---\n\n```swift\na()  // Prints \"b\"\n```",
            run: ScriptedRun.prints("c\n").observing { _ in .givenUp(reason: "it differs") }.run,
            state: "ran", "✓ Ran; what it states is not verified: it differs")
    }

    @Test func `that need not compile, and does not`() throws {
        try check(
            "---\nexamples: {require: stated}\n---\n\n```swift\na\n```",
            run: { program in
                ProgramRun(
                    of: program, compilation: .refused,
                    messages: [
                        CompilerMessage(
                            severity: .error, text: "no 'a'", source: "main.swift", line: 1,
                            column: 1)
                    ])
            }, state: "ignored", "– Not checked: states nothing; does not compile: no 'a'")
    }

    @Test func `that is a manifest`() throws {
        try check(
            "```swift\n// swift-tools-version: 6.2\n```", state: "shown",
            "– Shown, not run: a manifest")
    }

    @Test func `that is a file of a session`() throws {
        let html = content(
            "```swift session=s file=\"A.swift\"\nlet a = 1\n```\n\n```swift session=s\na\n```")
        #expect(
            try Markup(html).tags.compactMap { $0.attributes["data-state"] } == ["shown", "ran"])
        check(
            html,
            holds: """
                <figcaption>A.swift</figcaption>
                <div class="code"><pre role="group" aria-label="A.swift"><code class="swift">\
                <span class="keyword">let</span>
                """)
        check(html, holds: "<b>Part of the program</b>")
    }

    @Test func `that is a file of the page`() throws {
        let html = content("```json file=\"a.json\"\n{\"b\": 1}\n```")
        #expect(try Markup(html).tags.compactMap { $0.attributes["data-state"] } == ["shown"])
        check(
            html,
            holds:
                "<span class=\"attribute\">&quot;b&quot;</span>: <span class=\"number\">1</span>}\n</code>"
        )
        check(html, holds: "<b>A file for the examples below</b>")
    }

    @Test func `that is a Swift file of the page`() throws {
        let html = content("```swift file=\"A.swift\"\nlet a = 1\n```")
        #expect(try Markup(html).tags.compactMap { $0.attributes["data-state"] } == ["shown"])
    }

    @Test func `whose lines may come in any order`() throws {
        try check(
            "```swift\na\n```\n\n```output unordered\nb\nc\n```", state: "ran",
            "✓⇅ Ran; the order of lines may differ")
    }

    @Test func `whose output varies within a line`() throws {
        try check(
            "```swift\na\n```\n\n```output\nb [..]\n```", run: ScriptedRun.prints("b 7\n").run,
            state: "ran", "✓⇅ Ran; parts of the output vary")
    }

    @Test func `whose output has lines that vary`() throws {
        try check(
            "```swift\na\n```\n\n```output\nb\n...\n```", run: ScriptedRun.prints("b\nc\n").run,
            state: "ran", "✓⇅ Ran; parts of the output vary")
    }

    @Test func `whose output holds more than is stated`() throws {
        try check(
            "```swift\na\n```\n\n```output contains\nb\n```", run: ScriptedRun.prints("a\nb\n").run,
            state: "ran", "✓⇅ Ran; parts of the output vary")
    }

    @Test func `whose standard error varies`() throws {
        try check(
            "```swift\na\n```\n\n```stderr\n[..] b\n```",
            run: ScriptedRun.prints("", errors: ["1 b\n"]).run, state: "ran",
            "✓⇅ Ran; parts of the output vary")
    }
}

@Suite struct `Published output` {
    @Test func `has an ellipsis for what a wildcard matched`() {
        check(
            content(
                "```swift\na\n```\n\n```output\nb [..] c\n```",
                run: ScriptedRun.prints("b 17 c\n").run),
            holds: "<samp>b <i class=\"varies\" title=\"varies\">…</i> c\n</samp>", not: "17")
    }

    @Test func `has an ellipsis for lines that vary`() {
        check(
            content(
                "```swift\na\n```\n\n```output\nb\n...\n```",
                run: ScriptedRun.prints("b\n1\n2\n").run),
            holds: "<samp>b\n<i class=\"varies\" title=\"varies\">…</i>\n</samp>")
    }

    @Test func `has captured lines where nothing varies`() {
        check(
            content("```swift\na\n```\n\n```output\nb\n```", run: ScriptedRun.prints("b  \n").run),
            holds: "<samp>b  \n</samp>")
    }

    @Test func `has an ellipsis in a message`() {
        check(
            content(
                "```swift compile-fail\na\n```\n\n```diagnostics\nerror: no '[..]'\n```",
                run: ScriptedRun.isRefused(.error("no 'a'", at: "a")).run),
            holds: "no '<i class=\"varies\" title=\"varies\">…</i>'</span>\n</samp>")
    }
}

@Suite struct `A fence of output` {
    @Test func `beside its example is in its figure`() throws {
        let html = content("```swift\na\n```\n```output\nb\n```")
        #expect(try Markup(html).tags.count { $0.name == "figure" } == 1)
    }

    @Test func `after prose stands at its place`() throws {
        let html = content("```swift id=x\na\n```\n\nprose\n\n```output\nb\n```")
        check(
            html,
            holds: """
                </figure>
                <p>prose</p>
                <figure class="captured" data-state="ran">
                <div class="output"><p class="label" id="example-x-output">Output</p>
                <pre role="group" aria-labelledby="example-x-output"><samp>b
                </samp></pre>
                </div>
                <p class="origin"><a href="#example-x">From the example above</a></p>
                </figure>

                """)
        #expect(html.components(separatedBy: "<samp>").count == 2)
    }

    @Test func `after another fence is in the figure too`() throws {
        let html = content("```swift\na\n```\n```stderr\nb\n```\n```output\nc\n```")
        #expect(try Markup(html).tags.count { $0.name == "figure" } == 1)
    }

    @Test func `beside and another after prose stand at their places`() throws {
        let html = content("```swift\na\n```\n```output\nb\n```\nprose\n\n```stderr\nc\n```")
        let prose = try #require(html.range(of: "<p>prose</p>"))
        #expect(html[..<prose.lowerBound].contains("<samp>b\n"))
        #expect(!html[..<prose.lowerBound].contains("<samp>c\n"))
        #expect(html[prose.upperBound...].contains("<samp>c\n"))
    }

    @Test func `outside of the list of its example stands at its place`() throws {
        let html = content("- x\n\n  ```swift\n  a\n  ```\n\n```output\nb\n```")
        #expect(try Markup(html).tags.count { $0.name == "figure" } == 2)
    }

    @Test func `of an earlier example stands at its place`() throws {
        let html = content(
            "```swift id=x\na\n```\n\n```swift id=y\nb\n```\n\n```output of=x\nc\n```\n")
        let second = try #require(html.range(of: "id=\"example-y\""))
        check(String(html[second.upperBound...]), holds: "id=\"example-x-output\"")
    }

    @Test func `for the compiler stands at its place`() {
        let html = content(
            "```swift compile-fail id=x\na\n```\n\nprose\n\n```diagnostics\nerror: b\n```")
        check(
            html,
            holds: """
                <p>prose</p>
                <figure class="captured" data-state="rejected">
                <div class="output compiler"><p class="label" id="example-x-compiler">Compiler</p>
                """)
    }
}

@Suite struct `A session` {
    private let text = """
        # T

        ```swift session=s id=x
        a
        ```

        ```output
        1
        ```

        Prose.

        ```swift session=s id=y
        b
        ```

        ```output
        2
        ```

        """

    @Test func `shows with each block what it printed`() throws {
        let html = content(text)
        let second = try #require(html.range(of: "id=\"example-y\""))
        check(String(html[..<second.lowerBound]), holds: "<samp>1\n</samp>", not: "<samp>2\n")
        check(String(html[second.lowerBound...]), holds: "<samp>2\n</samp>", not: "<samp>1\n")
    }

    @Test func `names the figures of its program`() {
        check(content(text), holds: "data-state=\"ran\" data-program=\"example-x example-y\">")
    }

    @Test func `counts each block`() {
        check(
            content(text),
            holds: "<p class=\"summary\">2 examples: <a href=\"#example-x\">2 ran</a></p>")
    }

    @Test func `tells its blocks' output from that of a whole program`() {
        #expect(content(text).components(separatedBy: ">Output of this block</p>").count == 3)
        check(content("```swift\na\n```\n```output\n1\n```"), holds: ">Output</p>")
    }
}

@Suite struct `Hostile text` {
    /// What would be markup if it were not escaped.
    private static let payloads = [
        "</script><script>alert(1)</script>", "<img src=x onerror=alert(1)>", "\" onclick=\"x",
        "&lt;b&gt;", "' onclick='x", "</samp></pre></figure>", "{{title}} {{{content}}}", "<!--",
        "]]>", "&amp;amp;",
    ]

    private func check(
        _ markdown: String, run: (Program) -> ProgramRun = ProgramRun.asStated,
        shows payload: String, sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let markup = try Markup(content(markdown, run: run))
        try markup.checkNesting()
        let names = Set(markup.tags.map(\.name))
        let attributes = Set(markup.tags.flatMap(\.attributes.keys))
        #expect(names.isDisjoint(with: ["script", "img"]), sourceLocation: sourceLocation)
        #expect(!attributes.contains { $0.hasPrefix("on") }, sourceLocation: sourceLocation)
        let text = markup.tokens.map { token in
            if case .text(let words) = token { words.unescaped } else { "" }
        }.joined()
        #expect(text.contains(payload), sourceLocation: sourceLocation)
    }

    @Test(arguments: payloads)
    func `in code is shown`(_ payload: String) throws {
        try check("```swift\n// \(payload)\n```", shows: payload)
    }

    @Test(arguments: payloads)
    func `in code that does not parse is shown`(_ payload: String) throws {
        try check("```swift sketch\n\(payload)\n```", shows: payload)
    }

    @Test(arguments: payloads)
    func `in output is shown`(_ payload: String) throws {
        try check("```swift\na\n```", run: ScriptedRun.prints(payload + "\n").run, shows: payload)
    }

    @Test(arguments: payloads)
    func `in stated output is shown`(_ payload: String) throws {
        try check("```swift\na\n```\n\n```output\n\(payload)\n```", shows: payload)
    }

    @Test(arguments: payloads)
    func `beside a wildcard is shown`(_ payload: String) throws {
        try check(
            "```swift\na\n```\n\n```output\n\(payload) [..]\n```",
            run: ScriptedRun.prints(payload + " 1\n").run, shows: payload)
    }

    @Test(arguments: payloads)
    func `in standard error is shown`(_ payload: String) throws {
        try check(
            "```swift\na\n```", run: ScriptedRun.prints("", errors: [payload]).run, shows: payload)
    }

    @Test(arguments: payloads)
    func `in a message of the compiler is shown`(_ payload: String) throws {
        try check(
            "```swift compile-fail\na\n```",
            run: ScriptedRun.isRefused(.error(payload, at: "a")).run, shows: payload)
    }

    @Test(arguments: payloads)
    func `in a message without a place is shown`(_ payload: String) throws {
        try check(
            "```swift compile-fail\na\n```", run: ScriptedRun.isRefused(.error(payload)).run,
            shows: payload)
    }

    @Test(arguments: payloads)
    func `in the arguments of a program is shown`(_ payload: String) throws {
        let word = payload.replacing("'", with: "").replacing("\"", with: "\\\"")
        try check(
            "```swift args=\"'\(word)'\"\na\n```", shows: payload.replacing("'", with: ""))
    }

    @Test(arguments: payloads)
    func `in the language of a block is harmless`(_ payload: String) throws {
        try check("~~~ \(payload)\nshown\n~~~", shows: "shown")
    }

    @Test(arguments: payloads)
    func `in the reason of an ignored block is shown`(_ payload: String) throws {
        let quoted = payload.replacing("\"", with: "\\\"")
        try check("```swift ignore=\"\(quoted)\"\na\n```", shows: payload)
    }

    @Test(arguments: payloads)
    func `in the name of a file is shown`(_ payload: String) throws {
        let name = payload.replacing("/", with: "").replacing("\"", with: "\\\"")
        try check(
            "```text file=\"\(name)\"\na\n```", shows: payload.replacing("/", with: ""))
    }

    @Test(arguments: payloads)
    func `in a heading of code is shown`(_ payload: String) throws {
        try check("## `\(payload)`\n\n```swift\na\n```", shows: payload)
    }

    @Test(arguments: payloads)
    func `in a title of front matter is shown`(_ payload: String) throws {
        let quoted = payload.replacing("'", with: "''")
        let typeset = Typesetting(language: "en").typeset(payload)
        try check("---\ntitle: '\(quoted)'\n---\n", shows: typeset)
    }

    @Test(arguments: payloads)
    func `in another block of code is shown`(_ payload: String) throws {
        try check("```text\n\(payload)\n```", shows: payload)
    }
}
