import Diagnostics
import Markdown
import SwiftCode

extension Program {
    /// The program that a snippet is, for an example that shows a part of it; nil where the block is
    /// not that part any more, or the snippet has no such part.
    ///
    /// What is printed while the part runs is told apart where it stands at top level. The lines that
    /// a block of the page repeats have their places there, the others in the snippet.
    static func showing(_ example: Example, of snippet: SourceFile) -> Program? {
        guard let region = example.region, region.isRepeated(by: example.block.code),
            let first = region.numbers.first, let last = region.numbers.last
        else { return nil }
        let whole = CodeBlock(wholeOf: snippet)
        let isApart = snippet.standsApart(first...last)
        let shown = Dictionary(
            zip(region.numbers, example.block.lines), uniquingKeysWith: { first, _ in first })
        var text = ""
        var map = LineMap()
        var starts: [Int] = []
        func separate() {
            guard isApart else { return }
            text += mark + "\n"
            map.origins.append(nil)
        }
        for (line, origin) in zip(snippet.lines, whole.lines) {
            if origin.number == first { separate() }
            if let own = shown[origin.number] {
                let indentation = line.prefix(region.indentation).utf8.count
                starts.append(text.utf8.count + indentation)
                map.origins.append(
                    .init(path: example.block.codePath, line: own, indentation: indentation))
            } else {
                map.origins.append(.init(path: snippet.path, line: origin))
            }
            text += line + "\n"
            if origin.number == last { separate() }
        }
        map.end = whole.location(line: whole.lines.count + 1)
        let lines = SourceFile(path: "", text: example.block.code).offsetsOfLines
        return make(
            [Part(example: example, isDecided: true)], text, map, settings: example.settings,
            hasMarks: isApart
        ) { _, offset in
            let line = lines.lastIndex { $0 <= offset } ?? 0
            return starts[line] + offset - lines[line]
        }
    }
}

extension SourceFile {
    /// Where its lines begin, in bytes.
    fileprivate var offsetsOfLines: [Int] {
        lines.reduce(into: []) { offsets, line in
            offsets.append(text.utf8.distance(from: text.startIndex, to: line.startIndex))
        }
    }

    /// Whether no statement at top level is partly in these lines, and partly not.
    fileprivate func standsApart(_ shown: ClosedRange<Int>) -> Bool {
        let source = SwiftSource(text)
        guard source.isWellFormed, !source.hasMainAttribute else { return false }
        let offsets = offsetsOfLines + [text.utf8.count]
        let cuts = [offsets[shown.lowerBound - 1], offsets[shown.upperBound]]
        return source.statements.filter { $0.context == .topLevel }.allSatisfy { statement in
            cuts.allSatisfy { !statement.range.contains($0) || statement.range.lowerBound == $0 }
        }
    }
}
