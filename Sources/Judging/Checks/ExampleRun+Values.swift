import Comparing
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
            if let value = values.first(where: { value in
                comment.lines.contains { holds(value, $0, comment) }
            }) {
                var check = comment.met()
                check.leavesOutOptional =
                    value.isOptional && !comment.lines.contains(where: \.namesOptional)
                return check
            }
            if let printed = metByOutput(comment) { return printed }
            if let whole = comment.wholeLines?.first?.readings.first,
                values.contains(where: { $0.isStated(as: whole, isQuoted: false) })
            {
                var check = comment.met()
                check.isOfWholeLine = true
                return check
            }
            if example.requirement == .stated,
                comment.lines.contains(where: { $0.readings.contains(where: \.isCalculation) })
            {
                return comment.unverified("the comment is a calculation, not a value")
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
            comment.stated.areNear([$0]) || comment.stated.areLike([$0])
        }
        return comment.differing(
            .found(.value(value)),
            .valueDiffers(
                comment.comments.first, value,
                at: comment.lines.first?.location ?? comment.location), isNear: isNear)
    }

    /// Whether a value is what a line of a comment states, by the spelling of its place.
    func holds(
        _ value: TwinObservations.Value, _ line: StatedComment.Line, _ comment: CommentClaim
    ) -> Bool {
        if value.isStated(by: line) { return true }
        guard example.requirement == .stated else { return false }
        let isAbout = ["≈", "~", "about"].contains(comment.comments.first.manner?.lead)
        return line.readings.contains { words in
            value.isStatedFreely(as: words, isAbout: isAbout)
                || value.isDigits(words, in: example.block.code)
        }
    }
}

extension TwinObservations.Value {
    /// Whether there is something in an optional.
    fileprivate var isOptional: Bool { description.hasPrefix("Optional(") }
}

extension StatedComment.Line {
    /// Whether it says that the value is an optional.
    fileprivate var namesOptional: Bool {
        readings.contains { $0.contains("Optional") || $0.contains(".some") }
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
