import Diagnostics
import SwiftCode

/// What follows a payload in its line.
enum CommentTail {
    /// Nothing, or a full stop.
    case nothing
    /// Something set off: `, because …`, `(then …)`, `– …`.
    case aside
    /// The sentence goes on.
    case words
    /// `if …`, `twice`, `or …`: what is stated holds on a condition, or more than once.
    case condition

    init(_ text: Substring) {
        let rest = text.trimmingWhitespace
        guard let first = rest.first, ![".", "!", "。", "！"].contains(rest), first != "…" else {
            self = .nothing
            return
        }
        let words = rest.split { !$0.isWordCharacter && $0 != "'" }.map { $0.lowercased() }
        let isSetOff =
            !first.isWordCharacter && first != "\"" && first != "/" && first != "%"
            || rest.hasPrefix("//") || ["because", "since", "as"].contains(words.first)
        let telling = isSetOff ? words.prefix(1) : words.prefix(12)
        if telling.contains(where: Self.conditions.contains) {
            self = .condition
        } else {
            self = isSetOff ? .aside : .words
        }
    }

    var isNothing: Bool { self == .nothing }
    /// Whether it leaves what is before it as it is.
    var isAside: Bool { self == .nothing || self == .aside }
    var isConditional: Bool { self == .condition }

    private static let conditions: Set<String> = [
        "if", "when", "unless", "or", "otherwise", "depending", "sometimes", "usually", "maybe",
        "perhaps", "might", "may", "could", "twice", "times", "each", "every", "repeatedly",
        "forever", "until", "for", "eventually", "probably",
    ]
}

extension Substring {
    /// Without the full stop that ends a sentence; `...` is none.
    var withoutFullStop: Substring {
        hasSuffix("。") || hasSuffix(".") && !hasSuffix("..") ? dropLast() : self
    }
}
