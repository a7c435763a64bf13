import Corrections
import Diagnostics
import Examples
import Judging
import Runs
import TestSupport
import Testing

/// A page after its corrections were written into it.
private func blessed(
    _ text: String, _ runs: [ScriptedRun],
    sourceLocation: Testing.SourceLocation = #_sourceLocation
) -> String {
    let judged = CheckedPage(text, runs, sourceLocation: sourceLocation)
    let bytes = Array(text.utf8)
    let edits = judged.examples.flatMap(\.corrections.value).edits(in: bytes)
    return String(decoding: bytes.applying(edits), as: UTF8.self)
}

/// A page that is blessed to another, which then passes and stays.
private func check(
    _ text: String, _ runs: ScriptedRun..., blesses expected: String,
    sourceLocation: Testing.SourceLocation = #_sourceLocation
) {
    let result = blessed(text, runs, sourceLocation: sourceLocation)
    #expect(result == expected, sourceLocation: sourceLocation)
    let again = CheckedPage(result, runs, sourceLocation: sourceLocation)
    #expect(again.diagnostics == [], sourceLocation: sourceLocation)
}

private let example = "```swift\nprint(1)\n```\n"

@Suite struct `Blessing a fence` {
    @Test func `writes what was printed`() {
        check(
            example + "\n```output\nb\n```\ntext\n", .prints("a\nc\n"),
            blesses: example + "\n```output\na\nc\n```\ntext\n")
    }

    @Test func `fills an empty one and empties a full one`() {
        check(
            example + "```output\n```\n", .prints("a\n"),
            blesses: example + "```output\na\n```\n")
        check(
            example + "```output\na\n\nb\n```\n", .prints(""),
            blesses: example + "```output\n```\n")
    }

    @Test func `is added below a comment with a hidden example`() {
        let hidden = "> <!-- swift hidden\n> print(1) -->\n"
        check(
            hidden + "> text\n", .prints("a\n"),
            blesses: hidden + ">\n> ```output\n> a\n> ```\n> text\n")
    }

    @Test func `keeps lines with wildcards that hold`() {
        check(
            example + "```output\ntook [..] ms\n...\nx\n```\n", .prints("took 3 ms\na\nb\ny\n"),
            blesses: example + "```output\ntook [..] ms\n...\ny\n```\n")
    }

    @Test func `keeps the order of lines in any order`() {
        check(
            example + "```output unordered\nc\nx\na\n```\n", .prints("a\nb\nc\n"),
            blesses: example + "```output unordered\nc\na\nb\n```\n")
    }

    @Test func `keeps an excerpt one`() {
        check(
            example + "```output contains\nresult: 1\n```\n", .prints("a\nresult: 2\nc\n"),
            blesses: example + "```output contains\nresult: 2\n```\n")
    }

    @Test func `keeps white space at the end of lines that hold`() {
        check(
            example + "```output\na  \nb\n```\n", .prints("a\nc  \n"),
            blesses: example + "```output\na  \nc\n```\n")
    }

    @Test func `keeps tildes, long fences and what is between`() {
        check(
            example + "text\n\n~~~~output of=1\nb\n~~~~~\n", .prints("a\n"),
            blesses: example + "text\n\n~~~~output of=1\na\n~~~~~\n")
    }

    @Test func `makes a fence longer that the output would end`() {
        check(
            example + "```output\nb\n````\n", .prints("```\n  `````\n"),
            blesses: example + "``````output\n```\n  `````\n```````\n")
        check(
            example + "~~~output\nb\n~~~\n", .prints("```\n"),
            blesses: example + "~~~output\n```\n~~~\n")
        check(
            example + "```output\nb\n```\n", .prints("a ``` b\n"),
            blesses: example + "```output\na ``` b\n```\n")
    }

    @Test func `keeps line ends`() {
        let page = (example + "```output\nb\nc\n```\n").replacing("\n", with: "\r\n")
        check(
            page, .prints("a\nc\n"),
            blesses: page.replacing("b\r\n", with: "a\r\n"))
        let old = page.replacing("\r\n", with: "\r")
        check(old, .prints("a\nc\n"), blesses: old.replacing("b\r", with: "a\r"))
    }

