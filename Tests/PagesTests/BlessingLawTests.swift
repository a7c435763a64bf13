import Corrections
import Diagnostics
import ExampleFinding
import Examples
import Judging
import Markdown
import Runs
import TestSupport
import Testing

@testable import Pages

/// A page with examples in all kinds of containers, the same for the same seed.
private struct RandomPage {
    private var random: SplitMix64
    private var count = 0
    /// What each program prints, by the number in its code.
    private(set) var printed: [Int: (output: String, error: String)] = [:]
    private(set) var text = ""

    init(seed: UInt64) {
        random = SplitMix64(seed: seed)
        var lines: [String] = []
        for _ in 0..<Int.random(in: 1...4, using: &random) { lines += block(depth: 2) }
        text = lines.map { $0 + "\n" }.joined()
        switch Int.random(in: 0..<8, using: &random) {
        case 0: text = text.replacing("\n", with: "\r\n")
        case 1: text = text.replacing("\n", with: "\r")
        case 2: text.removeLast()
        default: break
        }
        if Int.random(in: 0..<6, using: &random) == 0 { text = "---\ntitle: x\n---\n" + text }
    }

    private mutating func pick<Element>(_ elements: [Element]) -> Element {
        elements[Int.random(in: elements.indices, using: &random)]
    }

    private mutating func block(depth: Int) -> [String] {
        switch Int.random(in: 0..<(depth > 0 ? 8 : 5), using: &random) {
        case 0: return ["prose", ""]
        case 1...4: return example() + pick([[], [""]])
        case 5:
            let marker = pick(["> ", ">", "> "])
            return inside(first: marker, rest: marker, depth)
        case 6:
            let marker = pick(["- ", "1. ", "-   ", "10) ", "*  "])
            return inside(first: marker, rest: String(marker.map { _ in " " }), depth) + [""]
        default: return inside(first: "-\t", rest: "\t", depth) + [""]
        }
    }

    private mutating func inside(first: String, rest: String, _ depth: Int) -> [String] {
        let lines = block(depth: depth - 1)
        return lines.enumerated().map { index, line in
            index == 0 ? first + line : line.isEmpty && !rest.contains(">") ? "" : rest + line
        }
    }

    private mutating func example() -> [String] {
        count += 1
        let own = lines()
        let errors = Int.random(in: 0..<4, using: &random) == 0 ? lines() : []
        printed[count] = (own.joined(separator: "\n"), errors.joined(separator: "\n"))
        let indentation = pick(["", "", "", " ", "   "])
        var lines = ["```swift", "print(\(count))", "```"]
        if Bool.random(using: &random) { lines += pick([[], [""], ["", "prose", ""]]) }
        if Int.random(in: 0..<4, using: &random) > 0 { lines += fence("output", like: own) }
        if Int.random(in: 0..<4, using: &random) == 0 { lines += fence("stderr", like: errors) }
        return lines.map { indentation + $0 }
    }

    private mutating func fence(_ stream: String, like printed: [String]) -> [String] {
        let fence = pick(["```", "~~~", "`````"])
        let stated = Bool.random(using: &random) ? changed(printed) : lines()
        let safe = stated.filter { !$0.contains("```") && !$0.contains("~~~") }
        return [fence + stream + pick(["", "", " unordered", " contains"])] + safe + [fence]
    }

    private mutating func changed(_ lines: [String]) -> [String] {
        var lines = lines
        if !lines.isEmpty {
            let index = Int.random(in: lines.indices, using: &random)
            lines[index] = pick(["changed", "...", "[..]", ""])
        }
        return lines
    }

    private mutating func lines() -> [String] {
        random.pick(
            upTo: 5,
            from: [
                "a", "b", "b", "", "", "  in", "\ttab", "    four", "a  ", "[..]", "...",
                "x [..] y",
                "```", "````x", "  ~~~~", "   `````", "> quoted", "- item", "1. one", "# head",
                "é", "<b>", "\u{1B}[0m", "\u{7}", "-\t", "\\", "&amp;", "---", "[x]: y", "|a|b|",
            ])
    }
}

/// A page read, judged, and blessed.
private struct BlessedPage {
    let checked: [CheckedExample]
    let corrections: [Correction]
    let edits: [TextEdit]
    let result: Diagnosed<Fix>
    let page: Page

