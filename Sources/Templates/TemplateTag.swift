import Diagnostics

/// A tag of a template, such as `{{title}}` or `{{#next}}`.
struct TemplateTag {
    enum Kind {
        case text, html, section, inverted, end, partial, comment
        /// Something that our templates do not use: delimiters, inheritance.
        case other
    }

    let kind: Kind
    let name: String
    let location: SourceLocation
    /// Whether white space alone stands before it on its line, and not none.
    let isIndented: Bool

    /// The tags of a template, in order.
    ///
    /// Finds `template-syntax` for a tag that is never closed.
    static func all(in file: SourceFile) -> Diagnosed<[TemplateTag]> {
        var tags: [TemplateTag] = []
        var diagnostics: [Diagnostic] = []
        let text = Array(file.text.utf8)
        var position = 0
        var line = 1
        var lineStart = 0
        while position < text.count {
            if text[position] == UInt8(ascii: "\n") {
                line += 1
                lineStart = position + 1
            }
            guard text[position...].starts(with: Array("{{".utf8)) else {
                position += 1
                continue
            }
            let location = file.location(line: line, column: position - lineStart + 1)
            let isTriple = text[position...].starts(with: Array("{{{".utf8))
            let closing = Array((isTriple ? "}}}" : "}}").utf8)
            let start = position + (isTriple ? 3 : 2)
            let isComment = start < text.count && text[start] == UInt8(ascii: "!")
            guard let end = text.firstIndex(of: closing, from: start),
                isComment || !text[start..<end].contains(where: { $0 == 10 || $0 == 123 })
            else {
                // The rest of the line is part of the mistake.
                diagnostics.append(.tagNeverCloses(at: location))
                position = text[start...].firstIndex(of: 10) ?? text.count
                continue
            }
            let before = text[lineStart..<position]
            tags.append(
                TemplateTag(
                    String(decoding: text[start..<end], as: UTF8.self), isTriple: isTriple,
                    location: location,
                    isIndented: !before.isEmpty
                        && before.allSatisfy { $0 == UInt8(ascii: " ") || $0 == 9 }))
            for index in position..<end where text[index] == UInt8(ascii: "\n") {
                line += 1
                lineStart = index + 1
            }
            position = end + closing.count
        }
        return Diagnosed(tags, diagnostics)
    }

    private init(_ inside: String, isTriple: Bool, location: SourceLocation, isIndented: Bool) {
        let trimmed = inside.drop { $0.isWhitespace }
        let kinds: [Character: Kind] = [
            "#": .section, "^": .inverted, "/": .end, ">": .partial, "!": .comment, "&": .html,
            "=": .other, "<": .other, "$": .other,
        ]
        let kind = trimmed.first.flatMap { kinds[$0] }
        self.kind = isTriple ? .html : kind ?? .text
        let name = kind == nil || isTriple ? trimmed : trimmed.dropFirst()
        self.name = String(name.filter { !$0.isWhitespace })
        self.location = location
        self.isIndented = isIndented
    }
}

extension [UInt8] {
    /// The first place of a sequence of bytes at or after an index.
    fileprivate func firstIndex(of wanted: [UInt8], from start: Int) -> Int? {
        guard start + wanted.count <= count else { return nil }
        return (start...(count - wanted.count)).first { self[$0...].starts(with: wanted) }
    }
}

extension Diagnostic {
    fileprivate static func tagNeverCloses(at location: SourceLocation) -> Self {
        Diagnostic(
            code: "template-syntax", summary: "the tag that begins here never ends",
            hint: "end it with '}}', or with '}}}' where it begins with '{{{'", location: location)
    }
}
