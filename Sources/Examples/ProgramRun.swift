/// What happened to one program.
package struct ProgramRun: Hashable, Sendable {
    /// What became of the compiler's work.
    package enum Compilation: Hashable, Sendable {
        case succeeded
        /// It found errors.
        case refused
        /// It found none, and the linker did.
        case notLinked(LinkerFailure)
        /// It was still working after its time limit.
        case timedOut(after: Duration)
        /// It used more than it may, and was ended.
        case exceeded(ProcessRun.Limit)
        /// It ended in another way; with the last lines that it wrote.
        case crashed(words: [String])
    }

    package var compilation: Compilation
    package var messages: [CompilerMessage]
    /// Nil where the program was not started.
    package var execution: ProcessRun?
    /// What its instrumented twin has found out.
    package var attribution: AttributionResult
    /// Which of the program's alternatives this is the run of; nil for the program itself.
    package var alternative: Int?
    /// With `added`, all else is of the program with the import.
    package var foundation = FoundationImport.asWritten
    /// Whether it was compiled in language mode 6, for the sake of an error that is stated.
    package var isOfSwift6 = false
    /// How long the compiler took; nil where that was not measured.
    package var compileDuration: Duration?

    package init(
        compilation: Compilation, messages: [CompilerMessage], execution: ProcessRun? = nil,
        attribution: AttributionResult = .notWanted
    ) {
        self.compilation = compilation
        self.messages = messages
        self.execution = execution
        self.attribution = attribution
    }
}

extension ProgramRun {
    /// The program that it is the run of, where this one was asked for.
    package func program(for asked: ExampleProgram) -> ExampleProgram {
        var program = alternative.map { asked.alternatives[$0] } ?? asked
        // What was settled on is what is run again.
        program.alternatives = []
        if isOfSwift6 { program = program.inSwift6 }
        return foundation == .added ? program.importingFoundation : program
    }
}

/// One run of a process: how it ended and what it wrote.
package struct ProcessRun: Hashable, Sendable {
    /// How a program ended.
    package enum Ending: Hashable, Sendable {
        /// By itself, with this status.
        case exited(Int)
        /// By a signal that the launcher did not send.
        case signalled(Int)
        case timedOut
        case exceeded(Limit)
        /// The launcher did not live to tell.
        case lost
        /// It could not be started, with the system's words.
        case notStarted(String)
    }

    /// What a program may have too much of.
    package enum Limit: String, Hashable, Sendable {
        case memory, file, output, processes
    }

    /// Bytes of both streams that were written when a block of a session had ended.
    package struct Mark: Hashable, Sendable {
        package let output: Int
        package let error: Int

        package init(output: Int, error: Int) {
            self.output = output
            self.error = error
        }
    }

    package var ending: Ending
    package var standardOutput: [UInt8]
    package var standardError: [UInt8]
    /// One for each boundary between blocks that was passed.
    package var marks: [Mark]
    /// What an instrumented twin has noted; empty for other programs.
    package var notes: TwinNotes
    /// How long it took; nil where that was not measured.
    package var duration: Duration?

    package init(
        ending: Ending, standardOutput: [UInt8] = [], standardError: [UInt8] = [],
        marks: [Mark] = [], notes: TwinNotes = TwinNotes()
    ) {
        self.ending = ending
        self.standardOutput = standardOutput
        self.standardError = standardError
        self.marks = marks
        self.notes = notes
    }
}

extension ProcessRun.Ending {
    #if os(Linux)
        private static let busError = 7
    #else
        private static let busError = 10
    #endif

    /// Signals by which a trap, an aborted process or a fault ends a program: SIGILL, SIGTRAP,
    /// SIGABRT, SIGBUS, SIGFPE, SIGSEGV.
    private static let trapSignals: Set<Int> = [4, 5, 6, busError, 8, 11]

    /// Whether the program was ended by a trap of its own.
    package var isTrap: Bool {
        if case .signalled(let number) = self { Self.trapSignals.contains(number) } else { false }
    }
}
