/// What a site's search looks into: for each word, the entries that it stands in, and how much it
/// says of each.
///
/// How much it says is decided here, in the way of BM25: in each field further occurrences count less
/// and less, the more so in a long text, and fields count by their weights. How rare a word is counts
/// too; the reader's browser sees that from the index.
package struct SearchIndex: Hashable, Sendable {
    package let pages: [SearchedPage]
    /// Sorted by their bytes.
    let words: [Word]

    /// A word with the entries that it stands in.
    struct Word: Hashable, Sendable {
        let text: String
        /// Whether so many entries hold it that it says little: then only the places count that an
        /// author chose.
        let isCommon: Bool
        /// By ascending entries, which are counted through all pages.
        let occurrences: [Occurrence]
    }

    /// That a word stands in an entry.
    struct Occurrence: Hashable, Sendable {
        let entry: Int
        /// How much the word says of the entry, from 1 to `highestLevel`.
        let level: Int
    }

    /// How many levels there are.
    static let highestLevel = 24
    /// A word in so few entries is never common.
    private static let mostOfRareWord = 24
    /// How many levels a word of one field of weight 1 has.
    private static let levelsOfWeight = 4.0

    /// The index of pages, in the order in which they are read: of two places of which a query says as
    /// much, the first one comes first.
    package init(of pages: [SearchedPage]) {
        self.pages = pages
        let counts = pages.flatMap(\.entries).map(WordCounts.init)
        let averages = WordCounts.averageLengths(of: counts)
        var found: [String: [(entry: Int, counts: [SearchField: Int])]] = [:]
        for (entry, count) in counts.enumerated() {
            for (word, fields) in count.words { found[word, default: []].append((entry, fields)) }
        }
        let mostOfRareWord = max(Self.mostOfRareWord, counts.count / 4)
        words = found.map { text, places in
            let isCommon = places.count > mostOfRareWord
            let kept =
                isCommon ? places.filter { $0.counts.keys.contains(where: \.isChosen) } : places
            return Word(
                text: text, isCommon: isCommon,
                occurrences: kept.map { entry, fields in
                    let weight = counts[entry].weight(of: fields, averages)
                    let level = Int((weight * Self.levelsOfWeight).rounded())
                    return Occurrence(entry: entry, level: min(max(1, level), Self.highestLevel))
                })
        }
        .filter { !$0.occurrences.isEmpty }
        .sorted { $0.text.utf8.lexicographicallyPrecedes($1.text.utf8) }
    }
}

/// How often each word stands in each field of an entry.
private struct WordCounts {
    var words: [String: [SearchField: Int]] = [:]
    var lengths: [SearchField: Int] = [:]

    init(_ entry: SearchEntry) {
        for text in entry.texts {
            var words = SearchWords.all(in: text.text, keepsSigns: text.isProse)
            lengths[text.field, default: 0] += words.count
            if text.isShort, let phrase = SearchWords.phrase(text.text) {
                words.append(phrase)
            }
            for word in words { self.words[word, default: [:]][text.field, default: 0] += 1 }
        }
    }

    /// The mean number of words in each field, of the entries that have any.
    static func averageLengths(of counts: [WordCounts]) -> [SearchField: Double] {
        var averages: [SearchField: Double] = [:]
        for field in SearchField.allCases {
            let lengths = counts.compactMap { $0.lengths[field] }
            guard !lengths.isEmpty else { continue }
            averages[field] = Double(lengths.reduce(0, +)) / Double(lengths.count)
        }
        return averages
    }

    /// How much a word that stands so often in the fields says of this entry.
    func weight(of fields: [SearchField: Int], _ averages: [SearchField: Double]) -> Double {
        var weight = 0.0
        // In an order of their own, since sums of floating-point numbers depend on it.
        for field in SearchField.allCases {
            guard let count = fields[field], let average = averages[field] else { continue }
            let length = Double(lengths[field] ?? 0) / max(average, 1)
            let occurrences = Double(count)
            // A text of any length is at least half about what it says at all.
            let saturation = field.saturation * (0.5 + length / 2)
            weight += field.weight * occurrences / (occurrences + saturation)
        }
        return weight
    }
}
