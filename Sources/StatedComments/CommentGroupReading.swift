import Diagnostics
import SwiftCode

/// Reads one group of comments: its lines may state several things.
struct CommentGroupReading {
    let group: CommentGroup
    let anchor: CommentAnchor
    let search: CommentSearch
    let place: CommentPlace
    let meanings: [CommentMeaning]

    init(_ group: CommentGroup, anchor: CommentAnchor, in search: CommentSearch) {
        self.group = group
        self.anchor = anchor
        self.search = search
        let statement = anchor.relation == .above ? anchor.previous : anchor.statement
        let place = search.place(at: statement, group)
        self.place = place
        meanings = group.lines.map { CommentMeaning($0.text, at: place) }
    }

    var comments: [StatedComment] {
        if mayBeOutputAsAWhole, let bareLines { return [bareLines] }
        var found: [StatedComment] = []
        var index = 0
        while index < meanings.count {
            let (own, count) = read(from: index)
            found += own
            index += count
        }
        return found.isEmpty ? bareLines.map { [$0] } ?? [] : found
    }

    /// Whether what seems to lead lines may be a part of them, as it is another one on each line:
    /// `width: 3`, `height: 4`.
    private var mayBeOutputAsAWhole: Bool {
        guard meanings.count > 1, meanings.allSatisfy(\.mayBeOutput),
            joinedValue(from: 0).comments.isEmpty
        else { return false }
        let leads = group.lines.map { StatementForm.Reading($0.text)?.lead }
        let quoted = meanings.indices.filter {
            if case .candidate = meanings[$0] {
                QuotedText.isIn(group.lines[$0].text)
            } else {
                false
            }
        }
        // One text in quotes, at the first or the last line, is what prose beside it speaks of.
        let isAtEnd = quoted.first == 0 || quoted.first == meanings.count - 1
        return Set(leads).count > 1 && !(quoted.count == 1 && isAtEnd)
    }

    /// What is stated from a line on, and on how many lines.
    private func read(from index: Int) -> (comments: [StatedComment], count: Int) {
        switch meanings[index] {
        case .prints, .quoteOpens: return output(from: index)
        case .outputFollows(let wording): return list(after: index, wording)
        case .candidate(let text): return candidates(from: index, text)
        case .value(let text, let wording, let isBare):
            guard !isBare || isLoneValue(index) else { return ([], 1) }
            return values(from: index, text, wording, isBare: isBare)
        case .variables(let found):
            let comments = found.compactMap { variable($0.name, $0.text, $0.wording, index) }
            return (comments, 1)
        case .error(let text, let wording): return error(text, wording, at: index)
        case .plain: return joinedValue(from: index)
        case .remark: return ([], 1)
        }
    }

    func line(_ text: StatedText, _ index: Int) -> StatedComment.Line {
        let start = group.lines[index].start
        return line(
            text.readings, (start + text.range.lowerBound)..<(start + text.range.upperBound),
            isQuoted: text.isQuoted)
    }

    func line(
        _ readings: [String], _ range: Range<Int>, isQuoted: Bool = false
    ) -> StatedComment.Line {
        StatedComment.Line(
            readings: readings, range: range, location: search.location(of: range.lowerBound),
            isQuoted: isQuoted)
    }

    func comment(
        _ form: StatedComment.Form, _ wording: StatedComment.Wording,
        _ lines: [StatedComment.Line], at statement: Statement?, expression: Range<Int>? = nil,
        from first: Int, through last: Int
    ) -> StatedComment {
        let start = group.lines[first].range.lowerBound
        let isTrailing = group.isTrailing && first == 0
        return StatedComment(
            form: form, wording: wording,
            manner: wording == .firm ? nil : manner(of: form, lines.count, from: first),
            lines: lines, statement: statement, expression: expression, isTrailing: isTrailing,
            range: start..<group.lines[last].range.upperBound,
            location: search.location(of: start))
    }
}

// MARK: Candidates

extension CommentGroupReading {
    /// How what may be a statement is written. Variables and errors are known by their words alone.
    private func manner(
        of form: StatedComment.Form, _ count: Int, from index: Int
    ) -> StatementForm? {
        switch form {
        case .variable, .error: return nil
        case .prints, .lines, .value: break
        }
        guard anchor.relation == .trailing || anchor.relation == .below else { return nil }
        let place: StatementForm.Place = group.isTrailing && index == 0 ? .trailing : .below
        let text = group.lines[index].text
        if case .outputFollows = meanings[index] {
            return StatementForm.lead(text[...]).map { StatementForm(place, lead: $0, .rest) }
        }
        if form == .lines { return StatementForm(place, lead: "", .rest) }
        return StatementForm.Reading(text).map {
            StatementForm(place, lead: $0.lead, $0.payload)
        }
    }

    /// Lines with one lead that the table does not have: what the statement printed, or its value.
    private func candidates(
        from first: Int, _ text: StatedText
    ) -> (comments: [StatedComment], count: Int) {
        guard anchor.relation == .trailing || anchor.relation == .below,
            let statement = anchor.statement, statement.shape != .declaration
        else { return ([], 1) }
        let own = manner(of: .prints, 1, from: first)
        var texts: [StatedText] = []
        for index in first..<meanings.count {
            guard case .candidate(let text) = meanings[index],
                manner(of: .prints, 1, from: index)?.lead == own?.lead
            else { break }
            texts.append(text)
        }
        let lines = texts.enumerated().map { index, text in
            var line = line(text, first + index)
            line.whole = group.lines[first + index].text
            return line
        }
        let isOutput = statement.shape == .other || place.isPrinting || lines.count > 1
        if !isOutput,
            let value = value(lines[0], .candidate, isBare: false, from: first, through: first)
        {
            return ([value], 1)
        }
        let comment = comment(
            .prints, .candidate, lines, at: statement, from: first,
            through: first + lines.count - 1)
        return ([comment], lines.count)
    }
}

// MARK: Output

extension CommentGroupReading {
    /// `Prints "a"`, and on the lines after it `Prints "b"` or `"b"`.
    private func output(from first: Int) -> (comments: [StatedComment], count: Int) {
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
    private func list(
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
    private var bareLines: StatedComment? {
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

// MARK: Words

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
    fileprivate var mayBeOutput: Bool {
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
