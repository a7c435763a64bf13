import Diagnostics

/// The attributes of the language and its library, to tell a misspelt one from a macro that a package
/// brings.
enum LanguageAttributes {
    private static let names = [
        "MainActor", "Sendable", "autoclosure", "available", "backDeployed", "concurrent",
        "convention", "discardableResult", "dynamicCallable", "dynamicMemberLookup", "escaping",
        "frozen", "globalActor", "inlinable", "inline", "nonobjc", "objc", "objcMembers",
        "preconcurrency", "propertyWrapper", "resultBuilder", "retroactive", "testable",
        "unchecked", "unknown", "usableFromInline", "warn_unqualified_access",
    ]

    /// The attribute that was meant by one that the compiler does not know, by its message. Short names
    /// are near many others: of those only the capitals may differ.
    static func nearMiss(in message: String) -> String? {
        guard message.hasPrefix("unknown attribute '") else { return nil }
        let word = String(message.split(separator: "'", omittingEmptySubsequences: false)[1])
        guard let name = Diagnostics.nearMiss(of: word, among: names),
            word.count >= 8 || word.lowercased() == name.lowercased()
        else { return nil }
        return name
    }
}
