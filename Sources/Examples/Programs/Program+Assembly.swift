package import Diagnostics
import Markdown
import SwiftCode

extension Program {
    /// The programs of a page's examples, in the order of their first blocks.
    ///
    /// A block is a program of its own, with what it needs where it is so marked. The ordinary
    /// blocks of a session are one program; each other block of it that is compiled is a program of
    /// the ordinary blocks before it and itself. No program is made for a block whose marks could
    /// not be read, nor for a session that holds one. None is made for a block that needs what
    /// clashes. Finds `session-with-main`, `mark-after-first-block` and `clashing-declarations`.
    package static func assembleAll(_ examples: [Example]) -> Diagnosed<[Program]> {
        var programs: [Program] = []
        var diagnostics: [Diagnostic] = []
        var begun: Set<String> = []
        let compiled = Dictionary(grouping: examples.filter(\.kind.compiles), by: \.session)
        let isByNeed = examples.contains { $0.composition == .needed }
        let names = isByNeed ? PageNames(examples) : nil
        for (index, example) in examples.enumerated()
        where example.kind.compiles && !example.isMisread {
            if let snippet = example.snippet {
                let program = showing(example, of: snippet)
                if let program { programs.append(program) }
                continue
            }
            if example.composition == .needed, let names {
                let program = byNeed(index, names).collecting(into: &diagnostics)
                if let program { programs.append(program) }
                continue
            }
            guard let session = example.session else {
                let part = Part(example: example, isDecided: true)
                programs.append(assemble([part], settings: example.settings))
                continue
            }
            guard begun.insert(session).inserted else { continue }
            let members = compiled[session] ?? []
            guard !members.contains(where: \.isMisread) else { continue }
            diagnostics += problems(of: members, session: session)
            programs += assemble(session: members)
        }
        guard examples.contains(where: \.mayLackPackageImport) else {
            return Diagnosed(programs, diagnostics)
        }
        let imports = modulesImported(by: examples)
        return Diagnosed(programs.map { $0.onPage(importing: imports) }, diagnostics)
    }

    private func onPage(importing modules: [String]) -> Program {
        var program = self
        program.importedOnPage = modules
        program.alternatives = alternatives.map { $0.onPage(importing: modules) }
        return program
    }

    /// The modules that blocks import, each once, sorted.
    private static func modulesImported(by examples: [Example]) -> [String] {
        // One that is no program imports what the others need, too.
        let some = examples.filter { $0.block.code.contains("import ") }
        return Set(some.flatMap { SwiftSource($0.block.code).importedModules }).sorted()
    }

    private static func assemble(session members: [Example]) -> [Program] {
        var programs: [Program] = []
        let settings = members[0].settings
        let ordinary = members.filter { $0.kind == .run }
        if !ordinary.isEmpty {
            let parts = ordinary.map { Part(example: $0, isDecided: true) }
            programs.append(assemble(parts, settings: settings))
        }
        for (index, member) in members.enumerated() where member.kind != .run {
            let before = members[..<index].filter { $0.kind == .run }
                .map { Part(example: $0, isDecided: false) }
            let parts = before + [Part(example: member, isDecided: true)]
            programs.append(assemble(parts, settings: settings))
        }
        return programs
    }

    /// The program of these blocks, in this order.
    static func assemble(
        _ parts: [Part], settings: ExampleSettings, isWithoutMarks: Bool = false,
        absent: [AbsentName] = []
    ) -> Program {
        var text = ""
        var lineMap = LineMap()
        var offsets: [Int] = []
        let hasMarks = parts.count > 1 && !isWithoutMarks
        for (index, part) in parts.enumerated() {
            if index > 0, hasMarks {
                text += mark + "\n"
                lineMap.origins.append(nil)
            }
            offsets.append(text.utf8.count)
            text += part.example.block.code
            if !part.example.block.code.isEmpty, !part.example.block.code.hasSuffix("\n") {
                text += "\n"
            }
            lineMap.append(part.example.block)
        }
        return make(
            parts, text, lineMap, settings: settings, hasMarks: hasMarks, absent: absent
        ) { offsets[$0] + $1 }
    }

    /// The program of these blocks with this text as its main file; `place` gives the place in it of
    /// a byte of a part's code.
    static func make(
        _ parts: [Part], _ text: String, _ lineMap: LineMap, settings: ExampleSettings,
        hasMarks: Bool, absent: [AbsentName] = [], place: (_ part: Int, _ offset: Int) -> Int
    ) -> Program {
        var sources = [Job.File(name: "main.swift", text: text)]
        var lineMaps = [lineMap]
        var files: [String: Job.File] = [:]
        for example in parts.map(\.example) {
            for file in example.files {
                files[file.name] = Job.File(name: file.name, text: file.block.code)
            }
            for source in example.sources where !sources.contains(where: { $0.name == source.name })
            {
                var map = LineMap()
                map.append(source.block)
                sources.append(Job.File(name: source.name, text: source.block.code))
                lineMaps.append(map)
            }
        }
        let runs = parts.contains { $0.isDecided && $0.example.kind.runs }
        return Program(
            parts: parts,
            job: Job(
                sources: sources, files: files.values.sorted { $0.name < $1.name },
                settings: settings, runs: runs,
                // Parsing is what assembling costs.
                hasEntryPoint: text.contains("@main") && SwiftSource(text).hasMainAttribute,
                modules: settings.modules.union(hasMarks ? [.marks] : [])),
            lineMaps: lineMaps, absentNames: absent,
            plan: runs ? ProbePlan(parts: parts, place: place) : ProbePlan())
    }
}

extension Example {
    fileprivate var mayLackPackageImport: Bool {
        requirement == .stated && (settings.packages ?? settings.packageAtHand) != nil
    }
}

extension ExampleSettings {
    /// The modules of packages that are imported without a line.
    fileprivate var modules: Set<Job.Module> {
        guard let packages else { return [] }
        return Set(packages.imports.map { .named($0) })
            .union(ownModule.map { [.ofPackage(preferred: [$0])] } ?? [])
    }
}

extension Program {
    private static func problems(of members: [Example], session: String) -> [Diagnostic] {
        var diagnostics: [Diagnostic] = []
        for member in members where SwiftSource(member.block.code).hasMainAttribute {
            diagnostics.append(.sessionWithMain(session, at: member.location))
        }
        for placed in members.dropFirst().flatMap(\.marks) where placed.mark.concernsProgram {
            diagnostics.append(.markAfterFirstBlock(of: session, at: placed.location))
        }
        return diagnostics
    }
}

extension LineMap {
    /// Adds the lines of a block.
    fileprivate mutating func append(_ block: CodeBlock) {
        origins += block.lines.map { Origin(path: block.codePath, line: $0) }
        let lastLine = SourceFile.lines(of: block.code).last?.utf8.count ?? 0
        end = block.location(line: block.lines.count, column: lastLine + 1)
    }
}

extension Diagnostic {
    fileprivate static func sessionWithMain(
        _ session: String, at location: SourceLocation
    ) -> Self {
        Diagnostic(
            code: "session-with-main",
            summary: "a block with '@main' cannot be part of session '\(session)'",
            hint: "a session's blocks are top-level code: remove '@main' or 'session='",
            location: location)
    }

    fileprivate static func markAfterFirstBlock(
        of session: String, at location: SourceLocation
    ) -> Self {
        Diagnostic(
            code: "mark-after-first-block",
            summary: "only the first block of session '\(session)' can have marks of the program",
            hint:
                "move 'timeout', 'swift', 'feature', 'optimize', 'stdin', 'args', 'env' and 'allow' "
                + "there",
            location: location)
    }
}
