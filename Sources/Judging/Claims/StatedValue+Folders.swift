import Diagnostics
import Examples
import Foundation
import Runs
import SwiftCode

extension TwinObservations.Value {
    /// Whether it is the value that these words state as authors write who do not copy what is
    /// printed. They may leave out the angle brackets around it. They may write a number with other
    /// digits than the fewest, of which three or more are right.
    func isStatedFreely(as words: String) -> Bool {
        if description.hasPrefix("<"), description.hasSuffix(">"),
            description.dropFirst().dropLast() == words.trimmingWhitespace
        {
            return true
        }
        let digits = words.significantDigits
        guard digits.count >= 3, words.contains("."),
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

extension String {
    /// Whether it is a calculation, `1 + i`: how a value comes about, or how mathematicians write it.
    /// A date, a version or a path has no space around its signs.
    var isCalculation: Bool {
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
