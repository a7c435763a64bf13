import Diagnostics
import OutputMatching
import StatedComments
import SwiftCode

// Comments that state what was printed.

extension ExampleRun {
    /// `// Prints "x"`: all that the statement printed.
    func judgePrints(_ group: StatementComments) -> CommentJudgement {
        let stated = StatedLines(group.lines)
        switch known(about: group).printed {
        case .known([]): return neverReached(group)
        case .known(let passages):
            if let lines = stated.place(in: self, passages, after: endOfOutputStated(before: group))
            {
                return met(group, lines)
            }
            let isInBody = group.first.statement?.surroundings == .body
            if isInBody, let lines = stated.stretch(in: output.lines) { return met(group, lines) }
            let nearest = passages.nearest(
                to: stated, in: output.lines, after: endOfOutputStated(before: group))
            return unmet(group, stated, printed: nearest)
        case .notWanted, .unknown:
            if let lines = stated.stretch(in: output.lines) { return met(group, lines) }
            if case .unknown(let reason) = known(about: group).printed {
                return .unverified(group.comments, reason)
            }
            // It stands at no statement, and so speaks of all that is printed.
            guard !output.isEmpty else {
                return .unverified(group.comments, "nothing is printed at this place")
            }
            return unmet(group, stated, printed: output.lines)
        }
    }

    /// Comment lines without a lead word: output if one of them is.
    func judgeLines(_ group: StatementComments) -> CommentJudgement {
        let stated = StatedLines(group.lines)
        let notOutput = "no line of the comment is one that is printed here: it may be prose"
        let printed: [String]
        let offset: Int
        switch known(about: group).printed {
        case .known([]): return .unverified(group.comments, "the code at this place never ran")
        case .known(let passages):
            if let lines = stated.place(in: self, passages, after: endOfOutputStated(before: group))
            {
                return met(group, lines)
            }
            let first = passages[0].lines.lowerBound
            let last = max(first, passages[passages.count - 1].lines.upperBound)
            printed = Array(output.lines[first..<min(last, output.lines.count)])
            offset = first
        case .notWanted, .unknown:
            printed = output.lines
            offset = 0
        }
        guard stated.touch(printed) else { return .unverified(group.comments, notOutput) }
        let places = stated.placesInOrder(in: printed)
        guard places.contains(nil) else {
            return met(group, places.compactMap { $0 }.map { $0 + offset })
        }
        var judgement = unmet(group, stated, printed: printed)
        judgement.expectations = group.first.expectations { index in
            places[index].map { (printed[$0], .met) } ?? (nil, .unmet)
        }
        return judgement
    }

    // MARK: Verdicts

    /// What is at top level is not reached only where the program ended before.
    func neverReached(_ group: StatementComments) -> CommentJudgement {
        guard group.isFirm, group.first.statement?.surroundings == .topLevel,
            case .ended(let ending) = outcome, ending != .exited(0)
        else { return .unverified(group.comments, "the code at this place never ran") }
        var judgement = CommentJudgement()
        for comment in group.comments {
            judgement.expectations += comment.expectations { _ in (nil, .unmet) }
        }
        judgement.diagnostics = [
            .neverReached(problemsOfEnding.first, at: group.first.location)
        ]
        return judgement
    }

    func met(_ group: StatementComments, _ lines: some Sequence<Int>) -> CommentJudgement {
        var judgement = CommentJudgement()
        for comment in group.comments {
            judgement.expectations += comment.expectations { _ in (nil, .met) }
        }
        let patterns = group.lines.flatMap(\.readings).map { LinePattern($0) }
        for line in lines where output.lines.indices.contains(line) {
            let text = output.lines[line]
            let pattern =
                patterns.first { $0.isLiterally(text) } ?? patterns.first { $0.matches(text) }
            judgement.covered[line] =
                pattern.map { PublishedLine($0, matching: text) } ?? .text(text)
        }
        return judgement
    }

