import Diagnostics
import Testing

@testable import Markdown

/// The markdown behind the marker of each line: what is before the first `|` of it is no markdown.
private func embedded(_ text: String, after lines: Int = 0) -> (MarkdownDocument, SourceFile) {
    let source = SourceFile(path: "page.md", text: text)
    let ranges = source.lines.dropFirst(lines).map { line in
        let start = line.utf8.firstIndex(of: UInt8(ascii: "|")).map { line.utf8.index(after: $0) }
        let offset = line.utf8.distance(
            from: line.startIndex, to: start ?? line.startIndex)
        return offset..<line.utf8.count
    }
    let markdown = EmbeddedMarkdown(firstLine: lines + 1, ranges: ranges)
    return (MarkdownDocument.parse(markdown, in: source), source)
}

/// Marks: 1️⃣ the fence, or the first line, then the `x` of each line of code that has one.
private func check(
    _ marked: String, after lines: Int = 0, holds code: String, prefix: String,
    closes closing: Int? = nil, sourceLocation: Testing.SourceLocation = #_sourceLocation
) {
    let marked = MarkedText(marked)
    let (document, _) = embedded(marked.text, after: lines)
    guard let block = document.codeBlocks.first else {
        Issue.record("no code", sourceLocation: sourceLocation)
        return
    }
    var places = [block.fence]
    for (number, line) in SourceFile.lines(of: block.code).enumerated() {
        guard let column = line.utf8.firstIndex(of: UInt8(ascii: "x")) else { continue }
        let offset = line.utf8.distance(from: line.startIndex, to: column)
        places.append(block.location(line: number + 1, column: offset + 1))
    }
    #expect(places == marked.places, sourceLocation: sourceLocation)
    #expect(block.code == code, sourceLocation: sourceLocation)
    #expect(block.linePrefix == prefix, sourceLocation: sourceLocation)
    #expect(block.closingLine == closing, sourceLocation: sourceLocation)
}

@Suite struct `Markdown within another file` {
    @Test func `has fences`() {
        check(
            "///|1️⃣```swift\n///|2️⃣x\n///|  3️⃣x\n///|```\n", holds: "x\n  x\n", prefix: "///|",
            closes: 4)
        check("  ///| 1️⃣```\n  ///| 2️⃣x\n  ///| ```\n", holds: "x\n", prefix: "  ///| ", closes: 3)
    }

    @Test func `has indented code`() {
        check("///|a\n///|\n///|    1️⃣2️⃣x\n///|      3️⃣x\n", holds: "x\n  x\n", prefix: "///|    ")
    }

    @Test func `begins where it is said to`() {
        check(
            "let a = 1\n\n///|1️⃣```\n///|2️⃣x\n///|```\n", after: 2, holds: "x\n", prefix: "///|",
            closes: 5)
    }

    @Test func `has code in lists and quotes`() {
        check(
            "//|- a\n//|\n//|  1️⃣```\n//|  2️⃣x\n//|  ```\n", holds: "x\n", prefix: "//|  ", closes: 5)
        check("//|1. 1️⃣```\n//|   2️⃣x\n//|   ```\n", holds: "x\n", prefix: "//|   ", closes: 3)
        check("//|> 1️⃣```\n//|> 2️⃣x\n//|> ```\n", holds: "x\n", prefix: "//|> ", closes: 3)
    }

    @Test func `has no more than the end of its lines may say`() {
        check("//|1️⃣```\n//|2️⃣x\n", holds: "x\n", prefix: "//|")
        check("//|- 1️⃣```\n//|  2️⃣x\n//|b\n", holds: "x\n", prefix: "//|  ")
    }

    @Test func `is closed by a fence of its own, and not by what is before it`() {
        check(
            "```|1️⃣~~~\n```|2️⃣x\n~~~|3️⃣x\n```|~~~\n", holds: "x\nx\n", prefix: "```|", closes: 4)
        check("~~~|1️⃣~~~\n~~~|2️⃣x\n", holds: "x\n", prefix: "~~~|")
    }

