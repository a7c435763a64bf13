import Diagnostics
import TestSupport
import Testing

@testable import Pages
@testable import Site

/// Renders the outline of a page with headings of these levels.
private func outline(_ levels: [Int]) -> String {
    let text = levels.enumerated().map { index, level in
        "\(String(repeating: "#", count: level)) h\(index)\n"
    }
    return pages(["a.md": text.joined()]).value.first.flatMap { page in
        Outline(of: page, showing: []).html
    } ?? ""
}

/// Compares the outline as nested names: `h0(h1 h2) h3`.
private func check(
    _ levels: [Int], is expected: String, sourceLocation: Testing.SourceLocation = #_sourceLocation
) throws {
    let markup = try Markup(outline(levels))
    #expect(nested(markup) == expected, sourceLocation: sourceLocation)
}

private func nested(_ markup: Markup) -> String {
    var text = ""
    var depth = 0
    for token in markup.tokens {
        switch token {
        case .opening(let tag) where tag.name == "ul":
            depth += 1
            if depth > 1 { text += "(" }
        case .opening(let tag) where tag.name == "li":
            if let last = text.last, last != "(" { text += " " }
        case .closing("ul"):
            if depth > 1 { text += ")" }
            depth -= 1
        case .text(let words): text += words.filter { !$0.isWhitespace }
        default: break
        }
    }
    return text
}

@Suite struct `An outline` {
    @Test func `is nothing for one heading`() {
        #expect(outline([1, 2]) == "")
    }

    @Test func `lists headings of the second level`() throws {
        try check([1, 2, 2], is: "h1 h2")
    }

    @Test func `nests those of the third level`() throws {
        try check([1, 2, 3, 3, 2], is: "h1(h2 h3) h4")
    }

    @Test func `passes over other levels`() throws {
        try check([1, 2, 4, 3, 5, 6, 2], is: "h1(h3) h6")
    }

    @Test func `may begin with the third level`() throws {
        try check([3, 3, 2, 3], is: "h0 h1 h2(h3)")
    }

    @Test func `may end with the third level`() throws {
        try check([2, 3], is: "h0(h1)")
    }

    @Test func `links to the ids of headings`() {
        #expect(outline([2, 2]).contains("<a href=\"#h0\">h0</a>"))
    }

    @Test func `escapes headings`() {
        let page = pages(["a.md": "## `<b>` & \"c\"\n## d"]).value[0]
        let html = Outline(of: page, showing: []).html ?? ""
        #expect(html.contains(">&lt;b&gt; &amp; “c”</a>"))
    }

    @Test func `is well formed for all levels, and nests only below the second`() throws {
        for length in 0...6 {
            for number in 0..<(1 << length) {
                let levels = (0..<length).map { 2 + (number >> $0) & 1 }
                let markup = try Markup(outline(levels))
                try markup.checkNesting()
                #expect(nested(markup) == (length > 1 ? expected(levels) : ""), "\(levels)")
            }
        }
    }

    /// The law: a heading of the third level stands under the last of the second, if there is one.
    private func expected(_ levels: [Int]) -> String {
        var groups: [(head: String, below: [String])] = []
        for (index, level) in levels.enumerated() {
            if level == 3, let last = groups.indices.last, levels[..<index].contains(2) {
                groups[last].below.append("h\(index)")
            } else {
                groups.append(("h\(index)", []))
            }
        }
        return groups.map { group in
            group.head + (group.below.isEmpty ? "" : "(\(group.below.joined(separator: " ")))")
        }.joined(separator: " ")
    }
}

@Suite struct `The signs in an outline` {
    /// Compares the outline of a page as its names, each with the endings of its signs.
    private func check(
        _ markdown: String, are expected: [String],
        sourceLocation: Testing.SourceLocation = #_sourceLocation
    ) throws {
        let site = TestSite(["a.md": markdown], templates: ["page.mustache": "{{{outline}}}"])
        var found: [String] = []
        for token in try Markup(site.text("a.html")).tokens {
            switch token {
            case .opening(let tag) where tag.name == "a": found.append("")
            case .opening(let tag) where tag.name == "span":
                found[found.count - 1] += "[\(tag.attributes["aria-label"] ?? "")]"
            case .text(let words) where !found.isEmpty:
                found[found.count - 1] += words.filter { $0 != "\n" }
            default: break
            }
        }
        #expect(found == expected, sourceLocation: sourceLocation)
    }

    @Test func `are not there for examples that ran`() throws {
        try check("## A\n```swift\na\n```\n## B\n", are: ["A", "B"])
    }

    @Test func `say how the examples below a heading ended, each ending once`() throws {
        try check(
            """
            ```swift sketch
            a
            ```

            ## A

            ```swift compile-fail
            a
            ```

            ```swift ignore=why
            a
            ```

            ```swift compile-fail
            a
            ```

            #### Deep

            ```swift exit=3
            a
            ```

            ### B

            ```swift no-run
            a
            ```

            ## C

            """,
            are: [
                "A [Example: refused by the compiler as intended]⊘ "
                    + "[Example: stopped as intended]■ [Example: not checked]–",
                "B [Example: compiled, not run]◇", "C",
            ])
    }
}
