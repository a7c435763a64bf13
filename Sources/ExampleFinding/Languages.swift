// What a block is written in.

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

extension InfoString.Word {
    /// The word `hidden`, which stands in comments only.
    var isHidden: Bool { key == "hidden" && value == nil }
}
