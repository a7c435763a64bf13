import Diagnostics
import SwiftCode

// What a group of comments states of values, and of errors.

// MARK: Values

extension CommentGroupReading {
    /// Whether a bare value is one, rather than a line of output among others.
    func isLoneValue(_ index: Int) -> Bool {
        guard anchor.relation != .apart, anchor.relation != .above else { return false }
        return index == 0 && !meanings.dropFirst().contains(where: \.isBareValue)
            && (!place.isPrinting || group.lines.count == 1)
    }

    func values(
        from first: Int, _ text: StatedText, _ wording: StatedComment.Wording, isBare: Bool
    ) -> (comments: [StatedComment], count: Int) {
        let stated = arrows(from: first)
        let isOutput = anchor.statement?.shape == .other || place.isPrinting && stated.count > 1
        if !isBare, isOutput, anchor.relation != .above {
            let lines = stated.enumerated().map { line($1, first + $0) }
            let own = comment(
                .prints, .candidate, lines, at: anchor.statement, from: first,
                through: first + lines.count - 1)
            return ([own], lines.count)
        }
        let own = value(
            line(text, first), wording, isBare: isBare, from: first, through: first)
        return (own.map { [$0] } ?? [], max(1, stated.count))
    }

    /// The values of this line and of those after it that state one in the same way.
    private func arrows(from first: Int) -> [StatedText] {
        var texts: [StatedText] = []
        for meaning in meanings[first...] {
            guard case .value(let text, _, isBare: false) = meaning else { break }
            texts.append(text)
        }
        return texts
    }

    func value(
        _ line: StatedComment.Line, _ wording: StatedComment.Wording, isBare: Bool,
        from first: Int, through last: Int
    ) -> StatedComment? {
        guard let statement = anchor.statement, anchor.relation != .above else { return nil }
        var wording = anchor.relation == .apart ? .candidate : wording
        if isBare, search.numbersAreCallouts, Int(group.lines[first].text) != nil {
            wording = .candidate
        }
        if case .assignment(let target) = statement.shape, statement.value == nil {
            return comment(
                .variable(target), wording, [line], at: statement, from: first, through: last)
        }
        guard let expression = statement.value else { return nil }
        return comment(
            .value, wording, [line], at: statement, expression: expression, from: first,
            through: last)
    }

    /// A value whose brackets are closed on a later line.
    func joinedValue(from first: Int) -> (comments: [StatedComment], count: Int) {
        guard anchor.statement?.value != nil, group.lines[first].text.openBrackets > 0 else {
            return ([], 1)
        }
        var text = group.lines[first].text
        var last = first
        while text.openBrackets > 0, last + 1 < group.lines.count, last - first < 64 {
            last += 1
            text += " " + group.lines[last].text
        }
        guard last > first,
            case .value(let stated, let wording, let isBare) = CommentMeaning(text, at: place)
        else { return ([], 1) }
        let start = group.lines[first].start + stated.range.lowerBound
        let readings = (stated.readings + stated.readings.map(\.withTightBrackets)).withoutRepeats
        let end = group.lines[last].start + group.lines[last].text.utf8.count
        let own = value(
            line(readings, start..<end), wording, isBare: isBare, from: first, through: last)
        return (own.map { [$0] } ?? [], last - first + 1)
    }

    /// A variable has its value after the statement before, on whichever side of the comment the
    /// author thinks of.
    func variable(
        _ name: String, _ text: StatedText, _ wording: StatedComment.Wording, _ index: Int
    ) -> StatedComment? {
        let statement = anchor.relation == .above ? anchor.previous : anchor.statement
        if statement == nil, group.isTrailing || group.context != .topLevel { return nil }
        return comment(
            .variable(name), wording, [line(text, index)], at: statement, from: index,
            through: index)
    }
}

// MARK: Errors

extension CommentGroupReading {
    func error(
        _ text: StatedText?, _ wording: StatedComment.Wording, at index: Int
    ) -> (comments: [StatedComment], count: Int) {
        let neighbours = [index - 1, index + 1].filter(group.lines.indices.contains)
        if !group.isTrailing,
            neighbours.contains(where: { group.lines[$0].text.looksLikeCode })
        {
            // It speaks of code that is itself a comment.
            return ([], group.lines.count - index)
        }
        let isSure =
            anchor.relation == .trailing || anchor.relation == .below && anchor.statement != nil
        let sureness: StatedComment.Wording = isSure ? wording : .candidate
        let isAhead = group.lines[index].text.lowercased().contains("next line")
        let statement = isAhead ? anchor.next ?? anchor.statement : anchor.statement
        guard let text else {
            let own = comment(
                .error(text: nil), sureness, [], at: statement, from: index, through: index)
            return ([own], 1)
        }
        // A message may go on, indented deeper than it began.
        var last = index
        var joined = text.readings.last ?? ""
        let indentation = group.lines[index].indented.prefix { $0 == " " }.count
        while last + 1 < group.lines.count, case .plain = meanings[last + 1],
            group.lines[last + 1].indented.prefix(while: { $0 == " " }).count > indentation
        {
            last += 1
            joined += " " + group.lines[last].text[...].withoutFullStop
        }
        let start = group.lines[index].start + text.range.lowerBound
        let end =
            last == index
            ? group.lines[index].start + text.range.upperBound
            : group.lines[last].start + group.lines[last].text.utf8.count
        let readings = (last > index ? [joined] : []) + text.readings
        let own = comment(
            .error(text: joined), sureness, [line(readings.withoutRepeats, start..<end)],
            at: statement, from: index, through: last)
        return ([own], last - index + 1)
    }
}

// MARK: Words

extension CommentMeaning {
    fileprivate var isBareValue: Bool {
        if case .value(_, _, isBare: true) = self { true } else { false }
    }
}

extension String {
    /// How many brackets it leaves open.
    fileprivate var openBrackets: Int {
        reduce(0) { $0 + ("[(".contains($1) ? 1 : "])".contains($1) ? -1 : 0) }
    }

    /// Without the spaces that joining lines has put beside brackets.
    fileprivate var withTightBrackets: String {
        var result = ""
        for character in self {
            if character == " ", let last = result.last, "[(".contains(last) { continue }
            if "])".contains(character), result.last == " " { result.removeLast() }
            if "])".contains(character), result.last == "," { result.removeLast() }
            result.append(character)
        }
        return result
    }

    /// Whether it looks like a statement of Swift rather than prose.
    fileprivate var looksLikeCode: Bool {
        let words = [
            "let ", "var ", "func ", "return ", "try ", "await ", "struct ", "class ",
            "enum ", "guard ", "import ", "@", "for ", "while ", "if ", "}", "switch ",
            "extension ",
        ]
        if words.contains(where: hasPrefix) { return true }
        let name = prefix { $0.isWordCharacter || $0 == "." || $0 == "[" || $0 == "]" }
        guard let first = name.first, first.isLetter || first == "_" else { return false }
        let rest = self[name.endIndex...]
        if rest.hasPrefix("(") || rest.hasPrefix(" { ") { return true }
        return [" = ", " += ", " -= ", " *= "].contains(where: rest.hasPrefix)
    }
}
