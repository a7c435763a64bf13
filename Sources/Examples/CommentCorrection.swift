package import Diagnostics
import Markdown

/// What comments of an example should state, by what the example did.
package struct CommentCorrection: Hashable, Sendable {
    /// A stretch of the block's code and what is to stand there.
    package struct Edit: Hashable, Sendable {
        /// UTF-8 offsets in the code of the block.
        package let range: Range<Int>
        /// May hold line feeds, which stand for the page's line ends.
        package let replacement: String
    }

    package let example: Example
    /// The place of the first comment that changes.
    package let location: SourceLocation
    package let edits: [Edit]
    /// Whether it is what was printed, which may differ from run to run.
    package let isOfOutput: Bool

    private init(_ example: Example, _ comment: StatedComment, _ edits: [Edit], isOfOutput: Bool) {
        self.example = example
        location = comment.location
        self.edits = edits
        self.isOfOutput = isOfOutput
    }
}

extension CommentCorrection {
    /// The lines that were printed, in the comments that state others; nil where they do not fit.
    init?(_ example: Example, printed: [String], in group: StatementComments) {
        let code = BlockText(example.block.code)
        let stated = group.lines
        guard let last = stated.last, !printed.isEmpty,
            printed.allSatisfy({ !$0.comparable.isEmpty || stated.count > 1 })
        else { return nil }
        let texts = printed.map { String($0.comparable) }
        if stated.count == 1, texts.count > 1, code.text(last.range).contains("\\n") {
            self.init(
                example, group.first,
                [Edit(range: last.range, replacement: texts.joined(separator: "\\n"))],
                isOfOutput: true)
            return
        }
        var edits: [Edit] = []
        for (line, text) in zip(stated, texts) where !line.readings.contains(text) {
            edits.append(Edit(range: line.range, replacement: text))
        }
        if texts.count > stated.count {
            guard let more = code.linesLike(last, with: texts[stated.count...]) else { return nil }
            edits.append(more)
        }
        for line in stated.dropFirst(texts.count) {
            guard let removal = code.removal(of: line) else { return nil }
            edits.append(removal)
        }
        self.init(example, group.first, edits, isOfOutput: true)
    }

    /// The value that an expression has, in the place of the stated one.
    init?(_ example: Example, value: Attribution.Value, in comment: StatedComment) {
        guard let line = comment.lines.first else { return nil }
        let stated = BlockText(example.block.code).text(line.range)
        guard let text = value.written(like: stated) else { return nil }
        self.init(
            example, comment, [Edit(range: line.range, replacement: text)], isOfOutput: true)
    }

    /// The compiler's words in the place of the stated ones.
    init?(_ example: Example, errorText: String, in comment: StatedComment) {
        guard let line = comment.lines.first else { return nil }
        self.init(
            example, comment, [Edit(range: line.range, replacement: errorText)], isOfOutput: false)
    }
}

/// The code of a block by its lines, for comments that become more or fewer.
private struct BlockText {
    private let bytes: [UInt8]

    init(_ code: String) { bytes = Array(code.utf8) }

    func text(_ range: Range<Int>) -> String {
        String(decoding: bytes[range.clamped(to: 0..<bytes.count)], as: UTF8.self)
    }

    /// Comment lines after one, in its manner.
    func linesLike(
        _ line: StatedComment.Line, with texts: some Sequence<String>
    ) -> CommentCorrection.Edit? {
        let whole = lineRange(around: line.range)
        let head = text(whole.lowerBound..<line.range.lowerBound)
        let tail = text(line.range.upperBound..<whole.upperBound)
        let lead: String
        if let mark = head.firstRange(of: "//") {
            let indentation = head.prefix { $0 == " " || $0 == "\t" }
            lead = String(indentation) + String(head[mark.lowerBound...])
        } else if !tail.contains("*/"), !head.contains("/*") {
            lead = String(head)
        } else {
            return nil
        }
        return CommentCorrection.Edit(
            range: whole.upperBound..<whole.upperBound,
            replacement: texts.map { "\n" + lead + $0 + tail }.joined())
    }

    /// Nil where something else stands on the comment's line.
    func removal(of line: StatedComment.Line) -> CommentCorrection.Edit? {
        let whole = lineRange(around: line.range)
        let content = text(whole).trimmingSpace
        guard content.hasPrefix("//") || !content.contains("*/") && !content.contains("/*"),
            whole.lowerBound > 0
        else { return nil }
        return CommentCorrection.Edit(
            range: (whole.lowerBound - 1)..<whole.upperBound, replacement: "")
    }

    /// The line, without its end, on which a stretch stands.
    private func lineRange(around range: Range<Int>) -> Range<Int> {
        let lineFeed = UInt8(ascii: "\n")
        let start = bytes[..<range.lowerBound].lastIndex(of: lineFeed).map { $0 + 1 } ?? 0
        let end = bytes[range.upperBound...].firstIndex(of: lineFeed) ?? bytes.count
        return start..<end
    }
}

extension [CommentCorrection] {
    /// The code of an example's block with these written into it, all of which are of it.
    func code(of example: Example) -> String {
        let edits = flatMap(\.edits).map { TextEdit($0.range, $0.replacement.utf8) }
        return String(decoding: [UInt8](example.block.code.utf8).applying(edits), as: UTF8.self)
    }

    /// What to change in the bytes of their page.
    func edits(in bytes: [UInt8]) -> [TextEdit] {
        let file = ByteLines(bytes)
        return flatMap { correction in
            let block = correction.example.block
            let lineEnd = [UInt8](file.ending(block.fence.line))
            return correction.edits.map { edit in
                let start = file.offset(of: edit.range.lowerBound, in: block)
                let end = file.offset(of: edit.range.upperBound, in: block)
                let lines = edit.replacement.utf8.split(
                    separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
                let separator = lineEnd + [UInt8](block.linePrefix.utf8)
                let content = lines.map { [UInt8]($0) }.joined(separator: separator)
                return TextEdit(start..<end, [UInt8](content))
            }
        }
    }
}

extension ByteLines {
    /// The offset in the file of an offset in the code of a block.
    fileprivate func offset(of codeOffset: Int, in block: CodeBlock) -> Int {
        let before = block.code.utf8.prefix(codeOffset)
        let line = before.count { $0 == UInt8(ascii: "\n") }
        let column =
            before.count
            - (before.lastIndex(of: UInt8(ascii: "\n")).map {
                before.distance(from: before.startIndex, to: $0) + 1
            } ?? 0)
        guard block.lines.indices.contains(line) else {
            return start((block.lines.last?.number ?? block.fence.line) + 1)
        }
        return start(block.lines[line].number) + block.lines[line].column - 1 + column
    }
}
