/// One stated line: a literal, tried first, or a pattern in which `[..]` stands for any text.
///
/// Lines are compared byte for byte, but for white space at their ends: letters that look the same
/// and are encoded differently are different output.
package struct LinePattern: Hashable, Sendable {
    package let text: String
    /// The line without white space at its end.
    private let literal: [UInt8]
    /// The literal pieces between the `[..]`; one where there is none.
    private let pieces: [[UInt8]]
    /// Whether it is the line `...`, which stands for any number of lines.
    package let isEllipsis: Bool

    package init(_ text: String) {
        self.text = text
        literal = Array(text.comparable.utf8)
        pieces = literal.split(around: Array("[..]".utf8))
        isEllipsis = literal == Array("...".utf8)
    }

    /// A line that stands for itself alone.
    init(literal text: String) {
        self.text = text
        literal = Array(text.comparable.utf8)
        pieces = [literal]
        isEllipsis = false
    }

    /// Whether it holds a `[..]`.
    package var hasWildcard: Bool { pieces.count > 1 }

    /// The pieces of the line between its wildcards, the whole line where it has none.
    package var literalPieces: [String] {
        hasWildcard ? pieces.map { String(decoding: $0, as: UTF8.self) } : [text]
    }

    /// Whether the line is this one to the byte, but for white space at the end.
    package func isLiterally(_ line: some StringProtocol) -> Bool {
        line.comparable.utf8.elementsEqual(literal)
    }

    /// Whether the line is this one, or fits its wildcards.
    package func matches(_ line: String) -> Bool {
        if isLiterally(line) { return true }
        guard hasWildcard, let first = pieces.first, let last = pieces.last else { return false }
        // A last wildcard that stands for nothing leaves white space at the end, which is nothing.
        if last.isEmpty, LinePattern(String(text.comparable.dropLast(4))).matches(line) {
            return true
        }
        var rest = Array(line.comparable.utf8)[...]
        guard rest.starts(with: first) else { return false }
        rest = rest.dropFirst(first.count)
        guard rest.count >= last.count, rest.suffix(last.count).elementsEqual(last) else {
            return false
        }
        rest = rest.dropLast(last.count)
        for piece in pieces.dropFirst().dropLast() where !piece.isEmpty {
            // The leftmost place leaves the most text for the pieces that follow.
            guard let found = rest.firstRange(of: piece) else { return false }
            rest = rest[found.upperBound...]
        }
        return true
    }
}

extension [UInt8] {
    /// The stretches between the occurrences of a separator.
    fileprivate func split(around separator: [UInt8]) -> [[UInt8]] {
        var pieces: [[UInt8]] = []
        var rest = self[...]
        while let found = rest.firstRange(of: separator) {
            pieces.append(Array(rest[..<found.lowerBound]))
            rest = rest[found.upperBound...]
        }
        return pieces + [Array(rest)]
    }
}
