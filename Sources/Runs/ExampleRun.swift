package import Diagnostics
package import Examples
import Markdown
package import OutputMatching

/// What happened to one example: its own part of its program's run.
package struct ExampleRun: Sendable {
    /// What became of it.
    package enum Outcome: Hashable, Sendable {
        /// Nothing was done with it: a sketch, an ignored block, a manifest, one whose marks could
        /// not be read.
        case notAttempted
        /// An earlier block of its session failed, and so ended the program, or did not compile.
        case notReached
        /// The block at this place ended the program of its session, and that is no failure of it.
        case cutOff(by: SourceLocation)
        /// It was not compiled, since the package that it needs is not there.
        case withoutPackage
        /// The compiler refused it.
        case refused
        /// The compiler refused the block at this place, which it needs, and in that block's own
        /// program it does not.
        case refusedBefore(SourceLocation)
        /// The linker refused it.
        case notLinked(LinkerFailure)
        /// The compiler did not finish.
        case compilerFailed(ProgramRun.Compilation)
        /// It was compiled and not started.
        case compiled
        /// It ran.
        case ended(ProcessRun.Ending)
    }

    package private(set) var example: Example
    /// The program it was compiled in; nil where nothing was done with it.
    package let program: Program?
    package private(set) var outcome: Outcome
    /// What it printed, filtered, as all that compares it wants it.
    package let output: OutputLines
    package let standardError: OutputLines
    /// The compiler's messages about the example, at their places.
    package let messages: [PlacedMessage]
    /// The compiler's errors about the other blocks of its program.
    package let errorsElsewhere: [PlacedMessage]
    /// The place of the trap that ended it, in the markdown.
    package let trapLocation: SourceLocation?
    /// Whether its program asked for the network in vain.
    package let wasDeniedNetwork: Bool
    /// How long its program was compiled, and run; nil where it was not.
    package let compileDuration: Duration?
    package let runDuration: Duration?
    /// What is known about each comment of the example, in their order.
    package var evidence: [CommentEvidence]
    /// Why the instrumented twin was given up; nil where it was not, or where none was wanted.
    package let attributionProblem: String?
    /// Whether its program was refused, and compiles with `import Foundation`.
    package let compilesWithFoundation: Bool
    /// When the work on its program was done.
    package let provenance: ProgramRun.Provenance
    /// The packages that its program was compiled with.
    package let packages: [UsedPackage]
    /// The modules that it imports of them and that no product offers.
    package let unofferedModules: [String]
    /// The modules of packages that were imported without a line.
    package let addedModules: [String]
}

extension ExampleRun {
    /// A run for each example, in their order, from the runs of their programs.
    package static func all(of examples: [Example], runs: [ProgramRun]) -> [ExampleRun] {
        var found: [SourceLocation: ExampleRun] = [:]
        for run in runs {
            for index in run.program.parts.indices where run.program.parts[index].isDecided {
                found[run.program.parts[index].example.location] = ExampleRun(
                    partAt: index, of: run)
            }
        }
        return examples.map { example in
            guard var run = found[example.location] else {
                return ExampleRun(notAttempted: example)
            }
            // The block that ended this program says it all where it fails in its own.
            if let place = run.outcome.cause, found[place]?.outcome.isFailure == true {
                run.outcome = .notReached
            }
            return run
        }
    }

    private init(notAttempted example: Example) {
        self.example = example
        program = nil
        let isAttempted = example.kind.compiles && !example.isMisread && example.snippet == nil
        outcome = isAttempted ? .notReached : .notAttempted
        output = OutputLines(text: "")
        standardError = output
        messages = []
        errorsElsewhere = []
        trapLocation = nil
        wasDeniedNetwork = false
        compileDuration = nil
        runDuration = nil
        evidence = example.comments.map { _ in CommentEvidence() }
        attributionProblem = nil
        compilesWithFoundation = false
        provenance = []
        packages = []
        unofferedModules = []
        addedModules = []
    }

