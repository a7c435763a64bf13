/// Captured output as text that can be compared and shown.
///
/// Bytes that are not UTF-8 and NUL become U+FFFD, CRLF becomes LF, ESC becomes ␛; other control
/// characters but tab and line feed become their pictures (U+2400 to U+2421), since HTML cannot
/// hold them.
package struct OutputLines: Hashable, Sendable {
    /// Without line ends. A final line feed ends the last line and begins none.
    package let lines: [String]
    /// Whether the last line was not ended by a line feed; false where there is no line.
    package let lacksFinalNewline: Bool

    package init(bytes: some Sequence<UInt8>) {
        self.init(text: String(decoding: Array(bytes), as: UTF8.self))
    }

    /// Lines without line ends.
    package init(lines: [String], lacksFinalNewline: Bool = false) {
        self.lines = lines
        self.lacksFinalNewline = lacksFinalNewline
    }

    package init(text: String) {
        var lines: [String] = []
        var line = String.UnicodeScalarView()
        var scalars = text.unicodeScalars[...]
        while let scalar = scalars.popFirst() {
            switch scalar.value {
            case 0x0A:
                lines.append(String(line))
                line = .init()
            case 0x0D where scalars.first == "\n": break
            case 0x00: line.append("\u{FFFD}")
            case 0x09: line.append(scalar)
            case 0x01...0x1F: line.append(Unicode.Scalar(0x2400 + scalar.value) ?? "\u{FFFD}")
            case 0x7F: line.append("\u{2421}")
            case 0x80...0x9F: line.append("\u{FFFD}")
            default: line.append(scalar)
            }
        }
        lacksFinalNewline = !line.isEmpty
        if lacksFinalNewline { lines.append(String(line)) }
        self.lines = lines
    }

    package var isEmpty: Bool { lines.isEmpty }

    /// The lines with their line feeds, as far as they were written.
    package var text: String {
        lines.joined(separator: "\n") + (lines.isEmpty || lacksFinalNewline ? "" : "\n")
    }
}
