import Corrections
import Diagnostics
import Examples
import Judging
import Markdown
import OutputMatching
import Runs
import TestSupport
import Testing

/// Laws of checks, over pages and runs that are made from seeds.
@Suite struct `Laws of checks` {
    private struct Case: Sendable {
        let seed: UInt64
        let isOfSite: Bool
        let text: String
        let examples: [Example]
        let runs: [ProgramRun]
        /// Further runs, which print something else.
        let further: [[ProgramRun]]
        let checked: [CheckedExample]

        /// The checks of examples in some order, of runs in some order.
        static func checked(
            _ examples: [Example], _ runs: [ProgramRun], beside further: [[ProgramRun]]
        ) -> [CheckedExample] {
            let others = further.map { ExampleRun.all(of: examples, runs: $0) }
            return ExampleRun.all(of: examples, runs: runs).enumerated().map { index, run in
                CheckedExample(run, beside: others.map { $0[index] })
            }
        }
    }

    /// Made once for all laws.
    private static let cases: [Case] = (0..<400 as Range<UInt64>).flatMap { seed in
        [true, false].map { isOfSite in
            let random = RandomPage(seed: seed, isOfSite: isOfSite)
            let page = FoundPage(random.text, defaults: random.defaults)
            let programs = page.programs.value
            let runs = programs.map { random.run(of: $0) }
            let times = seed % 2 == 0 ? [] : [1, 2] as [UInt64]
            let further = times.map { time in programs.map { random.run(of: $0, time: time) } }
            let checked = Case.checked(page.examples, runs, beside: further)
            return Case(
                seed: seed, isOfSite: isOfSite, text: random.text, examples: page.examples,
                runs: runs, further: further, checked: checked)
        }
    }

    private func forEach(_ body: (Case) -> String?) {
        for made in Self.cases {
            if let problem = body(made) {
                Issue.record("seed \(made.seed), site \(made.isOfSite): \(problem)\n\(made.text)")
            }
        }
    }

    @Test func `A1: claims depend on the page and its configuration alone`() {
        forEach { made in
            for example in made.checked {
                let claims = example.example.claims
                let own = example.checks.map(\.claim)
                let written = claims.filter { $0.origin != .implied }
                let wanted = made.isOfSite || claims.contains(where: \.isFirm) ? claims : written
                if own != wanted { return "\(own.map(\.content)) for \(wanted.map(\.content))" }
            }
            return nil
        }
    }

    @Test func `A2: each error is of one unmet check, and each unmet check has one`() {
        var unmet = 0
        forEach { made in
            for example in made.checked {
                if example.remarks.holdErrors { return "an error concerns no claim" }
                for check in example.checks {
                    let errors = check.problems.filter { $0.severity == .error }
                    unmet += check.isUnmet ? 1 : 0
                    if check.isUnmet, errors.isEmpty { return "no words: \(check.claim.content)" }
                    if !check.isUnmet, !errors.isEmpty { return "an error: \(errors[0].summary)" }
                    // What the compiler refuses, and lines that are no messages, are told one by one.
                    if check.isUnmet, errors.count > 1, !check.claim.isOfCompiler {
                        return "\(errors.count) errors: \(check.claim.content)"
                    }
                }
            }
            return nil
        }
        #expect(unmet > 300)
    }

    @Test func `A3: the verdict is a fold over the checks`() {
        var verdicts: [String: Int] = [:]
        forEach { made in
            for example in made.checked {
                let isFailed = example.checks.contains(where: \.isUnmet)
                let isOpen = example.checks.contains { check in
                    guard check.claim.isFirm, let reason = check.reason else { return false }
                    if case .asStated = reason { return false } else { return true }
                }
                let isMet = example.checks.contains {
                    $0.verdict == .met && (made.isOfSite || $0.claim.origin != .implied)
                }
                let isNoProgram = example.run.reasonItIsNoProgram != nil
                let wanted =
                    isFailed
                    ? "failed"
                    : isNoProgram
                        ? "skipped" : isOpen ? "unverifiable" : isMet ? "passed" : "skipped"
                let found = "\(example.verdict)".prefix { $0 != "(" }
                verdicts[String(found), default: 0] += 1
                if wanted != found { return "\(example.example.id): \(found), not \(wanted)" }
                if isFailed != example.diagnostics.holdErrors { return "errors of '\(found)'" }
            }
            return nil
        }
        #expect(verdicts.values.allSatisfy { $0 > 50 }, "each happens often: \(verdicts)")
        #expect(verdicts.count == 4)
    }

