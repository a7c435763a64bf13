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
        ranges = Self.ranges(of: text).map { Int32($0.lowerBound)..<Int32($0.upperBound) }
    }

    /// The lines without their ends (LF, CRLF or CR, as CommonMark counts them).
    package var lines: [Substring] { ranges.map(line) }

    /// The line with this number, counted from one; nil past the end.
    package func line(_ number: Int) -> Substring? {
        ranges.indices.contains(number - 1) ? line(ranges[number - 1]) : nil
    }

    private func line(_ range: Range<Int32>) -> Substring {
        text.bytes(Int(range.lowerBound)..<Int(range.upperBound))
    }

    /// A place in this file.
    package func location(line: Int, column: Int = 1) -> SourceLocation {
        SourceLocation(path: path, line: line, column: column)
    }

    /// Splits at LF, CRLF and CR. A text that ends with a line end has no empty line after it.
    package static func lines(of text: String) -> [Substring] {
        ranges(of: text).map(text.bytes)
    }

    /// Where the lines are in the UTF-8 of a text.
    private static func ranges(of text: String) -> [Range<Int>] {
        var text = text
        return text.withUTF8 { bytes in
            var lines: [Range<Int>] = []
            var start = 0
            var position = 0
            while position < bytes.count {
                let byte = bytes[position]
                position += 1
                guard byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") else { continue }
                lines.append(start..<(position - 1))
                if byte == UInt8(ascii: "\r"), position < bytes.count,
                    bytes[position] == UInt8(ascii: "\n")
                {
                    position += 1
                }
                start = position
            }
            if start < bytes.count { lines.append(start..<bytes.count) }
            return lines
        }
    }
}

extension String {
    /// A part by the offsets of its UTF-8.
    fileprivate func bytes(_ range: Range<Int>) -> Substring {
        let start = utf8.index(utf8.startIndex, offsetBy: range.lowerBound)
        return self[start..<utf8.index(start, offsetBy: range.count)]
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
            hint: "give a binary file another name: names of pages end in '.md'",
            location: location)
    }
}
