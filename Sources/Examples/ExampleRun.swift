package import Diagnostics
import Markdown

/// What happened to one example: its own part of its program's run.
package struct ExampleRun: Sendable {
    /// What became of it.
    package enum Outcome: Hashable, Sendable {
        /// Nothing was done with it: a sketch, an ignored block, a manifest.
        case notAttempted
        /// An earlier block of its session ended the program, or did not compile.
        case notReached
        /// The compiler refused it.
        case refused
        /// The compiler did not finish.
        case compilerFailed(ProgramRun.Compilation)
        /// It was compiled and not started.
        case compiled
        /// It ran.
        case ended(ProcessRun.Ending)
    }

    package let example: Example
    /// The program it was compiled in; nil where nothing was done with it.
    package let program: ExampleProgram?
    package let outcome: Outcome
    package let output: OutputLines
    package let standardError: OutputLines
    /// The compiler's messages about the example, at their places.
    package let messages: [PlacedMessage]
    /// The place of the trap that ended it, in the markdown.
    package let trapLocation: SourceLocation?
}

extension ExampleRun {
    /// A run for each example, in their order, from the runs of their programs.
    package static func all(
        of examples: [Example], programs: [ExampleProgram], runs: [ProgramRun]
    ) -> [ExampleRun] {
        var found: [String: ExampleRun] = [:]
        for (program, run) in zip(programs, runs) {
            for index in program.parts.indices where program.parts[index].isDecided {
                found[program.parts[index].example.id] = ExampleRun(
                    partAt: index, of: program, run: run)
            }
        }
        return examples.map { found[$0.id] ?? ExampleRun(notAttempted: $0) }
    }

    private init(notAttempted example: Example) {
        self.example = example
        program = nil
        outcome = .notAttempted
        output = OutputLines(text: "")
        standardError = output
        messages = []
        trapLocation = nil
    }

    private init(partAt index: Int, of program: ExampleProgram, run: ProgramRun) {
        example = program.parts[index].example
        self.program = program
        messages = program.messages(about: index, among: run.messages)
        let execution = run.execution
        outcome = Self.outcome(ofPart: index, in: program, run: run, messages: messages)
        output = OutputLines(
            bytes: execution?.slice(\.standardOutput, \.output, part: index) ?? [])
        let errors = OutputLines(
            bytes: execution?.slice(\.standardError, \.error, part: index) ?? [])
        standardError = errors
        trapLocation =
            if case .ended(.signalled) = outcome { program.trapLocation(in: errors) } else { nil }
    }

    private static func outcome(
        ofPart index: Int, in program: ExampleProgram, run: ProgramRun, messages: [PlacedMessage]
    ) -> Outcome {
        switch run.compilation {
        case .succeeded: break
        case .refused:
            let isDeciding = program.parts.count(where: \.isDecided) == 1
            let isAbout = messages.contains { $0.severity == .error }
            return isAbout || isDeciding || !run.blamesAPart(of: program) ? .refused : .notReached
        case let failed: return .compilerFailed(failed)
        }
        guard let execution = run.execution else { return .compiled }
        let passed = execution.marks.count
        if index < passed { return .ended(.exited(0)) }
        return index == passed ? .ended(execution.ending) : .notReached
    }
}

extension ProcessRun {
    /// The bytes that a part of the program wrote.
    fileprivate func slice(
        _ stream: KeyPath<ProcessRun, [UInt8]>, _ offset: KeyPath<Mark, Int>, part: Int
    ) -> ArraySlice<UInt8> {
        let bytes = self[keyPath: stream]
        guard part <= marks.count else { return [] }
        let start = part == 0 ? 0 : min(marks[part - 1][keyPath: offset], bytes.count)
        let end = part < marks.count ? min(marks[part][keyPath: offset], bytes.count) : bytes.count
        return bytes[start..<max(start, end)]
    }
}

extension ProgramRun {
    /// Whether one of the errors stands in the text of a part, and not in another source file.
    fileprivate func blamesAPart(of program: ExampleProgram) -> Bool {
        program.parts.indices.contains { index in
            program.messages(about: index, among: messages).contains { $0.severity == .error }
        }
    }
}

extension ExampleProgram {
    /// The messages about one part, placed; those about the mark lines are dropped, those without a
    /// place in a part and those in other source files belong to every part.
    func messages(about index: Int, among messages: [CompilerMessage]) -> [PlacedMessage] {
        let block = parts[index].example.block
        return messages.compactMap { message in
            guard let name = message.source, let source = sources.first(where: { $0.name == name })
            else {
                return PlacedMessage(
                    severity: message.severity, text: message.text, location: block.fence,
                    placeInBlock: nil)
            }
            guard let place = source.lineMap.location(line: message.line, column: message.column)
            else { return nil }
            guard name == "main.swift" else {
                return PlacedMessage(
                    severity: message.severity, text: message.text, location: place,
                    placeInBlock: nil)
            }
            guard let line = block.lines.firstIndex(where: { $0.number == place.line }) else {
                return nil
            }
            return PlacedMessage(
                severity: message.severity, text: message.text, location: place,
                placeInBlock: .init(
                    line: line + 1, column: place.column - block.lines[line].column + 1))
        }
    }

    /// Where a trap's message says that it happened: `main/main.swift:12: Fatal error: …`.
    func trapLocation(in errors: OutputLines) -> SourceLocation? {
        for line in errors.lines.reversed() {
            guard let place = TrapMessage(line)?.place,
                let source = sources.first(where: { $0.name == place.file })
            else { continue }
            return source.lineMap.location(line: place.line, column: 1)
        }
        return nil
    }
}
