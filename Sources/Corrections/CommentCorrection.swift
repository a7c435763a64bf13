package import Diagnostics
package import Examples
import Markdown
package import StatedComments

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
    /// What the comments state then, by their index in `Example.comments`.
    package let meanings: [Int: StatedComment.Meaning]
    /// The lines of the example's output that they state then.
    let covered: Set<Int>

    init(
        _ example: Example, at location: SourceLocation, _ edits: [Edit],
        meanings: [Int: StatedComment.Meaning], covered: Set<Int>
    ) {
        self.example = example
        self.location = location
        self.edits = edits
        self.meanings = meanings
        self.covered = covered
    }
}

extension [CommentCorrection] {
    /// The code of an example's block with these written into it, all of which are of it.
    func code(of example: Example) -> String {
        example.block.code.applying(flatMap(\.edits))
    }

    /// What the comments of an example state with these written into it, all of which are of it.
    func meanings(of example: Example) -> [StatedComment.Meaning] {
        let new = reduce(into: [:]) { $0.merge($1.meanings) { first, _ in first } }
        return example.comments.enumerated().map { index, comment in
            new[index] ?? comment.meaning(in: example.block.code)
        }
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

extension String {
    /// The code with these edits made.
    func applying(_ edits: [CommentCorrection.Edit]) -> String {
        let edits = edits.map { TextEdit($0.range, $0.replacement.utf8) }
        return String(decoding: [UInt8](utf8).applying(edits), as: UTF8.self)
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
