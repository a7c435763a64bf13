import Diagnostics
import Examples
import OutputMatching
package import Runs
package import StatedComments
import SwiftCode

extension TwinObservations.Value {
    /// Whether this is the value that a page states with these words: what `String(describing:)` or
    /// `String(reflecting:)` make of it, or a list of its elements; or another way to write the same
    /// literal. Words that end by an ellipsis state how it begins.
    /// Within quotes dots are text.
    package func isStated(as words: String, isQuoted: Bool) -> Bool {
        let words = String(words.trimmingWhitespace)
        let texts = [description, debugDescription] + [elements].compactMap(\.self)
        if texts.contains(words) { return true }
        // The text of a string is no code.
        let isString = debugDescription.hasPrefix("\"")
        if let stated = SwiftLiteral(words),
            (isString ? [debugDescription] : texts).contains(where: { text in
                SwiftLiteral(text).map { isSame($0, stated) } ?? false
            })
        {
            return true
        }
        let own = texts.map(\.withoutModuleAndSpace)
        // Space within a string is part of it.
        let mayBeSpaced = !words.contains("\"") && !isString
        if mayBeSpaced, own.contains(words.withoutModuleAndSpace) { return true }
        for ellipsis in ["...", "…"]
        where !isQuoted && words.hasSuffix(ellipsis) && !words.hasSuffix("....") {
            let head = words.dropLast(ellipsis.count).withoutModuleAndSpace
            if !head.isEmpty, own.contains(where: { $0.hasPrefix(head) }) { return true }
        }
        let pattern = isQuoted ? LinePattern(quoted: words) : LinePattern(words)
        return pattern.hasWildcard && texts.contains { pattern.matches($0) }
    }

    /// Whether it is the same as in another run: the order of a set or a dictionary, which is another
    /// one each time, makes no difference.
    package func isLike(_ other: Self) -> Bool {
        if self == other { return true }
        guard style == other.style, style == .set || style == .dictionary,
            let own = SwiftLiteral(debugDescription),
            let theirs = SwiftLiteral(other.debugDescription)
        else { return false }
        return own.isSame(as: theirs, inAnyOrder: style == .set)
    }

    /// Whether this is the value that a line of a comment states.
    package func isStated(by line: StatedComment.Line) -> Bool {
        line.readings.contains { isStated(as: $0, isQuoted: line.isQuoted) }
    }

    private func isSame(_ value: SwiftLiteral, _ stated: SwiftLiteral) -> Bool {
        // A word without quotes is the text of a string, or a case; never a string's other spelling.
        if case .string = value, case .name = stated { return false }
        return value.isSame(as: stated, inAnyOrder: style == .set)
    }

    /// For a message beside stated words: as it is in source code, clipped; where they state a list,
    /// as one.
    package func shown(beside stated: String?) -> String {
        let isList = elements != nil && stated?.first == elements?.first
        let text = isList ? elements ?? "" : debugDescription
        return OutputDiff.shown(text.replacing("\n", with: "\\n"))
    }
}

extension StringProtocol {
    /// Without any white space, and without the name of the program's module.
    fileprivate var withoutModuleAndSpace: String {
        String(filter { !$0.isWhitespace }).replacing(/\bmain\./, with: "")
    }
}
