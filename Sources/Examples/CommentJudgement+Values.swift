import Diagnostics
import Markdown
import OutputMatching
import StatedComments

// Comments that state a value.

extension ExampleRun {
    /// `// => 5`, `// name is now 5`: a value at that place. Of a call without a result it is what
    /// the call printed.
    func judgeValue(_ group: StatementComments) -> CommentJudgement {
        let evidence = known(about: group)
        let readings = group.lines.flatMap(\.readings)
        switch evidence.values {
        case .known([]): return neverReached(group)
        case .known(let values) where values.allSatisfy({ $0.style == .void }):
            return judgePrinted(group)
        case .known(let values):
            if values.contains(where: { value in readings.contains { value.isStated(as: $0) } }) {
                return met(group, [])
            }
            if let printed = metByOutput(group) { return printed }
            guard !values.contains(where: \.isClipped) else {
                return .unverified(group.comments, "the value is too long to be compared")
            }
            return unmetValue(group, values[values.count - 1])
        case .notWanted: return judgePrinted(group)
        case .unknown(let reason):
            return metByOutput(group) ?? .unverified(group.comments, reason)
        }
    }

    /// What a call without a result printed.
    private func judgePrinted(_ group: StatementComments) -> CommentJudgement {
        guard case .known(let passages) = known(about: group).printed,
            passages.contains(where: { !$0.output.isEmpty })
        else {
            return metByOutput(group)
                ?? .unverified(group.comments, "there is no value, and nothing is printed, here")
        }
        return judgePrints(group)
    }

    private func metByOutput(_ group: StatementComments) -> CommentJudgement? {
        let judgement = judgePrints(group)
        let isMet = judgement.expectations.allSatisfy { $0.verdict == .met }
        return isMet && !judgement.covered.isEmpty ? judgement : nil
    }

    private func unmetValue(
        _ group: StatementComments, _ value: Attribution.Value
    ) -> CommentJudgement {
        let isNear = [value.description, value.debugDescription].contains {
            StatedLines(group.lines).areNear([$0])
        }
        guard group.isFirm || isNear else {
            return .unverified(group.comments, "it is not the value here, and may be prose")
        }
        var judgement = CommentJudgement()
        judgement.expectations = group.first.expectations { _ in (value.shown, .unmet) }
        judgement.correction = group.isTrial ? nil : correction(of: group, value: value)
        judgement.diagnostics = [
            .valueDiffers(
                group.first, value, correction: judgement.correction,
                at: group.lines.first?.location ?? group.first.location)
        ]
        return judgement
    }
}

extension ExampleRun {
    /// Whether it warns that a value is unused which stands there only so that a comment states it.
    func isOnlyForItsStatedValue(_ warning: PlacedMessage) -> Bool {
        guard warning.text.contains("is unused"), let place = warning.placeInBlock else {
            return false
        }
        let code = example.block.code.utf8
        return example.comments.contains { comment in
            guard comment.form == .value, let expression = comment.expression else { return false }
            let before = code.prefix(expression.lowerBound).count { $0 == UInt8(ascii: "\n") }
            let within = code.prefix(expression.upperBound).count { $0 == UInt8(ascii: "\n") }
            return (before + 1...within + 1).contains(place.line)
        }
    }
}
