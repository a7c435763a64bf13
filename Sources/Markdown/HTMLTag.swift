/// A tag of raw HTML, with its attributes and their places.
///
/// It is read as browsers read it (HTML Standard, 13.2.5): nothing in a comment is a tag, and nothing in
/// an element whose content is text, such as `script`.
package struct HTMLTag: Hashable, Sendable {
    /// In lower case.
    package let name: String
    /// Whether it ends an element: `</p>`.
    package let isClosing: Bool
    /// In their order. Browsers pass over the second one of a name.
    package let attributes: [Attribute]
    /// Its bytes in the text, from `<` to `>`.
    package let range: Range<Int>

    /// An attribute of a tag.
    package struct Attribute: Hashable, Sendable {
        /// In lower case.
        package let name: String
        /// References such as `&amp;` decoded; empty without a value.
        package let value: String
        /// The bytes of the text from its name to the end of its value, quotes included.
        package let range: Range<Int>
        /// The bytes of the value without quotes; none, at the end of the name, without a value.
        package let valueRange: Range<Int>
    }
}

extension HTMLTag {
    /// The tags of a text, in order. A tag that never ends is none.
    package static func all(in html: String) -> [HTMLTag] {
        guard html.utf8.contains(UInt8(ascii: "<")) else { return [] }
        var reader = HTMLTagReader(bytes: Array(html.utf8))
        var tags: [HTMLTag] = []
        while let tag = reader.nextTag() { tags.append(tag) }
        return tags
    }

    /// The value of the first attribute of a name, which is in lower case.
    package subscript(name: String) -> String? {
        attributes.first { $0.name == name }?.value
    }

    /// The text with other values for those attributes of which `value` gives one; all other bytes
    /// stay.
    package static func rewriting(
        _ html: String, value: (HTMLTag, Attribute) -> String?
    ) -> String {
        let bytes = Array(html.utf8)
        var rewritten: [UInt8] = []
        var start = 0
        for tag in all(in: html) {
            for attribute in tag.attributes {
                guard let value = value(tag, attribute) else { continue }
                rewritten += bytes[start..<attribute.range.lowerBound + attribute.name.utf8.count]
                rewritten += "=\"\(HTML.escape(value))\"".utf8
                start = attribute.range.upperBound
            }
        }
        guard start > 0 else { return html }
        return String(decoding: rewritten + bytes[start...], as: UTF8.self)
    }
}

extension HTMLTag {
    /// The text with further attributes in its tags, before those that they have; all other bytes
    /// stay.
    package static func adding(
        to html: String, attributes: (HTMLTag) -> [(name: String, value: String)]
    ) -> String {
        let bytes = Array(html.utf8)
        var written: [UInt8] = []
        var start = 0
        for tag in all(in: html) where !tag.isClosing {
            let added = attributes(tag)
            guard !added.isEmpty else { continue }
            let end = tag.range.lowerBound + 1 + tag.name.utf8.count
            written += bytes[start..<end]
            written += added.map { " \($0.name)=\"\(HTML.escape($0.value))\"" }.joined().utf8
            start = end
        }
        return String(decoding: written + bytes[start...], as: UTF8.self)
    }
}

extension HTML {
    /// The text of a quoted attribute: numeric references and the five names that XML has, decoded.
    ///
    /// Any other `&` stands for itself.
    static func unescape(_ text: some StringProtocol) -> String {
        guard text.utf8.contains(UInt8(ascii: "&")) else { return String(text) }
        var decoded = ""
        var rest = text[...]
        while let start = rest.firstIndex(of: "&") {
            decoded += rest[..<start]
            // No reference that is decoded here is longer.
            let window = rest[start...].dropFirst().prefix(10)
            guard let end = window.firstIndex(of: ";"),
                let character = character(of: window[..<end])
            else {
                decoded += "&"
                rest = rest[rest.index(after: start)...]
                continue
            }
            decoded.unicodeScalars.append(character)
            rest = rest[rest.index(after: end)...]
        }
        return decoded + rest
    }

    private static func character(of reference: some StringProtocol) -> Unicode.Scalar? {
        switch reference {
        case "amp": return "&"
        case "lt": return "<"
        case "gt": return ">"
        case "quot": return "\""
        case "apos": return "'"
        default:
            guard reference.first == "#" else { return nil }
            let digits = reference.dropFirst()
            let number =
                digits.first == "x" || digits.first == "X"
                ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
            return number.flatMap { $0 == 0 ? nil : Unicode.Scalar($0) }
        }
    }
}
