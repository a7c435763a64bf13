import Diagnostics
import Examples
import Runs
import TestSupport

@testable import Pages
@testable import Site

/// A small site made of parts of real pages and of hostile pieces, and what its programs did: the
/// same for the same seed.
struct FuzzedSite {
    let source: SiteSource
    private let seed: UInt64

    init(seed: UInt64) {
        self.seed = seed
        var chance = FuzzChance(seed: seed)
        let count = chance.number(3) + 1
        let names = (0..<count).map { chance.pick(Self.names) + "\($0).md" }
        let pages = names.map { name in
            SiteSource.File(path: name, displayPath: "content/\(name)", bytes: chance.page())
        }
        var configuration = Array(chance.pick(Self.configurations).utf8)
        if chance.happens(30) { chance.mutate(&configuration) }
        source = SiteSource(
            configuration: .init(
                path: "sitegen.yml", displayPath: "sitegen.yml", bytes: configuration),
            pages: pages.sorted { $0.path < $1.path })
    }

    /// What a program did the first time, the second time, …
    func run(_ program: Program, time: Int) -> ProgramRun {
        let place = program.parts[0].example.location
        var chance = FuzzChance(
            seed: seed &* 31 &+ UInt64(place.line * 7 + program.parts.count) &+ UInt64(time))
        // Mostly it does the same each time.
        if time > 0, !chance.happens(30) { return run(program, time: 0) }
        if chance.happens(30) { return .asStated(program) }
        return chance.run(of: program)
    }

    private static let names = [
        "a", "10-b/", "b/c d-", "'q' \"q\"", "<img src=x onerror=y>", "a&b", "javascript:x",
        "#?%2e",
        "new\nline", "é", "-- ", "back\\slash", "...", "index",
    ]

    private static let configurations = [
        "", "title: A\n", ExampleSite.configuration, "examples:\n  swift: \"6\"\n",
        "title: \"</title><script>\"\nurl: https://a.example\nnav: [{A: b/}]\n",
        "unknown: 1\nlimits: {memory: 1GiB}\n", "a: &a [1]\nb: *a\n",
        "examples: {unstated: show}\n",
    ]
}

/// Choices, pieces and mutations.
private struct FuzzChance {
    private var random: SplitMix64

    init(seed: UInt64) { random = SplitMix64(seed: seed) }

    mutating func number(_ limit: Int) -> Int { Int.random(in: 0..<limit, using: &random) }

    mutating func happens(_ percent: Int) -> Bool { number(100) < percent }

    mutating func pick<Element>(_ elements: [Element]) -> Element {
        elements[number(elements.count)]
    }

    private static let originals: [[ArraySlice<UInt8>]] =
        (RepositorySite.source.pages + ExampleSite.source.pages).map { page in
            page.bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        }

    private static let pieces: [String] = [
        "```", "```swift\n", "~~~ swift no-run\n", "```output\n", "```stderr contains\n",
        "```diagnostics\n", "```output unordered of=a\n", "\n```\n", "```swift session=a\n",
        "```swift compile-fail id=a\n", "```swift should-crash\n", "```swift exit=3\n",
        "```swift sketch\n", "```swift ignore=\"x\"\n", "```text file=\"a/b.txt\"\n",
        "```swift file=\"A.swift\" session=a\n", "```swift env.A=b args=\"c 'd\" stdin=\"e\"\n",
        "---\n", "title: x\n", "order: 1\n", "nav: hidden\n", "...\n", "[..]", "error: x\n",
        "1:2: error: [..]\n", "> ", "- ", "1. ", "\t", "    ", "#", "# A\n", "## A\n", "|a|b|\n",
        "|-|-|\n", "[", "](", ")", "![", "[a](b.md#c)", "[^1]", "\n[^1]: note\n", "<", ">", "&",
        "\"", "'", "</script>", "<img src=x onerror=y>", "javascript:x", "&lt;", "&#1;", "\\", "*",
        "**", "_", "`", "~~", "<!--", "-->", "{{x}}", "{{{content}}}", "é", "e\u{301}", "👩‍👩‍👧",
        "\u{202E}", "\u{1}", "\u{1B}[31m", "\u{7F}", "\u{85}", "\u{2028}", "\r", "\r\n", "\n\n",
        "\0",
        "\u{FEFF}", "print(1) // Prints \"1\"\n", "let a = \"\\(b)\"\n", "@main struct A {}\n",
        "/*", "*/", "#if x\n", "\"\"\"\n", "// => 1\n", "// snippet.hide\n", "https://a.example/",
    ]

