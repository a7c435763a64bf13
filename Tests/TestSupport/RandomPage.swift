import Diagnostics
package import Examples
package import Runs
import SwiftCode

/// A page of examples that state this and that, and what their programs do, made from a seed.
package struct RandomPage: Sendable {
    package let text: String
    package let defaults: ExampleDefaults
    private let seed: UInt64

    /// With `isOfSite` its examples must state all that they print; otherwise it is a folder's.
    package init(seed: UInt64, isOfSite: Bool) {
        var random = SplitMix64(seed: seed)
        self.seed = seed
        defaults = isOfSite ? ExampleDefaults() : .withoutConfiguration
        text = (0..<Int.random(in: 1...4, using: &random)).map { index in
            Self.example(index, &random)
        }.joined(separator: "\n")
    }

    private static func example(_ index: Int, _ random: inout SplitMix64) -> String {
        let marks =
            ["", "", "", "", "no-run", "compile-fail", "should-crash", "exit=3", "sketch"]
            .randomElement(using: &random) ?? ""
        let code = random.pick(
            upTo: 3,
            from: [
                "f()", "f()  // Prints \"a\"", "f()  // Prints \"b\"", "f()  // => 5",
                "let x = f()  // => 6", "f()  // error", "f()  // error: no such thing",
                "f()  // Fatal error", "f()\n// a\n// b", "f()\n// Prints:\n// a\n// b",
                "let y = f()\n// y is now 5", "f()  // it may be so", "func g() {}",
            ])
        let fences = random.pick(
            upTo: 2,
            from: [
                "```output\na\nb\n```", "```output\na\n[..]\n```", "```output unordered\nb\na\n```",
                "```output contains\nb\n```", "```stderr\ne\n```", "```output\na\n...\n```",
                "```diagnostics\nerror: no such thing\n```", "```diagnostics\nnone\n```",
                "```diagnostics\n[..]\n```",
            ])
        let names = fences.map { $0.prefix { $0 != "\n" && $0 != " " } }
        let own = zip(fences, names).enumerated().filter { place, pair in
            !names[..<place].contains(pair.1)
        }.map(\.element.0)
        return "```swift \(marks) id=e\(index)\n\(code.joined(separator: "\n"))\n```\n\n"
            + own.joined(separator: "\n\n") + "\n"
    }

    /// What a program of the page comes to, each time.
    package func run(of program: Program, time: UInt64 = 0) -> ProgramRun {
        let place = UInt64(program.parts.last?.example.location.line ?? 0)
        var random = SplitMix64(seed: seed &* 1_000 &+ place)
        let run = run(of: program, &random)
        guard time > 0, var execution = run.execution else { return run }
        // Another time it prints other lines.
        random = SplitMix64(seed: seed &* 1_000 &+ place &+ time &* 100_000)
        let output = random.pick(upTo: 3, from: ["a\n", "b\n", "c\n"]).joined()
        execution.standardOutput = Array(output.utf8)
        var other = run
        other.execution = execution
        return other
    }

    private func run(of program: Program, _ random: inout SplitMix64) -> ProgramRun {
        let message =
            ["no such thing", "cannot find 'f' in scope", "other"]
            .randomElement(using: &random) ?? ""
        let needle = ["f()", "f()", nil].randomElement(using: &random) ?? nil
        switch Int.random(in: 0..<10, using: &random) {
        case 0, 1: return ScriptedRun.isRefused(.error(message, at: needle)).run(program)
        case 2:
            return ScriptedRun.isRefused(.error(message, at: needle), .error("other", at: "let"))
                .run(program)
        case 3: return ScriptedRun.compilerFails(.crashed(words: ["oh"])).run(program)
        default: break
        }
        guard program.job.runs else {
            return ScriptedRun.compiles(.warning("odd", at: "f()")).run(program)
        }
        let output = random.pick(upTo: 3, from: ["a\n", "b\n", "c\n"]).joined()
        let ending: ProcessRun.Ending =
            [
                .exited(0), .exited(0), .exited(0), .exited(3), .signalled(4), .timedOut,
                .exceeded(.memory), .lost,
            ].randomElement(using: &random) ?? .exited(0)
        let errors = random.pick(upTo: 1, from: ["e\n", "main/@(f()): Fatal error: oh\n"])
        let value = ["5", "6"].randomElement(using: &random) ?? "5"
        let isGivenUp = Int.random(in: 0..<5, using: &random) == 0
        return ScriptedRun.prints(output, errors: [errors.joined()], ending: ending)
            .observing { program in
                if isGivenUp { return .givenUp(reason: "it differs") }
                var observations = TwinObservations()
                for probe in program.plan.probes {
                    switch probe.place {
                    case .statement:
                        let end = TwinObservations.Reach(output: output.utf8.count, error: 0)
                        observations.passages[probe.id] = [
                            .init(before: .init(output: 0, error: 0), after: end)
                        ]
                    case .value, .variable:
                        observations.values[probe.id] = [
                            .init(description: value, debugDescription: value)
                        ]
                    }
                }
                return .found(observations)
            }.run(program)
    }
}
