import CSystemCalls
import Examples
import Foundation
package import Runs
import Subprocess

#if canImport(System)
    import System
#else
    import SystemPackage
#endif

/// Runs commands through the launcher, which holds their limits and ends all their descendants.
///
/// The launcher watches the read end of a pipe, the lifeline: when this process ends, however it
/// ends, the pipe closes and every launcher ends what it has started.
package struct SubprocessCommandRunner: CommandRunning {
    private let launcher: String
    private let lifeline: FileDescriptor

    /// Takes the path of the compiled launcher.
    package init(launcher: String) throws {
        self.launcher = launcher
        var ends: [CInt] = [-1, -1]
        let failure = sitegen_pipe(&ends)
        guard failure == 0 else {
            throw ExampleRunningError.launcherFailed(words: String(cString: strerror(failure)))
        }
        // The write end stays open, and unused, until this process ends.
        lifeline = FileDescriptor(rawValue: ends[0])
        _ = sitegen_become_subreaper()
    }

    package func run(_ command: Command) async throws -> ProcessRun {
        var options = PlatformOptions()
        // Ctrl-C at a terminal is for this process, which then ends the launchers in order.
        options.createSession = true
        options.teardownSequence = [.gracefulShutDown(allowedDurationToNextStep: .seconds(10))]
        // Whether it is there already, or cannot be made, the launcher will see.
        mkdir(command.captureDirectory, 0o777)
        let start = ContinuousClock.now
        let result: ExecutionResult<Void, StringOutput<UTF8>, StringOutput<UTF8>>?
        do {
            result = try await withDeadline(command.timeLimit + Self.grace) { [options] in
                try await Subprocess.run(
                    .path(FilePath(launcher)), arguments: Arguments(command.launcherArguments),
                    environment: .custom([:]), platformOptions: options,
                    input: .fileDescriptor(lifeline, closeAfterSpawningProcess: false),
                    output: .string(limit: 1 << 12), error: .string(limit: 1 << 16))
            }
        } catch let error as SubprocessError {
            try Task.checkCancellation()
            throw ExampleRunningError.launcherFailed(words: "\(launcher): \(error)")
        }
        try Task.checkCancellation()
        let duration = ContinuousClock.now - start
        let streams = CapturedStreams(command)
        let ending = try ending(
            result.map { ($0.standardOutput, $0.standardError, $0.terminationStatus) }, streams,
            fileLimit: command.fileLimit)
        if ending == .lost { OrphanSweep.run() }
        var run = ProcessRun(
            ending: ending, standardOutput: streams.output, standardError: streams.error,
            marks: streams.file.marks, notes: streams.file.notes)
        run.duration = duration
        run.wasDeniedNetwork =
            streams.file.asksForNetwork && command.sandbox?.hasNetwork == false
        return run
    }

    /// How long a launcher may take to end what it has started, past its own time limit: a program
    /// can stop the process that watches it.
    private static let grace = Duration.seconds(30)

    private func ending(
        _ result: (output: String, error: String, status: TerminationStatus)?,
        _ streams: CapturedStreams, fileLimit: Int?
    ) throws -> ProcessRun.Ending {
        guard let result else { return .lost }
        let report = result.output.split(separator: " ", maxSplits: 1)
            .map { $0.trimmingCharacters(in: .newlines) }
        if report.isEmpty, case .exited = result.status {
            throw ExampleRunningError.launcherFailed(words: "\(launcher): \(result.error)")
        }
        if report.first == "no-sandbox" {
            throw ExampleRunningError.sandboxFailed(words: report.count > 1 ? report[1] : "")
        }
        let ending = ProcessRun.Ending.reported(report, standardError: streams.error)
        // A stream is a file as well, and may be held by the limit of files.
        let isFull = streams.longest >= fileLimit ?? .max
        return ending == .exceeded(.file) && isFull ? .exceeded(.output) : ending
    }

    /// What a program prints that needs no supervision, standard output and error together; nil
    /// where it cannot be started. Its temporary files go into a folder of their own; it is started
    /// in the current folder, or in another one. Nil too where it prints more bytes than the limit.
    package static func output(
        of executable: String, _ arguments: [String], temporaryFiles folder: String,
        in current: String? = nil, limit: Int = 1 << 20
    ) async -> (text: String, succeeded: Bool)? {
        let result = try? await Subprocess.run(
            .path(FilePath(executable)), arguments: Arguments(arguments),
            environment: .inherit.updating(["TMPDIR": folder]),
            workingDirectory: current.map { FilePath($0) },
            output: .string(limit: limit), error: .combinedWithOutput)
        return result.map { ($0.standardOutput, $0.terminationStatus.isSuccess) }
    }
}

