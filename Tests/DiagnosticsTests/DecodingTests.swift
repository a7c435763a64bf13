import Diagnostics
import Testing

private func check(
    _ bytes: [UInt8], reads text: String,
    sourceLocation: Testing.SourceLocation = #_sourceLocation
) {
    let decoded = SourceFile.decode(path: "a.md", bytes: bytes)
    #expect(decoded.value?.text == text, sourceLocation: sourceLocation)
    #expect(decoded.diagnostics.isEmpty, sourceLocation: sourceLocation)
}

private func check(
    _ bytes: [UInt8], finds problem: String,
    sourceLocation: Testing.SourceLocation = #_sourceLocation
) {
    let decoded = SourceFile.decode(path: "a.md", bytes: bytes)
    #expect(decoded.value == nil, sourceLocation: sourceLocation)
    #expect(
        decoded.diagnostics.map { "\($0.location) \($0.summary) [\($0.code)]" } == [problem],
        sourceLocation: sourceLocation)
}

@Suite struct `Bytes of a file` {
    @Test func `UTF-8 is read`() {
        check(Array("é 🇸🇪\r\n".utf8), reads: "é 🇸🇪\r\n")
    }

    @Test func `no bytes are an empty text`() {
        check([], reads: "")
    }

    @Test func `a byte order mark is left out`() {
        check([0xEF, 0xBB, 0xBF, 0x61], reads: "a")
    }

    @Test func `a second byte order mark is text`() {
        check([0xEF, 0xBB, 0xBF, 0xEF, 0xBB, 0xBF], reads: "\u{FEFF}")
    }

    @Test func `a byte that is not UTF-8 is pointed at`() {
        check([0x61, 0xFF], finds: "a.md:1:2 the file is not UTF-8 text [not-utf-8]")
    }

    @Test func `columns count bytes`() {
        check(Array("a\né".utf8) + [0xC3], finds: "a.md:2:3 the file is not UTF-8 text [not-utf-8]")
    }

    @Test func `columns begin after a byte order mark`() {
        check([0xEF, 0xBB, 0xBF, 0xFF], finds: "a.md:1:1 the file is not UTF-8 text [not-utf-8]")
    }

    @Test func `a sequence cut off by the end is not UTF-8`() {
        check([0x61, 0xF0, 0x9F], finds: "a.md:1:2 the file is not UTF-8 text [not-utf-8]")
    }

    @Test func `a surrogate is not UTF-8`() {
        check([0xED, 0xA0, 0x80], finds: "a.md:1:1 the file is not UTF-8 text [not-utf-8]")
    }

    @Test func `an overlong sequence is not UTF-8`() {
        check([0xC0, 0xAF], finds: "a.md:1:1 the file is not UTF-8 text [not-utf-8]")
    }

    @Test func `carriage returns end lines here too`() {
        check(
            Array("a\rb\r\nc".utf8) + [0xFF],
            finds: "a.md:3:2 the file is not UTF-8 text [not-utf-8]")
    }

    @Test func `a NUL is pointed at`() {
        check(
            Array("a\nb".utf8) + [0],
            finds: "a.md:2:2 the file holds a NUL byte, so it is not text [binary-file]")
    }

    @Test func `a NUL weighs more than what is not UTF-8`() {
        check(
            [0xFF, 0], finds: "a.md:1:2 the file holds a NUL byte, so it is not text [binary-file]")
    }
}
