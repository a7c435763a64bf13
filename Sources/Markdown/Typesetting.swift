import Diagnostics

/// How prose is set: quotation marks of its language, apostrophes, dashes, ellipses.
///
/// cmark says which character stands for what (its smart punctuation), so an escaped one stays as it
/// is. This says how it is then written, and where it is left alone after all.
package struct Typesetting: Hashable, Sendable {
    let marks: QuotationMarks?

    /// `language` is a tag of BCP 47. Where its quotation marks are not known, straight ones stay.
    package init(language: String) {
        marks = QuotationMarks(language: language)
    }

    /// A text that is not markdown, such as a title.
    package func typeset(_ text: String) -> String {
        // Before all that has a meaning in markdown stands a backslash, besides what is set.
        let kept = "\"'-."
        let escaped = text.map { character in
            character.isASCII && !kept.contains(character)
                && (character.isPunctuation || character.isSymbol)
                ? "\\\(character)" : character.isNewline ? " " : String(character)
        }.joined()
        // A letter begins it, so that it is a paragraph whatever comes first.
        let lines = ["x " + escaped][...].map { Substring($0) }
        func read(_ syntax: MarkdownSyntax) -> [MarkdownNode] {
            CMarkParser.nodes(of: lines, syntax: syntax)
        }
        guard let plain = read([]).onlyText, let smart = read(.smartPunctuation).onlyText else {
            return text
        }
        var setter = Typesetter(typesetting: self)
        return String(setter.set(plain, as: smart).dropFirst(2))
    }
}

extension MarkdownDocument {
    /// The document with its prose set, node for node the same otherwise. Code and raw HTML stay,
    /// and so does text within elements of raw HTML that hold code.
    package func typeset(by typesetting: Typesetting) -> MarkdownDocument {
        let isPlain = !nodes.contains { node in
            if case .text(let text) = node.kind {
                text.utf8.contains(where: \.maySet)
            } else {
                false
            }
        }
        guard !isPlain, let smart = reread(adding: .smartPunctuation)?.readingAsides().value
        else { return self }
        var set = nodes
        var index = 0
        var other = 0
        while index < nodes.count, other < smart.nodes.count {
            guard nodes[index].kind.holdsInlines else {
                index += 1
                other += 1
                continue
            }
            let range = index..<nodes[index].end
            let otherRange = other..<smart.nodes[other].end
            var setter = Typesetter(typesetting: typesetting)
            // What is read otherwise for its punctuation, such as an address, stays.
            if range.count == otherRange.count,
                zip(nodes[range], smart.nodes[otherRange]).allSatisfy({ $0.kind.isLike($1.kind) })
            {
                for (index, other) in zip(range, otherRange) {
                    setter.visit(&set[index], as: smart.nodes[other])
                }
            }
            index = range.upperBound
            other = otherRange.upperBound
        }
        return withNodes(set)
    }
}

/// Sets the texts of one block, in their order.
private struct Typesetter {
    let typesetting: Typesetting
    /// The character before the next one.
    private var last: Unicode.Scalar = " "
    private var openOuter = 0
    private var openInner = 0
    /// The open elements of raw HTML that hold code.
    private var openCode: [String] = []

    private static let elementsOfCode: Set = [
        "code", "kbd", "pre", "samp", "script", "style", "textarea", "tt", "var",
    ]

    init(typesetting: Typesetting) {
        self.typesetting = typesetting
    }

    mutating func visit(_ node: inout MarkdownNode, as smart: MarkdownNode) {
        switch (node.kind, smart.kind) {
        case (.text(let plain), .text(let text)):
            guard openCode.isEmpty else { return }
            node.kind = .text(set(plain, as: text))
        case (.softBreak, _), (.lineBreak, _): last = " "
        case (.code, _), (.footnoteReference, _): last = "x"
        case (.htmlInline(let html), _):
            guard let tag = HTMLTag.all(in: html).first, Self.elementsOfCode.contains(tag.name)
            else { return }
            if !tag.isClosing {
                openCode.append(tag.name)
            } else if let open = openCode.lastIndex(of: tag.name) {
                openCode.removeSubrange(open...)
            }
            last = "x"
        default: break
        }
    }

    /// A text as it is set, by the same text with cmark's punctuation.
    mutating func set(_ plain: String, as smart: String) -> String {
        let plain = Array(plain.unicodeScalars)
        let smart = Array(smart.unicodeScalars)
        var set = String.UnicodeScalarView()
        var index = 0
        var other = 0
        while index < plain.count, other < smart.count {
            let count = plain[index].width(as: smart[other])
            let next = index + count < plain.count ? plain[index + count] : " "
            let written =
                plain[index] == smart[other]
                ? nil : self.written(smart[other], before: next)
            if let written {
                set += written.unicodeScalars
            } else {
                set += plain[index..<min(index + count, plain.count)]
            }
            last = plain[min(index + count, plain.count) - 1]
            index += count
            other += 1
        }
        return String(set)
    }

    /// What is written for cmark's character; nil to leave what the author wrote.
    private mutating func written(_ smart: Unicode.Scalar, before next: Unicode.Scalar) -> String? {
        switch smart {
        case "…":
            // `0...5` is a range.
            return last.isWord && next.isWord ? nil : "…"
        case "–", "—":
            // `--verbose` is an option.
            return " ([/|".unicodeScalars.contains(last) && next.isWord ? nil : String(smart)
        case "“":
            openOuter += 1
            return typesetting.marks?.outer.opening
        case "”":
            // `5"` are inches.
            if openOuter == 0, last.isDigit { return nil }
            openOuter = max(0, openOuter - 1)
            return typesetting.marks?.outer.closing
        case "‘":
            openInner += 1
            return typesetting.marks?.inner.opening
        case "’":
            if openInner > 0, !next.isWord {
                openInner -= 1
                return typesetting.marks?.inner.closing
            }
            return last.isDigit && !next.isWord ? nil : "’"
        default: return String(smart)
        }
    }
}

extension UInt8 {
    /// Whether typesetting may change this byte.
    fileprivate var maySet: Bool {
        switch self {
        case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "-"), UInt8(ascii: "."): true
        default: false
        }
    }
}

extension Unicode.Scalar {
    fileprivate var isDigit: Bool { ("0"..."9").contains(self) }
    fileprivate var isWord: Bool { properties.isAlphabetic || properties.numericType != nil }

    /// How many characters of the author one of cmark's stands for.
    fileprivate func width(as smart: Unicode.Scalar) -> Int {
        switch (self, smart) {
        case (".", "…"), ("-", "—"): 3
        case ("-", "–"): 2
        default: 1
        }
    }
}

extension MarkdownNode.Kind {
    fileprivate var holdsInlines: Bool {
        switch self {
        case .paragraph, .heading, .tableCell, .asideTitle: true
        default: false
        }
    }

    /// Whether it is the same but for a text.
    fileprivate func isLike(_ other: Self) -> Bool {
        switch (self, other) {
        case (.text, .text): true
        case (.heading(let level, _), .heading(let otherLevel, _)): level == otherLevel
        default: self == other
        }
    }
}

extension [MarkdownNode] {
    /// The text of a document that is one paragraph of one text.
    fileprivate var onlyText: String? {
        guard count == 3, case .text(let text) = self[2].kind else { return nil }
        return text
    }
}
