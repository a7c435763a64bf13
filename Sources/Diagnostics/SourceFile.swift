/// The text of one of the author's files, with its lines.
package struct SourceFile: Hashable, Sendable {
    /// The path as the author knows it: relative to the folder of `sitegen.yml`.
    package let path: String
    /// The whole text, byte for byte as in the file.
    package let text: String
    /// Where the lines are in the text, in bytes. Ranges of all pages take a quarter of the memory
    /// that their lines would.
    private let ranges: [Range<Int32>]

    package init(path: String, text: String) {
        self.path = path
        self.text = text
        let utf8 = text.utf8
        ranges = Self.lines(of: text).map { line in
            let start = utf8.distance(from: utf8.startIndex, to: line.startIndex)
            return Int32(start)..<Int32(start + line.utf8.count)
        }
    }

    /// The lines without their ends (LF, CRLF or CR, as CommonMark counts them).
    package var lines: [Substring] { ranges.map(line) }

    /// The line with this number, counted from one; nil past the end.
    package func line(_ number: Int) -> Substring? {
        ranges.indices.contains(number - 1) ? line(ranges[number - 1]) : nil
    }

    private func line(_ range: Range<Int32>) -> Substring {
        let start = text.utf8.index(text.utf8.startIndex, offsetBy: Int(range.lowerBound))
        return text[start..<text.utf8.index(start, offsetBy: range.count)]
    }

    /// A place in this file.
    package func location(line: Int, column: Int = 1) -> SourceLocation {
        SourceLocation(path: path, line: line, column: column)
    }

    /// Splits at LF, CRLF and CR. A text that ends with a line end has no empty line after it.
    package static func lines(of text: String) -> [Substring] {
        var lines: [Substring] = []
        let bytes = text.utf8
        var start = bytes.startIndex
        var position = start
        while position < bytes.endIndex {
            let byte = bytes[position]
            let next = bytes.index(after: position)
            guard byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") else {
                position = next
                continue
            }
            lines.append(text[start..<position])
            position = next
            if byte == UInt8(ascii: "\r"), next < bytes.endIndex,
                bytes[next] == UInt8(ascii: "\n")
            {
                position = bytes.index(after: next)
            }
            start = position
        }
        if start < bytes.endIndex { lines.append(text[start...]) }
        return lines
    }
}

extension SourceFile {
    /// Reads bytes as UTF-8 text, without a byte order mark.
    ///
    /// Finds `not-utf-8` at the first byte that is not UTF-8 and `binary-file` at a NUL; there is
    /// no file then.
    package static func decode(path: String, bytes: [UInt8]) -> Diagnosed<SourceFile?> {
        var content = bytes[...]
        if content.starts(with: [0xEF, 0xBB, 0xBF]) { content = content.dropFirst(3) }
        if let zero = content.firstIndex(of: 0) {
            return Diagnosed(nil, [.binaryFile(at: location(of: zero, in: content, path: path))])
        }
        guard let text = String(validating: content, as: UTF8.self) else {
            let place = location(of: firstInvalidByte(content), in: content, path: path)
            return Diagnosed(nil, [.notUTF8(at: place)])
        }
        return Diagnosed(SourceFile(path: path, text: text))
    }

    private static func firstInvalidByte(_ bytes: ArraySlice<UInt8>) -> Int {
        var decoder = UTF8()
        var iterator = bytes.makeIterator()
        var offset = bytes.startIndex
        while case .scalarValue(let scalar) = decoder.decode(&iterator) {
            offset += UTF8.width(scalar)
        }
        return min(offset, bytes.endIndex)
    }

    private static func location(
        of offset: Int, in bytes: ArraySlice<UInt8>, path: String
    ) -> SourceLocation {
        var line = 1
        var lineStart = bytes.startIndex
        for index in bytes.indices.prefix(upTo: offset) {
            let byte = bytes[index]
            guard byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") else { continue }
            // A CRLF's line feed ends the line that its carriage return has ended already.
            let isSecond = byte == UInt8(ascii: "\n") && bytes[..<index].last == UInt8(ascii: "\r")
            line += isSecond ? 0 : 1
            lineStart = index + 1
        }
        return SourceLocation(path: path, line: line, column: offset - lineStart + 1)
    }
}

extension Diagnostic {
    fileprivate static func notUTF8(at location: SourceLocation) -> Self {
        Diagnostic(
            code: "not-utf-8", summary: "the file is not UTF-8 text",
            hint: "save it with the encoding UTF-8", location: location)
    }

    fileprivate static func binaryFile(at location: SourceLocation) -> Self {
        Diagnostic(
            code: "binary-file", summary: "the file holds a NUL byte, so it is not text",
            hint: "move a binary file out of the pages' names: pages end in '.md'",
            location: location)
    }
}
