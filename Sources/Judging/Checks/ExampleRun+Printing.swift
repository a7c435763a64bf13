import Comparing
import Diagnostics
import Examples
import OutputMatching
import Runs
import StatedComments
import SwiftCode

// Comments that state what was printed.

extension ExampleRun {
    /// `// Prints "x"`: all that the statement printed.
    func checkPrinting(_ comment: CommentClaim) -> Check {
        let stated = comment.stated
        let known = known(about: comment.comments)
        switch known.printed {
        case .known([]): return neverReached(comment)
        case .known(let passages):
            let end = endOfOutputStated(before: comment.comments)
            if let lines = stated.place(in: self, passages, after: end) {
                return comment.met(lines, of: output)
            }
            if let check = checkBothStreams(comment, stated, passages, after: end) { return check }
            if passages.allSatisfy(\.output.isEmpty) {
                if let value = metByValue(comment) { return value }
                let later = stated.stretches(
                    in: output.lines, from: passages[0].lines.lowerBound)
                switch known.others {
                case .known(let others):
                    let free = later.first { lines in
                        !others.contains { $0.lines.overlaps(lines) }
                    }
                    if let free { return comment.met(free, of: output) }
                case .unknown(let reason) where later.contains(where: { _ in true }):
                    return comment.unverified(reason)
                case .unknown, .notWanted: break
                }
            }
            let nearest = passages.nearest(to: stated, in: output.lines, after: end)
            return unmet(comment, stated, printed: nearest)
        case .notWanted, .unknown:
            if let lines = stated.place(in: self, knowing: known) {
                return comment.met(lines, of: output)
            }
            if case .unknown(let reason) = known.printed { return comment.unverified(reason) }
            // It stands at no statement, and so speaks of all that is printed.
            guard !output.isEmpty else {
                return comment.unverified("the code here prints nothing")
            }
            return unmet(comment, stated, printed: output.lines)
        }
    }

    /// Whether output that a comment states comes only after its statement, which printed nothing:
    /// a task that it has started may have printed it, or another statement.
    func mayBePrintedLater(_ comments: ClaimedComments) -> Bool {
        let known = known(about: comments)
        guard case .known(let passages) = known.printed, let first = passages.first,
            passages.allSatisfy(\.output.isEmpty), known.others == .notWanted
        else { return false }
        return StatedLines(comments.lines, spelling)
            .stretches(in: output.lines, from: first.lines.lowerBound).contains { _ in true }
    }

    /// Comment lines without a lead word: output if one of them is.
    func checkBareLines(_ comment: CommentClaim) -> Check {
        let stated = comment.stated
        let notOutput = "the code here prints no line of the comment, which may be prose"
        let printed: [String]
        let offset: Int
        let known = known(about: comment.comments)
        switch known.printed {
        case .known([]): return comment.unverified("the code here never runs")
        case .known(let passages):
            let end = endOfOutputStated(before: comment.comments)
            if let lines = stated.place(in: self, passages, after: end) {
                return comment.met(lines, of: output)
            }
            if let check = checkBothStreams(comment, stated, passages, after: end) { return check }
            let first = passages[0].lines.lowerBound
            let last = max(first, passages[passages.count - 1].lines.upperBound)
            printed = Array(output.lines[first..<min(last, output.lines.count)])
            offset = first
        case .unknown(let reason):
            guard let lines = stated.place(in: self, knowing: known) else {
                return comment.unverified(reason)
            }
            return comment.met(lines, of: output)
        case .notWanted:
            printed = output.lines
            offset = 0
        }
        guard stated.touch(printed) else {
            return example.requirement == .stated && !printed.isEmpty
                ? unmet(comment, stated, printed: printed) : comment.unverified(notOutput)
        }
        let places = stated.placesInOrder(in: printed)
        guard places.contains(nil) else {
            return comment.met(places.compactMap { $0 }.map { $0 + offset }, of: output)
        }
        return unmet(comment, stated, printed: printed)
    }

