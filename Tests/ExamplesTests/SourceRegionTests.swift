import Diagnostics
import Judging
import Markdown
import TestSupport
import Testing

@testable import Examples

private func region(_ name: String?, of text: String) -> [String]? {
    SourceRegion(name, of: SourceFile(path: "a.swift", text: text))?.lines
}

@Suite struct `A region of a source file` {
    @Test func `is what stands between its marks`() {
        #expect(region("a", of: "x\n// snippet.a\nb\nc\n// snippet.end\ny\n") == ["b", "c"])
    }

    @Test func `loses the indentation that its lines share`() {
        #expect(
            region(
                "a", of: "{\n    // snippet.a\n    b {\n\n        c\n    }\n    // snippet.end\n}")
                == ["b {", "", "    c", "}"])
        #expect(region("a", of: "// snippet.a\n\tb\n\t  c\n") == ["b", "  c"])
        #expect(region("a", of: "// snippet.a\n\tb\n    c\n") == ["\tb", "    c"])
    }

    @Test func `loses what is hidden, and other marks`() {
        #expect(
            region("a", of: "// snippet.a\nb\n// snippet.hide\nc\n// snippet.show\nd") == [
                "b", "d",
            ])
        #expect(region(nil, of: "// snippet.a\nb\n// snippet.end\nc\n") == ["b", "c"])
    }

    @Test func `ends where another begins`() {
        let text = "// snippet.a\nb\n// snippet.c\nd\n"
        #expect(region("a", of: text) == ["b"])
        #expect(region("c", of: text) == ["d"])
    }

    @Test func `has any line ends, and no empty lines at its ends`() {
        #expect(region("a", of: "// snippet.a\r\n\r\nb  \r\n\r\n// snippet.end\r\n") == ["b"])
        #expect(region("a", of: "// snippet.a\n// snippet.end") == [])
    }

    @Test func `is none without its mark`() {
        #expect(region("b", of: "// snippet.a\nb\nlet s = 1 // snippet.b\n") == nil)
    }
}

@Suite struct `A block that repeats a region` {

    @Test(arguments: ["../a", "/a", "a//b", "a#", "a#b c", "a#hide", "", "a/../b#c"])
    func `names a file of the site and a region`(_ value: String) {
        check(
            "```swift 1️⃣from=\"\(value)\"\n```\n",
            finds: ["1️⃣ '\(value)' is not a value of the mark 'from' [mark-value]"])
    }
}