    private init(partAt index: Int, of run: ProgramRun) {
        let program = run.program
        example = program.parts[index].example
        self.program = program
        compilesWithFoundation = run.compilesWithFoundation
        provenance = run.provenance
        packages = run.packages
        unofferedModules = run.unofferedModules
        addedModules = run.addedModules
        let messages = program.messages(about: index, among: run.messages)
        errorsElsewhere = program.parts.indices.filter { $0 != index }
            .flatMap { program.messages(about: $0, among: run.messages) }
            .filter { $0.severity == .error && !messages.contains($0) }
        var run = run
        // A mark within a loop that a later block closes is passed again and again.
        run.execution?.marks.removeAll(after: program.markCount)
        let execution = run.execution
        compileDuration = run.compileDuration
        runDuration = execution?.duration
        wasDeniedNetwork = execution.map { $0.wasDeniedNetwork || $0.lacksNetworking } ?? false
        outcome = Self.outcome(ofPart: index, of: run, messages: messages)
        self.messages =
            if case .refusedBefore(let place) = outcome {
                program.messages(about: place, among: run.messages)
            } else {
                messages
            }
        let slice = program.slice(ofPart: index)
        output = OutputLines(
            bytes: execution?.slice(\.standardOutput, \.output, part: slice) ?? []
        ).filtered(by: example.filters)
        // What ends a snippet may stand in a line that is not shown.
        let endsElsewhere = program.isOfSnippet && execution?.ending != .exited(0)
        let errors = OutputLines(
            bytes: endsElsewhere
                ? execution?.standardError[...] ?? []
                : execution?.slice(\.standardError, \.error, part: slice) ?? [])
        standardError = errors.filtered(by: example.filters)
        trapLocation =
            if case .ended(.signalled) = outcome { program.trapLocation(in: errors) } else { nil }
        evidence = CommentEvidence.all(ofPart: index, of: run)
        attributionProblem =
            if case .givenUp(let reason) = run.observations, !evidence.isEmpty { reason } else {
                nil
            }
    }

    private static func outcome(
        ofPart index: Int, of run: ProgramRun, messages: [PlacedMessage]
    ) -> Outcome {
        let program = run.program
        switch run.compilation {
        case .succeeded: break
        case .withoutPackage: return .withoutPackage
        case .refused:
            guard !messages.contains(where: { $0.severity == .error }),
                let blamed = run.blamedPart(of: program)
            else { return .refused }
            return program.parts[index].example.composition == .needed
                ? .refusedBefore(program.parts[blamed].example.location) : .notReached
        case .notLinked(let failure):
            return program.isBlamed(part: index, for: failure) ? .notLinked(failure) : .notReached
        case let failed: return .compilerFailed(failed)
        }
        guard let execution = run.execution else { return .compiled }
        guard program.hasMarks, !program.isOfSnippet else { return .ended(execution.ending) }
        let passed = execution.marks.count
        if index < passed { return .ended(.exited(0)) }
        if index == passed { return .ended(execution.ending) }
        let last = program.parts[passed]
        return last.isDecided && execution.ending != .exited(0)
            ? .notReached : .cutOff(by: last.example.location)
    }
}

extension ExampleRun {
    /// The same of an example that must do no less, or no more, than this.
    package func requiring(_ requirement: Requirement) -> ExampleRun {
        var other = self
        other.example.requirement = requirement
        return other
    }
}

extension ExampleRun.Outcome {
    /// Whether a later block of the session needs no words of its own.
    fileprivate var isFailure: Bool {
        switch self {
        case .notAttempted, .compiled, .cutOff, .ended(.exited(0)): false
        case .notReached, .withoutPackage, .refused, .refusedBefore, .notLinked, .compilerFailed,
            .ended:
            true
        }
    }

    /// The place of the block that is to blame, where it is another one.
    fileprivate var cause: SourceLocation? {
        switch self {
        case .cutOff(let place), .refusedBefore(let place): place
        default: nil
        }
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

extension [ProcessRun.Mark] {
    fileprivate mutating func removeAll(after count: Int) {
        self = Array(prefix(count))
    }
}

extension ProgramRun {
    /// The first part in whose text one of the errors stands, and not in another source file.
    fileprivate func blamedPart(of program: Program) -> Int? {
        program.parts.indices.first { index in
            program.messages(about: index, among: messages).contains { $0.severity == .error }
        }
    }
}
