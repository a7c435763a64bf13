import Diagnostics
import Examples
import Markdown
import TestSupport
import Testing

/// The place of a text in the only program of the page is, in the markdown, the place marked 1️⃣.
private func check(
    _ text: String, maps needle: String,
    sourceLocation: Testing.SourceLocation = #_sourceLocation
) {
    let page = FoundPage(text)
    guard let program = page.programs.value.first, let place = program.place(of: needle),
        let map = program.lineMap(of: place.source)
    else {
        Issue.record("no '\(needle)' in the program", sourceLocation: sourceLocation)
        return
    }
    let found = map.location(line: place.line, column: place.column)
    #expect(found.map { page.marked.name(of: $0) } == "1️⃣", sourceLocation: sourceLocation)
}

private func checkEnd(
    _ text: String, sourceLocation: Testing.SourceLocation = #_sourceLocation
) {
    let page = FoundPage(text)
    let map = page.programs.value.first?.lineMaps.first
    let end = map?.location(line: (map?.origins.count ?? 0) + 1, column: 1)
    #expect(end.map { page.marked.name(of: $0) } == "1️⃣", sourceLocation: sourceLocation)
}

@Suite struct `Places of a program in the markdown` {
    @Test func `at the margin`() {
        check("text\n\n```swift\na\nb 1️⃣x\n```\n", maps: "x")
    }

    @Test func `in a list`() {
        check("1. a\n\n   ```swift\n   a\n     b 1️⃣x\n   ```\n", maps: "x")
    }

    @Test func `in a quote`() {
        check("> ```swift\n> a\n>b 1️⃣x\n> ```\n", maps: "x")
    }

    @Test func `in a list in a quote`() {
        check("> - a\n>\n>   ```swift\n>   é 1️⃣x\n>   ```\n", maps: "x")
    }

    @Test func `behind letters of several bytes`() {
        check("```swift\nlet é = \"👩‍👩‍👧\" + 1️⃣x\n```\n", maps: "x")
    }

    @Test func `with other line ends`() {
        check("a\r\n\r\n```swift\r\nb\r\n1️⃣x\r\n```\r\n", maps: "x")
    }

    @Test func `in a later block of a session`() {
        check(
            "```swift session=s\na\n\n```\n\n- ```swift session=s\n  b 1️⃣x\n  ```\n", maps: "x")
    }

    @Test func `in a further source file`() {
        check(
            "```swift session=s\na\n```\n> ```swift session=s file=A.swift\n> 1️⃣x\n> ```\n",
            maps: "x")
    }

    @Test func `past the end it is the end`() {
        checkEnd("```swift\na\nif b {1️⃣\n```\n")
        checkEnd("> ```swift\n> if b {1️⃣\n> ```\n")
    }

    @Test func `past the end of a session it is the end of its last block`() {
        checkEnd("```swift session=s\na\n```\n```swift session=s\nbé1️⃣\n```\n")
    }

    @Test func `of an empty program it is the closing fence`() {
        checkEnd("```swift\n1️⃣```\n")
    }

    @Test func `a mark's line has no place`() {
        let programs = FoundPage(.block("session=s") + .block("session=s")).programs.value
        #expect(programs.first?.lineMaps.first?.location(line: 2, column: 1) == nil)
    }

    @Test func `a line before the first has no place`() {
        #expect(LineMap().location(line: 0, column: 0) == nil)
    }

    @Test(arguments: [
        "- a\n\n  ```swift\n1️⃣\tx\n  ```\n", "1. a\n\n   ```swift\n1️⃣\tx\n   ```\n",
        "> ```swift\n>1️⃣\tx\n> ```\n", "- ```swift\n1️⃣\tx\n  ```\n",
        "- - ```swift\n\t1️⃣\tx\n    ```\n",
    ])
    func `a line's beginning in a tab is the tab`(_ text: String) {
        let page = FoundPage(text)
        let map = page.programs.value.first?.lineMaps.first
        let start = map?.location(line: 1, column: 1)
        #expect(start.map { page.marked.name(of: $0) } == "1️⃣")
    }

    @Test(arguments: 0..<20)
    func `every place is in its line, and at the byte that it speaks of`(part: UInt64) {
        for seed in (part * 100)..<(part * 100 + 100) {
            var random = SplitMix64(seed: seed)
            let page = FoundPage(.behindTabs(&random))
            for program in page.programs.value { hold(program, in: page.marked.file, seed: seed) }
        }
    }

    private func hold(_ program: Program, in file: SourceFile, seed: UInt64) {
        let (source, map) = (program.job.sources[0], program.lineMaps[0])
        for (index, code) in SourceFile.lines(of: source.text).enumerated() {
            let code = Array(code.utf8)
            let ofTab = code.prefix { $0 == UInt8(ascii: " ") }.count
            for column in -1...(code.count + 3) {
                guard let place = map.location(line: index + 1, column: column),
                    let line = file.line(place.line).map({ Array($0.utf8) })
                else {
                    Issue.record("seed \(seed): no place")
                    continue
                }
                let inBlock = program.parts[0].example.block
                    .location(line: index + 1, column: column)
                #expect(place == inBlock, "seed \(seed)")
                #expect((1...(line.count + 1)).contains(place.column), "seed \(seed): \(place)")
                guard (ofTab + 1...code.count + 1).contains(column) else { continue }
                #expect(
                    line.dropFirst(place.column - 1) == code.dropFirst(column - 1),
                    "seed \(seed): \(place)")
            }
        }
    }
}

extension String {
    /// A block in lists and quotes, whose lines are led by tabs and spaces in all ways.
    fileprivate static func behindTabs(_ random: inout SplitMix64) -> String {
        func pick(_ texts: [String], _ random: inout SplitMix64) -> String {
            texts.randomElement(using: &random) ?? ""
        }
        let containers = random.pick(upTo: 3, from: ["-", "*", "1.", "10)", ">", ">"])
        func lead(isFirst: Bool, _ random: inout SplitMix64) -> String {
            containers.map { mark in
                if mark == ">" { return mark + pick(["", " ", " ", "\t"], &random) }
                let blank = String(repeating: " ", count: mark.count + 1)
                return isFirst
                    ? mark + pick([" ", " ", "\t"], &random)
                    : pick([blank, blank, "\t", "    ", "  \t"], &random)
            }.joined()
        }
        let fence = pick(["", "", " ", "  ", "   "], &random) + "```"
        var text = lead(isFirst: true, &random) + fence + "swift\n"
        for _ in 0..<Int.random(in: 0...4, using: &random) {
            let code = pick(["", " ", "\t", "  \t", "\t\t", "    "], &random)
            text += lead(isFirst: false, &random) + code + pick(["x", "é y", "", "\t"], &random)
            text += "\n"
        }
        return text + lead(isFirst: false, &random) + fence + "\n"
    }
}
