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

/// A page of one example whose calls `f1()`, `f2()` each have a comment about their output or value,
/// in a container; the same for the same seed.
private struct RandomPage {
    private var random: SplitMix64
    private(set) var text = ""
    private(set) var steps: [ScriptedStep] = []

    init(seed: UInt64) {
        random = SplitMix64(seed: seed)
        var code: [String] = []
        for number in 1...Int.random(in: 1...3, using: &random) {
            code += statement("f\(number)()")
        }
        var lines = ["```swift"] + code + ["```"]
        switch Int.random(in: 0..<5, using: &random) {
        case 0: lines = lines.map { "> " + $0 }
        case 1: lines = lines.enumerated().map { ($0.offset == 0 ? "- " : "  ") + $0.element }
        case 2: lines = lines.enumerated().map { ($0.offset == 0 ? "-\t" : "\t") + $0.element }
        case 3: lines = lines.map { "> > " + $0 }
        default: break
        }
        text = lines.map { $0 + "\n" }.joined()
        if Int.random(in: 0..<4, using: &random) == 0 {
            text = text.replacing("\n", with: "\r\n")
        }
    }

    private mutating func pick<Element>(_ elements: [Element]) -> Element {
        elements[Int.random(in: elements.indices, using: &random)]
    }

    private mutating func statement(_ call: String) -> [String] {
        if Int.random(in: 0..<3, using: &random) == 0 {
            let value: TwinObservations.Value = pick([
                .plain("1"), .plain("[1, 2]"), .string("a"), .string("a \"b\""), .string("*/"),
                .string("x\ny"), .plain("Point(x: 1)"), .plain("south"),
            ])
            steps += [.passes(call), .value(call, value)]
            let stated = pick(["1", "\"a\"", "\"c\"", ".north", "[2]", "\"a \\\"c\\\"\""])
            return [
                call + "  "
                    + pick(["// => \(stated)", "// returns \(stated)", "/* => \(stated) */"])
            ]
        }
        let printed = lines(from: 1)
        steps += [.passes(call, prints: printed.map { $0 + "\n" }.joined())]
        let stated = Bool.random(using: &random) ? lines(from: 1) : changed(printed)
        let lead = pick(["Prints", "prints", "This prints", "Output:"])
        let tail = pick(["", ".", ", because of it"])
        switch Int.random(in: 0..<6, using: &random) {
        case 0:
            let column = String(repeating: " ", count: call.utf8.count + 2)
            return stated.enumerated().map { index, line in
                (index == 0 ? call + "  " : column) + "// \(lead) \"\(line)\""
                    + (index == stated.count - 1 ? tail : "")
            }
        case 1: return [call] + stated.map { "// \(lead) \"\($0)\"" }
        case 2: return [call, "// Prints:"] + stated.map { "// \($0)" }
        case 3: return [call, "/*", " Prints:"] + stated.map { " \($0)" } + ["*/"]
        case 4: return [call + "  /* Prints \"\(stated[0])\" */"]
        default: return [call + "  // \(lead) \"\(stated.joined(separator: "\\n"))\"\(tail)"]
        }
    }

    private mutating func changed(_ lines: [String]) -> [String] {
        var lines = lines
        lines[Int.random(in: lines.indices, using: &random)] = pick(["changed", "...", "[..]"])
        return lines
    }

    private mutating func lines(from least: Int) -> [String] {
        let lines = random.pick(
            upTo: 4,
            from: [
                "a", "b", "it is so", "  in", "x [..] y", "...", "say \"hi\"", "*/ g()", "\\n",
                "é", "// c", "```", "a.", "", "error: no", "=> 2",
            ])
        return lines.count < least ? ["one"] : lines
    }
}

/// A page read, judged, and blessed.
private struct BlessedPage {
    let checked: [CheckedExample]
    let corrections: [Correction]
    let result: Diagnosed<Fix>

    init?(_ bytes: [UInt8], _ steps: [ScriptedStep]) {
        let file = SiteSource.File(path: "page.md", displayPath: "page.md", bytes: bytes)
        let found = Page.parseAll([file], configuration: SiteConfiguration())
        guard !found.diagnostics.holdErrors, let page = found.value.first else { return nil }
        let examples = page.examples.examples
        let programs = Program.assembleAll(examples).value
        // Lines that end the block in the middle are another matter.
        let calls = ["f1()", "f2()", "f3()"].filter { call in
            steps.contains { if case .passes(call, _, _) = $0 { true } else { false } }
        }
        guard programs.count == 1, calls.allSatisfy(programs[0].text.contains) else {
            return nil
        }
        let runs = programs.map { ScriptedRun.takes(steps).run($0) }
        checked = ExampleRun.all(of: examples, runs: runs).map { CheckedExample($0) }
        corrections = checked.flatMap(\.corrections.value).filter(\.isOfComments)
        result = page.accepting(corrections, in: bytes)
    }

    var unmet: Int {
        checked.flatMap(\.expectations).count { $0.verdict == .unmet }
    }
}

@Suite struct `Laws of blessing comments` {
    @Test func `what is blessed holds, stays, and is all that changes`() {
        var changed = 0
        var refused = 0
        for seed in 0..<1000 as Range<UInt64> {
            let random = RandomPage(seed: seed)
            let bytes = Array(random.text.utf8)
            guard let once = BlessedPage(bytes, random.steps) else { continue }
            let new = once.result.value.new
            refused += once.result.diagnostics.count
            guard new != bytes else { continue }
            changed += 1
            guard let twice = BlessedPage(new, random.steps) else {
                Issue.record("seed \(seed): the blessed page has errors")
                continue
            }
            let text = String(decoding: new, as: UTF8.self)
            if once.result.diagnostics.isEmpty, twice.unmet > 0 {
                Issue.record("seed \(seed): drift is left:\n\(random.text)\n\(text)")
            }
            if twice.result.value.new != new {
                Issue.record("seed \(seed): the second time changes more:\n\(text)")
            }
            if calls(of: random.text) != calls(of: text) {
                Issue.record("seed \(seed): the code is another:\n\(text)")
            }
            if random.text.contains("\r\n") != text.contains("\r\n") || text.hasStrayLineFeed {
                Issue.record("seed \(seed): line ends are others:\n\(text)")
            }
        }
        #expect(changed > 300, "many are changed: \(changed)")
        #expect(refused < 20, "nearly all can be written: \(refused)")
    }

    /// The lines that hold code, up to the comments.
    private func calls(of text: String) -> [Substring] {
        text.split { $0.isNewline }.compactMap { line in
            line.firstRange(of: /f[0-9]\(\)/).map { line[..<$0.upperBound] }
        }
    }
}

extension String {
    /// Whether lines of a text with CRLF end by LF alone.
    fileprivate var hasStrayLineFeed: Bool { contains("\r\n") && contains("\n") }
}
