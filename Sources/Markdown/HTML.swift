/// Escaping for HTML, byte for byte as cmark does it.
package enum HTML {
    /// `&`, `<`, `>` and `"` as entities: right for text and for quoted attributes.
    package static func escape(_ text: some StringProtocol) -> String {
        var text = String(text)
        let escaped = text.withUTF8 { bytes -> [UInt8]? in
            guard bytes.contains(where: isSpecial) else { return nil }
            var escaped: [UInt8] = []
            escaped.reserveCapacity(bytes.count + 16)
            escape(bytes, into: &escaped)
            return escaped
        }
        return escaped.map { String(decoding: $0, as: UTF8.self) } ?? text
    }

    /// Appends UTF-8 to that of a page, escaped in the same way.
    package static func escape(_ text: UnsafeBufferPointer<UInt8>, into html: inout [UInt8]) {
        var start = 0
        for (index, byte) in text.enumerated() where isSpecial(byte) {
            html += text[start..<index]
            start = index + 1
            switch byte {
            case UInt8(ascii: "&"): html += "&amp;".utf8
            case UInt8(ascii: "<"): html += "&lt;".utf8
            case UInt8(ascii: ">"): html += "&gt;".utf8
            default: html += "&quot;".utf8
            }
        }
        html += text[start...]
    }

    private static func isSpecial(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""): true
        default: false
        }
    }

    /// An address for `href` or `src`: bytes that no URL holds as `%XX`, `&` and `'` as entities.
    ///
    /// `%` stays, so that what is already escaped is not escaped again.
    package static func escapeURL(_ url: some StringProtocol) -> String {
        var escaped: [UInt8] = []
        for byte in url.utf8 {
            switch byte {
            case UInt8(ascii: "&"): escaped += "&amp;".utf8
            case UInt8(ascii: "'"): escaped += "&#x27;".utf8
            case _ where isSafeInURL(byte): escaped.append(byte)
            default: escaped += [UInt8(ascii: "%"), hexDigit(byte >> 4), hexDigit(byte & 15)]
            }
        }
        return String(decoding: escaped, as: UTF8.self)
    }

    /// The bytes of a page, the characters that HTML cannot hold as U+FFFD: controls but tab, line feed, form feed and
    /// carriage return.
    package static func withoutControls(_ html: String) -> [UInt8] {
        let bytes = Array(html.utf8)
        guard bytes.indices.contains(where: { isForbidden(bytes, at: $0) }) else { return bytes }
        var shown: [UInt8] = []
        shown.reserveCapacity(bytes.count + 16)
        var index = 0
        while index < bytes.count {
            if isForbidden(bytes, at: index) {
                shown += "\u{FFFD}".utf8
                index += bytes[index] == 0xC2 ? 2 : 1
            } else {
                shown.append(bytes[index])
                index += 1
            }
        }
        return shown
    }

    /// Whether a control begins here in UTF-8: one of U+0080 to U+009F is two bytes long.
    private static func isForbidden(_ bytes: [UInt8], at index: Int) -> Bool {
        switch bytes[index] {
        case 0x09, 0x0A, 0x0C, 0x0D: false
        case 0...0x1F, 0x7F: true
        case 0xC2: (0x80...0x9F).contains(bytes[index + 1])
        default: false
        }
    }

    private static func isSafeInURL(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "?")...UInt8(ascii: "Z"),
            UInt8(ascii: "(")...UInt8(ascii: ";"):
            true
        default: "!#$%=_~".utf8.contains(byte)
        }
    }

    private static func hexDigit(_ value: UInt8) -> UInt8 {
        value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "A") + value - 10
    }
}
