import Diagnostics
import Examples
import Markdown
import OutputMatching
import Runs
import StatedComments

// Comments that state a value.

extension ExampleRun {
    /// `// => 5`, `// name is now 5`: a value at that place. It is what a call printed where that
    /// has no result.
    func checkValue(_ comment: CommentClaim) -> Check {
        switch known(about: comment.comments).values {
        case .known([]): return neverReached(comment)
        case .known(let values) where values.allSatisfy({ $0.style == .void }):
            return checkPrintedValue(comment)
        case .known(let values):
            let readings = comment.readings
            if values.contains(where: { value in readings.contains { value.isStated(as: $0) } }) {
                return comment.met()
            }
            if let printed = metByOutput(comment) { return printed }
            if example.requirement == .stated {
                if values.contains(where: { readings.contains(where: $0.isStatedFreely) }) {
                    return comment.met()
                }
                if readings.contains(where: \.isCalculation) {
                    return comment.unverified("the comment is a calculation, not a value")
                }
            }
            guard !values.contains(where: \.isClipped) else {
                return comment.unverified("the value is too long to compare")
            }
            return unmet(comment, values[values.count - 1])
        case .notWanted: return checkPrintedValue(comment)
        case .unknown(let reason): return metByOutput(comment) ?? comment.unverified(reason)
        }
    }

    /// What a call without a result printed.
    private func checkPrintedValue(_ comment: CommentClaim) -> Check {
        guard case .known(let passages) = known(about: comment.comments).printed,
            passages.contains(where: { !$0.output.isEmpty })
        else {
            return metByOutput(comment)
                ?? comment.unverified("the code here has no value and prints nothing")
        }
        return checkPrinting(comment)
    }

    private func metByOutput(_ comment: CommentClaim) -> Check? {
        let check = checkPrinting(comment)
        return check.verdict == .met && !check.covered.isEmpty ? check : nil
    }

    private func unmet(_ comment: CommentClaim, _ value: TwinObservations.Value) -> Check {
        let isNear = [value.description, value.debugDescription].contains {
            StatedLines(comment.lines).areNear([$0])
        }
        guard comment.isFirm || isNear else {
            return comment.unverified("the value here is another one, and the comment may be prose")
        }
        return comment.unmet(
            .found(.value(value)),
            .valueDiffers(
                comment.comments.first, value,
                at: comment.lines.first?.location ?? comment.location))
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
