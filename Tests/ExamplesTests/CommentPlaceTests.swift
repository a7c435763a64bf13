import Diagnostics
import Examples
import Markdown
import StatedComments
import SwiftCode
import TestSupport
import Testing

/// The place in the markdown of each stated line, by its mark, and the text that blessing replaces.
private func check(
    _ page: String, stands places: [String],
    sourceLocation: Testing.SourceLocation = #_sourceLocation
) {
    let found = FoundPage(page)
    let lines = found.examples.flatMap { example in
        example.comments.flatMap { comment in
            comment.lines.map { line in
                found.marked.name(of: line.location) + example.block.code.part(line.range)
            }
        }
    }
    #expect(lines == places, sourceLocation: sourceLocation)
}

@Suite struct `The place of what a comment states` {
    @Test func `between the quotes`() {
        check("```swift\nprint(1)\n// Prints \"1️⃣one\".\n```\n", stands: ["1️⃣one"])
    }

    @Test func `the value without the prose`() {
        check("```swift\nf()  // => 1️⃣5, because of x\n```\n", stands: ["1️⃣5"])
    }

    @Test func `the string that a variable holds`() {
        check("```swift\nf()  // x is now \"1️⃣a\"\n```\n", stands: ["1️⃣a"])
    }

    @Test func `a line without its full stop`() {
        check(
            "```swift\nf()  // Prints Hello, 1️⃣World.\n```\n".replacing(
                "Hello, 1️⃣", with: "1️⃣Hello, "),
            stands: ["1️⃣Hello, World"])
    }

    @Test func `the text of an error`() {
        check("```swift\nx = 2  // error: 1️⃣no\n```\n", stands: ["1️⃣no"])
    }

    @Test func `each of several lines`() {
        check(
            "```swift\nf()\n// Output:\n// 1️⃣a\n// 2️⃣  b\n// \"3️⃣c\"\n```\n",
            stands: ["1️⃣a", "2️⃣b", "3️⃣c"])
    }

    @Test func `the first of two readings`() {
        check("```swift\nf()  // Prints \"1️⃣a\", because \"b\"\n```\n", stands: ["1️⃣a"])
    }

    @Test func `in a list and a quote`() {
        check(
            "- item\n\n  ```swift\n  f()  // => 1️⃣5\n  ```\n\n> ```swift\n> f()  // => 2️⃣6\n> ```\n",
            stands: ["1️⃣5", "2️⃣6"])
    }

    @Test func `after characters of several bytes`() {
        check("```swift\nlet é = \"🙂\"  // => \"1️⃣🙂\"\n```\n", stands: ["1️⃣🙂"])
    }

    @Test func `in a comment of several lines`() {
        check("```swift\nf()\n/*\n Output:\n 1️⃣a\n*/\n```\n", stands: ["1️⃣a"])
    }

    @Test func `of the comment itself`() {
        let page = FoundPage("```swift\nlet a = 1\nf()  1️⃣// error\n```\n")
        let comment = page.examples[0].comments[0]
        #expect(page.marked.name(of: comment.location) == "1️⃣")
        #expect(page.examples[0].block.code.part(comment.range) == "// error")
        #expect(comment.isTrailing)
    }

    @Test func `of a comment over several lines`() {
        let page = FoundPage("```swift\nf()\n1️⃣// Prints \"a\"\n// Prints \"b\"\n```\n")
        let comment = page.examples[0].comments[0]
        #expect(page.marked.name(of: comment.location) == "1️⃣")
        #expect(
            page.examples[0].block.code.part(comment.range) == "// Prints \"a\" // Prints \"b\"")
        #expect(!comment.isTrailing)
    }
}

@Suite struct `The comments of an example` {
    @Test(arguments: ["", "no-run", "compile-fail", "should-crash", "exit=3"])
    func `are found where it is compiled`(marks: String) {
        let page = FoundPage(.block(marks, "f()  // => 5"))
        #expect(page.examples.map(\.comments.count) == [1])
    }

    @Test(arguments: ["sketch", "ignore=\"why\""])
    func `are not looked for where it is not`(marks: String) {
        let page = FoundPage(.block(marks, "f()  // => 5"))
        #expect(page.examples.map(\.comments.count) == [0])
    }

    @Test func `are not looked for in a manifest`() {
        let page = FoundPage(.block("", "// swift-tools-version: 6.0\nf()  // => 5"))
        #expect(page.examples.map(\.comments.count) == [0])
    }
}
