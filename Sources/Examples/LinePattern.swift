/// One stated line: a literal, tried first, or a pattern in which `[..]` stands for any text.
package struct LinePattern: Hashable, Sendable {
    package let text: String
    /// The literal pieces between the `[..]`; nil where there is none.
    private let pieces: [Substring]?

    package init(_ text: String) {
        self.text = text
        let pieces = Self.split(text.comparable)
        self.pieces = pieces.count > 1 ? pieces : nil
    }

    /// Whether it is the line `...`, which stands for any number of lines.
    package var isEllipsis: Bool { text.comparable == "..." }

    /// Whether it holds a `[..]`.
    package var hasWildcard: Bool { pieces != nil }

    /// The pieces of the line between its wildcards, the whole line where it has none.
    package var literalPieces: [String] {
        (pieces ?? [text[...]]).map { String($0) }
    }

    /// Whether the line is this one to the letter, but for white space at the end.
    package func isLiterally(_ line: some StringProtocol) -> Bool {
        line.comparable == text.comparable
    }

    /// Whether the line is this one, or fits its wildcards.
    package func matches(_ line: String) -> Bool {
        if isLiterally(line) { return true }
        guard let pieces, let first = pieces.first, let last = pieces.last else { return false }
        var rest = line.comparable
        guard rest.hasPrefix(first) else { return false }
        rest = rest.dropFirst(first.count)
        guard rest.hasSuffix(last) else { return false }
        rest = rest.dropLast(last.count)
        for piece in pieces.dropFirst().dropLast() where !piece.isEmpty {
            // The leftmost place leaves the most text for the pieces that follow.
            guard let found = rest.firstRange(of: piece) else { return false }
            rest = rest[found.upperBound...]
        }
        return true
    }

    private static func split(_ text: Substring) -> [Substring] {
        var pieces: [Substring] = []
        var rest = text
        while let wildcard = rest.firstRange(of: "[..]") {
            pieces.append(rest[..<wildcard.lowerBound])
            rest = rest[wildcard.upperBound...]
        }
        return pieces + [rest]
    }
}

extension Substring {
    /// The first occurrence of another text, compared by Unicode scalars.
    fileprivate func firstRange(of other: some StringProtocol) -> Range<Index>? {
        let wanted = Array(other.unicodeScalars)
        guard !wanted.isEmpty else { return startIndex..<startIndex }
        let scalars = unicodeScalars
        var start = scalars.startIndex
        while start < scalars.endIndex {
            var position = start
            var matched = 0
            while matched < wanted.count, position < scalars.endIndex,
                scalars[position] == wanted[matched]
            {
                matched += 1
                position = scalars.index(after: position)
            }
            if matched == wanted.count { return start..<position }
            start = scalars.index(after: start)
        }
        return nil
    }
}