    private mutating func piece() -> [UInt8] {
        if happens(2) { return [UInt8(number(256))] }
        let piece = Array(pick(Self.pieces).utf8)
        return happens(5) ? Array(repeatElement(piece, count: number(60)).joined()) : piece
    }

    /// Some lines of a real page.
    private mutating func lines() -> [UInt8] {
        let lines = pick(Self.originals)
        let start = happens(40) ? 0 : number(lines.count)
        return Array(lines[start...].prefix(1 + number(40)).joined(separator: [0x0A])) + [0x0A]
    }

    mutating func page() -> [UInt8] {
        var bytes = lines()
        if happens(30) { bytes += lines() }
        if happens(10) { bytes = [] }
        for _ in 0..<number(8) { mutate(&bytes) }
        if happens(8) { bytes = bytes.flatMap { $0 == 0x0A ? [0x0D, 0x0A] : [$0] } }
        return bytes
    }

    mutating func mutate(_ bytes: inout [UInt8]) {
        let place = number(bytes.count + 1)
        let end = min(bytes.count, place + number(happens(80) ? 8 : 200))
        switch number(5) {
        case 0: bytes.removeSubrange(place..<end)
        case 1: bytes.insert(contentsOf: bytes[place..<end], at: number(bytes.count + 1))
        default: bytes.insert(contentsOf: piece(), at: place)
        }
    }

    // MARK: Runs

    mutating func run(of program: Program) -> ProgramRun {
        let messages = (0..<number(4)).map { _ in message(about: program) }
        switch number(10) {
        case 0: return ProgramRun(of: program, compilation: .refused, messages: messages)
        case 1:
            return ProgramRun(
                of: program, compilation: .crashed(words: [text()]), messages: messages)
        case 2:
            return ProgramRun(of: program, compilation: .timedOut(after: .seconds(1)), messages: [])
        case 3: return ProgramRun(of: program, compilation: .exceeded(.memory), messages: [])
        default:
            // A compiler that has an error does not succeed.
            return ProgramRun(
                of: program, compilation: .succeeded,
                messages: messages.filter { $0.severity != .error },
                execution: program.job.runs ? execution(program) : nil)
        }
    }

    private mutating func execution(_ program: Program) -> ProcessRun {
        var run = ProcessRun.asPrinted(program)
        if happens(60) { mutate(&run.standardOutput) }
        if happens(30) { mutate(&run.standardError) }
        if happens(20) { run.standardError += trap(in: program) }
        run.ending = pick([
            .exited(0), .exited(0), .exited(0), .exited(0), .exited(3), .signalled(4),
            .signalled(9), .timedOut, .exceeded(.output), .lost, .notStarted("no"),
        ])
        // The program was cut short, or its marks lie.
        if happens(20), !run.marks.isEmpty { run.marks.removeLast() }
        if happens(10) { run.marks.append(.init(output: number(50), error: number(50))) }
        return run
    }

    private mutating func trap(in program: Program) -> [UInt8] {
        let line = number(program.lineMaps[0].origins.count + 2)
        return Array("main/main.swift:\(line): Fatal error: \(text())\n".utf8)
    }

    /// At a place of the program's text, or at none.
    private mutating func message(about program: Program) -> CompilerMessage {
        let severity = pick([CompilerMessage.Severity.error, .warning, .note])
        let source = pick(program.job.sources)
        let lines = source.text.split(separator: "\n", omittingEmptySubsequences: false)
        guard !happens(20) else {
            return CompilerMessage(
                severity: severity, text: text(), source: nil, line: 0, column: 0)
        }
        let line = number(lines.count)
        return CompilerMessage(
            severity: severity, text: text(), source: source.name, line: line + 1,
            column: number(lines[line].utf8.count + 1) + 1)
    }

    private mutating func text() -> String {
        (0...number(3)).map { _ in
            String(decoding: piece(), as: UTF8.self).replacing("\n", with: " ")
        }.joined()
    }
}
