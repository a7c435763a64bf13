package import Examples
package import Runs

/// What a program's compiler and process are to do, without either.
package struct ScriptedRun: Sendable {
    private let make: @Sendable (Program) -> ProgramRun

    package func run(_ program: Program) -> ProgramRun { make(program) }
}

extension ScriptedRun {
    /// It compiles and runs; each part's text, with a mark passed between each two.
    package static func prints(
        _ parts: String..., errors: [String] = [], ending: ProcessRun.Ending = .exited(0),
        warnings: [ScriptedMessage] = []
    ) -> ScriptedRun {
        ScriptedRun { program in
            let errors = errors.map { program.resolvingPlaces(in: $0) }
            let marks = parts.indices.dropLast().map { index in
                ProcessRun.Mark(
                    output: parts[...index].joined().utf8.count,
                    error: errors.prefix(index + 1).joined().utf8.count)
            }
            let execution = ProcessRun(
                ending: ending, standardOutput: Array(parts.joined().utf8),
                standardError: Array(errors.joined().utf8), marks: marks)
            return ProgramRun(
                of: program, compilation: .succeeded,
                messages: warnings.map { $0.message(in: program) },
                execution: execution)
        }
    }

    /// The same, and its instrumented twin finds this out.
    package func observing(
        _ observations: @escaping @Sendable (Program) -> TwinResult
    ) -> ScriptedRun {
        ScriptedRun { program in
            var run = make(program)
            run.observations = observations(program)
            return run
        }
    }

    /// It compiles and runs, and takes its time.
    package static func prints(
        _ text: String, taking duration: Duration, compiling compileDuration: Duration
    ) -> ScriptedRun {
        ScriptedRun { program in
            var run = ScriptedRun.prints(text).run(program)
            run.compileDuration = compileDuration
            run.execution?.duration = duration
            return run
        }
    }

    /// It compiles and is not started.
    package static func compiles(_ messages: ScriptedMessage...) -> ScriptedRun {
        ScriptedRun { program in
            ProgramRun(
                of: program, compilation: .succeeded,
                messages: messages.map { $0.message(in: program) })
        }
    }

    /// The compiler says this, and refuses it.
    package static func isRefused(_ messages: ScriptedMessage...) -> ScriptedRun {
        ScriptedRun { program in
            ProgramRun(
                of: program, compilation: .refused,
                messages: messages.map { $0.message(in: program) })
        }
    }

    /// The compiler does not come to a result.
    package static func compilerFails(_ compilation: ProgramRun.Compilation) -> ScriptedRun {
        ScriptedRun { program in ProgramRun(of: program, compilation: compilation, messages: []) }
    }
}

/// A message of the compiler at the place of a text in the program.
package struct ScriptedMessage: Sendable {
    private let severity: CompilerMessage.Severity
    private let text: String
    private let needle: String?

    package static func error(_ text: String, at needle: String? = nil) -> ScriptedMessage {
        ScriptedMessage(severity: .error, text: text, needle: needle)
    }

    package static func warning(_ text: String, at needle: String? = nil) -> ScriptedMessage {
        ScriptedMessage(severity: .warning, text: text, needle: needle)
    }

    package static func note(_ text: String, at needle: String? = nil) -> ScriptedMessage {
        ScriptedMessage(severity: .note, text: text, needle: needle)
    }

    fileprivate func message(in program: Program) -> CompilerMessage {
        let place = needle.flatMap { program.place(of: $0) }
        return CompilerMessage(
            severity: severity, text: text, source: place?.source, line: place?.line ?? 0,
            column: place?.column ?? 0)
    }
}

extension Program {
    /// The first place of a text in the program, as the compiler would count it.
    package func place(of needle: String) -> (source: String, line: Int, column: Int)? {
        for source in job.sources {
            let lines = source.text.split(separator: "\n", omittingEmptySubsequences: false)
            for (index, line) in lines.enumerated() {
                guard let found = line.firstRange(of: needle) else { continue }
                let column = line.utf8.distance(from: line.startIndex, to: found.lowerBound) + 1
                return (source.name, index + 1, column)
            }
        }
        return nil
    }

    /// `main/@(text):` becomes the place of the text, as the runtime writes it.
    fileprivate func resolvingPlaces(in words: String) -> String {
        guard let open = words.firstRange(of: "main/@("), let close = words.firstRange(of: "):"),
            let place = place(of: String(words[open.upperBound..<close.lowerBound]))
        else { return words }
        return words[..<open.lowerBound] + "main/\(place.source):\(place.line):"
            + words[close.upperBound...]
    }
}
