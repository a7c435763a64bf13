import TestSupport
import Testing

@testable import Examples

private let modes: [OutputPattern.Matching] = [.exact, .unordered, .contains]

/// Stated and printed lines of a small alphabet, so that they often meet.
private func lines(seed: UInt64) -> (stated: [String], printed: [String]) {
    var random = SplitMix64(seed: seed)
    let printable = ["a", "b", "ab", "ba", "aab", "", "...", "[..]", "a b"]
    let stated = random.pick(
        upTo: 5,
        from: printable + ["a[..]", "[..]b", "a[..]b", "[..]a[..]", "a [..]", "...", "[..]"])
    // Half of what is printed is what is stated, a little changed.
    guard Bool.random(using: &random) else {
        return (stated, random.pick(upTo: 5, from: printable))
    }
    var printed = stated.flatMap { line in
        line == "..."
            ? random.pick(upTo: 2, from: printable)
            : [
                line.split(separator: "[..]", omittingEmptySubsequences: false).joined(
                    separator: "ab")
            ]
    }
    if Bool.random(using: &random) { printed.shuffle(using: &random) }
    if Int.random(in: 0..<4, using: &random) == 0 {
        printed += random.pick(upTo: 1, from: printable)
    }
    return (stated, printed)
}

private func text(_ lines: [String]) -> String { lines.map { $0 + "\n" }.joined() }

@Suite struct `Laws of output` {
    @Test(arguments: modes) func `a pattern holds as the reference says`(
        matching: OutputPattern.Matching
    ) {
        var held = 0
        for seed in 0..<1500 as Range<UInt64> {
            let (stated, printed) = lines(seed: seed)
            let reference = ReferenceMatcher(stated: stated, printed: printed).holds(matching)
            let holds = OutputPattern(text: text(stated), matching: matching)
                .holds(for: OutputLines(text: text(printed)))
            if holds != reference {
                Issue.record("seed \(seed): \(stated) for \(printed): \(holds)")
            }
            held += reference ? 1 : 0
        }
        #expect(held > 250 && held < 1250, "both happen often: \(held)")
    }

    @Test func `a line matches as the reference says`() {
        for seed in 0..<4000 as Range<UInt64> {
            var random = SplitMix64(seed: seed)
            let stated = random.pick(upTo: 6, from: ["a", "b", " ", "[..]", "[..]"]).joined()
            let printed = random.pick(upTo: 7, from: ["a", "a", "b", " "]).joined()
            let holds = LinePattern(stated).matches(printed)
            if holds != ReferenceMatcher.line(stated, is: printed) {
                Issue.record("'\(stated)' for '\(printed)': \(holds)")
            }
        }
    }

    @Test(arguments: modes) func `what is stated holds for itself`(
        matching: OutputPattern.Matching
    ) {
        for seed in 0..<500 as Range<UInt64> {
            let stated = text(lines(seed: seed).stated)
            let holds = OutputPattern(text: stated, matching: matching)
                .holds(for: OutputLines(text: stated))
            if !holds { Issue.record("seed \(seed): \(stated)") }
        }
    }

    @Test(arguments: modes) func `corrected lines hold`(matching: OutputPattern.Matching) {
        for seed in 0..<1500 as Range<UInt64> {
            let (stated, lines) = lines(seed: seed)
            let printed = OutputLines(text: text(lines))
            let diff = OutputDiff(OutputPattern(text: text(stated), matching: matching), printed)
            let corrected = diff.corrected.texts(stated: stated)
            if !OutputPattern(text: text(corrected), matching: matching).holds(for: printed) {
                Issue.record("seed \(seed): \(stated) for \(lines): \(corrected)")
            }
        }
    }

    @Test(arguments: modes) func `what holds is corrected to itself`(
        matching: OutputPattern.Matching
    ) {
        for seed in 0..<1500 as Range<UInt64> {
            let (stated, lines) = lines(seed: seed)
            let pattern = OutputPattern(text: text(stated), matching: matching)
            let printed = OutputLines(text: text(lines))
            guard pattern.holds(for: printed) else { continue }
            let corrected = OutputDiff(pattern, printed).corrected
            if corrected != stated.indices.map({ .kept($0) }) {
                Issue.record("seed \(seed): \(stated) for \(lines): \(corrected)")
            }
        }
    }

    @Test(arguments: modes) func `a difference shows if and only if it does not hold`(
        matching: OutputPattern.Matching
    ) {
        for seed in 0..<1000 as Range<UInt64> {
            let (stated, lines) = lines(seed: seed)
            let printed = OutputLines(text: text(lines))
            let pattern = OutputPattern(text: text(stated), matching: matching)
            let diff = OutputDiff(pattern, printed)
            let shows = diff.lines.contains { $0.hasPrefix("- ") || $0.hasPrefix("+ ") }
            if shows == pattern.holds(for: printed) {
                Issue.record("seed \(seed): \(stated) for \(lines): \(diff.lines)")
            }
            if !(0...stated.count).contains(diff.firstDifference) {
                Issue.record("seed \(seed): first difference \(diff.firstDifference)")
            }
        }
    }

    @Test func `a published page does not change where the wildcards match something else`() {
        let pattern = OutputPattern(text: "a\n...\n[..] ms\n", matching: .exact)
        #expect(
            pattern.published(for: OutputLines(text: "a\n5 ms\n"))
                == pattern.published(for: OutputLines(text: "a\nb\nc\n70 ms\n")))
    }
}