    func unmet(
        _ group: StatementComments, _ stated: StatedLines, printed: [String]
    ) -> CommentJudgement {
        guard group.isFirm || stated.areNear(printed) else {
            return .unverified(group.comments, "it is not what is printed here, and may be prose")
        }
        let (text, origins) = stated.likeliest(for: printed)
        let pattern = OutputPattern(text: text, matching: .exact)
        let lines = OutputLines(lines: printed)
        let normalised = pattern.normalised(lines)
        var wrong = Set(normalised.missing.map { origins[$0] })
        // All stated lines were printed, and others beside them.
        if wrong.isEmpty { wrong = [group.lines.count - 1] }
        var judgement = CommentJudgement()
        var before = 0
        for comment in group.comments {
            judgement.expectations += comment.expectations { index in
                wrong.contains(before + index)
                    ? (group.lines.count == 1 ? printed.joined(separator: "\n") : nil, .unmet)
                    : (nil, .met)
            }
            before += comment.lines.count
        }
        let place = wrong.min().flatMap {
            group.lines.indices.contains($0) ? group.lines[$0].location : nil
        }
        judgement.correction = group.isTrial ? nil : correction(of: group, stated, printed: printed)
        judgement.diagnostics = [
            .printsSomethingElse(
                OutputDiff(pattern, lines, normalised), printed: printed,
                correction: judgement.correction,
                at: place ?? group.first.location)
        ]
        return judgement
    }

    // MARK: Evidence

    func known(about group: StatementComments) -> CommentEvidence {
        let indices = group.indices.filter { evidence.indices.contains($0) }
        guard let first = indices.first else {
            return CommentEvidence(printed: .notWanted, values: .notWanted)
        }
        return evidence[first].filtered(by: example.filters)
    }

    /// The index after the last line of output that an earlier comment speaks of: what was printed
    /// since then may be stated together.
    private func endOfOutputStated(before group: StatementComments) -> Int {
        let place = group.first.statement?.range.lowerBound ?? 0
        var end = 0
        for (comment, evidence) in zip(example.comments, evidence) {
            guard let statement = comment.statement, statement.range.lowerBound < place,
                comment.range.upperBound <= group.first.range.lowerBound,
                comment.form.isOfOutput, case .known(let passages) = evidence.printed
            else { continue }
            end = max(end, passages.last?.lines.upperBound ?? 0)
        }
        return end
    }
}

extension StatedComment.Form {
    fileprivate var isOfOutput: Bool {
        switch self {
        case .prints, .lines, .value: true
        case .variable, .error: false
        }
    }
}

extension StatedLines {
    /// The lines of the example's output that these are, for what a statement did when it was
    /// passed: all that it printed, alone or with what the statements right before it printed.
    fileprivate func place(
        in run: ExampleRun, _ passages: [StatementOutput], after stated: Int
    ) -> Range<Int>? {
        let output = run.output.lines
        for passage in passages {
            if hold(for: passage.output.lines) { return passage.lines }
            let lines = passage.lines.clamped(to: 0..<output.count)
            if !lines.isEmpty, hold(for: output[lines]) { return lines }
            if passage.output.isEmpty, !passage.standardError.isEmpty,
                hold(for: passage.standardError.lines)
            {
                return lines.lowerBound..<lines.lowerBound
            }
        }
        guard let first = passages.first, let last = passages.last else { return nil }
        let all = first.lines.lowerBound..<max(first.lines.lowerBound, last.lines.upperBound)
        let upTo = Array(output.prefix(all.upperBound))
        if let start = beginning(
            in: upTo, from: min(stated, all.lowerBound), noLaterThan: all.lowerBound)
        {
            return start..<all.upperBound
        }
        // What a task prints that it has started comes later.
        guard passages.allSatisfy(\.output.isEmpty) else { return nil }
        return stretch(in: output, from: first.lines.lowerBound)
    }
}

extension [StatementOutput] {
    /// What is taken for the printed lines where the stated ones do not hold: of what a passage
    /// printed, and of as many lines up to its end as are stated, that in which most are found.
    fileprivate func nearest(
        to stated: StatedLines, in output: [String], after last: Int
    ) -> [String] {
        func common(_ lines: [String]) -> Int {
            stated.placesInOrder(in: lines).count { $0 != nil }
        }
        var nearest = (first { !$0.output.isEmpty } ?? first)?.output.lines ?? []
        var most = common(nearest)
        for lines in map(\.output.lines) where common(lines) > most {
            (nearest, most) = (lines, common(lines))
        }
        for passage in self where !passage.output.isEmpty {
            let end = Swift.min(passage.lines.upperBound, output.count)
            let start = Swift.max(end - stated.count, last)
            guard start < passage.lines.lowerBound else { continue }
            let lines = [String](output[start..<end])
            if common(lines) > most { (nearest, most) = (lines, common(lines)) }
        }
        return nearest
    }
}
