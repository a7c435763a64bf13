/// Bytes of a text that are to be replaced by others.
package struct TextEdit: Hashable, Sendable {
    /// Offsets of bytes; empty where something is inserted.
    package let range: Range<Int>
    package let replacement: [UInt8]

    init(_ range: Range<Int>, _ replacement: some Sequence<UInt8>) {
        self.range = range
        self.replacement = Array(replacement)
    }
}

extension [UInt8] {
    /// The bytes after these edits, whose ranges do not overlap; the first of insertions at one
    /// place comes first. All other bytes are as they were.
    package func applying(_ edits: [TextEdit]) -> [UInt8] {
        var result: [UInt8] = []
        var next = 0
        let inOrder = edits.enumerated().sorted { left, right in
            (left.element.range.lowerBound, left.offset)
                < (right.element.range.lowerBound, right.offset)
        }
        for edit in inOrder.map(\.element) {
            precondition(edit.range.lowerBound >= next, "edits do not overlap")
            result += self[next..<edit.range.lowerBound]
            result += edit.replacement
            next = edit.range.upperBound
        }
        return result + self[next...]
    }
}

/// Where the lines of a file stand among its bytes.
struct ByteLines {
    private let bytes: [UInt8]
    /// For each line the offset of its first byte and the one after its text; the line end follows.
    private let lines: [(start: Int, end: Int)]

    /// Lines end by LF, CRLF or CR, as CommonMark counts them; a byte order mark is of no line.
    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        var lines: [(Int, Int)] = []
        var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        var index = start
        while index < bytes.count {
            let byte = bytes[index]
            guard byte == Self.lineFeed || byte == Self.carriageReturn else {
                index += 1
                continue
            }
            lines.append((start, index))
            let isPair =
                byte == Self.carriageReturn && index + 1 < bytes.count
                && bytes[index + 1] == Self.lineFeed
            index += isPair ? 2 : 1
            start = index
        }
        if start < bytes.count { lines.append((start, bytes.count)) }
        self.lines = lines
    }

    private static let lineFeed = UInt8(ascii: "\n")
    private static let carriageReturn = UInt8(ascii: "\r")

    /// The offset of the first byte of a line, counted from one; past the last one that of the end.
    func start(_ number: Int) -> Int {
        number <= lines.count ? lines[number - 1].start : bytes.count
    }

    /// The bytes of a line without its end.
    func text(_ number: Int) -> ArraySlice<UInt8> {
        let line = lines[number - 1]
        return bytes[line.start..<line.end]
    }

    /// What ends a line; nothing for a last one that is not ended.
    func ending(_ number: Int) -> ArraySlice<UInt8> {
        bytes[lines[number - 1].end..<start(number + 1)]
    }
}
