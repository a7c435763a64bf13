// What a block is written in.

import Diagnostics
import Examples
import Markdown

extension String {
    /// Whether it begins as `Package.swift` does.
    var isPackageManifest: Bool {
        let first = drop(while: \.isWhitespace)
        guard first.hasPrefix("//") else { return false }
        return first.dropFirst(2).drop { $0 == " " }.hasPrefix("swift-tools-version")
    }
}

extension String {
    /// Whether the first word of an info string says that the code is Swift; other tools let a name
    /// or lines follow at once: `swift:main.swift`, `swift{1,3}`.
    func isSwift(asOtherToolsWriteIt isLenient: Bool) -> Bool {
        let word = lowercased()
        guard isLenient, word.hasPrefix("swift") else { return word == "swift" }
        return word.dropFirst(5).first.map { ":{[(=".contains($0) } ?? true
    }
}

extension InfoString {
    /// The language; that of attributes, as Pandoc and R Markdown write them, is their first word:
    /// `{ .swift .numberLines }`, `{swift}`.
    var languageOfAttributes: String {
        guard language.hasPrefix("{") else { return language }
        let words = language.dropFirst().drop { $0 == " " || $0 == "." }
        let name = words.prefix { $0.isLetter || $0.isNumber || $0 == "-" }
        return name.lowercased() == "swift" ? language : String(name)
    }
}

extension InfoString.Word {
    /// The word `hidden`, which stands in comments only.
    var isHidden: Bool { key == "hidden" && value == nil }
}

/// A language that was probably meant to be one of which blocks are checked.
struct MisspeltLanguage {
    let word: String
    /// What to write instead.
    let meant: String

    /// Whether it was meant to be Swift.
    var isNearSwift: Bool { meant.hasPrefix("swift") }

    /// Nil for an honest language. Attributes in braces are those of Swift.
    init?(_ word: String) {
        self.word = word
        if word.hasPrefix("{") {
            meant = "swift"
            return
        }
        let lowercased = word.lowercased()
        if lowercased.hasPrefix("swift"), let end = lowercased.dropFirst(5).first,
            !end.isLetter, end != "-" || lowercased.dropFirst(6).first?.isNumber == true
        {
            meant = Self.spelling(word.dropFirst(5))
            return
        }
        // Such as 'swiftui' and 'swiftinterface'.
        guard !lowercased.hasPrefix("swift") || lowercased.count < 7 else { return nil }
        let known = ["swift"] + StatedOutput.Stream.allCases.map(\.rawValue)
        guard !known.contains(word), let near = nearMiss(of: word, among: known) else { return nil }
        meant = near
    }

    /// What follows `swift` at once, as a word of its own: a language mode, or marked lines.
    private static func spelling(_ rest: Substring) -> String {
        let mode = rest.drop { $0 == "-" }
        if ["4", "4.2", "5", "6"].contains(String(mode)) { return "swift swift=\(mode)" }
        return rest.first == "{" ? "swift \(rest)" : "swift"
    }
}

extension Diagnostic {
    static func misspeltLanguage(_ language: MisspeltLanguage, at location: SourceLocation) -> Self
    {
        Diagnostic(
            code: "misspelt-language",
            summary:
                "'\(language.word)' is not a language that sitegen checks, so it leaves this block "
                + "alone",
            hint: "did you mean '\(language.meant)'?", location: location)
    }
}

extension Diagnostic {
    /// Nil for a fence of another language.
    static func unreadFence(_ fence: UnreadFence) -> Self? {
        let language = fence.info.languageOfAttributes
        guard
            language.isSwift(asOtherToolsWriteIt: true)
                || MisspeltLanguage(language)?.isNearSwift == true
        else { return nil }
        return Diagnostic(
            code: "unread-fence", severity: .warning,
            summary: "sitegen does not read this fence: it begins no block of code here",
            hint: "write an empty line before it, and indent it by less than four spaces",
            location: fence.location)
    }
}
