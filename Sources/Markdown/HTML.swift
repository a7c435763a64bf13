/// Escaping for HTML, byte for byte as cmark does it.
package enum HTML {
    /// `&`, `<`, `>` and `"` as entities: right for text and for quoted attributes.
    package static func escape(_ text: some StringProtocol) -> String {
        guard text.utf8.contains(where: { entity(for: $0) != nil }) else { return String(text) }
        var escaped = ""
        escaped.reserveCapacity(text.utf8.count + 16)
        for scalar in text.unicodeScalars {
            if scalar.isASCII, let entity = entity(for: UInt8(scalar.value)) {
                escaped += entity
            } else {
                escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
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
            case _ where safeInURL.contains(byte): escaped.append(byte)
            default: escaped += [UInt8(ascii: "%"), hexDigit(byte >> 4), hexDigit(byte & 15)]
            }
        }
        return String(decoding: escaped, as: UTF8.self)
    }

    /// The characters that HTML cannot hold as U+FFFD: controls but tab, line feed, form feed and
    /// carriage return.
    package static func withoutControls(_ html: String) -> String {
        guard html.unicodeScalars.contains(where: isForbidden) else { return html }
        var shown = String.UnicodeScalarView()
        for scalar in html.unicodeScalars {
            shown.append(isForbidden(scalar) ? "\u{FFFD}" : scalar)
        }
        return String(shown)
    }

    private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A, 0x0C, 0x0D: false
        case 0...0x1F, 0x7F...0x9F: true
        default: false
        }
    }

    private static func entity(for byte: UInt8) -> String? {
        switch byte {
        case UInt8(ascii: "&"): "&amp;"
        case UInt8(ascii: "<"): "&lt;"
        case UInt8(ascii: ">"): "&gt;"
        case UInt8(ascii: "\""): "&quot;"
        default: nil
        }
    }

    private static let safeInURL = Set(
        "!#$%()*+,-./0123456789:;=?@ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz~".utf8)

    private static func hexDigit(_ value: UInt8) -> UInt8 {
        value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "A") + value - 10
    }
}
