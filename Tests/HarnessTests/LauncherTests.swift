import Examples
import Foundation
import Runs
import TestSupport
import Testing

@testable import Harnesses
@testable import Launching

/// Commands through the real launcher, compiled by the toolchain that runs these tests.
struct LauncherTests {
    /// Runs a line of shell under limits and returns how it ended.
    private func run(
        _ line: String, time: Duration = .seconds(30), output: Int = 1 << 20, file: Int? = nil,
        processes: Int? = nil
    ) async throws -> ProcessRun {
        try await withShell { shell in
            try await shell.run(
                line, time: time, output: output, file: file, processes: processes)
        }
    }

    @Test func `both streams and the status are captured`() async throws {
        var run = try await run("echo out; echo err >&2; exit 3")
        run.duration = nil
        #expect(run == .printing("out\n", error: "err\n", status: 3))
    }

    @Test func `a signal that ended the program is told`() async throws {
        #expect(try await run("kill -ILL $$").ending == .signalled(4))
    }

    @Test func `a program that hangs is ended`() async throws {
        let run = try await run("echo begun; sleep 3600", time: .milliseconds(300))
        #expect(run.ending == .timedOut)
    }

    @Test func `a flood is cut and its head kept`() async throws {
        let run = try await run("yes", output: 1000)
        #expect(run.ending == .exceeded(.output))
        #expect(run.standardOutput.count == 1000)
    }

    @Test func `a file that grows too large ends the program`() async throws {
        #expect(
            try await run("exec head -c 100000 /dev/zero > big", file: 10_000).ending
                == .exceeded(.file))
    }

    @Test func `too many processes end the program`() async throws {
        let line = "for i in 1 2 3 4 5 6 7 8 9 10; do sleep 3600 & done; wait"
        #expect(try await run(line, processes: 4).ending == .exceeded(.processes))
    }

    // Two that hold 40 MB each, and say so once they do.
    private let holders = """
        hold() { (head -c 40000000 /dev/zero; echo held >&2; exec sleep 3600) | tail -c 40000000; }
        hold & hold &
        """

    @Test(.enabled(if: memoryCanBeSeen, "skipped: memory can be seen only where there is a /proc"))
    func `processes that have too much memory together are ended`() async throws {
        let run = try await withShell { shell in
            try await shell.run(holders + "\nwait", memory: 60_000_000, processes: 20)
        }
        #expect(run.ending == .exceeded(.memory))
    }

    @Test(.enabled(if: memoryCanBeSeen, "skipped: memory can be seen only where there is a /proc"))
    func `processes that have as much memory as they may are not ended`() async throws {
        let run = try await withShell { shell in
            // Looked at often enough while they hold it, and until the time is over.
            try await shell.run(
                holders + "\nwait", time: .seconds(2), memory: 120_000_000, processes: 20)
        }
        #expect(run.ending == .timedOut)
    }

    @Test(.enabled(if: memoryCanBeSeen, "skipped: memory can be seen only where there is a /proc"))
    func `memory that processes share counts once`() async throws {
        let line = """
            text=$(head -c 30000000 /dev/zero | tr '\\0' a)
            for i in 1 2 3 4 5 6; do (sleep 3600; echo ${#text}) & done
            echo forked
            exec sleep 1
            """
        // The program ends by itself, so that a slow machine only makes it late.
        let run = try await withShell { shell in
            try await shell.run(line, time: .seconds(120), memory: 150_000_000, processes: 40)
        }
        #expect(run.ending == .exited(0))
        #expect(run.standardOutput == Array("forked\n".utf8))
    }

    @Test func `a background process does not outlive its program`() async throws {
        let run = try await run("sleep 3600 >/dev/null 2>&1 & echo $!")
        let pid = pid_t(String(decoding: run.standardOutput, as: UTF8.self).dropLast()) ?? 0
        #expect(pid > 1)
        #expect(kill(pid, 0) != 0)
    }

    @Test(
        .enabled(
            if: FileManager.default.fileExists(atPath: "/proc/self/status"),
            "skipped: orphans can be found only where there is a /proc"))
    func `what a program leaves that kills its launcher is ended`() async throws {
        let line = "setsid sleep 3600 >/dev/null 2>&1 & echo $!; kill -9 $PPID; sleep 3600"
        let run = try await run(line)
        #expect(run.ending == .lost)
        let pid = pid_t(String(decoding: run.standardOutput, as: UTF8.self).dropLast()) ?? 0
        #expect(pid > 1)
        #expect(kill(pid, 0) != 0)
    }

    @Test func `a program that is not there is told with the system's words`() async throws {
        let environment = ProcessInfo.processInfo.environment
        let scratch = try ScratchDirectory.make()
        defer { scratch.remove() }
        let toolchain = try await sharedHarness.value.toolchain
        let harness = try await Harness.prepare(
            toolchain: toolchain, environment: environment, cache: scratch.path)
        let run = try await SubprocessCommandRunner(launcher: harness.launcher).run(
            Command(
                executable: "./nothing", arguments: [], environment: [:],
                workingDirectory: scratch.path, standardInput: nil,
                captureDirectory: scratch.path, timeLimit: .seconds(10), memoryLimit: nil,
                fileLimit: nil, outputLimit: 1000, processLimit: nil))
        #expect(run.ending == .notStarted("2 PROGRAM: No such file or directory"))
    }

    @Test func `a second preparation takes the harness of the first`() async throws {
        let environment = ProcessInfo.processInfo.environment
        let scratch = try ScratchDirectory.make()
        defer { scratch.remove() }
        let toolchain = try await sharedHarness.value.toolchain
        func prepare() async throws -> Date? {
            let harness = try await Harness.prepare(
                toolchain: toolchain, environment: environment, cache: scratch.path)
            let attributes = try FileManager.default.attributesOfItem(atPath: harness.launcher)
            return attributes[.modificationDate] as? Date
        }
        let first = try await prepare()
        #expect(try await prepare() == first)
    }

    @Test func `a damaged harness is made anew`() async throws {
        let environment = ProcessInfo.processInfo.environment
        let scratch = try ScratchDirectory.make()
        defer { scratch.remove() }
        let toolchain = try await sharedHarness.value.toolchain
        let first = try await Harness.prepare(
            toolchain: toolchain, environment: environment, cache: scratch.path)
        try FileManager.default.removeItem(atPath: first.runtimeObject)
        let second = try await Harness.prepare(
            toolchain: toolchain, environment: environment, cache: scratch.path)
        #expect(FileManager.default.fileExists(atPath: second.runtimeObject))
    }

    @Test(arguments: ["launcher", "runtime.o", "module/marks.h", "module/twin.o"])
    func `a harness with a file cut short is made anew`(_ name: String) async throws {
        let environment = ProcessInfo.processInfo.environment
        let scratch = try ScratchDirectory.make()
        defer { scratch.remove() }
        let toolchain = try await sharedHarness.value.toolchain
        func prepare() async throws -> Data? {
            let harness = try await Harness.prepare(
                toolchain: toolchain, environment: environment, cache: scratch.path)
            let folder = URL(filePath: harness.launcher).deletingLastPathComponent()
            let file = folder.appending(path: name)
            defer { truncate(file.path, 10) }
            return try Data(contentsOf: file)
        }
        let first = try await prepare()
        #expect(first.map { $0.count > 10 } == true)
        #expect(try await prepare()?.count == first?.count)
    }
}

private let memoryCanBeSeen = FileManager.default.fileExists(atPath: "/proc/self/statm")
