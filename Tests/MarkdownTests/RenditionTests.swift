import Testing

@testable import Markdown

/// Renders blocks of code, headings, links and code as the arguments say, all else as cmark does.
private func check(
    _ text: String, _ html: String, sourceLocation: SourceLocation = #_sourceLocation,
    rendition: (Int, MarkdownNode) -> Rendition
) {
    let document = document(text)
    let written = HTMLWriter.html(of: document) { index, node in
        let chosen = rendition(index, node)
        return chosen == .standard ? document.renditionOfCMark(index, node) : chosen
    }
    #expect(written == html, sourceLocation: sourceLocation)
}

@Suite struct `The text of a page` {
    @Test func `holds no controls`() {
        let shown = HTML.withoutControls("a\u{0}b\u{1B}[c\u{7F}d\u{85}e")
        #expect(shown == Array("a\u{FFFD}b\u{FFFD}[c\u{FFFD}d\u{FFFD}e".utf8))
    }

    @Test func `holds white space and all other letters`() {
        let text = "a\tb\nc\r\nd\u{C}\u{A0}\u{2028}é👍"
        #expect(HTML.withoutControls(text) == Array(text.utf8))
    }
}

@Suite struct `A rendition` {
    @Test func `replaces a block by lines of its own`() {
        check("- b\n  ```\n  c\n  ```\n", "<ul>\n<li>b\n<figure>c</figure>\n</li>\n</ul>\n") {
            if case .codeBlock = $1.kind { .replaced("<figure>c</figure>") } else { .standard }
        }
    }

    @Test func `replaces a block by nothing`() {
        check("a\n\n# b\n\nc", "<p>a</p>\n<p>c</p>\n") {
            if case .heading = $1.kind { .replaced("") } else { .standard }
        }
    }

    @Test func `replaces an inline in its line`() {
        check("a `b` c", "<p>a <kbd>b</kbd> c</p>\n") {
            if case .code(let text) = $1.kind { .replaced("<kbd>\(text)</kbd>") } else { .standard }
        }
    }

    @Test func `encloses what is in a block`() {
        check("a\n# *b*\nc", "<p>a</p>\n<h1 id=\"b\"><em>b</em></h1>\n<p>c</p>\n") {
            guard case .heading = $1.kind else { return .standard }
            return .enclosed(opening: "<h1 id=\"b\">", closing: "</h1>")
        }
    }

    @Test func `encloses what is in an inline`() {
        check("[*a*](b) c", "<p><a href=\"b\" rel=\"x\"><em>a</em></a> c</p>\n") {
            guard case .link = $1.kind else { return .standard }
            return .enclosed(opening: "<a href=\"b\" rel=\"x\">", closing: "</a>")
        }
    }

    @Test func `encloses rows and ends the body of a table`() {
        let head = "<thead>\n<tr>\n<th>a</th>\n</tr>\n</thead>\n"
        let body = "<tbody>\n<tr>\n<td>b</td>\n</tr>\n</tbody>\n"
        check("| a |\n|---|\n| b |\n", "<div><table>\n\(head)\(body)</table></div>\n") {
            guard case .table = $1.kind else { return .standard }
            return .enclosed(opening: "<div><table>", closing: "</table></div>")
        }
    }

    @Test func `keeps the way back from a footnote`() {
        let html = HTMLWriter.html(of: document("a[^1]\n\n[^1]: b")) { _, node in
            guard case .paragraph = node.kind, node.parent != 0 else { return .standard }
            return .enclosed(opening: "<p class=\"x\">", closing: "</p>")
        }
        #expect(html.contains("<p class=\"x\">b</p>\n<a href=\"#fnref-1\""))
    }

    @Test func `is asked of each node once, in order`() {
        let document = document("# a *b*\n\n- c `d`\n")
        var asked: [Int] = []
        _ = HTMLWriter.html(of: document) { index, _ in
            asked.append(index)
            return .standard
        }
        #expect(asked == Array(document.nodes.indices))
    }
}

@Suite struct `Escaping` {
    @Test func `makes text safe in elements and attributes`() {
        #expect(HTML.escape("a<b>&\"'é\r\n") == "a&lt;b&gt;&amp;&quot;'é\r\n")
        #expect(HTML.escape("plain") == "plain")
    }

    @Test func `makes addresses safe and keeps what is escaped`() {
        let escaped = "/a%20b%20%C3%A9?x=&#x27;y&#x27;&amp;z=%22%5B%5D%22"
        #expect(HTML.escapeURL("/a b%20é?x='y'&z=\"[]\"") == escaped)
    }
}
