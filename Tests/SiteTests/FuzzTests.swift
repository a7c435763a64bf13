import Corrections
import Diagnostics
import Foundation
import Judging
import Runs
import TestSupport
import Testing

@testable import ExampleFinding
@testable import Examples
@testable import Pages
@testable import Site

/// The pure stages of the line on sites made at random.
///
/// `FUZZ_SECONDS` goes on for so long, from the seed `FUZZ_SEED` on; the seed of each round is then
/// printed before it, so that also one that traps is known.
@Suite struct `The pure stages` {
    private static let environment = ProcessInfo.processInfo.environment
    private static let first = environment["FUZZ_SEED"].flatMap { UInt64($0) } ?? 0
    private static let seconds = environment["FUZZ_SECONDS"].flatMap { Double($0) }
    private static let rounds: UInt64 = 60

    @Test func `survive whatever they are given`() {
        guard let seconds = Self.seconds else {
            for seed in Self.first..<(Self.first + Self.rounds) { check(seed) }
            return
        }
        let end = ContinuousClock.now + .seconds(seconds)
        var seed = Self.first
        while ContinuousClock.now < end {
            FileHandle.standardError.write(Data("FUZZ_SEED=\(seed)\n".utf8))
            check(seed)
            seed += 1
        }
    }

    private func check(_ seed: UInt64) {
        let site = FuzzedSite(seed: seed)
        let once = FuzzedLine(site)
        var problems = once.misplaced + once.disagreements
        for (path, bytes) in once.contents where path.hasSuffix(".html") {
            problems += unfit(bytes).map { "\(path.debugDescription) holds \($0)" }
        }
        let again = FuzzedLine(FuzzedSite(seed: seed))
        if once.contents != again.contents { problems.append("another site the second time") }
        if once.diagnostics != again.diagnostics { problems.append("other words the second time") }
        for problem in problems { Issue.record("FUZZ_SEED=\(seed): \(problem)") }
    }

    /// What no page may hold.
    private func unfit(_ html: [UInt8]) -> [String] {
        guard let text = String(validating: html, as: UTF8.self) else { return ["no UTF-8"] }
        return Set(text.unicodeScalars)
            .filter {
                $0.properties.generalCategory == .control
                    && !"\t\n\r\u{C}".unicodeScalars.contains($0)
            }
            .map { "U+\(String($0.value, radix: 16))" }.sorted()
    }
}

/// A fuzzed site's way through the line.
private struct FuzzedLine {
    private(set) var diagnostics: [Diagnostic] = []
    /// The bytes of all files.
    let contents: [String: [UInt8]]
    private let sources: [String: SourceFile]

    init(_ site: FuzzedSite) {
        var diagnostics: [Diagnostic] = []
        let text = site.source.textsByPath(with: [])["sitegen.yml"]
        let configuration = text.map {
            SiteConfiguration.parse($0).collecting(into: &diagnostics)
        }
        let pages = Page.parseAll(
            site.source.pages, configuration: configuration ?? SiteConfiguration()
        ).collecting(into: &diagnostics)
        sources = site.source.textsByPath(with: pages)
        var all: [CheckedExample] = []
        for page in pages {
            let checked = Self.checked(page, site).collecting(into: &diagnostics)
            diagnostics += checked.flatMap(\.diagnostics)
            let bytes = site.source.pages.first { $0.displayPath == page.source.path }?.bytes ?? []
            _ = page.accepting(
                checked.flatMap { $0.corrections.collecting(into: &diagnostics) }, in: bytes
            )
            .collecting(into: &diagnostics)
            all += checked
        }
        contents = RenderedSite.render(
            pages, showing: all, configuration: configuration ?? SiteConfiguration(),
            source: site.source, named: [:], toolchain: "Swift 6.3"
        ).collecting(into: &diagnostics).files.mapValues(\.bytes)
        self.diagnostics = diagnostics.sortedByPlace
    }

    /// The checks of a page's examples; what is wanted before drift is told is run again.
    private static func checked(
        _ page: Page, _ site: FuzzedSite
    ) -> Diagnosed<[CheckedExample]> {
        let programs = Program.assembleAll(page.examples.examples)
        let runs = ExampleRun.all(
            of: page.examples.examples, runs: programs.value.map { site.run($0, time: 0) })
        let checked = runs.map { run in
            let example = CheckedExample(run)
            let wanted = example.wanted(beforeWriting: true, supporting: [])
            return wanted.isEmpty
                ? example
                : example.rejudged(
                    with: wanted.enumerated().map { site.run($1, time: $0 + 1) })
        }
        return Diagnosed(checked, programs.diagnostics)
    }

    /// What does not agree in its figures.
    var disagreements: [String] {
        contents.filter { $0.key.hasSuffix(".html") }.flatMap { path, bytes in
            figureProblems(in: String(decoding: bytes, as: UTF8.self)).map { "\(path): \($0)" }
        }
    }

    /// Messages that point at no place of their file, or cannot be written in plain letters.
    var misplaced: [String] {
        let formatter = DiagnosticFormatter(colors: false, sources: sources)
        return diagnostics.flatMap { diagnostic -> [String] in
            let words = formatter.format(diagnostic)
            let isPlain = words.unicodeScalars.allSatisfy {
                $0.properties.generalCategory != .control || "\t\n".unicodeScalars.contains($0)
            }
            return (isPlain ? [] : ["controls in \(words.debugDescription)"])
                + (isPlaced(diagnostic.location) ? [] : ["no place: \(words)"])
        }
    }

    private func isPlaced(_ location: Diagnostics.SourceLocation) -> Bool {
        // What is no text has a place and no lines.
        guard let file = sources[location.path] else {
            return location.path.hasPrefix("content/") || location.path == "sitegen.yml"
        }
        guard location.line >= 1, location.column >= 1 else { return false }
        guard let line = file.line(location.line) else {
            return location.line <= file.lines.count + 1 && location.column == 1
        }
        return location.column <= line.utf8.count + 1
    }
}
