/// Gives definitions of footnotes and references to them their labels and counts.
///
/// cmark puts the definitions that are referred to at the end, in the order of their numbers. It
/// has the number in each reference. Its count of references takes in those of definitions that are
/// left out, which makes dead links; this one counts what stays.
struct Footnotes {
    let lines: [Substring]

    func number(_ nodes: inout [MarkdownNode]) {
        let definitions = nodes.indices.filter { nodes[$0].kind.isFootnoteDefinition }
        guard !definitions.isEmpty else { return }
        let labels = definitions.map { label(before: nodes[$0].range.start) }
        var occurrences = Array(repeating: 0, count: definitions.count)
        for index in nodes.indices {
            guard case .footnoteReference(_, let number, _) = nodes[index].kind,
                occurrences.indices.contains(number - 1)
            else { continue }
            occurrences[number - 1] += 1
            nodes[index].kind = .footnoteReference(
                label: labels[number - 1], number: number, occurrence: occurrences[number - 1])
        }
        for (position, index) in definitions.enumerated() {
            nodes[index].kind = .footnoteDefinition(
                label: labels[position], number: position + 1, references: occurrences[position])
        }
    }

    /// The label of `[^label]:` that ends at this place, spaces aside.
    ///
    /// A label holds neither white space nor `]`.
    private func label(before place: MarkdownRange.Place) -> String {
        guard lines.indices.contains(place.line - 1) else { return "" }
        let opening = lines[place.line - 1].utf8.prefix(max(0, place.column - 1))
        guard let close = opening.lastIndex(of: UInt8(ascii: "]")) else { return "" }
        let before = opening[..<close]
        let ends: Set<UInt8> = [0x20, 0x09, UInt8(ascii: "]")]
        let start = before.lastIndex { ends.contains($0) }.map(before.index(after:))
        let word = before[(start ?? before.startIndex)...]
        guard let label = word.indexAfterBracketCaret else { return "" }
        return String(Substring(word[label...]))
    }
}

extension MarkdownNode.Kind {
    fileprivate var isFootnoteDefinition: Bool {
        if case .footnoteDefinition = self { true } else { false }
    }
}

extension Substring.UTF8View {
    /// The index after the first `[^`.
    fileprivate var indexAfterBracketCaret: Index? {
        var previous: UInt8 = 0
        for index in indices {
            if previous == UInt8(ascii: "["), self[index] == UInt8(ascii: "^") {
                return self.index(after: index)
            }
            previous = self[index]
        }
        return nil
    }
}