    init?(_ bytes: [UInt8], printed: [Int: (output: String, error: String)]) {
        let file = SiteSource.File(path: "page.md", displayPath: "page.md", bytes: bytes)
        let found = Page.parseAll([file], configuration: SiteConfiguration())
        // Containers that end fences in the middle are another matter.
        guard !found.diagnostics.holdErrors, let page = found.value.first else { return nil }
        self.page = page
        let programs = Program.assembleAll(page.examples.examples).value
        let runs = programs.map { program -> ProgramRun in
            let number = Int(program.text.filter(\.isNumber)) ?? 0
            let texts = printed[number] ?? ("", "")
            return ProgramRun(
                of: program, compilation: .succeeded, messages: [],
                execution: ProcessRun(
                    ending: .exited(0), standardOutput: Array(texts.output.utf8),
                    standardError: Array(texts.error.utf8)))
        }
        checked = ExampleRun.all(of: page.examples.examples, runs: runs).map { CheckedExample($0) }
        corrections = checked.flatMap(\.corrections.value)
        edits = corrections.edits(in: bytes)
        result = page.accepting(corrections, in: bytes)
    }
}

@Suite struct `Laws of blessing` {
    private static let seeds = 0..<1500 as Range<UInt64>

    /// The pages that can be judged, with their seeds.
    private func forEachPage(_ body: (UInt64, [UInt8], RandomPage, BlessedPage) -> Void) -> Int {
        var count = 0
        for seed in Self.seeds {
            let random = RandomPage(seed: seed)
            let bytes = Array(random.text.utf8)
            guard let blessed = BlessedPage(bytes, printed: random.printed) else { continue }
            count += 1
            body(seed, bytes, random, blessed)
        }
        return count
    }

    @Test func `a blessed page has no drift, and blessing it again changes nothing`() {
        var changed = 0
        var refused = 0
        let count = forEachPage { seed, bytes, random, blessed in
            let once = blessed.result.value.new
            changed += once == bytes ? 0 : 1
            refused += blessed.result.diagnostics.count
            guard let again = BlessedPage(once, printed: random.printed) else {
                Issue.record("seed \(seed): the blessed page has errors")
                return
            }
            let remaining = again.checked.filter { $0.diagnostics.holdErrors }.count
            let left = Set(blessed.result.diagnostics.map(\.location)).count
            if remaining > left {
                Issue.record("seed \(seed): drift is left:\n\(random.text)")
            }
            if again.result.value.new != once {
                Issue.record("seed \(seed): the second time changes more")
            }
        }
        #expect(count > 1100, "most pages can be judged: \(count)")
        #expect(changed > 900, "most are changed: \(changed)")
        #expect(refused == 0, "nothing cannot be written")
    }

    @Test func `nothing is changed but lines of statements, and after examples`() {
        _ = forEachPage { seed, bytes, _, blessed in
            var lineStarts = [0]
            for (index, byte) in bytes.enumerated() {
                let isFeed = byte == UInt8(ascii: "\n")
                let isReturn =
                    byte == UInt8(ascii: "\r")
                    && (index + 1 == bytes.count || bytes[index + 1] != UInt8(ascii: "\n"))
                if isFeed || isReturn { lineStarts.append(index + 1) }
            }
            func line(of offset: Int) -> Int { lineStarts.lastIndex { $0 <= offset }! + 1 }
            let blocks = blessed.corrections.compactMap { $0.stated?.block }
            for edit in blessed.edits where !edit.range.isEmpty {
                let isInside = blocks.contains { block in
                    line(of: edit.range.lowerBound) > block.fence.line
                        && line(of: edit.range.upperBound) <= block.closingLine ?? 0
                }
                if !isInside { Issue.record("seed \(seed): \(edit.range)") }
            }
            // What is before the first and after the last edit is there as it was.
            let new = bytes.applying(blessed.edits)
            let first = blessed.edits.map(\.range.lowerBound).min() ?? bytes.count
            let last = blessed.edits.map(\.range.upperBound).max() ?? 0
            #expect(new.starts(with: bytes[..<first]))
            #expect(new.suffix(bytes.count - last) == bytes[last...])
        }
    }

    @Test func `a page that passes has nothing to bless`() {
        _ = forEachPage { seed, bytes, _, blessed in
            guard !blessed.checked.contains(where: { $0.diagnostics.holdErrors }) else { return }
            if blessed.result.value.new != bytes { Issue.record("seed \(seed)") }
        }
    }
}
