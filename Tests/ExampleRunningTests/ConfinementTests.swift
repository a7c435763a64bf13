import Caching
import Examples
import Foundation
import Runs
import TestSupport
import Testing

@testable import ExampleRunning
@testable import Harnesses
@testable import Launching
@testable import Toolchains

private let toolchain = SwiftToolchain(
    compiler: "/bin/sh", version: "Swift version 6.3", target: "test")

/// Finds what keeps examples apart on a system that answers like this.
private func confinement(
    _ requirement: SandboxRequirement,
    _ answer: @escaping @Sendable (Command) async throws -> ProcessRun
) async throws -> Confinement {
    let scratch = try ScratchDirectory.make()
    defer { scratch.remove() }
    return try await Confinement.find(
        requirement, hiding: [scratch.path, "/"], toolchain: toolchain,
        commands: ScriptedCommands(answer), scratch: scratch,
        memory: EntryFolder(scratch.path + "/memory"), launcher: "/bin/sh")
}

private let denied = ExampleRunningError.sandboxFailed(words: "pivot_root: Invalid argument")

struct ConfinementTests {
    @Test(arguments: [SandboxRequirement.auto, .required])
    func `a sandbox is tried by starting the compiler in it`(
        _ requirement: SandboxRequirement
    ) async throws {
        let found = try await confinement(requirement) { command in
            #expect(command.sandbox != nil)
            #expect(command.sandbox?.hasNetwork == false)
            #expect(command.arguments == ["--version"])
            return .printing("Swift version 6.3\n")
        }
        guard case .inForce(let sandbox, compiler: "/bin/sh") = found else {
            Issue.record("\(found)")
            return
        }
        #expect(sandbox.readable.contains("/bin/sh"))
        #expect(sandbox.hidden.count == 1, "the whole file system is not hidden")
    }

    @Test func `a compiler that does not work in a sandbox stays outside`() async throws {
        let found = try await confinement(.auto) { _ in .printing(error: "no\n", status: 127) }
        guard case .inForce(_, compiler: nil) = found else {
            Issue.record("\(found)")
            return
        }
    }

    @Test func `where there is none examples are run without one`() async throws {
        let found = try await confinement(.auto) { _ in throw denied }
        guard case .unavailable = found else {
            Issue.record("\(found)")
            return
        }
    }

