import Testing

@testable import Search

@Suite struct `The text of a program` {
    private func check(_ text: String, code: String, words: String) {
        let program = ProgramText(text)
        func shown(_ text: String) -> String {
            text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        }
        #expect(shown(program.code) == code)
        #expect(shown(program.words) == words)
    }

    @Test func `is code`() { check("let a = b / c", code: "let a = b / c", words: "") }

    @Test func `has comments`() {
        check("a // one\nb /* two\nthree */ c", code: "a b c", words: "one two three")
    }

    @Test func `has literals`() {
        check(#"print("one \" two") // x"#, code: "print( )", words: "one two x")
        check("a(\"\"\"\none \"two\"\n\"\"\")", code: "a( )", words: "one \"two\"")
    }

    @Test func `goes on after a literal that never ends`() {
        check("a \"one\nb", code: "a b", words: "one")
    }
}
