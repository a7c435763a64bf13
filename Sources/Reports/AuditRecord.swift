import Diagnostics
package import StatedComments

/// How many blocks were verified when it was last written down: the text of a file that is committed
/// and stays the same unless a count changes.
package struct AuditRecord: Hashable, Sendable {
    /// The file's name.
    package static let name = ".sitegen-audit"
    private static let header = "sitegen-audit 1"

    /// What was counted for certain paths.
    package struct Count: Hashable, Sendable {
        package let verified: Int
        package let blocks: Int

        package init(verified: Int, blocks: Int) {
            self.verified = verified
            self.blocks = blocks
        }
    }

    /// By the paths that were named, in their order; empty for a site.
    private var counts: [[String]: Count] = [:]
    /// The forms of comments that are conventions of the pages' authors: they stay so, however many
    /// do not hold later.
    package var forms: Set<StatementForm> = []

    package init() {}

    /// Nil for a text that is no record.
    package init?(text: String) {
        let lines = SourceFile.lines(of: text).filter { !$0.isEmpty }
        guard lines.first == Self.header[...] else { return nil }
        for line in lines.dropFirst() {
            if line.hasPrefix("form "), let form = StatementForm(text: line.dropFirst(5)) {
                forms.insert(form)
                continue
            }
            let words = line.split(separator: " ", maxSplits: 4, omittingEmptySubsequences: false)
            guard words.count >= 4, words[1] == "of", words[3] == "verified",
                let verified = Int(words[0]), let blocks = Int(words[2]),
                let paths = words.count > 4 ? Self.paths(in: words[4]) : []
            else { return nil }
            counts[paths] = Count(verified: verified, blocks: blocks)
        }
    }

    package subscript(paths: [String]) -> Count? {
        get { counts[Self.choice(paths)] }
        set { counts[Self.choice(paths)] = newValue }
    }

    /// The current folder alone is all that there is.
    private static func choice(_ paths: [String]) -> [String] { paths == [""] ? [] : paths }

    /// `40 of 52 verified in docs README.md`, a line for each choice of paths, sorted by them, and a
    /// line for each form, `form trailing quoted 打印`. A path
    /// that would not be one word stands in quotes, with `\\` before quotes and backslashes.
    package var text: String {
        let lines = counts.map { paths, count in
            (paths: paths.map(Self.word).joined(separator: " "), count: count)
        }.sorted { $0.paths < $1.paths }.map { paths, count in
            "\(count.verified) of \(count.blocks) verified" + (paths.isEmpty ? "" : " in \(paths)")
        }
        let formLines = forms.map { "form " + $0.text }.sorted()
        return ([Self.header] + lines + formLines).map { $0 + "\n" }.joined()
    }
}

// MARK: Paths as words

extension AuditRecord {
    private static let escapes: [(scalar: Unicode.Scalar, letter: Unicode.Scalar)] = [
        ("\"", "\""), ("\\", "\\"), ("\n", "n"), ("\r", "r"),
    ]

    private static func word(_ path: String) -> String {
        let special = escapes.map(\.scalar) + [" "]
        guard path.isEmpty || path.unicodeScalars.contains(where: special.contains) else {
            return path
        }
        let escaped = path.unicodeScalars.map { scalar in
            escapes.first { $0.scalar == scalar }.map { "\\\($0.letter)" } ?? String(scalar)
        }
        return "\"\(escaped.joined())\""
    }

    /// The paths of `in docs "a b"`; nil for another text.
    private static func paths(in text: Substring) -> [String]? {
        var rest = text.unicodeScalars[...]
        guard text.hasPrefix("in ") else { return nil }
        rest = rest.dropFirst(3)
        var paths: [String] = []
        while true {
            guard let path = path(from: &rest) else { return nil }
            paths.append(path)
            guard let separator = rest.popFirst() else { return paths }
            guard separator == " " else { return nil }
        }
    }

    /// Takes a word; nil where quotes do not end, or stand within a word.
    private static func path(from rest: inout Substring.UnicodeScalarView) -> String? {
        guard rest.first == "\"" else {
            let word = rest.prefix { $0 != " " }
            rest = rest[word.endIndex...]
            return word.isEmpty || word.contains("\"") ? nil : String(word)
        }
        rest = rest.dropFirst()
        var path = ""
        while let scalar = rest.popFirst() {
            switch scalar {
            case "\"": return path
            case "\\":
                let letter = rest.popFirst()
                guard let escape = escapes.first(where: { $0.letter == letter }) else { return nil }
                path.unicodeScalars.append(escape.scalar)
            default: path.unicodeScalars.append(scalar)
            }
        }
        return nil
    }
}
