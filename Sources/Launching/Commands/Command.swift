import Examples
package import Runs

/// A program to start, with everything that it is given and may use.
package struct Command: Hashable, Sendable {
    /// An absolute path, or one with a slash that is relative to `workingDirectory`.
    package var executable: String
    package var arguments: [String]
    /// The whole environment.
    package var environment: [String: String]
    package var workingDirectory: String
    /// A file; nil is the null device.
    package var standardInput: String?
    /// A folder for the captured streams, of this command alone; made where it is not there.
    package var captureDirectory: String
    /// Whether it may write marks and notes.
    package var hasMarks = false
    package var timeLimit: Duration
    /// Bytes of the data segment; nil is no limit.
    package var memoryLimit: Int?
    /// Bytes of a written file; nil is no limit.
    package var fileLimit: Int?
    /// Bytes of each stream.
    package var outputLimit: Int
    /// Nil is no limit.
    package var processLimit: Int?
    /// Nil is none.
    package var sandbox: Sandbox?

    package init(
        executable: String, arguments: [String], environment: [String: String],
        workingDirectory: String, standardInput: String?, captureDirectory: String,
        timeLimit: Duration, memoryLimit: Int?, fileLimit: Int?, outputLimit: Int,
        processLimit: Int?, sandbox: Sandbox? = nil
    ) {
        self.executable = executable
        self.arguments = arguments
        self.environment = environment
        self.workingDirectory = workingDirectory
        self.standardInput = standardInput
        self.captureDirectory = captureDirectory
        self.timeLimit = timeLimit
        self.memoryLimit = memoryLimit
        self.fileLimit = fileLimit
        self.outputLimit = outputLimit
        self.processLimit = processLimit
        self.sandbox = sandbox
    }
}

/// Starts commands: the one place where processes begin.
package protocol CommandRunning: Sendable {
    /// Runs a command to its end and returns how it ended and what it wrote.
    ///
    /// A command that fails, hangs or floods is a value. Throws `ExampleRunningError` where the
    /// system does not let a command be started (`sandboxFailed` where it has no sandbox for it).
    /// Throws `CancellationError` when it was cancelled. Nothing of the command is left running
    /// after either.
    func run(_ command: Command) async throws -> ProcessRun
}

/// Why examples cannot be run at all.
package enum ExampleRunningError: Error, Hashable, CustomStringConvertible {
    case noCompiler(searched: String)
    /// `SWIFTC` names something that is not there, or cannot be started.
    case namedCompilerMissing(name: String)
    case compilerSilent(path: String, words: String)
    case compilerTooOld(path: String, version: String, oldest: ReleaseNumber)
    case noCCompiler(path: String)
    case harnessNotBuilt(words: String)
    case scratchNotWritable(path: String, words: String)
    case launcherFailed(words: String)
    /// A sandbox could not be made, though the system seemed to offer one.
    case sandboxFailed(words: String)
    /// The system offers no sandbox, and the site wants one.
    case sandboxRequired(SandboxObstacle)

    package var description: String {
        switch self {
        case .noCompiler(let searched):
            "no 'swiftc' in PATH (\(searched)): install a Swift toolchain, or name its compiler "
                + "in the environment variable SWIFTC"
        case .namedCompilerMissing(let name):
            "the environment variable SWIFTC names '\(name)', but no program is there: correct it, "
                + "or unset it to use the 'swiftc' of PATH"
        case .compilerTooOld(let path, let version, let oldest):
            "'\(path)' is \(version), but examples need Swift \(oldest) or later: install a newer "
                + "toolchain, or name its compiler in the environment variable SWIFTC"
        case .compilerSilent(let path, let words):
            "'\(path) --version' does not print its version: \(words)"
        case .noCCompiler(let path):
            "there is no 'clang' beside '\(path)' and no 'cc' in PATH: install a C compiler, which "
                + "the harness of the examples needs"
        case .harnessNotBuilt(let words):
            "cannot compile the harness of the examples: \(words)"
        case .scratchNotWritable(let path, let words):
            "cannot write the scratch folder '\(path)': \(words)"
        case .launcherFailed(let words):
            "the launcher of the examples failed; remove its folder, and sitegen makes it again: "
                + "\(words)"
        case .sandboxFailed(let words): "cannot make the sandbox of an example: \(words)"
        case .sandboxRequired(let obstacle):
            "sitegen.yml says 'sandbox: required', but none is available here (\(obstacle)): "
                + (obstacle.remedy.map { "\($0); " } ?? "")
                + "'sandbox: auto' runs examples without one"
        }
    }
}