    @Test func `keeps a byte order mark`() {
        let bytes = [0xEF, 0xBB, 0xBF] + Array((example + "```output\nb\n```\n").utf8)
        let judged = CheckedPage(example + "```output\nb\n```\n", [.prints("a\n")])
        let edits = judged.examples.flatMap(\.corrections.value).edits(in: bytes)
        #expect(
            bytes.applying(edits)
                == [0xEF, 0xBB, 0xBF] + Array((example + "```output\na\n```\n").utf8))
    }

    @Test func `keeps lists and quotes`() {
        check(
            "> - ```swift\n>   x\n>   ```\n>   ```output\n>   b\n>   ```\n", .prints("a\n\nc\n"),
            blesses: "> - ```swift\n>   x\n>   ```\n>   ```output\n>   a\n>\n>   c\n>   ```\n")
        check(
            "1. ```swift\n   x\n   ```\n\n   ```output\n   b\n   ```\n2. text\n",
            .prints("a\n\nc\n"),
            blesses: "1. ```swift\n   x\n   ```\n\n   ```output\n   a\n\n   c\n   ```\n2. text\n")
    }

    @Test func `keeps tabs`() {
        check(
            "-\ttext\n\n\t```swift\n\tx\n\t```\n\t```output\n\tb\n\t```\n", .prints("a\n\tc\n"),
            blesses: "-\ttext\n\n\t```swift\n\tx\n\t```\n\t```output\n\ta\n\t\tc\n\t```\n")
    }

    @Test func `keeps indentation`() {
        check(
            "  ```swift\n  x\n  ```\n  ```output\n  b\n  ```\n", .prints("a\n  c\n"),
            blesses: "  ```swift\n  x\n  ```\n  ```output\n  a\n    c\n  ```\n")
    }

    @Test func `writes several, and alike ones each by its own example`() {
        let fence = "```output\nx\n```\n"
        check(
            example + fence + example + fence, .prints("a\n"), .prints("x\n"),
            blesses: example + "```output\na\n```\n" + example + fence)
        check(
            example + fence + example + fence, .prints("a\n"), .prints("b\n"),
            blesses: example + "```output\na\n```\n" + example + "```output\nb\n```\n")
    }

    @Test func `writes both streams, and the compiler's messages`() {
        check(
            example + "```output\nx\n```\n```stderr\ny\n```\n", .prints("a\n", errors: ["b\n"]),
            blesses: example + "```output\na\n```\n```stderr\nb\n```\n")
        check(
            "```swift compile-fail\nlet a = x\nlet b = y\n```\n"
                + "```diagnostics\nerror: z\nerror: [..] 'x' [..]\n```\n",
            .isRefused(
                .error("cannot find 'x' in scope", at: "x"),
                .error("cannot find 'y' in scope", at: "y")),
            blesses: "```swift compile-fail\nlet a = x\nlet b = y\n```\n"
                + "```diagnostics\nerror: [..] 'x' [..]\n2:9: error: cannot find 'y' in scope\n```\n"
        )
    }

    @Test func `leaves the place out where a trap is stated without`() {
        let trap = "main/@(x): Fatal error: no\n"
        check(
            "```swift should-crash\nx\n```\n```stderr\nFatal error: yes\n```\n",
            .prints("", errors: [trap], ending: .signalled(4)),
            blesses: "```swift should-crash\nx\n```\n```stderr\nFatal error: no\n```\n")
    }
}

@Suite struct `Blessing adds a fence` {
    @Test func `below its example`() {
        check(
            example + "text\n", .prints("a\n"),
            blesses: example + "\n```output\na\n```\ntext\n")
    }

    @Test func `at the end of a page without a last line feed`() {
        check(
            "```swift\nx\n```", .prints("a\n", errors: ["b\n"]),
            blesses: "```swift\nx\n```\n\n```output\na\n```\n\n```stderr\nb\n```")
    }

