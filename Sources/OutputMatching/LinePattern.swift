import Diagnostics

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
    /// The pieces that a line may be made of. White space at the end does not count. A wildcard
    /// there can therefore stand for nothing, with the white space before it gone.
    private let forms: [[[UInt8]]]
    /// Whether it is the line `...`, which stands for any number of lines.
    package let isEllipsis: Bool

    package init(_ text: String) {
        self.text = text
        literal = Array(text.trimmingTrailingWhitespace.utf8)
        pieces = literal.split(around: Array("[..]".utf8))
        forms = Self.forms(of: pieces)
        isEllipsis = literal == Array("...".utf8)
    }

    /// A line that stands for itself alone.
    package init(literal text: String) {
        self.text = text
        literal = Array(text.trimmingTrailingWhitespace.utf8)
        pieces = [literal]
        forms = [pieces]
        isEllipsis = false
    }

    /// A line within quotes: `...` is text there, and `[..]` is a wildcard only beside other text.
    package init(quoted text: String) {
        let others = text.replacing("[..]", with: "").contains { !$0.isWhitespace }
        let isEllipsis = text.trimmingTrailingWhitespace == "..."
        self = others && !isEllipsis ? LinePattern(text) : LinePattern(literal: text)
    }

    private static func forms(of pieces: [[UInt8]]) -> [[[UInt8]]] {
        guard pieces.count > 1, pieces.last?.isEmpty == true else { return [pieces] }
        func trimmed(_ piece: [UInt8]) -> [UInt8] {
            Array(String(decoding: piece, as: UTF8.self).trimmingTrailingWhitespace.utf8)
        }
        let last = pieces.lastIndex { !trimmed($0).isEmpty } ?? 0
        return [pieces[...last] + [[]], pieces[..<last] + [trimmed(pieces[last])]]
    }

    /// Whether it holds a `[..]`.
    package var hasWildcard: Bool { pieces.count > 1 }

    /// The pieces of the line between its wildcards, the whole line where it has none.
    package var literalPieces: [String] {
        hasWildcard ? pieces.map { String(decoding: $0, as: UTF8.self) } : [text]
    }

    /// Whether the line is this one to the byte, but for white space at the end.
    package func isLiterally(_ line: some StringProtocol) -> Bool {
        line.trimmingTrailingWhitespace.utf8.elementsEqual(literal)
    }

    /// Whether the line is this one, or fits its wildcards.
    package func matches(_ line: String) -> Bool {
        matches(Array(line.trimmingTrailingWhitespace.utf8))
    }

    /// Whether a line without white space at its end is this one, or fits its wildcards.
    func matches(_ line: [UInt8]) -> Bool {
        if line == literal { return true }
        guard hasWildcard else { return false }
        return forms.contains { fits($0, line) }
    }

    /// The bytes that make it equal to another line as it is compared.
    var comparableBytes: [UInt8] { literal }

    /// What each line that it matches, and is not, begins with.
    var certainHead: [UInt8] {
        Array(String(decoding: pieces.first ?? [], as: UTF8.self).trimmingTrailingWhitespace.utf8)
    }

    /// What each line that it matches, and is not, ends with.
    var certainTail: [UInt8] { pieces.last ?? [] }
}

/// Whether a line is these pieces with any text between each two.
private func fits(_ pieces: [[UInt8]], _ line: [UInt8]) -> Bool {
    guard pieces.count > 1 else { return line == pieces[0] }
    let first = pieces[0]
    let last = pieces[pieces.count - 1]
    guard line.count >= first.count + last.count, line.has(first, at: 0),
        line.has(last, at: line.count - last.count)
    else { return false }
    var next = first.count
    let end = line.count - last.count
    for piece in pieces.dropFirst().dropLast() where !piece.isEmpty {
        // The leftmost place leaves the most text for the pieces that follow.
        guard let place = line.firstPlace(of: piece, in: next..<end) else { return false }
        next = place + piece.count
    }
    return true
}

extension [UInt8] {
    /// Whether other bytes stand at an offset; there is room for them.
    fileprivate func has(_ other: [UInt8], at offset: Int) -> Bool {
        var index = 0
        while index < other.count {
            if self[offset + index] != other[index] { return false }
            index += 1
        }
        return true
    }

    /// Where other bytes, at least one, stand first within a range: in linear time, however they
    /// repeat themselves (Knuth, Morris and Pratt, 1977).
    fileprivate func firstPlace(of other: [UInt8], in range: Range<Int>) -> Int? {
        guard other.count <= range.count else { return nil }
        // How many bytes up to each one of the other are also those that it begins with.
        var overlaps = [Int](repeating: 0, count: other.count)
        func extend(_ matched: Int, by byte: UInt8) -> Int {
            var matched = matched
            while matched > 0, other[matched] != byte { matched = overlaps[matched - 1] }
            return other[matched] == byte ? matched + 1 : 0
        }
        for index in other.indices.dropFirst() {
            overlaps[index] = extend(overlaps[index - 1], by: other[index])
        }
        var matched = 0
        for index in range {
            matched = extend(matched, by: self[index])
            if matched == other.count { return index + 1 - matched }
        }
        return nil
    }

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
