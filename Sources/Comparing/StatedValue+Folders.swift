import Diagnostics
import Examples
import Foundation
package import Runs
import SwiftCode

extension TwinObservations.Value {
    /// Whether it is the value that these words state as authors write who do not copy what is
    /// printed. They may leave out the angle brackets around it, or the middle of a list. They may
    /// write a number with other digits than the fewest, of which three or more are right; of what
    /// is about a number, all that are there.
    package func isStatedFreely(as words: String, isAbout: Bool = false) -> Bool {
        if description.hasPrefix("<"), description.hasSuffix(">"),
            description.dropFirst().dropLast() == words.trimmingWhitespace
        {
            return true
        }
        let spelling = Spelling.ofFolder
        if [description, debugDescription].contains(where: { spelling.isSame(words, $0) }) {
            return true
        }
        if words.leavesOutTheRest(
            of: [description, debugDescription] + [elements].compactMap(\.self))
        {
            return true
        }
        let digits = words.significantDigits
        guard digits.count >= (isAbout ? 1 : 3), isAbout || words.contains("."),
            description.contains(where: { ".e".contains($0) }),
            case .number(let stated) = SwiftLiteral(words.lowercased()),
            let own = Double(description)
        else { return false }
        if own.hasDigits(of: stated, digits.count) { return true }
        // A `Float` may be written with more digits than the fewest; its kind is not known here.
        // Nine digits tell any two of them apart.
        guard digits.count == 9, let single = Float(description) else { return false }
        return Double(single).hasDigits(of: stated, digits.count)
    }
}

extension TwinObservations.Value {
    /// Whether words are the digits of this number in a base in which the code writes numbers.
    package func isDigits(_ words: String, in code: String) -> Bool {
        guard words.count >= 4, words.allSatisfy({ "01".contains($0) }),
            let own = Int(description)
        else { return false }
        return [("0b", 2), ("0o", 8), ("0x", 16)].contains { lead, radix in
            code.contains(lead) && Int(words, radix: radix) == own
        }
    }
}

extension String {
    /// Whether an ellipsis within it stands for a part of one of these texts.
    fileprivate func leavesOutTheRest(of texts: [String]) -> Bool {
        guard !contains("\""), let ellipsis = firstRange(of: /,? *(\.\.\.|…) *,?/),
            first.map({ "[({".contains($0) }) == true
        else { return false }
        func plain(_ text: some StringProtocol) -> String {
            String(text.filter { !$0.isWhitespace })
        }
        let head = plain(self[..<ellipsis.lowerBound])
        let tail = plain(self[ellipsis.upperBound...])
        return head.count > 1
            && texts.map { plain($0) }.contains {
                $0.count >= head.count + tail.count && $0.hasPrefix(head) && $0.hasSuffix(tail)
            }
    }

    /// Whether it is a calculation, `1 + i`: how a value comes about, or how mathematicians write it.
    /// A date, a version or a path has no space around its signs.
    package var isCalculation: Bool {
        guard case .other = SwiftLiteral(self) else { return false }
        return split(separator: " ").contains { ["+", "-", "*", "/"].contains($0) }
    }

    /// The digits of a number before its exponent, without zeros at its beginning.
    fileprivate var significantDigits: some Collection<Character> {
        prefix { !"eE".contains($0) }.filter(\.isNumber).drop { $0 == "0" }
    }
}

extension Double {
    /// Whether so many digits of it, rounded or cut, are those of another number.
    fileprivate func hasDigits(of stated: Double, _ count: Int) -> Bool {
        guard isFinite, self != 0 else { return false }
        if Double(String(format: "%.\(count - 1)e", self)) == stated { return true }
        let longer = String(format: "%.\(count + 2)e", self)
        guard let exponent = longer.firstIndex(of: "e") else { return false }
        return Double(longer[..<exponent].dropLast(3) + longer[exponent...]) == stated
    }
}
