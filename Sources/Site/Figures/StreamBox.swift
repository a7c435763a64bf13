import Markdown
import Pages

/// The HTML of a labelled box with a stream; nothing where it is empty. Many lines are folded.
struct StreamBox {
    /// The id of the label.
    let id: String
    let classes: String
    let label: String
    let words: FrameWords
    /// As HTML.
    let lines: [String]

    /// More lines than these are folded after the first `unfoldedLines`.
    private static let longestUnfolded = 20
    private static let unfoldedLines = 12

    var html: String {
        guard !lines.isEmpty else { return "" }
        let id = HTML.escape(id)
        let isFolded = lines.count > Self.longestUnfolded
        let shown = isFolded ? lines.prefix(Self.unfoldedLines) : lines[...]
        var html = """
            <div class="\(classes)"><p class="label" id="\(id)">\(HTML.escape(label))</p>
            <pre role="group" aria-labelledby="\(id)"><samp>\(Self.text(shown))\
            </samp></pre>

            """
        if isFolded {
            let rest = lines[Self.unfoldedLines...]
            let more = words(.moreLines, ["count": "\(rest.count)"])
            html += """
                <details class="more"><summary>\(HTML.escape(more))</summary>
                <pre role="group" aria-label="\(HTML.escape(words(.continued, ["label": label])))">\
                <samp>\(Self.text(rest))</samp></pre>
                </details>

                """
        }
        return html + "</div>\n"
    }

    private static func text(_ lines: some Sequence<String>) -> String {
        lines.map { $0 + "\n" }.joined()
    }
}
