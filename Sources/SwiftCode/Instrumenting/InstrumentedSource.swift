import SwiftSyntax

/// The text of a program with calls at the places of probes.
///
/// Every line keeps its number: what is inserted has no line break. Taking it out again gives the
/// text of the program.
package struct InstrumentedSource: Hashable, Sendable {
    /// One stretch of inserted text.
    package struct Insertion: Hashable, Sendable {
        /// The UTF-8 offset in the text of the program before which it stands.
        package let offset: Int
        package let text: String
        /// The id of the probe that it is for.
        package let probe: Int
    }

    package let text: String
    /// In the order of the text.
    package let insertions: [Insertion]
    /// By id, the probes that have no place in the text, with the reason.
    package let dropped: [Int: String]
}

extension InstrumentedSource {
    /// The probes that a message of the compiler at a place of this text may be about; line and
    /// column count from one, columns in UTF-8 bytes.
    ///
    /// The probe whose inserted text, or whose value, the place is in; otherwise those with inserted
    /// text on the line; otherwise those that are about a stretch of text around the line.
    package func probes(line: Int, column: Int) -> Set<Int> {
        let starts = CodeLines(text).starts
        guard starts.indices.contains(line - 1) else { return [] }
        let start = starts[line - 1]
        let end = line < starts.count ? starts[line] : text.utf8.count + 1
        let place = start + max(column, 1) - 1
        let spans = self.spans
        let inserted = spans.flatMap(\.inserted)
        let hit = inserted.filter { $0.range.contains(place) }
        guard hit.isEmpty else { return Set(hit.map(\.probe)) }
        let wrapped = spans.filter { $0.isWrapping && $0.range.contains(place) }
        if let narrowest = wrapped.map(\.range.count).min() {
            return Set(wrapped.filter { $0.range.count == narrowest }.map(\.probe))
        }
        let onLine = inserted.filter { $0.range.overlaps(start..<end) }
        guard onLine.isEmpty else { return Set(onLine.map(\.probe)) }
        return Set(spans.filter { $0.range.overlaps(start..<end) }.map(\.probe))
    }

    /// The probes within the statement at top level of a line, counted from one.
    package func probes(inStatementAt line: Int) -> Set<Int> {
        let starts = CodeLines(text).starts
        guard starts.indices.contains(line - 1) else { return [] }
        let end = line < starts.count ? starts[line] : text.utf8.count + 1
        let place = starts[line - 1]..<end
        let statements = SwiftSource(text).tree.statements.map(\.item.offsets)
            .filter { $0.overlaps(place) }
        return Set(
            spans.filter { span in statements.contains { $0.overlaps(span.range) } }.map(\.probe))
    }

    /// What the insertions of one probe span in this text.
    private struct Span {
        let probe: Int
        var range: Range<Int>
        var inserted: [(probe: Int, range: Range<Int>)]
        /// Whether an expression stands within a call.
        var isWrapping: Bool
    }

    private var spans: [Span] {
        var spans: [Int: Span] = [:]
        var shift = 0
        for insertion in insertions {
            let start = insertion.offset + shift
            let range = start..<(start + insertion.text.utf8.count)
            shift += range.count
            var span =
                spans[insertion.probe]
                ?? Span(probe: insertion.probe, range: range, inserted: [], isWrapping: false)
            span.range = span.range.lowerBound..<range.upperBound
            span.inserted.append((insertion.probe, range))
            span.isWrapping =
                span.isWrapping || insertion.text.hasSuffix(", ") || insertion.text.hasSuffix("(")
            spans[insertion.probe] = span
        }
        return spans.values.sorted { $0.probe < $1.probe }
    }
}