    @Test func `A4: what is blessed is what would be published`() {
        var count = 0
        forEach { made in
            for example in made.checked {
                for correction in example.corrections.value {
                    guard case .fence(let fence) = correction, fence.stream == .output,
                        fence.stated != nil
                    else { continue }
                    count += 1
                    let texts = example.output.compactMap { line in
                        if case .pieces(let pieces) = line {
                            pieces.joined(separator: "[..]").trimmingTrailingWhitespace
                        } else {
                            nil
                        }
                    }
                    let wanted = fence.texts.filter { $0 != "..." }
                    if texts.map(String.init) != wanted { return "\(texts) for \(wanted)" }
                }
            }
            return nil
        }
        #expect(count > 30)
    }

    @Test func `A8: the order of examples and runs changes nothing`() {
        forEach { made in
            var random = SplitMix64(seed: made.seed)
            let examples = made.examples.shuffled(using: &random)
            let runs = made.runs.shuffled(using: &random)
            let other = Case.checked(examples, runs, beside: made.further)
            for example in made.checked {
                let same = other.first { $0.example.location == example.example.location }
                if same?.checks != example.checks { return "other checks: \(example.example.id)" }
                if same?.verdict != example.verdict { return "verdict of \(example.example.id)" }
            }
            return nil
        }
    }

    @Test func `A7: comments with a character that is another one are not met`() {
        var changed = 0
        for seed in 0..<400 as Range<UInt64> {
            let random = RandomPage(seed: seed, isOfSite: true)
            let page = FoundPage(random.text)
            for (program, example) in zip(page.programs.value, page.examples) {
                let run = random.run(of: program)
                guard program.parts.count == 1,
                    let before = ExampleRun.all(of: [program.parts[0].example], runs: [run]).first
                else { continue }
                for (old, new) in [("\"a\"", "\"☃\""), ("=> 5", "=> ☃5"), ("thing", "th☃ng")] {
                    let met = CheckedExample(before).expectations.filter {
                        $0.verdict == .met && $0.form != .exit && $0.form != .fence
                    }
                    let code = before.example.block.code
                    guard code.contains(old) else { continue }
                    let text = String.block("", code.replacing(old, with: new))
                    let other = FoundPage(text)
                    guard let program = other.programs.value.first, program.parts.count == 1,
                        before.example.kind == .run
                    else { continue }
                    let after = CheckedExample(
                        ExampleRun.all(of: other.examples, runs: [random.run(of: program)])[0])
                    let kept = after.expectations.filter {
                        $0.verdict == .met && $0.stated.contains("☃")
                    }
                    changed += met.isEmpty ? 0 : 1
                    if !kept.isEmpty {
                        Issue.record("seed \(seed), \(example.id): \(kept.map(\.stated))")
                    }
                }
            }
        }
        #expect(changed > 20, "\(changed)")
    }

    @Test func `judged twice is judged once`() {
        forEach { made in
            let again = Case.checked(made.examples, made.runs, beside: made.further)
            return again.map(\.checks) == made.checked.map(\.checks) ? nil : "other checks"
        }
    }

    @Test func `further runs that do the same change no verdict`() {
        forEach { made in
            for example in made.checked where made.further.isEmpty {
                let same = CheckedExample(example.run, beside: [example.run, example.run])
                if same.verdict != example.verdict { return "verdict of \(example.example.id)" }
                if same.checks.map(\.claim) != example.checks.map(\.claim) { return "claims" }
            }
            return nil
        }
    }
}

extension Claim {
    /// Whether what is wrong with it may be told at several places.
    fileprivate var isOfCompiler: Bool {
        switch content {
        case .compiles, .isRefused, .isStated(.diagnostics): true
        case .fence(let stated): stated.stream == .diagnostics
        case .comments, .region, .ends, .isStated: false
        }
    }
}
