import Diagnostics
import Testing

@testable import Markdown

/// Marks: 1️⃣ the fence, 2️⃣ the info string, then the `x` of each line of code, which has one.
private func check(
    _ marked: String, closes: Int?, sourceLocation: Testing.SourceLocation = #_sourceLocation
) {
    let marked = MarkedText(marked)
    let blocks = document(marked.text).codeBlocks
    guard let block = blocks.first else {
        Issue.record("no block of code", sourceLocation: sourceLocation)
        return
    }
    var places = [block.fence, block.infoLocation]
    for (number, line) in SourceFile.lines(of: block.code).enumerated() {
        guard let column = line.utf8.firstIndex(of: UInt8(ascii: "x")) else { continue }
        let offset = line.utf8.distance(from: line.startIndex, to: column)
        places.append(block.location(line: number + 1, column: offset + 1))
    }
    #expect(places == marked.places, sourceLocation: sourceLocation)
    #expect(block.closingLine == closes, sourceLocation: sourceLocation)
}

@Suite struct `Places of code` {
    @Test func `at the margin`() {
        check("text\n\n1️⃣```2️⃣swift no-run\n3️⃣x\n\n  4️⃣x\n```\n", closes: 7)
    }

    @Test func `between tildes, longer fences, indented fences`() {
        check("1️⃣~~~~ 2️⃣swift\n3️⃣x\n~~~\n```\n4️⃣x\n~~~~~  \n", closes: 6)
        check("  1️⃣```2️⃣swift\n  3️⃣x\n 4️⃣x\n    5️⃣x\n   ```", closes: 5)
    }

    @Test func `without an info string it is where that would be`() {
        check("1️⃣```2️⃣  \n3️⃣x\n```", closes: 3)
    }

    @Test func `in a list`() {
        check("- a\n\n  1️⃣``` 2️⃣swift\n  3️⃣x\n\n    4️⃣x\n  ```\n- b", closes: 7)
        check("12. 1️⃣```2️⃣swift\n    3️⃣x\n    ```", closes: 3)
    }

    @Test func `in quotes, in lists, in quotes`() {
        check("> 1️⃣```2️⃣a\n> 3️⃣x\n>4️⃣x\n>   5️⃣x\n> ```\n", closes: 5)
        check("> - > 1️⃣```2️⃣a\n>   > 3️⃣x\n>   > ```\n", closes: 3)
    }

    @Test func `in a footnote, though its place in the tree is the end`() {
        check("[^1]: a\n\n    1️⃣```2️⃣a\n    3️⃣x\n    ```\n\nb[^1]\n\n```\ny\n```", closes: 5)
    }

    @Test func `behind tabs`() {
        check("-\t1️⃣```2️⃣a\n\t3️⃣x\n\t\t4️⃣x\n\t```", closes: 4)
        check("- 1️⃣```2️⃣a\n\t3️⃣x\n\t ```", closes: 3)
        check(">\t1️⃣```2️⃣a\n>\t3️⃣x\n>\t```", closes: 3)
    }

    @Test func `behind a tab of which a container takes a part`() {
        // The tab is four columns: two are the item's, two are white space of the code.
        let document = document("- a\n\n  ```\n\tx\n  ```\n")
        let block = document.codeBlocks.first
        #expect(block?.code == "  x\n")
        let columns = (0...5).map { block?.location(line: 1, column: $0).column }
        #expect(columns == [1, 1, 1, 2, 3, 3])
    }

    @Test func `are within their line`() {
        let block = document("> ```\n> é\n> ```\n").codeBlocks.first
        #expect(block?.location(line: 1, column: -9) == .init(path: "page.md", line: 2, column: 3))
        #expect(block?.location(line: 1, column: 99) == .init(path: "page.md", line: 2, column: 5))
    }

    @Test func `with other line ends`() {
        check("a\r\n\r\n1️⃣```2️⃣é x\r\n3️⃣x\r\n\r\n4️⃣x\r\n```\r\n", closes: 7)
        check("a\r\r1️⃣```2️⃣\r3️⃣x\r```\r", closes: 5)
    }

