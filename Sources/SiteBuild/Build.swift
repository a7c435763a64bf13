package import Diagnostics
package import ExampleRunning
package import Examples
import Foundation
package import Site

/// The line from a folder of markdown to a judged and rendered site.
package struct Build: Sendable {
    package let directory: SiteDirectory
    /// The environment that the compiler is looked for in.
    package let environment: [String: String]

    package init(directory: SiteDirectory, environment: [String: String]) {
        self.directory = directory
        self.environment = environment
    }

    /// The stages before anything is run.
    package struct Plan: Sendable {
        package let source: SiteSource
        package let configuration: SiteConfiguration
        /// Whether the configuration has no errors.
        package let isConfigured: Bool
        package let pages: [Page]
        /// The content of the files that pages link to, by path within `content/`.
        package let named: [String: [UInt8]]
        package let diagnostics: [Diagnostic]

        /// The configuration's path in messages.
        package var configurationPath: String { source.configuration.displayPath }

        /// All examples, in the order of pages and blocks.
        package var examples: [Example] { pages.flatMap(\.examples.examples) }
    }

    /// Reads the folder and finds pages and examples.
    ///
    /// Throws `SiteDirectory.ReadingError`.
    package func plan() throws -> Plan {
        let source = try directory.read()
        var diagnostics: [Diagnostic] = []
        let file = source.configuration
        let text = SourceFile.decode(path: file.displayPath, bytes: file.bytes)
            .collecting(into: &diagnostics)
        let configuration = text.map {
            SiteConfiguration.parse($0).collecting(into: &diagnostics)
        }
        let isConfigured = !diagnostics.holdErrors
        let pages = Page.parseAll(source.pages, configuration: configuration ?? SiteConfiguration())
            .collecting(into: &diagnostics)
        return Plan(
            source: source, configuration: configuration ?? SiteConfiguration(),
            isConfigured: isConfigured, pages: pages,
            named: try directory.readNamed(namedFiles(pages)), diagnostics: diagnostics)
    }

    /// The examples with their verdicts.
    package struct Judgement: Sendable {
        package let examples: [JudgedExample]
        package let toolchain: SwiftToolchain
        package let diagnostics: [Diagnostic]
    }

    /// Compiles and runs the examples that are wanted, with what they need, and judges them.
    ///
    /// `wants` is asked for each example; of a program with a wanted one all are run. Throws
    /// `ExampleRunningError` and `CancellationError`.
    package func judge(
        _ plan: Plan, wants: (Example) -> Bool = { _ in true }, progress: any BuildProgress
    ) async throws -> Judgement {
        var diagnostics: [Diagnostic] = []
        let pages = plan.pages.filter { $0.examples.examples.contains(where: wants) }
        let programs = pages.flatMap { page in
            ExampleProgram.assembleAll(page.examples.examples).collecting(into: &diagnostics)
        }
        .filter { program in program.parts.contains { $0.isDecided && wants($0.example) } }
        let scratch = try ScratchDirectory.make()
        defer { scratch.remove() }
        let toolchain = try await SwiftToolchain.find(environment: environment, scratch: scratch)
        // With half a configuration examples would be run in another way than their author means.
        let runs =
            programs.isEmpty || !plan.isConfigured
            ? []
            : try await run(
                programs, with: toolchain, in: scratch,
                limits: ProgramLimits(plan.configuration.limits), progress: progress)
        // What another block of its program did wrong is why a wanted one fails.
        let involved = Set(programs.flatMap { $0.parts.map(\.example.location) })
        let examples = plan.examples.filter { wants($0) || involved.contains($0.location) }
        let judged = ExampleRun.all(of: examples, programs: programs, runs: runs).map { run in
            run.judged().collecting(into: &diagnostics)
        }
        return Judgement(
            examples: judged.filter { wants($0.example) }, toolchain: toolchain,
            diagnostics: diagnostics)
    }

    private func run(
        _ programs: [ExampleProgram], with toolchain: SwiftToolchain,
        in scratch: ScratchDirectory, limits: ProgramLimits, progress: any BuildProgress
    ) async throws -> [ProgramRun] {
        let harness = try await Harness.prepare(
            toolchain: toolchain, environment: environment, cache: cache(or: scratch))
        let runner = ExampleRunner(
            toolchain: toolchain, harness: harness,
            commands: try SubprocessCommandRunner(launcher: harness.launcher), scratch: scratch,
            limits: limits, searchPath: environment["PATH"] ?? "/usr/bin:/bin")
        await progress.begin(programs: programs.count)
        return try await runner.run(programs) { program, step in
            await progress.report(program, step)
        }
    }

    /// The user's cache folder, where it can be written; otherwise the scratch folder.
    private func cache(or scratch: ScratchDirectory) -> String {
        let home = environment["HOME"].flatMap { $0.isEmpty ? nil : "\($0)/.cache" }
        let stated = environment["XDG_CACHE_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
        guard let base = stated ?? home, case let folder = base + "/sitegen",
            (try? FileManager.default.createDirectory(
                atPath: folder, withIntermediateDirectories: true)) != nil,
            FileManager.default.isWritableFile(atPath: folder)
        else { return scratch.path }
        return folder
    }

    /// The built site.
    package func render(_ plan: Plan, showing judgement: Judgement) -> Diagnosed<RenderedSite> {
        RenderedSite.render(
            plan.pages, showing: judgement.examples, configuration: plan.configuration,
            source: plan.source, named: plan.named, toolchain: judgement.toolchain.name)
    }
}

/// Is told what programs are doing.
package protocol BuildProgress: Sendable {
    func begin(programs: Int) async
    func report(_ program: ExampleProgram, _ step: ExampleRunner.Step) async
}

extension ProgramLimits {
    /// The stated limits over the runner's own.
    fileprivate init(_ stated: StatedLimits) {
        self.init()
        memory = stated.memory ?? memory
        file = stated.file ?? file
        output = stated.output ?? output
        processes = stated.processes ?? processes
    }
}