    @Test func `has columns in bytes, behind tabs and letters beyond ASCII`() {
        check("é|1️⃣```\né|é2️⃣x\né|```\n", holds: "éx\n", prefix: "é|", closes: 3)
        check("\t|1️⃣```\n\t|\t2️⃣x\n\t|```\n", holds: "\tx\n", prefix: "\t|", closes: 3)
        check("//|\t1️⃣2️⃣x\n", holds: "x\n", prefix: "//|\t")
        check("//|-\ta\n//|\n//|\t\t1️⃣2️⃣x\n", holds: "x\n", prefix: "//|\t\t")
    }

    @Test func `has the place of an info string`() throws {
        let (document, _) = embedded("//|  ``` swift id=a\n//|  ```\n")
        let block = try #require(document.codeBlocks.first)
        #expect(block.infoLocation == SourceLocation(path: "page.md", line: 1, column: 10))
        #expect(block.infoString.words.map { block.location(of: $0).column } == [16])
    }

    @Test func `has tables, which are no code`() {
        let (document, _) = embedded("//|a|b\n//|-|-\n//|1|`2`\n//|\n//|    x\n")
        let tables = document.nodes.filter { if case .table = $0.kind { true } else { false } }
        #expect(tables.map(\.range.start) == [.init(line: 1, column: 4)])
        #expect(document.codeBlocks.map(\.fence.line) == [5])
    }

    @Test func `has headings at the places of its file`() {
        let (document, _) = embedded("//|# A\n//|\n//| B\n//| ===\n")
        let headings = document.nodes.filter { if case .heading = $0.kind { true } else { false } }
        #expect(headings.map(\.range.start.line) == [1, 3])
        #expect(headings.map(\.range.start.column) == [4, 5])
    }

    @Test func `may be nothing`() {
        let source = SourceFile(path: "page.md", text: "a\n")
        let document = MarkdownDocument.parse(
            EmbeddedMarkdown(firstLine: 1, ranges: []), in: source)
        #expect(document.codeBlocks.isEmpty)
    }

    /// L: each byte of each line of code stands at the place that is told of it.
    @Test func `has each byte of its code at the place that is told`() {
        var found = 0
        for seed in UInt64(0)..<400 {
            var generated = GeneratedMarkdown(seed: seed)
            let markers = ["///|", "    /// |", "é|", " * |", "\t//|"]
            let marker = markers[Int(seed) % markers.count]
            // A tab that a container takes a part of is at no place of its own.
            let markdown = generated.text().replacing("\t", with: " ")
                .replacing("\r\n", with: "\n").replacing("\r", with: "\n")
            let lines = SourceFile.lines(of: markdown)
            let source = SourceFile(
                path: "page.md", text: "x\n" + lines.map { marker + $0 + "\n" }.joined())
            let width = marker.utf8.count
            let document = MarkdownDocument.parse(
                EmbeddedMarkdown(
                    firstLine: 2, ranges: lines.map { width..<(width + $0.utf8.count) }),
                in: source)
            let alone = MarkdownDocument.parse(SourceFile(path: "page.md", text: markdown)).value
            #expect(document.codeBlocks.map(\.code) == alone.codeBlocks.map(\.code), "seed \(seed)")
            for block in document.codeBlocks {
                for (index, line) in SourceFile.lines(of: block.code).enumerated() {
                    for (offset, byte) in line.utf8.enumerated() {
                        let place = block.location(line: index + 1, column: offset + 1)
                        let bytes = Array((source.line(place.line) ?? "").utf8)
                        found += 1
                        #expect(
                            bytes.indices.contains(place.column - 1)
                                && bytes[place.column - 1] == byte, "seed \(seed): \(place)")
                    }
                }
            }
        }
        #expect(found > 1000)
    }
}
