import Conventions
import Diagnostics
import ExampleFinding
import Examples
import Judging
import Runs
import StatedComments
import TestSupport
import Testing

/// A comment behind a call, and what the call printed.
private struct Statement {
    var comment: String
    var printed: String

    init(_ lead: String, _ stated: String, printed: String) {
        comment = "\(lead) \"\(stated)\""
        self.printed = printed
    }
}

/// Pages of a folder, one example for each statement.
private struct Folder {
    var pages: [[Statement]]

    /// The examples of the pages, as judged by themselves.
    var checked: [[CheckedExample]] {
        pages.enumerated().map { number, statements in
            let text = statements.indices.map {
                "```swift\nf\($0)()  // \(statements[$0].comment)\n```\n"
            }.joined(separator: "\n")
            let page = PageExamples.find(
                in: .of(MarkedText(text, path: "\(number).md").file), page: "\(number)",
                defaults: .withoutConfiguration
            ).value
            return page.examples.enumerated().map { index, example in
                let program = Program.assembleAll([example]).value[0]
                let run = ScriptedRun.takes([
                    .passes("f\(index)()", prints: statements[index].printed + "\n"),
                    .value("f\(index)()", .void),
                ]).run(program)
                return CheckedExample(ExampleRun.all(of: [example], runs: [run])[0])
            }
        }
    }

    func findings(recorded: Set<StatementForm> = []) -> Findings {
        Findings(checked.flatMap(\.self), recorded: recorded)
    }

    /// One to three pages whose statements hold more or less often.
    init(_ random: inout SplitMix64) {
        let often = Int.random(in: 1...10, using: &random)
        pages = (0..<Int.random(in: 1...3, using: &random)).map { page in
            (0..<Int.random(in: 1...8, using: &random)).map { number in
                let lead = ["打印", "Ausgabe:", "imprime"].randomElement(using: &random) ?? ""
                // The same words on the same code may stand on several pages.
                let word = Bool.random(using: &random) ? "word\(page)x\(number)" : "word\(number)"
                let isRight = Int.random(in: 0...10, using: &random) <= often
                return Statement(lead, word, printed: isRight ? word : "other")
            }
        }
    }

    init(_ pages: [[Statement]]) { self.pages = pages }
}

/// What is told of examples by what they teach together.
private struct Findings: Equatable {
    var errors: Set<String> = []
    var warnings: Set<String> = []

    init(
        _ examples: [CheckedExample], recorded: Set<StatementForm> = [],
        of some: [CheckedExample]? = nil
    ) {
        let conventions = Conventions(examples, recorded: recorded)
        for problem in (some ?? examples).flatMap({ $0.judged(by: conventions).diagnostics })
        where problem.severity == .error {
            errors.insert("\(problem.location.path):\(problem.location.line)")
        }
        for warning in conventions.warnings {
            warnings.insert("\(warning.location.path):\(warning.location.line)")
            warnings.formUnion(warning.details.map { String($0.dropFirst("also at ".count)) })
        }
    }

    func on(_ page: String) -> [Set<String>] {
        [errors, warnings].map { $0.filter { $0.hasPrefix(page) } }
    }
}

@Suite struct `Laws of conventions` {
    private static let seeds = 0..<150 as Range<UInt64>

    /// B1, B2 and B3.
    @Test func `neither order, nor repetition, nor choice makes a difference`() {
        for seed in Self.seeds {
            var random = SplitMix64(seed: seed)
            let examples = Folder(&random).checked.flatMap(\.self)
            let all = Findings(examples)
            #expect(Findings(examples.shuffled(using: &random)) == all, "seed \(seed)")
            let twice = Findings(examples + examples)
            #expect([twice.errors, twice.warnings] == [all.errors, all.warnings], "seed \(seed)")
            let single = examples.map { Findings(examples, of: [$0]).errors }
            #expect(single.reduce([]) { $0.union($1) } == all.errors, "seed \(seed)")
        }
    }

    /// B4.
    @Test func `a page with five cases is judged alike, whatever else is checked`() {
        for seed in Self.seeds {
            var random = SplitMix64(seed: seed)
            let lead = "打印"
            let own = (0..<Int.random(in: 5...8, using: &random)).map { number in
                let isRight = Bool.random(using: &random)
                return Statement(lead, "word\(number)", printed: isRight ? "word\(number)" : "no")
            }
            let alone = Folder([own]).findings()
            let others = Folder(&random).pages
            #expect(Folder([own] + others).findings().on("0.") == alone.on("0."), "seed \(seed)")
        }
    }

    /// B5.
    @Test func `one that is made wrong is told at its place`() {
        for seed in Self.seeds {
            var random = SplitMix64(seed: seed)
            let count = Int.random(in: 3...9, using: &random)
            var page = (0..<count).map { Statement("Ausgabe:", "word\($0)", printed: "word\($0)") }
            let wrong = Int.random(in: 0..<count, using: &random)
            page[wrong] = Statement("Ausgabe:", "words\(wrong)", printed: "word\(wrong)")
            let found = Folder([page]).findings()
            let place = "0.md:\(4 * wrong + 2)"
            #expect(found.errors.union(found.warnings) == [place], "seed \(seed)")
        }
    }

    /// B6.
    @Test func `with more and more wrong ones errors come first, then the warning`() {
        let right = (0..<8).map { Statement("imprime", "word\($0)", printed: "word\($0)") }
        let form = StatementForm(.trailing, lead: "imprime", .quoted)
        var states: [String] = []
        for count in 1...20 {
            let wrong = (0..<count).map { Statement("imprime", "no\($0)", printed: "yes") }
            let found = Folder([right + wrong]).findings()
            let state =
                !found.errors.isEmpty ? "errors" : !found.warnings.isEmpty ? "warning" : "none"
            if states.last != state { states.append(state) }
            let recorded = Folder([right + wrong]).findings(recorded: [form])
            #expect(recorded.errors.count == count)
        }
        #expect(states == ["errors", "warning", "none"])
    }

    private static let lookAlikes = [
        "see the notes", "not printed", "in metres", "(\"quoted\" by others)", "1 of 3",
        "what it prints depends on \"x\" and more", "TODO", "→ below",
    ]

    /// B7.
    @Test(arguments: lookAlikes) func `prose is no error`(words: String) {
        var page = (0..<6).map { Statement("打印", "word\($0)", printed: "word\($0)") }
        page[2].comment = words
        #expect(Folder([page]).findings().errors == [])
        page[2].comment = "打印 \"word\"  sitegen: prose"
        #expect(Folder([page]).findings().errors == [])
    }

    /// B8.
    @Test func `leads of another language make no difference`() {
        let table = ["打印": "skriver ut", "Ausgabe:": "出力：", "imprime": "выводит"]
        for seed in Self.seeds {
            var random = SplitMix64(seed: seed)
            let folder = Folder(&random)
            var translated = folder
            for page in translated.pages.indices {
                for place in translated.pages[page].indices {
                    for (own, other) in table {
                        translated.pages[page][place].comment.replace(own, with: other)
                    }
                }
            }
            #expect(translated.findings() == folder.findings(), "seed \(seed)")
        }
    }
}
