import Diagnostics
import TestSupport
import Testing

@testable import OutputMatching

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

    /// Stated and printed lines, the pattern, and the text that comes of them.
    private func check(
        _ matching: OutputPattern.Matching, seeds: Range<UInt64> = 0..<1500,
        _ law: (
            _ pattern: OutputPattern, _ printed: OutputLines, _ normalised: NormalisedOutput
        ) -> String?
    ) {
        for seed in seeds {
            let (stated, printed) = lines(seed: seed)
            let pattern = OutputPattern(text: text(stated), matching: matching)
            let output = OutputLines(text: text(printed))
            let normalised = pattern.normalised(output)
            if let problem = law(pattern, output, normalised) {
                Issue.record(
                    "seed \(seed): \(stated) for \(printed): \(normalised.texts): \(problem)")
            }
        }
    }

    @Test(arguments: modes)
    func `A4: it holds if and only if the normalised text is what is stated`(
        matching: OutputPattern.Matching
    ) {
        check(matching) { pattern, printed, normalised in
            let isStated =
                normalised.texts.map { String($0.trimmingTrailingWhitespace) }
                == pattern.lines.map { String($0.text.trimmingTrailingWhitespace) }
            guard normalised.holds == pattern.holds(for: printed) else { return "two answers" }
            return isStated == normalised.holds ? nil : "holds: \(normalised.holds)"
        }
    }

    @Test(arguments: modes) func `A4: normalised twice is normalised once`(
        matching: OutputPattern.Matching
    ) {
        check(matching) { pattern, _, normalised in
            let text = OutputLines(lines: normalised.texts)
            // '[..]' holds for a printed '...', even where that was put there for other lines.
            guard normalised.holds || !pattern.holds(for: text) else { return nil }
            let twice = pattern.normalised(text).texts
            return twice == normalised.texts ? nil : "twice: \(twice)"
        }
    }

    @Test(arguments: modes) func `A4: what is normalised holds once it is stated`(
        matching: OutputPattern.Matching
    ) {
        check(matching) { _, printed, normalised in
            let blessed = OutputPattern(text: text(normalised.texts), matching: matching)
            guard blessed.holds(for: printed) else { return "does not hold" }
            let again = blessed.normalised(printed).texts
            return again == normalised.texts ? nil : "blessed again: \(again)"
        }
    }

    @Test(arguments: modes) func `A4: what is published is the normalised text`(
        matching: OutputPattern.Matching
    ) {
        check(matching) { pattern, _, normalised in
            let lines = normalised.published.filter { $0 != .ellipsis }
            let wanted = normalised.lines.compactMap { line -> PublishedLine? in
                switch line {
                case .captured(let text, _), .printed(let text): .text(text)
                case .wildcard(let index):
                    pattern.lines[index].isEllipsis
                        ? nil : .pieces(pattern.lines[index].literalPieces)
                case .leftOut: nil
                }
            }
            return lines == wanted ? nil : "published: \(lines)"
        }
    }

    @Test func `A4: as few lines differ as can`() {
        check(.exact, seeds: 0..<600) { pattern, printed, normalised in
            let most = ReferenceMatcher(
                stated: pattern.lines.map(\.text), printed: printed.lines
            ).fewestDifferences
            // A line that takes the place of one beside '...' counts with that one.
            let added = normalised.lines.count { if case .printed = $0 { true } else { false } }
            let missing = normalised.missing.count
            return (missing...(missing + added)).contains(most) ? nil : "of \(most)"
        }
    }

    @Test func `A5: without wildcards it is what was printed`() {
        check(.exact) { pattern, printed, normalised in
            guard !pattern.lines.contains(where: { $0.hasWildcard || $0.isEllipsis }) else {
                return nil
            }
            return normalised.texts == printed.lines ? nil : "not what was printed"
        }
    }

    @Test func `A6: in any order means in any order`() {
        check(.unordered) { pattern, printed, normalised in
            var random = SplitMix64(seed: UInt64(printed.lines.count))
            let shuffled = OutputLines(lines: printed.lines.shuffled(using: &random))
            return pattern.holds(for: shuffled) == normalised.holds ? nil : "\(shuffled.lines)"
        }
    }

    @Test func `A6: more lines change nothing for a part of them`() {
        check(.contains) { pattern, printed, normalised in
            guard normalised.holds else { return nil }
            var random = SplitMix64(seed: UInt64(printed.lines.count))
            var lines = printed.lines
            for text in ["x", "a", "..."] {
                lines.insert(text, at: Int.random(in: 0...lines.count, using: &random))
            }
            return pattern.holds(for: OutputLines(lines: lines)) ? nil : "not for \(lines)"
        }
    }

    @Test(arguments: modes) func `A7: one character that is another one does not hold`(
        matching: OutputPattern.Matching
    ) {
        check(matching) { pattern, printed, normalised in
            guard normalised.holds else { return nil }
            for (index, line) in pattern.lines.enumerated() where !line.isEllipsis {
                for place in line.literalPieces.indices {
                    var pieces = line.literalPieces
                    guard !pieces[place].isEmpty else { continue }
                    pieces[place] = "☃" + pieces[place].dropFirst()
                    var texts = pattern.lines.map(\.text)
                    texts[index] = pieces.joined(separator: "[..]")
                    let other = OutputPattern(text: text(texts), matching: matching)
                    if other.holds(for: printed) { return "'\(texts[index])' holds" }
                }
            }
            return nil
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
            pattern.normalised(OutputLines(text: "a\n5 ms\n")).published
                == pattern.normalised(OutputLines(text: "a\nb\nc\n70 ms\n")).published)
    }
}
