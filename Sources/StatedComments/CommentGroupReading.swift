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