    @Test func `behind letters of several bytes`() {
        check("> é\n> 1️⃣```2️⃣é\n> é 3️⃣x\n> ```", closes: 4)
    }

    @Test func `of an indented block`() {
        check("a\n\n    1️⃣2️⃣3️⃣x\n\n      4️⃣x\n\nb", closes: nil)
        check("a\n\n\t1️⃣2️⃣3️⃣x\n    4️⃣x\n", closes: nil)
        check("> a\n>\n>     1️⃣2️⃣3️⃣x\n>      4️⃣x\n", closes: nil)
        #expect(document("    x").codeBlocks.first?.isClosed == true)
    }

    @Test func `after front matter`() {
        let source = SourceFile(path: "page.md", text: "---\n```\n---\n```a\nx\n```\n")
        let block = MarkdownDocument.parse(source, fromLine: 4).value.codeBlocks.first
        #expect(block?.fence == source.location(line: 4))
        #expect(block?.location(line: 1) == source.location(line: 5))
    }

    @Test func `of a word of the info string`() {
        let marked = MarkedText("> ```swift  no-run,1️⃣title=\"a b\"\n> x\n> ```")
        guard let block = document(marked.text).codeBlocks.first,
            let word = block.infoString.words.last
        else { return #expect(Bool(false), "no block of code") }
        #expect([block.location(of: word)] == marked.places)
    }
}

@Suite struct `A block of code that no fence closes` {
    @Test func `ends with the document`() {
        check("1️⃣```2️⃣a\n3️⃣x\n", closes: nil)
        check("1️⃣```2️⃣a", closes: nil)
        check("1️⃣````2️⃣a\n3️⃣x\n```\n", closes: nil)
    }

    @Test func `ends with its container`() {
        check("> 1️⃣```2️⃣a\n> 3️⃣x\n\n```\ny\n```", closes: nil)
        check("> 1️⃣```2️⃣a\n> 3️⃣x\n```\ny\n```", closes: nil)
        check("- 1️⃣```2️⃣a\n  3️⃣x\n- ```\n  y\n  ```", closes: nil)
        check("- 1️⃣```2️⃣a\n  3️⃣x\n\ntext ```", closes: nil)
    }

    @Test func `is not closed by other fences`() {
        check("1️⃣```2️⃣a\n3️⃣x\n~~~\n``` a\n``\n    ```\n", closes: nil)
    }
}

@Suite struct `A block of code` {
    @Test func `has its info string decoded and as written`() {
        let block = document("``` a&amp;b \\*  \nx\n```").codeBlocks.first
        #expect(block?.info == "a&b *")
        #expect(block?.rawInfo == "a&amp;b \\*")
    }

    @Test func `is found by its node`() {
        let document = document("a\n\n```\nx\n```\n\n    y\n")
        let found = document.codeBlocks.map { block in document.codeBlocks { $0 == block.node } }
        #expect(found == document.codeBlocks.map { [$0] })
        #expect(document.codeBlocks { $0 == 0 }.isEmpty)
    }

    @Test(arguments: 0..<10)
    func `is made of the ends of the markdown's lines`(part: UInt64) {
        for seed in (part * 200)..<(part * 200 + 200) {
            var generator = GeneratedMarkdown(seed: seed)
            let document = document(generator.text())
            for block in document.codeBlocks {
                let places = zip(SourceFile.lines(of: block.code), block.lines)
                #expect(block.lines.count == SourceFile.lines(of: block.code).count)
                for (code, place) in places {
                    let line = document.source.line(place.number) ?? ""
                    let end = String(line.utf8.dropFirst(max(0, place.column - 1))) ?? ""
                    let isEnd = place.column > 0 && end == code
                    // A tab of which a container takes a part leaves spaces.
                    let isRestOfTab = line.contains("\t") && code.hasPrefix(" ")
                    #expect(isEnd || isRestOfTab, "seed \(seed), line \(place.number)")
                }
            }
        }
    }
}