    /// A list of lines that is right if standard error counts too, as on a terminal: that is enough in
    /// a folder. Nil where it is none.
    private func checkBothStreams(
        _ comment: CommentClaim, _ stated: StatedLines, _ passages: [StatementOutput],
        after end: Int
    ) -> Check? {
        let upper = min(passages.last?.lines.upperBound ?? 0, output.lines.count)
        let starts = end...max(end, min(upper, passages[0].lines.lowerBound))
        let both =
            passages.map { (output: $0.output.lines, errors: $0.standardError.lines) }
            + starts.filter { $0 <= upper }.map { start in
                (output: Array(output.lines[start..<upper]), errors: standardError.lines)
            }
        guard let found = both.first(where: { stated.hold(forBoth: $0.output, and: $0.errors) })
        else { return nil }
        let words = Diagnostic.goesToStandardError(found.errors, at: comment.location)
        guard example.requirement == .stated else {
            var problem = Diagnostic.printsSomethingElse(
                [], printed: found.output, at: comment.location)
            problem.details = [words.summary]
            problem.hint = words.hint
            return comment.unmet(.none, problem)
        }
        var check = comment.met()
        check.problems = [words]
        return check
    }

    // MARK: Verdicts

    /// What is at top level is not reached only where the program ended before. A trap that is
    /// stated in a folder may be one of several lines that show what a type does.
    func neverReached(_ comment: CommentClaim) -> Check {
        guard comment.isFirm, comment.comments.first.statement?.context == .topLevel,
            case .ended(let ending) = outcome, ending != .exited(0)
        else { return comment.unverified("the code here never runs") }
        if example.requirement == .stated, isStoppedAsStated {
            return comment.unverified("the program stops before this line, as a comment states")
        }
        return comment.unmet(
            .none, .neverReached(problemOfEnd, at: comment.location))
    }

    private func unmet(
        _ comment: CommentClaim, _ stated: StatedLines, printed: [String]
    ) -> Check {
        // What a loop prints line by line may be stated in one line in a folder.
        let isJoined =
            example.requirement == .stated && comment.lines.count == 1 && printed.count > 1
        let joined = isJoined ? [" ", ", "].map { [printed.joined(separator: $0)] } : []
        if joined.contains(where: stated.hold) { return comment.met() }
        if let whole = comment.wholeLines {
            let lines = StatedLines(whole, comment.spelling)
            if !printed.isEmpty, lines.hold(for: printed) {
                var check = comment.met()
                check.isOfWholeLine = true
                return check
            }
        }
        let (pattern, origins) = stated.likeliest(for: printed)
        let lines = OutputLines(lines: printed)
        let normalised = pattern.normalised(lines)
        // The last one is wrong where all stated lines were printed, and others beside them.
        let wrong = normalised.missing.map { origins[$0] }.min() ?? comment.lines.count - 1
        let place =
            comment.lines.indices.contains(wrong) ? comment.lines[wrong].location : comment.location
        let problem = Diagnostic.printsSomethingElse(
            OutputDiff(pattern, lines, normalised).lines, printed: printed, at: place)
        let isNear = (joined + [printed]).contains { stated.areNear($0) || stated.areLike($0) }
        // On a site lines of which one is printed are output.
        guard example.requirement == .stated || comment.comments.first.form != .lines else {
            return comment.unmet(.found(.printed(printed)), problem)
        }
        return comment.differing(.found(.printed(printed)), problem, isNear: isNear)
    }

    /// A lead for output may tell of the value where nothing is printed.
    private func metByValue(_ comment: CommentClaim) -> Check? {
        guard comment.lines.count == 1,
            case .known(let values) = known(about: comment.comments).values,
            values.contains(where: { value in
                value.style != .void && comment.lines.contains { holds(value, $0, comment) }
            })
        else { return nil }
        return comment.met()
    }

    /// The index after the last line of output that an earlier comment speaks of: what was printed
    /// since then may be stated together.
    private func endOfOutputStated(before comments: ClaimedComments) -> Int {
        let place = comments.first.statement?.range.lowerBound ?? 0
        var end = 0
        for (comment, evidence) in zip(example.comments, evidence) {
            guard let statement = comment.statement, statement.range.lowerBound < place,
                comment.range.upperBound <= comments.first.range.lowerBound,
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
        return beginning(
            in: upTo, from: min(stated, all.lowerBound), noLaterThan: all.lowerBound
        ).map { $0..<all.upperBound }
    }

    /// The same where it is not known what the statement printed: all lines, of which some may be
    /// another statement's, or what it printed in two runs, if they hold for both.
    fileprivate func place(in run: ExampleRun, knowing evidence: CommentEvidence) -> Range<Int>? {
        if hold(for: run.output.lines) { return run.output.lines.indices }
        return evidence.printedTwice
            .first { hold(for: $0.here.output.lines) && hold(for: $0.elsewhere.lines) }?
            .here.lines
    }
}

extension [StatementOutput] {
    /// What is taken for the printed lines where the stated ones do not hold. It is what a passage
    /// printed, or as many lines up to its end as are stated. The one in which most are found is
    /// taken.
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
