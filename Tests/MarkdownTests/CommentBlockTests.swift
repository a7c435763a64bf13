import Diagnostics
import Testing

@testable import Markdown

/// The code in the comments of a text.
private func comments(_ text: String) -> [CodeBlock] {
    document(text).commentBlocks
}

/// Marks: 1️⃣ the comment, 2️⃣ its info string, then the `x` of each line of code, which has one.
private func check(
    _ marked: String, holds code: String, closes: Int?,
    sourceLocation: Testing.SourceLocation = #_sourceLocation
) {
    let marked = MarkedText(marked)
    guard let block = comments(marked.text).first else {
        Issue.record("no comment with code", sourceLocation: sourceLocation)
        return
    }
    var places = [block.fence, block.infoLocation]
    for (number, line) in SourceFile.lines(of: block.code).enumerated() {
        guard let column = line.utf8.firstIndex(of: UInt8(ascii: "x")) else { continue }
        let offset = line.utf8.distance(from: line.startIndex, to: column)
        places.append(block.location(line: number + 1, column: offset + 1))
    }
    #expect(places == marked.places, sourceLocation: sourceLocation)
    #expect(block.code == code, sourceLocation: sourceLocation)
    #expect(block.closingLine == closes, sourceLocation: sourceLocation)
    #expect(
        block.lines.count == SourceFile.lines(of: block.code).count, "a place for each line",
        sourceLocation: sourceLocation)
}

@Suite struct `Code in a comment` {
    @Test func `at the margin`() {
        check("1️⃣<!-- 2️⃣swift hidden\n3️⃣x\n\n  4️⃣x\n-->\n", holds: "x\n\n  x\n", closes: 5)
    }

    @Test func `needs no space before its info string`() {
        check("1️⃣<!--2️⃣swift\n3️⃣x\n-->\n", holds: "x\n", closes: 3)
    }

    @Test func `may be indented as a fence may`() {
        check("   1️⃣<!-- 2️⃣a\n   3️⃣x\n   -->\n", holds: "   x\n", closes: 3)
    }

    @Test func `in a list`() {
        check("- 1️⃣<!-- 2️⃣a\n  3️⃣x\n\n    4️⃣x\n  -->\n- b\n", holds: "x\n\n  x\n", closes: 5)
        check("12. b\n\n    1️⃣<!-- 2️⃣a\n    3️⃣x\n    -->\n", holds: "x\n", closes: 5)
    }

    @Test func `in quotes, in lists, in quotes`() {
        check("> 1️⃣<!-- 2️⃣a\n> 3️⃣x\n>4️⃣x\n> -->\n", holds: "x\nx\n", closes: 4)
        check("> - > 1️⃣<!-- 2️⃣a\n>   > 3️⃣x\n>   > -->\n", holds: "x\n", closes: 3)
    }

    @Test func `behind tabs`() {
        check("-\t1️⃣<!-- 2️⃣a\n\t3️⃣x\n\t\t4️⃣x\n\t-->\n", holds: "x\n\tx\n", closes: 4)
    }

    @Test func `with other line ends`() {
        check("1️⃣<!-- 2️⃣a \r\n3️⃣x\r\n\r\n4️⃣x\r\n-->\r\n", holds: "x\n\nx\n", closes: 5)
        check("1️⃣<!-- 2️⃣a\r3️⃣x\r-->\r", holds: "x\n", closes: 3)
    }

    @Test func `after letters beyond ASCII`() {
        check("> 1️⃣<!-- 2️⃣é a\n> é3️⃣x\n> -->\n", holds: "éx\n", closes: 3)
    }

    @Test func `right after a paragraph`() {
        check("text\n1️⃣<!-- 2️⃣a\n3️⃣x\n-->\ntext\n", holds: "x\n", closes: 4)
    }

    @Test func `may stand before what ends it`() {
        check("1️⃣<!-- 2️⃣a\n3️⃣x\n4️⃣x -->\n", holds: "x\nx \n", closes: 3)
    }

    @Test func `may be none`() {
        check("1️⃣<!-- 2️⃣a\n-->\n", holds: "", closes: 2)
    }

    @Test func `ends with its container, unclosed`() {
        check("- 1️⃣<!-- 2️⃣a\n  3️⃣x\n\ntext\n", holds: "x\n\n", closes: nil)
    }

    @Test func `that never ends goes on to the end of the page`() {
        check("1️⃣<!-- 2️⃣a\n3️⃣x\n\n# T\n", holds: "x\n\n# T\n", closes: nil)
        check("1️⃣<!-- 2️⃣a\n3️⃣x", holds: "x\n", closes: nil)
    }

    @Test func `keeps the info string's words`() {
        let words = comments("<!-- swift hidden id=a -->\n\n<!-- swift hidden id=b\n-->").first
            .map { $0.infoString.words.map(\.text) }
        #expect(words == ["hidden", "id=b"])
    }

    @Test(arguments: [
        "<!-- note -->", "<!-- note --> text\n-->", "<!--\nswift hidden\n-->", "<!-->\nx\n-->",
        "<div>\n<!-- a\n-->\n</div>", "text <!-- a\nx\n-->", "    <!-- a\n    x\n    -->",
        "```html\n<!-- a\nx\n-->\n```", "<? a\n?>",
    ])
    func `is not in any other HTML`(_ text: String) {
        #expect(comments(text).isEmpty)
    }

    @Test func `is no block of code`() {
        #expect(document("<!-- swift\nx\n-->\n").codeBlocks.isEmpty)
    }
}
