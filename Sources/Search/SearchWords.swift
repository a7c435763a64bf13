/// The words of a text, as an index holds them; `search.js` reads a query in the same way.
///
/// A word is a run of letters, marks, digits and `_`, in lower case. An identifier is a word as a
/// whole and by its parts: `withTaskGroup` is `withtaskgroup`, `with`, `task` and `group`. Chinese,
/// Japanese and Korean have no spaces between words, so each two neighbouring characters are one.
/// In prose, what begins with `//`, `@` or `#` is also a word together with that sign.
struct SearchWords {
    /// Nobody types longer ones.
    static let longest = 40

    private let keepsSigns: Bool
    private var all: [String] = []
    private var word: [Unicode.Scalar] = []
    /// The last scalars before the word, four at most.
    private var before: [Unicode.Scalar] = []

    /// `keepsSigns` says whether a sign before a word counts: prose means it, code is full of signs.
    static func all(in text: String, keepsSigns: Bool) -> [String] {
        var words = SearchWords(keepsSigns: keepsSigns)
        for scalar in text.unicodeScalars { words.read(scalar) }
        words.end()
        return words.all
    }

    /// The words of a piece of code that consists of two, such as `async let` or `Task.sleep`: they say
    /// more together than alone.
    static func phrase(_ code: String) -> String? {
        let words = code.unicodeScalars.split { !$0.isPartOfWord }
        guard words.count == 2, code.unicodeScalars.count <= longest else { return nil }
        return words.map { lowercased(Array($0)[...]) }.joined(separator: " ")
    }

    private init(keepsSigns: Bool) {
        self.keepsSigns = keepsSigns
    }

    private mutating func read(_ scalar: Unicode.Scalar) {
        if scalar.isPartOfWord {
            word.append(scalar)
            return
        }
        end()
        guard keepsSigns else { return }
        if before.count == 4 { before.removeFirst() }
        before.append(scalar)
    }

    private mutating func end() {
        guard let last = word.last else { return }
        let sign = keepsSigns ? sign : nil
        var start = 0
        for index in word.indices where index > start {
            guard word[index].isOfScriptWithoutSpaces != word[start].isOfScriptWithoutSpaces
            else { continue }
            append(word[start..<index], sign: start == 0 ? sign : nil)
            start = index
        }
        append(word[start...], sign: start == 0 ? sign : nil)
        word.removeAll(keepingCapacity: true)
        before = [last]
    }

    /// The sign before the word, unless it stands within something longer, such as an address.
    private var sign: String? {
        var rest = before[...]
        let sign: String
        switch rest.popLast() {
        case "@": sign = "@"
        case "#": sign = "#"
        case "/" where rest.popLast() == "/": sign = "//"
        case " " where rest.popLast() == "/" && rest.popLast() == "/": sign = "//"
        default: return nil
        }
        guard let last = rest.last else { return sign }
        return last.isPartOfWord || last == ":" || last == "/" ? nil : sign
    }

    /// Adds a run of letters of scripts that are alike in having spaces between words.
    private mutating func append(_ run: ArraySlice<Unicode.Scalar>, sign: String?) {
        guard !run[run.startIndex].isOfScriptWithoutSpaces else {
            if run.count == 1 { all.append(Self.lowercased(run)) }
            for index in run.indices.dropLast() {
                all.append(Self.lowercased(run[index...index + 1]))
            }
            return
        }
        guard run.count <= Self.longest else { return }
        let whole = Self.lowercased(run)
        if run.count > 1 { all.append(whole) }
        if let sign { all.append(sign + whole) }
        let parts = Self.parts(of: run)
        guard parts.count > 1 else { return }
        all += parts.filter { $0.count > 1 }.map(Self.lowercased)
    }

    /// The parts of an identifier: `URLSessionTask` is `URL`, `Session`, `Task`.
    private static func parts(of run: ArraySlice<Unicode.Scalar>) -> [ArraySlice<Unicode.Scalar>] {
        var parts: [ArraySlice<Unicode.Scalar>] = []
        var start = run.startIndex
        for index in run.indices.dropFirst() {
            let isUpper = run[index].properties.isUppercase
            let followsLower = !run[index - 1].properties.isUppercase && run[index - 1] != "_"
            let beginsWord =
                isUpper && index + 1 < run.endIndex && run[index + 1].properties.isLowercase
            guard run[index] == "_" || isUpper && (followsLower || beginsWord) else { continue }
            parts.append(run[start..<index])
            start = index
        }
        parts.append(run[start...])
        return parts.map { $0.drop { $0 == "_" } }.filter { !$0.isEmpty }
    }

    private static func lowercased(_ run: ArraySlice<Unicode.Scalar>) -> String {
        var text = ""
        for scalar in run {
            // JavaScript writes a sigma at the end of a word in another way.
            if scalar == "ς" {
                text += "σ"
            } else if scalar.value < 0x80 {
                let isUpper = (0x41...0x5A).contains(scalar.value)
                text.unicodeScalars.append(
                    isUpper ? Unicode.Scalar(UInt8(scalar.value | 0x20)) : scalar)
            } else {
                text += scalar.properties.lowercaseMapping
            }
        }
        return text
    }
}

extension Unicode.Scalar {
    /// Whether it is a letter, a mark, a digit or `_`.
    fileprivate var isPartOfWord: Bool {
        if value < 0x80 {
            return switch value {
            case 0x30...0x39, 0x41...0x5A, 0x5F, 0x61...0x7A: true
            default: false
            }
        }
        return switch properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
            .nonspacingMark, .spacingMark, .enclosingMark, .decimalNumber, .letterNumber,
            .otherNumber:
            true
        default: false
        }
    }

    /// Whether it is of a script that is written without spaces: Han, Kana or Hangul.
    fileprivate var isOfScriptWithoutSpaces: Bool {
        switch value {
        case 0x2E80...0x9FFF, 0xAC00...0xD7AF, 0xF900...0xFAFF, 0x20000...0x3FFFF: true
        default: false
        }
    }
}
