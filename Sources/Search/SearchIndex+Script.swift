extension SearchIndex {
    /// The index as a script that assigns it to a global name: a page that was opened as a file may
    /// load scripts, and nothing else.
    ///
    /// - `p` holds the pages: address, title, then a text for each entry. It is the entry's label;
    ///   an id that is not made of the label follows after a tab, and a last tab marks a figure.
    /// - `w` holds the words in the order of their bytes, each without what it shares with the one
    ///   before it: a capital says how many UTF-16 units those are, `A` none.
    /// - `o` holds the occurrences of each word: the distance to the entry before, nothing for 1,
    ///   then a letter for the level. A capital ends the word's list, `!` begins that of a common
    ///   word.
    package var script: String {
        let pages = pages.map { page in
            let texts = [page.address, page.title] + page.entries.map(\.written)
            return "[" + texts.map(Self.literal).joined(separator: ",") + "]"
        }
        return """
            globalThis.sitegenIndex={p:[\(pages.joined(separator: ",\n"))],
            w:\(Self.literal(vocabulary)),
            o:"\(words.map(Self.list).joined())"}

            """
    }

    private var vocabulary: String {
        var text = ""
        var last: [UInt16] = []
        for word in words {
            let units = Array(word.text.utf16)
            var shared = min(25, zip(last, units).prefix { $0 == $1 }.count)
            // A pair of units is one character.
            if shared > 0, UTF16.isLeadSurrogate(units[shared - 1]) { shared -= 1 }
            text.unicodeScalars.append(Unicode.Scalar(Self.capitalA + UInt8(shared)))
            text += String(decoding: units[shared...], as: UTF16.self)
            last = units
        }
        return text
    }

    private static func list(of word: Word) -> String {
        var text = word.isCommon ? "!" : ""
        var last = -1
        for (index, occurrence) in word.occurrences.enumerated() {
            let distance = occurrence.entry - last
            last = occurrence.entry
            if distance > 1 { text += "\(distance)" }
            let first = index == word.occurrences.count - 1 ? capitalA : capitalA + 0x20
            text.unicodeScalars.append(Unicode.Scalar(first + UInt8(occurrence.level - 1)))
        }
        return text
    }

    private static let capitalA = UInt8(ascii: "A")

    /// A string of JavaScript.
    private static func literal(_ text: String) -> String {
        var literal = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": literal += "\\\""
            case "\\": literal += "\\\\"
            case "\n": literal += "\\n"
            case "\t": literal += "\\t"
            case _ where scalar.value < 0x20:
                let digits = String(scalar.value, radix: 16)
                literal += "\\x" + (digits.count == 1 ? "0" : "") + digits
            default: literal.unicodeScalars.append(scalar)
            }
        }
        return literal + "\""
    }
}

extension SearchEntry {
    /// The entry as `p` of the script holds it.
    fileprivate var written: String {
        let label = String(
            String.UnicodeScalarView(label.unicodeScalars.map { $0.value < 0x20 ? " " : $0 }))
        return switch kind {
        case .figure: "\(label)\t\(id)\t"
        case .page, .section: Self.idMade(of: label) == id ? label : "\(label)\t\(id)"
        }
    }

    /// The id that a browser makes of a label that comes without one; nil where it might make
    /// another one.
    private static func idMade(of label: String) -> String? {
        var id = ""
        for scalar in label.unicodeScalars {
            switch scalar {
            case "a"..."z", "0"..."9", "-", "_": id.unicodeScalars.append(scalar)
            case "A"..."Z": id.unicodeScalars.append(Unicode.Scalar(UInt8(scalar.value | 0x20)))
            case " ": id += "-"
            case _ where scalar.value < 0x80: break
            default: return nil
            }
        }
        return id
    }
}
