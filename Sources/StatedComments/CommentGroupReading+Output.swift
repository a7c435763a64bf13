import Diagnostics
import SwiftCode

// Comments that state printed lines.

extension CommentGroupReading {
    /// `Prints "a"`, and on the lines after it `Prints "b"` or `"b"`.
    func output(from first: Int) -> (comments: [StatedComment], count: Int) {
        var lines: [StatedComment.Line] = []
        var wording = anchor.outputWording
        var index = first
        while index < meanings.count {
            switch meanings[index] {
            case .prints(let text, let own):
                lines.append(line(text, index))
                wording = max(wording, own)
            case .quoteOpens(let text, let own):
                guard let last = lineThatCloses(from: index) else {
                    return finished(index)
                }
                lines.append(line(text, index))
                lines += (index + 1..<last).map(whole)
                lines.append(closing(last))
                wording = max(wording, own)
                index = last
            case .value(let text, _, isBare: true)
            where !lines.isEmpty && QuotedText.opens(group.lines[index].text[...]):
                lines.append(line(text, index))
            default: return finished(index)
            }
            index += 1
        }
        return finished(index)

        func finished(_ end: Int) -> (comments: [StatedComment], count: Int) {
            guard !lines.isEmpty else { return ([], max(1, end - first)) }
            let own = comment(
                .prints, wording, lines, at: anchor.statement,
                expression: lines.count == 1 ? valueInsteadOfOutput : nil, from: first,
                through: end - 1)
            return ([own], end - first)
        }
    }

    /// The expression that a lead for output speaks of where nothing is printed.
    private var valueInsteadOfOutput: Range<Int>? {
        guard anchor.relation != .above, anchor.relation != .apart, !place.isPrinting else {
            return nil
        }
        return anchor.statement?.value
    }

    /// The line that ends with the closing quote of a text over several lines.
    private func lineThatCloses(from first: Int) -> Int? {
        group.lines.indices.dropFirst(first + 1).prefix(64).first { index in
            group.lines[index].text[...].withoutFullStop.last.map { "\"”".contains($0) } ?? false
        }
    }

    private func whole(_ index: Int) -> StatedComment.Line {
        let own = group.lines[index]
        return line(
            [String(own.indented), own.text].withoutRepeats,
            own.start..<(own.start + own.text.utf8.count))
    }

    private func closing(_ index: Int) -> StatedComment.Line {
        let own = group.lines[index]
        let text = own.text[...].withoutFullStop.dropLast()
        return line([String(text)], own.start..<(own.start + text.utf8.count))
    }

    /// The lines after `Prints:`.
    func list(
        after first: Int, _ wording: StatedComment.Wording
    ) -> (comments: [StatedComment], count: Int) {
        let rest = group.lines[(first + 1)...]
        let items = rest.prefix(through: rest.lastIndex { !$0.text.isEmpty } ?? first)
        guard first + 1 < group.lines.count, !items.isEmpty else { return ([], 1) }
        let margin =
            items.filter { !$0.text.isEmpty }.map { $0.indented.prefix { $0 == " " }.count }.min()
            ?? 0
        let lines = items.map { item(of: $0, margin: margin) }
        // It speaks of all that is before when it stands behind an empty line.
        let statement = anchor.relation == .apart ? nil : anchor.statement
        let isSure = anchor.relation == .apart || anchor.isSure
        let own = comment(
            .prints, isSure ? wording : .candidate, lines, at: statement, from: first,
            through: first + items.count)
        return ([own], group.lines.count - first)
    }

    private func item(of own: CommentGroup.Line, margin: Int) -> StatedComment.Line {
        guard !own.text.isEmpty else { return line([""], own.start..<own.start) }
        var readings = [String(own.indented), String(own.indented.dropFirst(margin)), own.text]
        var range = own.start..<(own.start + own.text.utf8.count)
        let indentation = own.indented.prefix { $0 == " " }.count - margin
        var isQuoted = false
        if let quoted = QuotedText(startOf: own.text[...]), CommentTail(quoted.tail).isNothing {
            isQuoted = true
            readings += quoted.readings
            range =
                (range.lowerBound + 1)..<(range.lowerBound + 1 + quoted.content.utf8.count)
        } else {
            range = (range.lowerBound - max(0, indentation))..<range.upperBound
        }
        return line(readings.withoutRepeats, range, isQuoted: isQuoted)
    }

    /// Lines without any lead word, after a statement that may have printed them.
    var bareLines: StatedComment? {
        guard let statement = anchor.statement, anchor.relation != .above,
            anchor.relation != .apart || anchor.isLast, place.mayPrint(statement),
            meanings.allSatisfy(\.mayBeOutput)
        else { return nil }
        let lines = group.lines.map { own in
            var readings = [String(own.indented), own.text]
            var isQuoted = false
            if let quoted = QuotedText(startOf: own.text[...]),
                CommentTail(quoted.tail).isNothing
            {
                isQuoted = true
                readings += quoted.readings
            }
            return line(
                readings.withoutRepeats, own.start..<(own.start + own.text.utf8.count),
                isQuoted: isQuoted)
        }
        return comment(
            .lines, place.code.isPrinting ? .near : .candidate, lines, at: statement, from: 0,
            through: group.lines.count - 1)
    }
}

extension CommentAnchor {
    /// Whether the statement is known to be meant, and is one that does something there.
    fileprivate var isSure: Bool {
        switch (relation, statement?.shape) {
        case (.above, _), (.apart, _), (_, nil): false
        case (_, .declaration), (_, .transfer): false
        default: true
        }
    }

    fileprivate var outputWording: StatedComment.Wording { isSure ? .firm : .candidate }
}

extension CommentMeaning {
    /// Whether the line says nothing else of itself.
    var mayBeOutput: Bool {
        switch self {
        case .plain, .candidate, .value(_, _, isBare: true): true
        default: false
        }
    }
}

extension CommentPlace {
    /// Whether a statement may print, so that lines after it may be its output.
    fileprivate func mayPrint(_ statement: Statement) -> Bool {
        switch statement.shape {
        case .declaration, .directive, .transfer: return false
        case .variable, .assignment: if isTrailing { return false }
        case .expression, .other: break
        }
        if statement.context == .topLevel { return code.contains("(") || code.contains("{") }
        return code.isPrinting
    }
}

extension Substring {
    /// Whether it calls `print` or one of its kin, itself or in braces.
    fileprivate var isPrinting: Bool {
        ["print(", "debugPrint(", "dump("].contains { contains($0) }
    }
}
