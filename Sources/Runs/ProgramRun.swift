package import Examples

/// What happened to one program.
package struct ProgramRun: Hashable, Sendable {
    /// What became of the compiler's work.
    package enum Compilation: Hashable, Sendable {
        case succeeded
        /// It was not asked: the package that the program needs is not there.
        case withoutPackage
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

    /// What was compiled: the program that was asked for, or one that stands for it.
    package var program: Program
    package var compilation: Compilation
    package var messages: [CompilerMessage]
    /// Nil where the program was not started.
    package var execution: ProcessRun?
    /// What its instrumented twin has found out.
    package var observations: TwinResult
    /// Whether it was refused, and compiles with `import Foundation`.
    package var compilesWithFoundation = false
    /// The packages that it was compiled with.
    package var packages: [UsedPackage] = []
    /// The modules that it imports of them and that no product offers.
    package var unofferedModules: [String] = []
    /// The modules of packages that were imported without a line.
    package var addedModules: [String] = []
    /// How long the compiler took; nil where that was not measured.
    package var compileDuration: Duration?
    /// When what is known of it was done.
    package var provenance: Provenance = []
    /// What else the program was seen to do: what is told of it must be so in each of them.
    package var variants: [Variant] = []

    /// A run, with what is known beside its streams.
    package struct Variant: Hashable, Sendable {
        package let execution: ProcessRun
        package let observations: TwinResult

        package init(execution: ProcessRun, observations: TwinResult) {
            self.execution = execution
            self.observations = observations
        }
    }

    /// When parts of the work on a program were done.
    package struct Provenance: OptionSet, Hashable, Sendable {
        package let rawValue: Int

        package init(rawValue: Int) { self.rawValue = rawValue }

        /// Something was kept from an earlier time.
        package static let earlier = Provenance(rawValue: 1)
        /// Something was started now.
        package static let now = Provenance(rawValue: 2)
        /// What was done now has to be done the next time too.
        package static let eachTime = Provenance(rawValue: 4)
    }

    package init(
        of program: Program, compilation: Compilation, messages: [CompilerMessage],
        execution: ProcessRun? = nil, observations: TwinResult = .notWanted
    ) {
        self.program = program
        self.compilation = compilation
        self.messages = messages
        self.execution = execution
        self.observations = observations
    }

    /// The same, told of another program of the same key.
    package func told(of asked: Program) -> ProgramRun {
        var run = self
        run.program = asked.attempt(of: program.job)
        return run
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
    /// Whether it asked for the network in vain; known of runs in unlike surroundings alone.
    package var wasDeniedNetwork = false
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

extension ProcessRun {
    /// Whether it ended as Foundation could not load a web address: on Linux it does that by a module
    /// of its own, which code written elsewhere does not import.
    var lacksNetworking: Bool {
        String(decoding: standardError, as: UTF8.self)
            .contains("NSCocoaErrorDomain Code=262 \"The specified URL type")
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

    /// Whether the program ended by itself, and not at a limit.
    package var isItsOwn: Bool {
        switch self {
        case .exited, .signalled: true
        case .timedOut, .exceeded, .lost, .notStarted: false
        }
    }

    /// Whether the program was ended by a trap of its own.
    package var isTrap: Bool {
        if case .signalled(let number) = self { Self.trapSignals.contains(number) } else { false }
    }
}

extension ProcessRun {
    /// The name of a signal's number, as on Linux.
    package static func signalName(_ number: Int) -> String {
        let names = [
            1: "SIGHUP", 2: "SIGINT", 3: "SIGQUIT", 4: "SIGILL", 5: "SIGTRAP", 6: "SIGABRT",
            7: "SIGBUS", 8: "SIGFPE", 9: "SIGKILL", 11: "SIGSEGV", 13: "SIGPIPE", 14: "SIGALRM",
            15: "SIGTERM", 24: "SIGXCPU", 25: "SIGXFSZ",
        ]
        return names[number] ?? "signal \(number)"
    }
}
