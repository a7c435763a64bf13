import Caching
import Examples
import Foundation
import Harnesses
import Launching
import Runs
import Toolchains

/// Starts tools that are kept warm, in the compiler's sandbox: `Harness/warm.c` is what keeps them.
struct WarmToolStarter: Sendable {
    let toolchain: SwiftToolchain
    let harness: Harness
    let commands: any CommandRunning
    let scratch: ScratchDirectory
    let limits: ProgramLimits
    let confinement: Confinement
    let searchPath: String
    let memory: EntryFolder
    let workers: Int

    /// Bytes of a source that has room in place of the one that was read, and one more.
    static let room = 1 << 16
    /// As long as anybody waits for an answer.
    static let mostMilliseconds = 600_000

    /// The folders of a tool, which are not made yet.
    func folder(_ number: Int) -> ProgramDirectory {
        ProgramDirectory(named: "warm-\(number)", in: scratch)
    }

    /// Starts a tool, and returns why it has ended.
    func run(_ command: WarmCommand, in folder: ProgramDirectory) async -> String {
        defer { folder.remove() }
        do {
            let folder = try folder.madeAnew()
            var variables = [
                "SITEGEN_WARM_SOCKET": "socket", "SITEGEN_WARM_OUTPUT": command.output,
                "SITEGEN_WARM_WORKERS": "\(workers)",
                "SITEGEN_WARM_SECONDS": "\(limits.compileTime.components.seconds)",
                "SITEGEN_WARM_DATA": "\(limits.compileMemory)",
                "SITEGEN_WARM_FILE": "\(ProgramLimits.compileFile)",
                "SITEGEN_WARM_READABLE": (readable + command.readable).joined(separator: ":"),
                "SITEGEN_WARM_WRITABLE": "/dev/null:\(command.modules)",
            ]
            switch command.kind {
            case .compiler:
                try folder.write(
                    String(repeating: "\n", count: Self.room),
                    to: "\(folder.work)/\(ProgramDirectory.sourceName)")
                guard let place = try await stop(of: command, in: folder) else {
                    return "the compiler reads no module that all programs need"
                }
                variables["SITEGEN_WARM_SOURCE"] = ProgramDirectory.sourceName
                variables["SITEGEN_WARM_SAMPLE"] = harness.sample
                variables["SITEGEN_WARM_STOP"] = "\(place)"
            case .linker: variables["SITEGEN_WARM_STOP_AT"] = ProgramDirectory.objectName
            }
            let run = try await commands.run(
                self.command(command, in: folder, variables, time: .seconds(86_400)))
            return Self.words(for: run)
        } catch { return "\(error)" }
    }

    /// Why a tool has ended: its statuses beyond 96 are those of `warm.c`.
    private static func words(for run: ProcessRun) -> String {
        switch run.ending {
        case .exited(99): return "this system has no Landlock"
        case .exited(100): return "the Swift runtime gives its copies other answers"
        default:
            let words = String(decoding: run.standardError.suffix(200), as: UTF8.self)
            return "it ended: \(run.ending) \(words)"
        }
    }

    /// What every program may read, besides its own folder.
    private var readable: [String] {
        let system = [
            "/bin", "/dev", "/etc", "/gnu/store", "/lib", "/lib32", "/lib64", "/libx32",
            "/nix/store", "/proc", "/sys/devices/system/cpu", "/usr",
        ]
        return system + [harness.runtimeObject, harness.moduleDirectory]
            + [toolchain.installation.folder].compactMap(\.self)
    }

    /// The number of the opening of a file at which a compiler has read all that each program
    /// needs. It is that of the last module's documentation. It is remembered, since seeing it
    /// takes a whole start.
    private func stop(of command: WarmCommand, in folder: ProgramDirectory) async throws -> Int? {
        var key = CacheKey()
        key.add("place to stop", command.words.joined(separator: "\n"))
        key.add("toolchain", toolchain.digests.compiling.description)
        key.add("harness", harness.digest.description)
        if let known = memory.value(for: key) {
            return Int(String(decoding: known, as: UTF8.self))
        }
        let list = folder.temporary + "/openings"
        _ = try await commands.run(
            self.command(
                command, in: folder, ["SITEGEN_WARM_RECORD": list], time: limits.compileTime))
        let lines = (try? String(contentsOfFile: list, encoding: .utf8)) ?? ""
        let place = lines.split(separator: "\n").last { $0.hasSuffix(".swiftdoc") }
            .flatMap { $0.prefix { $0 != " " } }.map { String($0) }
        if let place { memory.remember(Array(place.utf8), for: key) }
        folder.clearCompilerCapture()
        return place.flatMap { Int($0) }
    }

    private func command(
        _ command: WarmCommand, in folder: ProgramDirectory, _ variables: [String: String],
        time: Duration
    ) -> Command {
        var sandbox = confinement.compiler(
            toolchain, harness: harness, modules: command.modules, in: folder
        ).sandbox
        // It changes to the folders of programs, and lets no copy see another one's.
        sandbox?.writable.append(scratch.path)
        sandbox?.readable += [harness.warmObject] + command.readable
        let environment = [
            "PATH": searchPath, "HOME": folder.home, "TMPDIR": folder.temporary,
            "LANG": "C.UTF-8", "TZ": "UTC", "LD_PRELOAD": harness.warmObject,
            // Each copy would look for the same functions again.
            "LD_BIND_NOW": "1",
        ]
        return Command(
            executable: command.words[0], arguments: Array(command.words.dropFirst()),
            environment: environment.merging(variables) { own, _ in own },
            workingDirectory: folder.work, standardInput: nil,
            captureDirectory: folder.compilerCapture, timeLimit: time, memoryLimit: nil,
            fileLimit: nil, outputLimit: 1 << 20, processLimit: nil, sandbox: sandbox)
    }
}
