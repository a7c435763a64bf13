import Examples
import Foundation
import TestSupport
import Testing

@testable import Pages
@testable import Site

/// The text of a piece of HTML, without its tags.
private func text(of html: String) -> String {
    String(html.replacing(/<[^>]*>/, with: ""))
}

/// What stands between two texts, the first of each.
private func part(_ html: String, from start: String, to end: String) throws -> String {
    let opening = try #require(html.range(of: start))
    let closing = try #require(html.range(of: end, range: opening.upperBound..<html.endIndex))
    return String(html[opening.upperBound..<closing.lowerBound])
}

private func shownCode(_ html: String) throws -> String {
    text(of: try part(html, from: "aria-label=\"Code\"><code class=\"swift\">", to: "</code>"))
}

private func wholeCode(_ html: String) throws -> String {
    let opening = "aria-label=\"Whole code\"><code class=\"swift\">"
    return text(of: try part(html, from: opening, to: "</code>"))
}

@Suite struct `A hidden example on a page` {
    @Test func `is a folded figure`() throws {
        let html = content("<!-- swift hidden id=x\nlet a = 1\n-->\n")
        let folded = try part(html, from: "<details class=\"folded\"><summary>", to: "</figure>")
        #expect(folded.contains("id=\"example-x\""))
        #expect(try shownCode(html) == "let a = 1\n")
        #expect(!html.contains("<!--") && !html.contains("-->"))
        _ = try Markup(html)
    }

    @Test func `has the output beside it within its figure`() throws {
        let html = content("<!-- swift hidden\na\n-->\n```output\nb & c\n```\n")
        let folded = try part(html, from: "<details class=\"folded\">", to: "</figure>")
        #expect(folded.contains("<samp>b &amp; c\n</samp>"))
        #expect(html.components(separatedBy: "b &amp; c").count == 2, "once")
    }

    @Test func `has output after prose at its place, with a link to it`() throws {
        let html = content("<!-- swift hidden id=x\na\n-->\nprose\n```output\nb\n```\n")
        let output = try part(html, from: "<figure class=\"captured\"", to: "</figure>")
        #expect(output.contains("<samp>b\n") && output.contains("href=\"#example-x\""))
    }

    @Test func `can be linked to`() {
        let page = "[a](#example-x)\n\n<!-- swift hidden id=x\na\n-->\n"
        #expect(words(TestSite(["a.md": page]).diagnostics) == [])
    }

    @Test func `is one of the blocks of its program`() {
        let html = content(
            "<!-- swift hidden session=s id=x\na\n-->\n```swift session=s id=y\nb\n```")
        #expect(html.contains("data-program=\"example-x example-y\""))
        #expect(html.contains("<a href=\"#example-x\">1</a>"))
    }

    @Test func `leaves the HTML that follows its comment`() {
        let html = content("<!-- swift hidden\na\n--> <b>c</b>\n")
        #expect(html.hasSuffix("</details>\n <b>c</b>\n"), "\(html)")
    }

    @Test func `keeps what is around it in its list`() throws {
        let html = content("- a\n\n  <!-- swift hidden\n  b\n  -->\n\n  c\n")
        let item = try part(html, from: "<li>", to: "</li>")
        #expect(item.contains("<details class=\"folded\">") && item.contains("<p>c</p>"))
        _ = try Markup(html)
    }

    @Test func `is not made of an ordinary comment`() {
        #expect(content("<!-- a\nremark -->\n").contains("<!-- a\nremark -->"))
    }

    @Test(arguments: ["<script>alert(1)</script>", "\"><img src=x>", "</details></figure>"])
    func `shows hostile code as code`(_ payload: String) throws {
        let html = content("<!-- swift hidden\n// \(payload)\n-->\n")
        #expect(!html.contains(payload))
        _ = try Markup(html)
    }

    @Test func `that is a file is shown as nothing`() {
        let html = content("<!-- swift hidden file=A.swift\nlet a = 1\n-->\n```swift\nb\n```\n")
        #expect(html.contains("<!-- swift hidden file=A.swift"), "the comment stays one")
        #expect(html.components(separatedBy: "<figure").count == 2)
    }
}

@Suite struct `Folded lines on a page` {
    private let code = "a\n// snippet.hide\nb\n// snippet.show\nc\n"

    @Test func `are left out of the shown code and part of the whole one`() throws {
        let html = content("```swift\n\(code)```\n")
        #expect(try shownCode(html) == "a\nc\n")
        #expect(try wholeCode(html) == code)
        #expect(html.contains("<details class=\"whole\"><summary>"))
        _ = try Markup(html)
    }

    @Test func `that nothing shows again go to the end`() throws {
        let html = content("```swift\na\n// snippet.hide\nb\n```\n")
        #expect(try shownCode(html) == "a\n")
        #expect(try wholeCode(html) == "a\n// snippet.hide\nb\n")
    }

    @Test func `may cut a text of several lines in two`() throws {
        let code = "let a = \"\"\"\n  // snippet.hide\n  b\n  // snippet.show\n  <c>\n  \"\"\"\n"
        let html = content("```swift\n\(code)```\n")
        let quotes = "&quot;&quot;&quot;"
        #expect(try shownCode(html) == "let a = \(quotes)\n  &lt;c&gt;\n  \(quotes)\n")
    }

    @Test func `are not there in other code`() {
        #expect(!content("```swift\na\n```\n").contains("class=\"whole\""))
    }

    @Test func `are in view where the compiler speaks of one of them`() throws {
        let html = content(
            "```swift compile-fail\n\(code)```\n",
            run: ScriptedRun.isRefused(.error("no b", at: "b"), .error("no c", at: "c")).run)
        #expect(html.contains("<details class=\"whole\" open>"))
        let shown = try shownCode(html)
        #expect(shown.contains("no c") && !shown.contains("no b"))
        let whole = try wholeCode(html)
        #expect(whole.contains("no b") && whole.contains("no c"))
    }

    @Test func `are folded where it speaks of others`() throws {
        let html = content(
            "```swift compile-fail\n\(code)```\n",
            run: ScriptedRun.isRefused(.error("no c", at: "c")).run)
        #expect(html.contains("<details class=\"whole\">"))
        #expect(try shownCode(html).contains("no c"))
    }
}
