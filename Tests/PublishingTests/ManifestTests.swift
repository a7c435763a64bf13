import TestSupport
import Testing

@testable import Publishing

@Suite struct `A manifest` {
    private func check(
        _ files: Set<String>, is text: String, sourceLocation: SourceLocation = #_sourceLocation
    ) {
        let manifest = Manifest(toolchain: "Swift 6.3", files: files)
        let header = "sitegen-manifest 1\ntoolchain Swift 6.3\n"
        #expect(manifest.text == header + text, sourceLocation: sourceLocation)
        #expect(Manifest(text: manifest.text) == manifest, sourceLocation: sourceLocation)
    }

    @Test func `of nothing names the toolchain`() {
        check([], is: "")
    }

    @Test func `has a line for each path, sorted`() {
        check(["b.html", "a/c.html", "a.html"], is: "a.html\na/c.html\nb.html\n")
    }

    @Test func `keeps spaces and quotes`() {
        check([" a \"b\" 'c' "], is: " a \"b\" 'c' \n")
    }

    @Test func `keeps letters beyond ASCII`() {
        check(["größe/🙂.html"], is: "größe/🙂.html\n")
    }

    @Test func `writes a line feed in a path as an escape`() {
        check(["a\nb"], is: "a\\nb\n")
    }

    @Test func `writes a carriage return in a path as an escape`() {
        check(["a\r", "b\r\nc"], is: "a\\r\nb\\r\\nc\n")
    }

    @Test func `writes a backslash in a path as an escape`() {
        check(["a\\nb"], is: "a\\\\nb\n")
    }

    @Test(arguments: [
        "", "sitegen-manifest 1\n", "sitegen-manifest 2\ntoolchain x\n",
        "sitegen-manifest 1\na.html\n", "\u{FEFF}sitegen-manifest 1\ntoolchain x\n", "<html>",
    ])
    func `is not another text`(_ text: String) {
        #expect(Manifest(text: text) == nil)
    }

    @Test func `is read as it was written`() {
        var random = SplitMix64(seed: 1)
        let pieces = [
            "a", "b", "/", ".", " ", "\n", "\r", "\r\n", "\\", "\\n", "\"", "'", "é", "e\u{301}",
            "\u{301}", "🙂", "\u{2028}", "\u{0B}", "\t", "toolchain ", "sitegen-manifest 1",
        ]
        for _ in 0..<2000 {
            let files = (0..<Int.random(in: 0...5, using: &random)).map { _ in
                (0...Int.random(in: 0...5, using: &random))
                    .map { _ in pieces.randomElement(using: &random) ?? "a" }.joined()
            }
            let manifest = Manifest(toolchain: "Swift 6.3 (x)", files: Set(files))
            #expect(Manifest(text: manifest.text) == manifest)
        }
    }
}
