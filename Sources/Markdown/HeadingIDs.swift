/// Takes the ids that headings state, `## Installation {#install}`, out of their text.
struct HeadingIDs {
    let lines: [Substring]

    func read(_ nodes: inout [MarkdownNode]) {
        for index in nodes.indices {
            let end = nodes[index].end
            guard case .heading(let level, _) = nodes[index].kind, end > index + 1,
                nodes[end - 1].parent == index, case .text(let text) = nodes[end - 1].kind,
                text.utf8.last == UInt8(ascii: "}"),
                let match = text.firstMatch(of: /[ \t]+\{#([^\s{}#<>"]+)\}$/),
                !isEscaped(match.1, in: nodes[index].range)
            else { continue }
            nodes[index].kind = .heading(level: level, id: String(match.1))
            nodes[end - 1].kind = .text(String(text[..<match.range.lowerBound]))
        }
    }

    /// Whether a backslash makes text of it.
    private func isEscaped(_ id: Substring, in range: MarkdownRange) -> Bool {
        let numbers = (range.start.line...max(range.start.line, range.end.line))
            .filter { lines.indices.contains($0 - 1) }
        return numbers.contains { lines[$0 - 1].contains("\\{#\(id)") }
    }
}
