package import Diagnostics

/// How a fenced block is shown, whatever its language is, by words of its info string:
/// `title="…"`, `tab="…"` and the numbers of lines that are marked, `{2,4-6}`.
package struct BlockPresentation: Hashable, Sendable {
    package var title: String?
    /// The name of its tab among those of the fences beside it.
    package var tab: String?
    /// The lines that are marked, counted from one.
    package var markedLines: [ClosedRange<Int>] = []

    /// Whether a line, counted from one, is marked.
    package func marks(_ line: Int) -> Bool {
        markedLines.contains { $0.contains(line) }
    }

    /// The words that have a value.
    package static let keys = ["tab", "title"]
}

extension InfoString.Word {
    /// Whether it says how the block is shown, rather than what it is.
    package var isOfPresentation: Bool {
        BlockPresentation.keys.contains(key) || text.hasPrefix("{")
    }
}

extension CodeBlock {
    /// How the block is shown.
    package var presentation: BlockPresentation { checkedPresentation.value }

    /// Finds `mark-value` and `conflicting-marks`.
    package var checkedPresentation: Diagnosed<BlockPresentation> {
        var presentation = BlockPresentation()
        var problems: [Diagnostic] = []
        guard isFenced else { return Diagnosed(presentation) }
        for word in infoString.words where word.isOfPresentation {
            let location = location(of: word)
            if word.isUnterminated {
                problems.append(.unended(at: location))
            } else if word.text.hasPrefix("{") {
                let lines = Self.lines(of: word.text)
                if lines == nil { problems.append(.wrongLines(word.text, at: location)) }
                presentation.markedLines += lines ?? []
            } else if let value = word.value, !value.allSatisfy(\.isWhitespace) {
                let path: WritableKeyPath<BlockPresentation, String?> =
                    word.key == "title" ? \.title : \.tab
                if presentation[keyPath: path] != nil {
                    problems.append(.twice(word.key, at: location))
                }
                presentation[keyPath: path] = value
            } else {
                problems.append(.withoutValue(word.key, at: location))
            }
        }
        return Diagnosed(presentation, problems)
    }

    /// Finds `unknown-mark`: words that are nearly one of these, for a block of whose other words
    /// nothing is read.
    package var misspeltPresentation: [Diagnostic] {
        infoString.words.compactMap { word in
            guard word.value != nil, !word.isOfPresentation,
                let near = nearMiss(of: word.key, among: BlockPresentation.keys)
            else { return nil }
            return .nearKey(word.key, near, at: location(of: word))
        }
    }

    /// The problem of a marked line that the block does not have.
    package func excess(of presentation: BlockPresentation) -> Diagnostic? {
        guard let last = presentation.markedLines.map(\.upperBound).max(), last > lines.count,
            let word = infoString.words.first(where: { $0.text.hasPrefix("{") })
        else { return nil }
        return .noSuchLine(last, of: lines.count, at: location(of: word))
    }

    /// The lines that `{2,4-6}` names; nil where it is written otherwise.
    private static func lines(of text: String) -> [ClosedRange<Int>]? {
        guard text.hasSuffix("}") else { return nil }
        let parts = text.dropFirst().dropLast().split(
            separator: ",", omittingEmptySubsequences: false)
        var ranges: [ClosedRange<Int>] = []
        for part in parts {
            let ends = part.split(separator: "-", omittingEmptySubsequences: false).map { end in
                Int(end.filter { $0 != " " })
            }
            guard let first = ends[0], let last = ends.last ?? nil, ends.count <= 2, first >= 1,
                first <= last
            else { return nil }
            ranges.append(first...last)
        }
        return ranges
    }
}

extension Diagnostic {
    fileprivate static func nearKey(
        _ key: String, _ near: String, at location: SourceLocation
    ) -> Self {
        Diagnostic(
            code: "unknown-mark", summary: "'\(key)' is not a word of a block of code",
            hint: "did you mean '\(near)'?", location: location)
    }

    fileprivate static func unended(at location: SourceLocation) -> Self {
        Diagnostic(
            code: "mark-value", summary: "a quote or a brace that begins here never ends",
            hint: "end it on the line of the fence", location: location)
    }

    fileprivate static func wrongLines(_ text: String, at location: SourceLocation) -> Self {
        Diagnostic(
            code: "mark-value", summary: "'\(text)' names no lines",
            hint: "write the numbers of the lines to mark, such as {2,4-6}", location: location)
    }

    fileprivate static func noSuchLine(
        _ line: Int, of count: Int, at location: SourceLocation
    ) -> Self {
        Diagnostic(
            code: "mark-value",
            summary:
                "the block has \(count == 1 ? "1 line" : "\(count) lines"), and no line \(line)",
            hint: "count the lines from 1, the first below the fence", location: location)
    }

    fileprivate static func withoutValue(_ key: String, at location: SourceLocation) -> Self {
        Diagnostic(
            code: "mark-value", summary: "'\(key)' needs a value",
            hint: "write \(key)=\"words\"", location: location)
    }

    fileprivate static func twice(_ key: String, at location: SourceLocation) -> Self {
        Diagnostic(
            code: "conflicting-marks", summary: "the mark '\(key)' stands here twice",
            hint: "keep one of them", location: location)
    }
}
