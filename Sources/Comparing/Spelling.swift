import Diagnostics

/// How much else than to the letter a comment may spell what is printed, or a value.
package enum Spelling: Hashable, Sendable {
    /// The name of the program's module says nothing.
    case ofSite
    /// Types may be written with the marks of the language or with names, as their authors please.
    case ofFolder

    /// Whether a stated line is a printed one.
    package func isSame(_ stated: String, _ printed: String) -> Bool {
        let (own, other) = (stated.trimmingTrailingWhitespace, printed.trimmingTrailingWhitespace)
        // An author who types `é` need not know that the program put it together of two scalars.
        if own == other { return true }
        let mayDiffer = ["main.", "Swift.", "<"].contains {
            printed.contains($0) || stated.contains($0)
        }
        return mayDiffer && plain(String(own)) == plain(String(other))
    }

    /// A text as it is spelt most simply.
    private func plain(_ text: String) -> String {
        let text = text.replacing(/\bmain\.(?=[A-Z_])/, with: "")
        guard self == .ofFolder else { return text }
        var rest = text.replacing(/\bSwift\.(?=[A-Z])/, with: "")
        // From the innermost type on; no author writes more than a few within one another.
        for _ in 0..<8 {
            let next = rest.replacing(/\bOptional<([^<>]*)>/) { "\($0.1)?" }
                .replacing(/\bArray<([^<>]*)>/) { "[\($0.1)]" }
                .replacing(/\bDictionary<([^<>,]*), ([^<>,]*)>/) { "[\($0.1): \($0.2)]" }
            if next == rest { break }
            rest = next
        }
        return rest
    }
}
