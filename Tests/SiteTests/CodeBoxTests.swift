import TestSupport
import Testing

@testable import Markdown
@testable import Site

@Suite struct `A box of code` {
    private func check(
        _ markdown: String, is html: String,
        sourceLocation: Testing.SourceLocation = #_sourceLocation
    ) {
        #expect(
            content("# T\n\n" + markdown) == "<h1 id=\"t\">T</h1>\n" + html,
            sourceLocation: sourceLocation)
    }

    @Test func `has the language as its class and in its label`() {
        check(
            "```json\n{\"a\": 1}\n```",
            is: """
                <div class="code"><pre role="group" aria-label="Code: json">\
                <code class="language-json">{<span class="attribute">&quot;a&quot;</span>: \
                <span class="number">1</span>}
                </code></pre></div>

                """)
    }

    @Test func `of no language is code`() {
        check(
            "    a\n",
            is: """
                <div class="code"><pre role="group" aria-label="Code"><code>a
                </code></pre></div>

                """)
    }

    @Test func `escapes a language`() {
        check(
            "```\"><b>\na\n```",
            is: """
                <div class="code"><pre role="group" aria-label="Code: &quot;&gt;&lt;b&gt;">\
                <code class="language-&quot;&gt;&lt;b&gt;">a
                </code></pre></div>

                """)
    }

    @Test func `takes no focus by itself, and no table does`() throws {
        let html = content("```swift\na\n```\n```output\nb\n```\n\n```c\nd\n```\n\n|a|\n|-|\n|b|\n")
        #expect(try Markup(html).tags.allSatisfy { $0.attributes["tabindex"] == nil })
    }

    @Test func `is around each block of code`() throws {
        let html = content(
            """
            ```swift
            a
            // snippet.hide
            b
            ```

            ```swift file="A.swift"
            a
            ```

            ```text
            a
            ```

                a

            """)
        let codes = try Markup(html).tagsWithParents.filter { $0.tag.name == "pre" }
        #expect(codes.count == 5)
        for code in codes {
            #expect(code.parents.last?.attributes["class"]?.hasPrefix("code") == true)
        }
    }
}

@Suite struct `The width of a box` {
    private let most = String(repeating: "a", count: CodeWidth.columnsOfMeasure)

    private func check(
        _ code: String, is width: CodeWidth,
        sourceLocation: Testing.SourceLocation = #_sourceLocation
    ) {
        #expect(CodeWidth(of: code) == width, sourceLocation: sourceLocation)
    }

    @Test func `is the measure's for lines that fit`() {
        check("", is: .measure)
        check("a\n\(most)\nb\n", is: .measure)
    }

    @Test func `is the wide one for a longer line`() {
        check("a\n\(most)b\n", is: .wide)
    }

    @Test func `counts a tab up to the next fourth column`() {
        check("\t\t\(most.dropLast(8))", is: .measure)
        check("a\t\t\(most.dropLast(8))", is: .measure)
        check("\t\t\(most.dropLast(7))", is: .wide)
    }

    @Test func `counts letters of East Asia twice, and accents never`() {
        check(String(repeating: "字", count: most.count / 2), is: .measure)
        check(String(repeating: "字", count: most.count / 2 + 1), is: .wide)
        check(String(repeating: "e\u{301}", count: most.count), is: .measure)
    }

    @Test func `is one of two on a page`() throws {
        let html = content(
            "```swift\n\(most)\n```\n\n```swift\n\(most)bc\n```\n\n```c\n\(most)b\n```\n\n    a\n")
        let classes = try Markup(html).tagsWithParents
            .filter {
                $0.tag.name == "figure" || $0.tag.attributes["class"]?.hasPrefix("code") == true
            }
            .filter { !$0.parents.contains { $0.name == "figure" } }
            .map { $0.tag.attributes["class"] }
        #expect(classes == ["example", "example wide", "code wide", "code"])
    }

    @Test func `is that of the lines that are shown`() throws {
        let html = content("```swift\na\n// snippet.hide\n\(most)bc\n```\n")
        #expect(html.contains("<figure class=\"example\""))
    }
}

@Suite struct `A console` {
    private func check(
        _ code: String, _ language: String = "console", is expected: String,
        sourceLocation: Testing.SourceLocation = #_sourceLocation
    ) {
        let html = Self.html(of: code, language)
        let colours = #/<span class="(?!prompt)[a-z]+">([^<]*)<\/span>/#
        #expect(
            html.replacing(colours) { String($0.1) } == expected, sourceLocation: sourceLocation)
    }

    private static func html(of code: String, _ language: String) -> String {
        CodeHTML.highlighted(code, language: language, marking: BlockPresentation())
    }

    @Test func `has prompts, commands and what they write`() {
        check(
            "$ a <b>\nc\nd\n$ e\n",
            is: """
                <span class="prompt">$ </span>a &lt;b&gt;
                <samp>c
                d
                </samp><span class="prompt">$ </span>e

                """)
    }

    @Test func `may begin and end with output`() {
        check("a\n$ b\nc", is: "<samp>a\n</samp><span class=\"prompt\">$ </span>b\n<samp>c</samp>")
    }

    @Test func `has commands of several lines`() {
        check(
            "$ a \\\n  b \\\n$ c\nd\n",
            is: "<span class=\"prompt\">$ </span>a \\\n  b \\\n$ c\n<samp>d\n</samp>")
    }

    @Test(arguments: ["Console", "sh", "shell-session"])
    func `may be of each language of shells`(_ language: String) {
        check("$ a", language, is: "<span class=\"prompt\">$ </span>a")
    }

    @Test func `is none without a prompt, or in another language`() {
        check("a\nb $ c\n", is: "a\nb $ c\n")
        check("", is: "")
        check("$ a", "swift", is: "$ a")
    }

    @Test func `has the text of its block`() throws {
        var random = SplitMix64(seed: 11)
        let parts = ["$ ", "$", "\n", "\\", "\\\n", "a", "<", "&amp;", " ", "\t", "$ \n", "\n\n"]
        for _ in 0..<500 {
            let code = (0..<Int.random(in: 0...12, using: &random))
                .map { _ in parts.randomElement(using: &random) ?? "" }.joined()
            let markup = try Markup(Self.html(of: code, "sh"))
            try markup.checkNesting()
            let text = markup.tokens.map { if case .text(let words) = $0 { words } else { "" } }
            #expect(text.joined().unescaped == code, "\(code.debugDescription)")
        }
    }
}
