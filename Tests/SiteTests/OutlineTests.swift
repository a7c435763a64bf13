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
    return pages(["a.md": text.joined()]).value.first?.outlineHTML ?? ""
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
        let html = pages(["a.md": "## `<b>` & \"c\"\n## d"]).value.first?.outlineHTML ?? ""
        #expect(html.contains(">&lt;b&gt; &amp; &quot;c&quot;</a>"))
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