    @Test func `below the fence that is there`() {
        check(
            example + "\n```output\na\n```\n\ntext\n", .prints("a\n", errors: ["b\n"]),
            blesses: example + "\n```output\na\n```\n\n```stderr\nb\n```\n\ntext\n")
    }

    @Test func `longer than the back-ticks in it`() {
        check(
            example, .prints("a ``` b ````\n"),
            blesses: example + "\n`````output\na ``` b ````\n`````\n")
    }

    @Test func `without setting the items of a list apart`() {
        check(
            "12. text\n    ```swift\n    x\n    ```\n13. more\n", .prints("1\n"),
            blesses:
                "12. text\n    ```swift\n    x\n    ```\n    ```output\n    1\n    ```\n13. more\n")
    }

    @Test func `in the quote of the example`() {
        check(
            "> ```swift\n> x\n> ```\n", .prints("1\n"),
            blesses: "> ```swift\n> x\n> ```\n>\n> ```output\n> 1\n> ```\n")
    }

    @Test func `for what the compiler says`() {
        check(
            "```swift compile-fail\nlet a = x\n```\n", .isRefused(.error("no", at: "x")),
            blesses: "```swift compile-fail\nlet a = x\n```\n\n"
                + "```diagnostics\n1:9: error: no\n```\n")
    }

    @Test func `for each part of a session`() {
        let block = "```swift session=a\nx\n```\n"
        check(
            block + block, .prints("1\n", "2\n"),
            blesses: block + "\n```output\n1\n```\n" + block + "\n```output\n2\n```\n")
    }
}

@Suite struct `Blessing leaves alone` {
    private func isLeftAlone(
        _ text: String, _ runs: ScriptedRun...,
        sourceLocation: Testing.SourceLocation = #_sourceLocation
    ) {
        let judged = CheckedPage(text, runs, sourceLocation: sourceLocation)
        #expect(judged.examples.flatMap(\.corrections.value) == [], sourceLocation: sourceLocation)
    }

    @Test func `what passes`() {
        isLeftAlone(example + "```output\n1\n```\n", .prints("1\n"))
        isLeftAlone(example + "```output\n...\n[..]b\n```\n", .prints("1\nab\n"))
    }

    @Test func `what does not compile`() {
        isLeftAlone(example + "```output\n2\n```\n", .isRefused(.error("no", at: "print")))
        isLeftAlone(
            example + "```output\n2\n```\n", .compilerFails(.timedOut(after: .seconds(1))))
    }

    @Test func `what ends in another way`() {
        for ending in [
            ProcessRun.Ending.exited(1), .signalled(4), .timedOut, .exceeded(.output), .lost,
        ] {
            isLeftAlone(example + "```output\n2\n```\n", .prints("1\n", ending: ending))
        }
        isLeftAlone(
            "```swift should-crash\nx\n```\n```output\n2\n```\n", .prints("1\n"))
    }

    @Test func `what compiles though it must not`() {
        isLeftAlone("```swift compile-fail\nx\n```\n```diagnostics\nerror: a\n```\n", .compiles())
    }

    @Test func `what is stated wrongly besides`() {
        isLeftAlone(
            example + "```output\n2\n```\n```diagnostics\nnonsense\n```\n", .prints("1\n"))
    }

    @Test func `what need not be stated`() {
        var defaults = ExampleDefaults()
        defaults.requirement = .allButOutput
        let judged = CheckedPage(example, [.prints("1\n")], defaults: defaults)
        #expect(judged.examples.flatMap(\.corrections.value) == [])
    }
}

@Suite struct `Blessing comments beside output that is not stated` {
    @Test func `states it as well`() {
        let run = ScriptedRun.takes([
            .passes("f()", prints: "a\n"), .passes("g()", prints: "c\n"),
        ])
        check(
            .block("", "f()  // Prints \"b\"\ng()"), run,
            blesses: .block("", "f()  // Prints \"a\"\ng()") + "\n```output\na\nc\n```\n")
    }
}
