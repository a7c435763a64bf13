import Foundation
import TestSupport
import Testing

/// What a page states wrongly is found, at its line: stated texts that are met are changed one at a
/// time in each example.
///
/// A few of the corpus are taken by chance. `MUTATE=corpus`, or `MUTATE=FOLDER` with any folder of
/// markdown, changes all there are and prints what became of them; `MUTATE_SEED` changes them in
/// other ways.
struct MutationTests {
    private static let environment = ProcessInfo.processInfo.environment
    private static let folder = environment["MUTATE"].flatMap { $0.isEmpty ? nil : $0 }
    private static let seed = environment["MUTATE_SEED"].flatMap { UInt64($0) } ?? 1
    private static let sampleSize = 12

    @Test func `a stated text that is changed no longer holds`() async throws {
        let files = try FileTree(of: Corpus.folder)
        var mutated = MutatedFolder(files, try await Corpus.report, seed: Self.seed)
        mutated.keepOne(ofExamples: Self.sampleSize)
        #expect(mutated.mutations.count == Self.sampleSize)
        try await mutated.expectAllAreFound()
    }

    @Test(.enabled(if: folder != nil))
    func `all that a folder states no longer holds when it is changed`() async throws {
        let name = try #require(Self.folder)
        let isOwn = name == "corpus"
        let files = try FileTree(of: isOwn ? Corpus.folder : URL(filePath: name))
        let report =
            if isOwn { try await Corpus.report } else {
                try await withSite(files) { try await $0.checkReport(["."]) }
            }
        let mutated = MutatedFolder(files, report, seed: Self.seed)
        #expect(!mutated.mutations.isEmpty)
        print(try await mutated.expectAllAreFound())
    }
}

/// A folder of markdown with changes of what it states, none of which is in force.
private struct MutatedFolder {
    private let files: FileTree
    private(set) var mutations: [Mutation] = []
    private var unchanged: [Unchanged] = []

    init(_ files: FileTree, _ report: CheckReport, seed: UInt64) {
        self.files = files
        for example in report.examples {
            guard let page = files.contents[example.path].flatMap({ MarkdownLines($0) })
            else { continue }
            // A number of its own, so that other examples can change.
            var generator = SplitMix64(seed: seed ^ "\(example.path):\(example.line)".number)
            let found = Mutation.all(of: example, in: page, using: &generator)
            mutations += found.mutations
            unchanged += found.unchanged
        }
    }

    /// Keeps one change of each of some examples, taken by chance.
    mutating func keepOne(ofExamples count: Int) {
        let ranked = mutations.sorted { ($0.new + $0.path).number < ($1.new + $1.path).number }
        var places: Set<String> = []
        mutations = Array(
            ranked.filter { places.insert("\($0.path):\($0.example)").inserted }.prefix(count))
    }

    /// Makes each change, records an issue for each that is not found, and counts them.
    @discardableResult func expectAllAreFound() async throws -> String {
        var results: [(mutation: Mutation, result: Result)] = []
        for round in rounds { results += try await found(round) }
        for (mutation, result) in results {
            switch result {
            case .unmet, .unverified: continue
            case .doubted: Issue.record("unverified, and must be unmet: \(mutation.description)")
            case .missed: Issue.record("still met: \(mutation.description)")
            case .gone: Issue.record("no longer taken for a statement: \(mutation.description)")
            }
        }
        var words = ["\(results.count) changed"]
        for kind in Result.allCases {
            let these = results.filter { $0.result == kind }.map(\.mutation)
            words.append("\(these.count) \(kind.rawValue)")
            if kind != .unmet { words += these.map { "    " + $0.description } }
        }
        for reason in Unchanged.Reason.allCases {
            let these = unchanged.filter { $0.reason == reason }
            words.append("\(these.count) not changed: \(reason.rawValue)")
            words += these.map { "    " + $0.description }
        }
        return words.joined(separator: "\n")
    }

    /// The changes in groups with one of an example at most, so that none hides another.
    private var rounds: [[Mutation]] {
        var rounds: [[Mutation]] = []
        var counts: [String: Int] = [:]
        for mutation in mutations {
            let round = counts["\(mutation.path):\(mutation.example)", default: 0]
            counts["\(mutation.path):\(mutation.example)"] = round + 1
            if round == rounds.count { rounds.append([]) }
            rounds[round].append(mutation)
        }
        return rounds
    }

    private enum Result: String, CaseIterable {
        case unmet
        /// Comment lines that nothing leads, none of which holds any more: they may be prose.
        case unverified = "unverified, as no line of the comment holds"
        case doubted = "unverified, though they must be unmet"
        case missed = "missed: still met"
        case gone = "missed: no longer taken for a statement"
    }

    private func found(_ round: [Mutation]) async throws -> [(Mutation, Result)] {
        try await withSite(files) { site in
            for (path, mutations) in Dictionary(grouping: round, by: \.path) {
                guard var page = files.contents[path].flatMap({ MarkdownLines($0) })
                else { continue }
                for mutation in mutations { page.replace(mutation.line, by: mutation.new) }
                try site.write(page.text, to: path)
            }
            let report = try await site.checkReport(round.map { "\($0.path):\($0.example)" })
            return round.map { ($0, result($0, in: report)) }
        }
    }

    private func result(_ mutation: Mutation, in report: CheckReport) -> Result {
        let example = report.examples.first {
            $0.path == mutation.path && $0.line == mutation.example
        }
        let all = example?.expectations ?? []
        let verdicts = Set(all.filter { $0.line == mutation.place }.map(\.verdict))
        if verdicts.contains("unmet") { return .unmet }
        if verdicts.contains("met") { return .missed }
        guard !verdicts.isEmpty else { return .gone }
        let mayBeProse = mutation.form == "lines" || mutation.form == "value" && mutation.isWordless
        let page = files.contents[mutation.path].flatMap { MarkdownLines($0) }
        return mayBeProse && page.map { all.holdsLine(besides: mutation.place, in: $0) } == false
            ? .unverified : .doubted
    }
}

extension [CheckReport.Expectation] {
    /// Whether another line of the comment that a line belongs to is met: a comment goes on as long
    /// as no code stands on its lines.
    fileprivate func holdsLine(besides line: Int, in page: MarkdownLines) -> Bool {
        let lines = filter { $0.form == "lines" }
        let met = Set(lines.filter { $0.verdict == "met" }.map(\.line))
        let all = Set(lines.map(\.line)).union([line])
        var (first, last) = (line, line)
        while all.contains(first - 1), page.hasNoCode(first) { first -= 1 }
        while all.contains(last + 1), page.hasNoCode(last + 1) { last += 1 }
        return (first...last).contains { $0 != line && met.contains($0) }
    }
}

extension String {
    /// A number that is the same for the same text in every run (FNV-1a).
    fileprivate var number: UInt64 {
        utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    }
}
