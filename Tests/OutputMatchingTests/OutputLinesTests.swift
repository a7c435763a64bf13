import OutputMatching
import Testing

private func check(
    _ bytes: [UInt8], hasLines lines: [String],
    sourceLocation: Testing.SourceLocation = #_sourceLocation
) {
    #expect(OutputLines(bytes: bytes).lines == lines, sourceLocation: sourceLocation)
}

private func check(
    _ text: String, hasLines lines: [String],
    sourceLocation: Testing.SourceLocation = #_sourceLocation
) {
    check(Array(text.utf8), hasLines: lines, sourceLocation: sourceLocation)
}

@Suite struct `Captured bytes` {
    @Test func `are lines`() {
        check("a\nb\n", hasLines: ["a", "b"])
    }

    @Test func `none have no lines`() {
        check("", hasLines: [])
        #expect(OutputLines(text: "").isEmpty)
    }

    @Test func `a line feed alone is an empty line`() {
        check("\n", hasLines: [""])
        #expect(!OutputLines(text: "\n").isEmpty)
    }

    @Test func `know whether the final newline is there`() {
        #expect(OutputLines(text: "a").lacksFinalNewline)
        #expect(!OutputLines(text: "a\n").lacksFinalNewline)
        #expect(!OutputLines(text: "").lacksFinalNewline)
    }

    @Test func `with CRLF are lines without CR`() {
        check("a\r\nb\r\n", hasLines: ["a", "b"])
    }

    @Test func `with a carriage return within a line show it`() {
        check("10 %\r20 %\n", hasLines: ["10 %␍20 %"])
        check("a\r\r\n", hasLines: ["a␍"])
        check("a\r", hasLines: ["a␍"])
    }

    @Test func `with NUL show that something was there`() {
        check([0x61, 0, 0x62], hasLines: ["a\u{FFFD}b"])
    }

    @Test func `with ESC show it`() {
        check("\u{1B}[31mred\u{1B}[0m", hasLines: ["␛[31mred␛[0m"])
    }

    @Test func `that are not UTF-8 show that something was there`() {
        check([0x61, 0xFF, 0x62, 0xC3], hasLines: ["a\u{FFFD}b\u{FFFD}"])
    }

    @Test func `with other controls show their pictures`() {
        check("\u{1}\u{7}\u{8}\u{B}\u{C}\u{1F}\u{7F}", hasLines: ["␁␇␈␋␌␟␡"])
    }

    @Test func `with controls that have no picture`() {
        check("\u{85}\u{9B}", hasLines: ["\u{FFFD}\u{FFFD}"])
    }

    @Test func `keep tabs`() {
        check("a\tb", hasLines: ["a\tb"])
    }

    @Test func `keep an accent at the start of a line`() {
        check("a\n\u{301}b", hasLines: ["a", "\u{301}b"])
    }
}
