import Diagnostics
import Testing

private func check(
    _ text: String, hasLines lines: [String],
    sourceLocation: Testing.SourceLocation = #_sourceLocation
) {
    #expect(
        SourceFile(path: "a.md", text: text).lines.map { String($0) } == lines,
        sourceLocation: sourceLocation)
}

@Suite struct `Lines of a file` {
    @Test func `an empty text has none`() {
        check("", hasLines: [])
    }

    @Test func `line feeds separate`() {
        check("a\nb", hasLines: ["a", "b"])
    }

    @Test func `a final line feed begins no line`() {
        check("a\nb\n", hasLines: ["a", "b"])
    }

    @Test func `a line feed alone is one empty line`() {
        check("\n", hasLines: [""])
    }

    @Test func `a carriage return and line feed are one end`() {
        check("a\r\nb\r\n", hasLines: ["a", "b"])
    }

    @Test func `a carriage return alone is an end`() {
        check("a\rb\r", hasLines: ["a", "b"])
    }

    @Test func `two carriage returns are two ends`() {
        check("a\r\r\nb", hasLines: ["a", "", "b"])
    }

    @Test func `line feed and carriage return are two ends`() {
        check("a\n\rb", hasLines: ["a", "", "b"])
    }

    @Test func `empty lines count`() {
        check("\n\na\n\n", hasLines: ["", "", "a", ""])
    }

    @Test func `other separators of Unicode are text`() {
        check("a\u{2028}b\u{0B}c\u{85}d", hasLines: ["a\u{2028}b\u{0B}c\u{85}d"])
    }

    @Test func `an accent after an end is on the next line`() {
        check("a\n\u{301}b", hasLines: ["a", "\u{301}b"])
    }

    @Test func `lines are counted from one`() {
        let file = SourceFile(path: "a.md", text: "a\nb")
        #expect(file.line(0) == nil)
        #expect(file.line(1) == "a")
        #expect(file.line(2) == "b")
        #expect(file.line(3) == nil)
    }

    @Test func `a place knows the file`() {
        let place = SourceFile(path: "a.md", text: "").location(line: 3, column: 2)
        #expect(place.description == "a.md:3:2")
    }
}