    @Test func `where there is none and must be one nothing is run`() async throws {
        await #expect {
            try await confinement(.required) { _ in throw denied }
        } throws: { error in
            guard case ExampleRunningError.sandboxRequired = error else { return false }
            return "\(error)".hasSuffix("'sandbox: auto' runs examples without one")
        }
    }

    @Test func `where none is wanted none is tried`() async throws {
        let found = try await confinement(.off) { command in
            Issue.record("\(command)")
            return .printing()
        }
        #expect(found == .off)
    }

    @Test func `another error than that of the sandbox is thrown`() async throws {
        let error = ExampleRunningError.launcherFailed(words: "no")
        await #expect(throws: error) { try await confinement(.auto) { _ in throw error } }
    }

    // MARK: Remembering

    /// Looks for a sandbox, and says whether one was tried.
    private func isTried(
        in scratch: ScratchDirectory, launcher: String = "/bin/sh",
        toolchain: SwiftToolchain = toolchain
    ) async throws -> Bool {
        let tries = Tries()
        let found = try await Confinement.find(
            .auto, hiding: [], toolchain: toolchain,
            commands: ScriptedCommands { _ in
                await tries.add()
                return .printing("Swift version 6.3\n")
            }, scratch: scratch, memory: EntryFolder(scratch.path + "/memory"), launcher: launcher)
        guard case .inForce(_, compiler: .some) = found else {
            Issue.record("\(found)")
            return true
        }
        return await tries.count > 0
    }

    private actor Tries {
        private(set) var count = 0
        func add() { count += 1 }
    }

    @Test func `a sandbox that was tried is not tried again`() async throws {
        let scratch = try ScratchDirectory.make()
        defer { scratch.remove() }
        #expect(try await isTried(in: scratch))
        #expect(try await !isTried(in: scratch))
    }

    @Test func `another launcher or toolchain is tried`() async throws {
        let scratch = try ScratchDirectory.make()
        defer { scratch.remove() }
        #expect(try await isTried(in: scratch))
        #expect(try await isTried(in: scratch, launcher: "/bin/ls"))
        let other = SwiftToolchain(
            compiler: "/bin/ls", version: "Swift version 6.3", target: "test")
        #expect(try await isTried(in: scratch, toolchain: other))
        #expect(try await !isTried(in: scratch))
    }

    @Test func `a sandbox that is forgotten is tried again`() async throws {
        let scratch = try ScratchDirectory.make()
        defer { scratch.remove() }
        #expect(try await isTried(in: scratch))
        Confinement.forget(
            toolchain, memory: EntryFolder(scratch.path + "/memory"), launcher: "/bin/sh")
        #expect(try await isTried(in: scratch))
    }

    @Test func `that there is none is not remembered`() async throws {
        let scratch = try ScratchDirectory.make()
        defer { scratch.remove() }
        let found = try await Confinement.find(
            .auto, hiding: [], toolchain: toolchain,
            commands: ScriptedCommands { _ in throw denied },
            scratch: scratch, memory: EntryFolder(scratch.path + "/memory"), launcher: "/bin/sh")
        guard case .unavailable = found else {
            Issue.record("\(found)")
            return
        }
        #expect(try await isTried(in: scratch))
    }

    // MARK: Running

    @Test func `only the program that is allowed to reaches the network`() async throws {
        let page = "```swift allow=network\nlet a = 1\n```\n\n```swift\nlet b = 2\n```\n"
        try await ExampleRunner.withScript(in: .inForce(Sandbox(means: .user), compiler: "/swiftc"))
        { command in
            let source = try String(
                contentsOfFile: command.workingDirectory + "/main.swift", encoding: .utf8)
            let sandbox = try #require(command.sandbox)
            #expect(sandbox.hasNetwork == (command.isRun && source == "let a = 1\n"))
            return .printing()
        } body: { runner in
            _ = try await runner.run(programs(page))
        }
    }

    @Test func `a program can change its folders and sees nothing of its streams`() async throws {
        try await ExampleRunner.withScript(in: .inForce(Sandbox(means: .user), compiler: "/swiftc"))
        { command in
            let writable = try #require(command.sandbox?.writable)
            for path in [
                command.workingDirectory, command.environment["HOME"] ?? "",
                command.environment["TMPDIR"] ?? "",
            ] {
                #expect(writable.contains { path.hasPrefix($0 + "/") })
            }
            #expect(!writable.contains { command.captureDirectory.hasPrefix($0 + "/") })
            #expect(writable.contains("/cache/modules") == !command.isRun)
            #expect(command.isRun || command.executable == "/swiftc")
            return .printing()
        } body: { runner in
            _ = try await runner.run(programs(count: 1))
        }
    }

    @Test func `a compiler that stays outside has no sandbox`() async throws {
        try await ExampleRunner.withScript(in: .inForce(Sandbox(means: .user), compiler: nil)) {
            command in
            #expect((command.sandbox != nil) == command.isRun)
            #expect(command.isRun || command.executable == "/toolchain/swiftc")
            return .printing()
        } body: { runner in
            _ = try await runner.run(programs(count: 1))
        }
    }

    @Test(arguments: [Confinement.off, .unavailable(SandboxObstacle(words: "no"))])
    func `without a sandbox no command has one`(_ confinement: Confinement) async throws {
        try await ExampleRunner.withScript(in: confinement) { command in
            #expect(command.sandbox == nil)
            return .printing()
        } body: { runner in
            _ = try await runner.run(programs("```swift allow=network\nlet a = 1\n```\n"))
        }
    }

    // MARK: Words

    @Test(arguments: [
        (
            ["kernel/apparmor_restrict_unprivileged_userns": "1"],
            "AppArmor forbids user namespaces",
            "'sudo sysctl kernel.apparmor_restrict_unprivileged_userns=0' permits them"
        ),
        (
            ["kernel/unprivileged_userns_clone": "0"], "user namespaces are switched off",
            "'sudo sysctl kernel.unprivileged_userns_clone=1' permits them"
        ),
        (
            ["user/max_user_namespaces": "0"], "user namespaces are switched off",
            "'sudo sysctl user.max_user_namespaces=10000' permits them"
        ),
    ])
    func `a setting that denies a sandbox is named`(
        settings: [String: String], why: String, remedy: String
    ) {
        let obstacle = SandboxObstacle(words: "uid_map: Operation not permitted") {
            settings[$0]
        }
        #expect(obstacle.description == why)
        #expect(obstacle.remedy == remedy)
    }

    @Test(arguments: ["namespaces", "a new /proc"])
    func `a container is thought of where the kernel says no`(_ step: String) {
        let obstacle = SandboxObstacle(words: "\(step): Operation not permitted") { _ in nil }
        #expect(
            obstacle.description
                == "this system does not permit namespaces; \(step): Operation not permitted")
        #expect(obstacle.remedy?.hasPrefix("options of a container,") == true)
    }

    @Test func `else the words of the system are told`() {
        let settings = ["user/max_user_namespaces": "96365"]
        let obstacle = SandboxObstacle(words: "pivot_root: Invalid argument") { settings[$0] }
        #expect(obstacle.description == "pivot_root: Invalid argument")
        #expect(obstacle.remedy == nil)
    }

    @Test func `a profile for macOS names paths as they are written there`() {
        var sandbox = Sandbox(means: .seatbelt)
        sandbox.readable = ["/tool"]
        sandbox.writable = ["/a \"b\""]
        sandbox.hidden = ["/Users/me"]
        #expect(
            sandbox.seatbeltProfile == #"""
                (version 1)
                (allow default)
                (deny network*)
                (deny file-write*)
                (allow file-write* (literal "/dev/null") (subpath "/a \"b\""))
                (deny file-read-data (subpath "/Users/me"))
                (allow file-read-data (subpath "/tool") (subpath "/a \"b\""))
                (deny signal)
                (allow signal (target same-sandbox))
                """#)
        sandbox.hasNetwork = true
        #expect(!sandbox.seatbeltProfile.contains("network"))
    }
}
