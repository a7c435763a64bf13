import Comparing
import Diagnostics
import Markdown
import OutputMatching
import Runs
import TestSupport
import Testing

@testable import ExampleFinding
@testable import Examples
@testable import Judging
@testable import Pages
@testable import Site
@testable import SiteNavigation

/// A site of hand-made files, rendered with hand-made runs. It has no outputs besides its pages
/// unless its configuration names some.
struct TestSite {
    let rendered: RenderedSite
    /// The bytes of all files, by path.
    let contents: [String: [UInt8]]
    /// What is wrong with the site itself; what is wrong with its runs is not in it.
    let diagnostics: [Diagnostic]

    init(
        _ files: [String: String], configuration: String = "", templates: [String: String] = [:],
        named: [String: [UInt8]] = [:], toolchain: String = "Swift 6.3",
        run: (Program) -> ProgramRun = ProgramRun.asStated
    ) {
        self.init(
            source: SiteSource(
                configuration: .init(
                    path: "sitegen.yml", displayPath: "sitegen.yml",
                    bytes: Array(configuration.utf8)),
                pages: pageFiles(files), templates: templateFiles(templates)),
            named: named, toolchain: toolchain, run: run)
    }

    init(
        source: SiteSource, named: [String: [UInt8]] = [:], toolchain: String = "Swift 6.3",
        run: (Program) -> ProgramRun = ProgramRun.asStated
    ) {
        var diagnostics: [Diagnostic] = []
        let text = String(decoding: source.configuration?.bytes ?? [], as: UTF8.self)
        var configuration = SiteConfiguration.parse(SourceFile(path: "sitegen.yml", text: text))
            .collecting(into: &diagnostics)
        if !text.contains("outputs:") { configuration.outputs = [] }
        let pages = Page.parseAll(source.pages, configuration: configuration)
            .collecting(into: &diagnostics)
        let checked = pages.flatMap { page in
            let programs = Program.assembleAll(page.examples.examples).value
            return ExampleRun.all(of: page.examples.examples, runs: programs.map(run))
                .map { CheckedExample($0) }
        }
        rendered = RenderedSite.render(
            pages, showing: checked, configuration: configuration, source: source, named: named,
            toolchain: toolchain
        ).collecting(into: &diagnostics)
        contents = rendered.files.mapValues(\.bytes)
        self.diagnostics = diagnostics
        // A9: holds for every figure that a test builds, in the words of the program.
        guard configuration.theme.words == nil else { return }
        for (path, bytes) in contents where path.hasSuffix(".html") {
            for problem in figureProblems(in: String(decoding: bytes, as: UTF8.self)) {
                Issue.record("\(path): \(problem)")
            }
        }
    }

    /// The text of a file.
    func text(_ path: String) -> String {
        String(decoding: contents[path] ?? [], as: UTF8.self)
    }

    /// The files with markup, by path.
    var markup: [String: Markup] {
        get throws {
            var pages: [String: Markup] = [:]
            for path in rendered.files.keys where path.hasSuffix(".html") {
                pages[path] = try Markup(text(path))
            }
            return pages
        }
    }
}

extension Navigation {
    /// As the page of a file shows it.
    func html(from page: PagePath) -> String {
        html(from: page.url, words: FrameWords(), link: page.link)
    }

    func breadcrumbsHTML(from page: PagePath) -> String? {
        breadcrumbsHTML(from: page.url, words: FrameWords(), link: page.link)
    }
}

/// The HTML of one page's content, without the template around it.
func content(
    _ markdown: String, run: (Program) -> ProgramRun = ProgramRun.asStated
) -> String {
    TestSite(
        ["a.md": markdown], templates: ["page.mustache": "{{{content}}}"], run: run
    ).text("a.html")
}

func templateFiles(_ templates: [String: String]) -> [SiteSource.File] {
    templates.sorted { $0.key < $1.key }.map { path, text in
        SiteSource.File(path: path, displayPath: "templates/\(path)", bytes: Array(text.utf8))
    }
}

extension ProgramRun {
    /// A run that says precisely what the page states.
    static func asStated(_ program: Program) -> ProgramRun {
        let last = program.parts[program.parts.count - 1].example
        var messages = program.parts.filter(\.isDecided).flatMap(program.statedMessages)
        if last.kind == .compileFail, messages.isEmpty {
            messages = [
                CompilerMessage(
                    severity: .error, text: "no", source: "main.swift", line: 1, column: 1)
            ]
        }
        guard program.job.runs else {
            return ProgramRun(
                of: program, compilation: last.kind == .compileFail ? .refused : .succeeded,
                messages: messages)
        }
        // A program with an error does not come to be run, whatever its fence says.
        messages.removeAll { $0.severity == .error }
        var execution = ProcessRun.asPrinted(program)
        switch last.kind {
        case .shouldCrash: execution.ending = .signalled(5)
        case .exit(let status): execution.ending = .exited(status)
        default: break
        }
        return ProgramRun(
            of: program, compilation: .succeeded, messages: messages, execution: execution)
    }
}

extension ProcessRun {
    /// A process that ends well and writes what the page states, with a mark between each two blocks.
    static func asPrinted(_ program: Program) -> ProcessRun {
        var execution = ProcessRun(ending: .exited(0))
        for part in program.parts {
            if part != program.parts.first {
                execution.marks.append(
                    .init(
                        output: execution.standardOutput.count,
                        error: execution.standardError.count))
            }
            execution.standardOutput += (part.example.statedOutput?.block.code ?? "").utf8
            execution.standardError += (part.example.statedError?.block.code ?? "").utf8
        }
        return execution
    }
}

extension Program {
    /// The messages that a `diagnostics` fence states, where the compiler would place them.
    fileprivate func statedMessages(of part: Part) -> [CompilerMessage] {
        guard let stated = part.example.statedDiagnostics else { return [] }
        return stated.pattern.lines.compactMap { StatedMessage($0.text) }.map { message in
            let number = part.example.block.location(line: message.line ?? 1).line
            let line = lineMaps[0].origins.firstIndex { $0?.line.number == number } ?? 0
            return CompilerMessage(
                severity: message.severity, text: message.text.text, source: "main.swift",
                line: line + 1, column: message.column ?? 1)
        }
    }
}