extension Command {
    /// The files that the launcher writes the streams to.
    fileprivate var outputPath: String { captureDirectory + "/stdout" }
    fileprivate var errorPath: String { captureDirectory + "/stderr" }
    fileprivate var marksPath: String { captureDirectory + "/marks" }

    fileprivate var launcherArguments: [String] {
        var arguments = [
            "--directory", workingDirectory, "--stdout", outputPath, "--stderr", errorPath,
            "--time", String(timeLimit.wholeMilliseconds), "--stream", String(outputLimit),
        ]
        if hasMarks { arguments += ["--marks", marksPath] }
        arguments += sandbox?.launcherOptions ?? []
        if let standardInput { arguments += ["--stdin", standardInput] }
        if let memoryLimit { arguments += ["--data", String(memoryLimit)] }
        if let fileLimit { arguments += ["--file-size", String(fileLimit)] }
        if let processLimit { arguments += ["--processes", String(processLimit)] }
        arguments.append("--clear-env")
        for (name, value) in environment.sorted(by: { $0.key < $1.key }) {
            arguments += ["--env", "\(name)=\(value)"]
        }
        return arguments + ["--"] + (sandbox?.wrapper ?? []) + [executable] + self.arguments
    }
}

extension Duration {
    fileprivate var wholeMilliseconds: Int64 {
        components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000
    }
}

/// What a command wrote, as far as its limit goes.
private struct CapturedStreams {
    let output: [UInt8]
    let error: [UInt8]
    let file: NotesFile

    /// Bytes of the longer one.
    var longest: Int { max(output.count, error.count) }

    init(_ command: Command) {
        output = Self.head(of: command.outputPath, limit: command.outputLimit)
        error = Self.head(of: command.errorPath, limit: command.outputLimit)
        file = NotesFile(Self.head(of: command.marksPath, limit: 9 << 20))
    }

    /// The first bytes of a file; none where it is not there.
    private static func head(of path: String, limit: Int) -> [UInt8] {
        guard let file = FileHandle(forReadingAtPath: path) else { return [] }
        defer { try? file.close() }
        return (try? file.read(upToCount: limit)).flatMap { $0 }.map { Array($0) } ?? []
    }
}

extension ProcessRun.Ending {
    /// Reads the launcher's report, such as `exited 0` or `limit time`.
    fileprivate static func reported(_ report: [String], standardError: [UInt8]) -> Self {
        let rest = report.count > 1 ? report[1] : ""
        switch (report.first, rest) {
        case ("exited", let status): return .exited(Int(status) ?? -1)
        case ("signalled", let number):
            return standardError.tellsOfMemory ? .exceeded(.memory) : .signalled(Int(number) ?? -1)
        case ("limit", "time"): return .timedOut
        case ("limit", let name):
            return ProcessRun.Limit(rawValue: name).map { .exceeded($0) } ?? .lost
        case ("failed-to-start", let words): return .notStarted(words)
        default: return .lost
        }
    }
}

extension [UInt8] {
    /// Whether the runtime's last words are that it got no more memory.
    fileprivate var tellsOfMemory: Bool {
        let tail = String(decoding: suffix(2000), as: UTF8.self)
        return tail.contains("Fatal error: failed to allocate")
            || tail.contains("Fatal error: unable to allocate memory")
            || tail.contains("std::bad_alloc")
    }
}

/// The result of the work, or nil where it was not done in time; it is cancelled then.
private func withDeadline<Result: Sendable>(
    _ duration: Duration, _ work: @escaping @Sendable () async throws -> Result
) async throws -> Result? {
    try await withThrowingTaskGroup(of: Result?.self) { group in
        group.addTask { try await work() }
        group.addTask {
            try await Task.sleep(for: duration)
            return nil
        }
        defer { group.cancelAll() }
        guard let first = try await group.next() else { return nil }
        return first
    }
}
