package import Caching
package import Examples
import Foundation
package import Launching
import Runs
package import Toolchains

/// What keeps the examples of one run of `sitegen` from the rest of the system.
package enum Confinement: Hashable, Sendable {
    /// A sandbox for each program, with what all of them see; and the compiler as it is started in
    /// one, nil where it has to stay outside.
    case inForce(Sandbox, compiler: String?)
    /// None is to be had here.
    case unavailable(SandboxObstacle)
    /// None was wanted.
    case off

    /// Finds out, by starting the compiler in one, which sandbox the system offers.
    ///
    /// What was found out is remembered until the system is started anew, or something else that
    /// decides it is another. `hidden` are absolute paths of folders that no example may see. Throws
    /// `ExampleRunningError.sandboxRequired` where there is none and has to be one.
    package static func find(
        _ requirement: SandboxRequirement, hiding hidden: [String], toolchain: SwiftToolchain,
        commands: any CommandRunning, scratch: ScratchDirectory, memory: EntryFolder,
        launcher: String
    ) async throws -> Confinement {
        guard requirement != .off else { return .off }
        let key = SystemState(launcher: launcher).key(of: toolchain)
        if let known = memory.value(for: key).flatMap({ Trial(bytes: $0) }) {
            return known.confinement(hiding: hidden, toolchain)
        }
        var obstacle: SandboxObstacle?
        for means in Sandbox.Means.offered {
            do {
                let version = try await version(
                    of: toolchain.installation.compiler,
                    in: Sandbox(means: means, hiding: hidden, toolchain), commands: commands,
                    scratch: scratch)
                let trial = Trial(means: means, compilerWorks: version.contains(toolchain.version))
                memory.remember(trial.bytes, for: key)
                return trial.confinement(hiding: hidden, toolchain)
            } catch ExampleRunningError.sandboxFailed(let words) {
                // Why nobody can have one says more than why the superuser cannot either.
                obstacle = obstacle ?? SandboxObstacle(words: words)
            }
        }
        let found = obstacle ?? SandboxObstacle(words: "this system has none")
        guard requirement != .required else { throw ExampleRunningError.sandboxRequired(found) }
        return .unavailable(found)
    }

    /// Forgets what was found out, since it turned out to be wrong.
    package static func forget(
        _ toolchain: SwiftToolchain, memory: EntryFolder, launcher: String
    ) {
        memory.remove(SystemState(launcher: launcher).key(of: toolchain))
    }

    /// What the compiler says in a sandbox when it is asked for its version.
    private static func version(
        of compiler: String, in sandbox: Sandbox, commands: any CommandRunning,
        scratch: ScratchDirectory
    ) async throws -> String {
        let directory = try ProgramDirectory.make("probe", in: scratch)
        defer { directory.remove() }
        var sandbox = sandbox
        sandbox.writable = [directory.path]
        let run = try await commands.run(
            Command(
                executable: compiler, arguments: ["--version"],
                environment: [
                    "PATH": "/usr/bin:/bin", "HOME": directory.home, "TMPDIR": directory.temporary,
                ],
                workingDirectory: directory.work, standardInput: nil,
                captureDirectory: directory.compilerCapture, timeLimit: .seconds(60),
                memoryLimit: nil, fileLimit: nil, outputLimit: 1 << 16, processLimit: nil,
                sandbox: sandbox))
        return String(decoding: run.standardOutput + run.standardError, as: UTF8.self)
    }
}

extension Confinement {
    /// The sandbox of a program; nil where it has none.
    package func sandbox(of job: Job, in directory: ProgramDirectory) -> Sandbox? {
        guard case .inForce(var sandbox, _) = self else { return nil }
        sandbox.writable = [directory.path]
        sandbox.hasNetwork = job.settings.allowsNetwork
        return sandbox
    }

    /// The sandbox of what builds packages, without a path of theirs; nil where it has none.
    package var ofPackages: Sandbox? {
        guard case .inForce(let sandbox, compiler: _?) = self else { return nil }
        return sandbox
    }

    /// The compiler as it is to be started, and its sandbox; nil where it has none.
    package func compiler(
        _ toolchain: SwiftToolchain, harness: Harness, modules: String,
        in directory: ProgramDirectory
    ) -> (executable: String, sandbox: Sandbox?) {
        guard case .inForce(var sandbox, let compiler?) = self else {
            return (toolchain.compiler, nil)
        }
        sandbox.readable += [harness.runtimeObject, harness.moduleDirectory]
        sandbox.writable = [directory.path, modules]
        return (compiler, sandbox)
    }
}

/// What came out when a sandbox was tried.
private struct Trial {
    let means: Sandbox.Means
    let compilerWorks: Bool

    init(means: Sandbox.Means, compilerWorks: Bool) {
        self.means = means
        self.compilerWorks = compilerWorks
    }

    var bytes: [UInt8] {
        var writer = ByteWriter()
        writer.append(string: means.rawValue)
        writer.append(compilerWorks ? 1 : 0)
        return writer.bytes
    }

    init?(bytes: [UInt8]) {
        var reader = ByteReader(bytes[...])
        guard let means = reader.string().flatMap({ Sandbox.Means(rawValue: $0) }),
            let works = reader.number()
        else { return nil }
        self.init(means: means, compilerWorks: works == 1)
    }

    func confinement(hiding hidden: [String], _ toolchain: SwiftToolchain) -> Confinement {
        .inForce(
            Sandbox(means: means, hiding: hidden, toolchain),
            compiler: compilerWorks ? toolchain.installation.compiler : nil)
    }
}

extension Sandbox {
    /// What every example sees, and what none does.
    fileprivate init(means: Means, hiding hidden: [String], _ toolchain: SwiftToolchain) {
        self.init(means: means)
        readable = toolchain.installation.readable
        self.hidden = hidden.compactMap { realPath($0) }.filter { $0 != "/" }
    }
}

extension Sandbox.Means {
    /// What may be tried here, the best first.
    fileprivate static var offered: [Sandbox.Means] {
        #if os(macOS)
            [.seatbelt]
        #elseif os(Linux)
            geteuid() == 0 ? [.user, .superuser] : [.user]
        #else
            []
        #endif
    }
}
