import Diagnostics
import ExampleFinding
import Examples
import Judging
import Markdown
import Pages

/// A page as markdown, for programs that read text: what its author wrote, with what became of each
/// example below its code.
struct PageMarkdown {
    private let rendering: PageRendering
    /// The addresses of all pages.
    private let pages: Set<String>

    init(_ rendering: PageRendering, among pages: Set<String>) {
        self.rendering = rendering
        self.pages = pages
    }

    /// The address of a page's markdown, beside it.
    static func address(of page: PagePath) -> String { page.name + ".md" }

    /// Lines of the page, counted from one, and what stands in place of them.
    private struct Replacement {
        let lines: Range<Int>
        let text: String
    }

    private var page: Page { rendering.page }

    /// The text of the file.
    var text: String {
        let content = rendering.content
        let lines = linesWithLinks
        var text = ""
        var next = page.frontMatter.contentLine
        let replacements = (blocks(of: content) + [title(of: content)])
            .sorted {
                ($0.lines.lowerBound, $0.lines.upperBound) < (
                    $1.lines.lowerBound, $1.lines.upperBound
                )
            }
        for replacement in replacements where replacement.lines.lowerBound >= next {
            text += lines[(next - 1)..<(replacement.lines.lowerBound - 1)].map { $0 + "\n" }
                .joined()
            text += replacement.text
            next = replacement.lines.upperBound
        }
        return text + lines[(next - 1)...].map { $0 + "\n" }.joined()
    }

    /// The title where the page's text has none, and the summary of its examples below it.
    private func title(of content: PageContent) -> Replacement {
        let summary = content.counts.words.map { "\($0).\n" }
        guard let heading = content.titleHeading else {
            let line = page.frontMatter.contentLine
            let text =
                "# \(MarkdownText.escaped(page.title))\n\n" + (summary.map { $0 + "\n" } ?? "")
            return Replacement(lines: line..<line, text: text)
        }
        let line = content.document.lines(of: heading).upperBound
        return Replacement(lines: line..<line, text: summary.map { "\n" + $0 } ?? "")
    }

    // MARK: Blocks

    private func blocks(of content: PageContent) -> [Replacement] {
        content.document.nodes.indices.compactMap { node in
            guard let text = text(of: node, content) else { return nil }
            let lines = content.document.lines(of: node)
            let lead = led(by: content.document.nodes[node].range.start)
            return Replacement(lines: lines, text: text.isEmpty ? "" : Self.led(text, by: lead))
        }
    }

    /// What stands in place of a block; nil where it stays as it is.
    private func text(of node: Int, _ content: PageContent) -> String? {
        if let example = content.examples[node] {
            let figure = content.figure(example, content.beside[node] ?? [])
            var after = ""
            if case .htmlBlock(let literal) = content.document.nodes[node].kind {
                after = PageContent.textAfterComment(literal)
            }
            return MarkdownText.figure(figure) + after
        }
        if content.absorbed.contains(node) { return "" }
        if let statement = content.statements[node] {
            return MarkdownText.detached(statement.stream, of: statement.example)
        }
        let file = content.files[node] ?? content.sources[node]
        return file.map { file in
            "`\(file.name)`:\n\n"
                + MarkdownText.fence(file.block.code, file.block.infoString.language) + "\n"
        }
    }

    /// What stands before a block on its first line.
    private func led(by place: MarkdownRange.Place) -> String {
        let line = page.source.line(place.line) ?? ""
        return String(decoding: line.utf8.prefix(max(0, place.column - 1)), as: UTF8.self)
    }

    /// Lines within a quote or an item of a list, whose first line has its mark.
    private static func led(_ text: String, by first: String) -> String {
        let rest = String(first.map { ">\t".contains($0) ? $0 : " " })
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
        return lines.enumerated().map { index, line in
            let lead = index == 0 ? first : rest
            let isBlank = line.isEmpty && lead.allSatisfy(\.isWhitespace)
            return (isBlank ? "" : lead + line) + "\n"
        }.joined()
    }

    // MARK: Links

    /// Where the links lead from this file: to the markdown of pages, and to other files.
    var destinations: [String] {
        rendering.destinations.map { destination in
            let path = destination.prefix { $0 != "#" && $0 != "?" }
            guard LinkPath.scheme(of: destination) == nil, !path.isEmpty,
                let target = LinkPath.normalized(path.percentDecoded, from: page.path.folder),
                pages.contains(target)
            else { return destination }
            return page.path.link(to: String(target.dropLast(".html".count)) + ".md")
                + destination[path.endIndex...]
        }
    }

    /// The lines of the file, the links among them leading where they lead on the site.
    private var linesWithLinks: [String] {
        var lines = page.source.lines.map { String($0) }
        var last: (line: Int, column: Int)?
        let links = zip(page.links, destinations).map { ($0.location, $0.destination, $1) }
            .sorted { ($0.0.line, $0.0.column) > ($1.0.line, $1.0.column) }
        for (location, written, destination) in links
        where lines.indices.contains(location.line - 1) {
            // A definition can have several links.
            if let last, last == (location.line, location.column) { continue }
            last = (location.line, location.column)
            let bytes = Array(lines[location.line - 1].utf8)
            let start = location.column - 1
            guard !written.isEmpty, start <= bytes.count,
                bytes[start...].starts(with: written.utf8)
            else { continue }
            let new = destination.replacing("(", with: "%28").replacing(")", with: "%29")
            lines[location.line - 1] = String(
                decoding: bytes[..<start] + new.utf8 + bytes[(start + written.utf8.count)...],
                as: UTF8.self)
        }
        return lines
    }
}

extension MarkdownDocument {
    /// The numbers of the lines that a block has.
    fileprivate func lines(of node: Int) -> Range<Int> {
        let range = nodes[node].range
        // The end of a range is the place behind its last byte.
        let last = max(
            range.start.line, range.end.column <= 1 ? range.end.line - 1 : range.end.line)
        return range.start.line..<(last + 1)
    }
}
