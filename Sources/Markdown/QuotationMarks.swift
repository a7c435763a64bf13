/// The quotation marks of a language: the outer ones for `"`, the inner ones for `'`.
struct QuotationMarks: Hashable, Sendable {
    let outer: Pair
    let inner: Pair

    struct Pair: Hashable, Sendable {
        let opening: String
        let closing: String
    }

    /// Those of a language by its tag (BCP 47); nil where they are not known here.
    init?(language: String) {
        let parts = language.lowercased().split(separator: "-")
        let tags = [parts.prefix(2), parts.prefix(1)].map { $0.joined(separator: "-") }
        let row = tags.lazy.compactMap { tag in
            Self.languages.first { $0.0.contains(tag) }
        }.first
        guard let row else { return nil }
        outer = Pair(opening: row.1[0], closing: row.1[1])
        inner = Pair(opening: row.1[2], closing: row.1[3])
    }

    private static let languages: [([String], [String])] = [
        (["en", "nl", "pt"], ["“", "”", "‘", "’"]),
        (["de", "cs", "sk", "sl"], ["„", "“", "‚", "‘"]),
        (["de-ch", "de-li"], ["«", "»", "‹", "›"]),
        // The spaces are narrow and do not break.
        (["fr"], ["«\u{202F}", "\u{202F}»", "“", "”"]),
        (["es", "it"], ["«", "»", "“", "”"]),
        (["pl"], ["„", "”", "«", "»"]),
        (["sv", "fi", "da"], ["”", "”", "’", "’"]),
        (["nb", "nn", "no"], ["«", "»", "‘", "’"]),
        (["ru", "uk"], ["«", "»", "„", "“"]),
    ]
}
