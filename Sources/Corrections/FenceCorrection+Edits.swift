import Diagnostics
import Examples
import Markdown

extension [FenceCorrection] {
    /// What to change in the bytes of their page. Only the lines that differ change within the
    /// fences. Fences that back-ticks in the output would end change too, and missing fences are
    /// added.
    package func edits(in bytes: [UInt8]) -> [TextEdit] {
        let lines = ByteLines(bytes)
        return flatMap { correction in
            guard let block = correction.stated?.block else {
                return [correction.insertion(in: lines)]
            }
            return correction.replacement(of: block, in: lines)
        }
    }
}

extension FenceCorrection {
    // MARK: A fence that is there

    fileprivate func replacement(of block: CodeBlock, in file: ByteLines) -> [TextEdit] {
        let first = block.fence.line + 1
        let last = block.lines.last?.number ?? block.fence.line
        let lineEnd = file.ending(block.fence.line)
        var content: [UInt8] = []
        for line in lines {
            switch line {
            case .kept(let index):
                let number = block.lines[index].number
                let own = file.ending(number)
                content += file.text(number) + (own.isEmpty ? lineEnd : own)
            case .new(let text):
                content += Self.line(text, after: block.linePrefix) + lineEnd
            }
        }
        return [TextEdit(file.start(first)..<file.start(last + 1), content)]
            + lengthening(of: block, in: file)
    }

    /// More back-ticks, or tildes, for a fence that a line of the output would end.
    private func lengthening(of block: CodeBlock, in file: ByteLines) -> [TextEdit] {
        let opening = file.text(block.fence.line).dropFirst(block.fence.column - 1)
        guard let character = opening.first, let closing = block.closingLine else { return [] }
        let length = opening.prefix { $0 == character }.count
        let missing = Self.longestRun(of: character, in: texts) + 1 - length
        guard missing > 0, Self.mayClose(character, length, texts) else { return [] }
        let more = [UInt8](repeating: character, count: missing)
        let line = file.text(closing)
        let end = (line.lastIndex { $0 == character } ?? line.startIndex) + 1
        return [
            TextEdit(opening.startIndex..<opening.startIndex, more), TextEdit(end..<end, more),
        ]
    }

    /// Whether a line begins as a fence of this length ends.
    private static func mayClose(_ character: UInt8, _ length: Int, _ texts: [String]) -> Bool {
        texts.contains { text in
            let start = text.utf8.drop { $0 == 0x20 || $0 == 0x09 }
            return start.prefix { $0 == character }.count >= length
        }
    }

    // MARK: A fence that is not

    fileprivate func insertion(in file: ByteLines) -> TextEdit {
        let last = example.lastLineOfFigure
        let block = example.block
        let backtick = UInt8(ascii: "`")
        let length = max(3, Self.longestRun(of: backtick, in: texts) + 1)
        let fence = String(repeating: "`", count: length)
        // An empty line would set the items of a list apart from one another.
        let isInList = block.linePrefix.replacing(/> ?/, with: "").isEmpty == false
        let written = (isInList ? [] : [""]) + [fence + stream.rawValue] + texts + [fence]
        let lineEnd = file.ending(block.fence.line)
        let content = written.map { Self.line($0, after: block.linePrefix) }
        let place = file.start(last + 1)
        guard !file.ending(last).isEmpty else {
            return TextEdit(place..<place, content.flatMap { Array(lineEnd) + $0 })
        }
        return TextEdit(place..<place, content.flatMap { $0 + Array(lineEnd) })
    }

    // MARK: Lines

    /// A line in its containers; without white space at its end, which nobody would see.
    private static func line(_ text: String, after prefix: String) -> [UInt8] {
        // A quote's mark takes the one space after it.
        let first = text.utf8.first
        let isTaken = prefix.last == ">" && (first == 0x20 || first == 0x09)
        return Array((prefix + (isTaken ? " " : "") + text).trimmingTrailingWhitespace.utf8)
    }

    private static func longestRun(of character: UInt8, in texts: [String]) -> Int {
        var longest = 0
        for text in texts {
            var run = 0
            for byte in text.utf8 {
                run = byte == character ? run + 1 : 0
                longest = max(longest, run)
            }
        }
        return longest
    }
}

extension Example {
    /// The last line of the block and of the statements that follow it without anything between.
    fileprivate var lastLineOfFigure: Int {
        var last = block.allLines.upperBound
        let statements = StatedOutput.Stream.allCases.compactMap { statement($0)?.block.allLines }
        for lines in statements.sorted(by: { $0.lowerBound < $1.lowerBound })
        where (last + 1...last + 2).contains(lines.lowerBound) {
            last = lines.upperBound
        }
        return last
    }
}
