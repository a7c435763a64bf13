import Runs

#if os(Linux)
    import Examples
    import Foundation
    import TestSupport
    import Testing

    @testable import Launching

    /// Lines of shell that try to get out of the sandbox; where it is instructive, the same line is
    /// run without one, to see that it does get out then.
    @Suite(
        .enabled("skipped: this system offers no sandbox") { try await Sandbox.isAvailable },
        .timeLimit(.minutes(5)))
    struct SandboxTests {
        private let sandbox = Sandbox(means: .user)

        // MARK: Files

        @Test func `a file outside is not seen, by whatever path`() async throws {
            try await withShell { shell in
                let secret = shell.scratch.path + "/secret"
                try Data("secret".utf8).write(to: URL(filePath: secret))
                for path in [secret, "../secret", "/proc/1/root\(secret)", "/proc/1/cwd\(secret)"] {
                    let run = try await shell.run("cat \(path)", in: sandbox)
                    #expect(run.ending == .exited(1), "\(path)")
                    #expect(run.standardOutput.isEmpty, "\(path)")
                }
                #expect(try await shell.run("cat \(secret)") == .printing("secret"))
                #expect(try await shell.run("cat ../secret") == .printing("secret"))
            }
        }

        @Test(arguments: [
            "/etc/shadow", "/etc/sudoers", "/etc/ssl/private", "/root", "/home", "/var/log", "/run",
            "/opt", "/srv", "/mnt", "/boot", "/dev/mem", "/dev/sda", "/dev/vda", "/dev/tty",
            "/sys/kernel", "/sys/fs",
        ])
        func `what is of the system's own is not there`(_ path: String) async throws {
            try await withShell { shell in
                let run = try await shell.run("test -e \(path) || echo none", in: sandbox)
                #expect(run == .printing("none\n"))
            }
        }

        @Test func `the system's folders are there to read`() async throws {
            try await withShell { shell in
                let line = "ls /usr/bin /etc/passwd /proc/self/status /dev/null >/dev/null && pwd"
                let run = try await shell.run(line, in: sandbox)
                #expect(run == .printing(shell.work + "\n"))
            }
        }

        @Test(arguments: [
            "/x", "/usr/x", "/usr/bin/x", "/etc/x", "/etc/passwd", "/dev/x", "/proc/self/comm",
            "/proc/sys/kernel/core_pattern", "/proc/sysrq-trigger", "/sys/x", "/var/x",
        ])
        func `nothing of the system can be written`(_ path: String) async throws {
            try await withShell { shell in
                let run = try await shell.run("(: >> \(path)) || echo no", in: sandbox)
                #expect(run.standardOutput == Array("no\n".utf8))
            }
        }

        @Test func `a device can be written and not be changed`() async throws {
            try await withShell { shell in
                let line = "echo x > /dev/null && (chmod 600 /dev/null || echo no)"
                let run = try await shell.run(line, in: sandbox)
                #expect(run.standardOutput == Array("no\n".utf8))
            }
        }

        @Test(arguments: ["/tmp", "/var/tmp", "/dev/shm"])
        func `what is written for a while is not left behind`(_ folder: String) async throws {
            try await withShell { shell in
                let file = "\(folder)/sitegen-test-\(UUID().uuidString)"
                let run = try await shell.run("echo kept > \(file) && cat \(file)", in: sandbox)
                #expect(run == .printing("kept\n"))
                #expect(!FileManager.default.fileExists(atPath: file))
            }
        }

        @Test func `files in memory count as memory`() async throws {
            try await withShell { shell in
                let line = """
                    for folder in /tmp /var/tmp /dev/shm
                    do head -c 50000000 /dev/zero > $folder/file; done
                    echo written; sleep 3600
                    """
                let over = try await shell.run(line, in: sandbox, memory: 120_000_000)
                #expect(over.ending == .exceeded(.memory))
                let within = try await shell.run(
                    line.replacing("sleep 3600", with: "true"), in: sandbox, memory: 400_000_000)
                #expect(within == .printing("written\n"))
            }
        }

        @Test func `the own folder can be written`() async throws {
            try await withShell { shell in
                #expect(try await shell.run("echo kept > file", in: sandbox) == .printing())
                let text = try String(contentsOfFile: shell.work + "/file", encoding: .utf8)
                #expect(text == "kept\n")
            }
        }

        @Test func `of two folders the inner one decides`() async throws {
            try await withShell { shell in
                let outer = shell.scratch.path + "/outer"
                for part in ["hidden/readable", "hidden/other"] {
                    try FileManager.default.createDirectory(
                        atPath: "\(outer)/\(part)", withIntermediateDirectories: true)
                    try Data().write(to: URL(filePath: "\(outer)/\(part)/file"))
                }
                var sandbox = sandbox
                sandbox.readable = [outer, outer + "/hidden/readable"]
                let line = "cd \(outer) && find . -type f; (: > x) || (: > hidden/x) || echo no"
                var run = try await shell.run(line, in: sandbox)
                #expect(run.standardOutput.filter { $0 == 0x0A }.count == 3)
                sandbox.hidden = [outer + "/hidden"]
                run = try await shell.run(line, in: sandbox)
                #expect(
                    String(decoding: run.standardOutput, as: UTF8.self)
                        == "./hidden/readable/file\nno\n")
            }
        }

        @Test func `a path that is not there is told`() async throws {
            try await withShell { shell in
                var sandbox = sandbox
                sandbox.readable = ["/nowhere/at/all"]
                let error = ExampleRunningError.sandboxFailed(
                    words: "/nowhere/at/all: No such file or directory")
                await #expect(throws: error) { try await shell.run("true", in: sandbox) }
            }
        }

        // MARK: Powers

        @Test(arguments: ["mount -t tmpfs none /tmp", "umount -l /usr", "unshare -U true"])
        func `the sandbox cannot be changed from within`(_ line: String) async throws {
            try await withShell { shell in
                let run = try await shell.run("\(line) && echo changed", in: sandbox)
                #expect(run.ending != .exited(0))
                #expect(run.standardOutput.isEmpty)
            }
        }

        @Test func `no power is left, and none to be had`() async throws {
            try await withShell { shell in
                let line = "grep -E '^(Cap...|NoNewPrivs)' /proc/self/status"
                let none = String(repeating: "0", count: 16)
                let powers = ["Inh", "Prm", "Eff", "Bnd", "Amb"].map { "Cap\($0):\t\(none)\n" }
                let run = try await shell.run(line, in: sandbox)
                #expect(run == .printing(powers.joined() + "NoNewPrivs:\t1\n"))
            }
        }

        @Test func `the user is the same one`() async throws {
            try await withShell { shell in
                let run = try await shell.run("id -u; id -g; id -un", in: sandbox)
                #expect(try await shell.run("id -u; id -g; id -un") == run)
            }
        }

        // MARK: Network

        @Test(
            .enabled(
                if: FileManager.default.fileExists(atPath: "/bin/bash"),
                "skipped: only bash can connect by itself"))
        func `a port of the host is reached only with the network`() async throws {
            let port = try ListeningPort()
            try await withShell { shell in
                let line = "exec bash -c 'exec 3<>/dev/tcp/127.0.0.1/\(port.number) && echo in'"
                let refused = try await shell.run(line, in: sandbox)
                #expect(refused.standardOutput.isEmpty)
                var sandbox = sandbox
                sandbox.hasNetwork = true
                #expect(try await shell.run(line, in: sandbox) == .printing("in\n"))
                #expect(try await shell.run(line) == .printing("in\n"))
            }
        }

        @Test func `the own network has nothing but itself`() async throws {
            try await withShell { shell in
                let line = "sed -n 's/:.*//p' /proc/net/dev | tr -d ' '"
                let run = try await shell.run(line, in: sandbox)
                #expect(run == .printing("lo\n"))
            }
        }

        // MARK: Processes

        @Test func `no process outside is seen, nor reached by a signal`() async throws {
            try await withShell { shell in
                // The first one belongs to the sandbox, and does not mind either.
                let line = "echo /proc/[0-9]*; kill -9 1; kill -9 $PPID; kill -9 -1; echo alive"
                let run = try await shell.run(line, in: sandbox)
                #expect(run.ending == .exited(0))
                #expect(
                    String(decoding: run.standardOutput, as: UTF8.self)
                        == "/proc/1 /proc/2\nalive\n")
            }
        }

        @Test func `the first process of the sandbox cannot be looked into`() async throws {
            try await withShell { shell in
                let line = "cat /proc/1/environ /proc/1/maps /proc/1/fd/0 || echo no"
                let run = try await shell.run(line, in: sandbox)
                #expect(run.standardOutput == Array("no\n".utf8))
            }
        }

        @Test(arguments: ["exit 0", "sleep 3600"])
        func `a daemon does not outlive its program`(_ end: String) async throws {
            try await withShell { shell in
                let seconds = "3600.\(UInt64.random(in: 1_000_000_000...9_999_999_999))"
                let run = try await shell.run(
                    "(setsid setsid sleep \(seconds) >/dev/null 2>&1 &); echo begun; \(end)",
                    in: sandbox, time: end == "exit 0" ? .seconds(30) : .milliseconds(500))
                #expect(run.standardOutput == Array("begun\n".utf8))
                #expect(run.ending == (end == "exit 0" ? .exited(0) : .timedOut))
                #expect(try processes(holding: seconds).isEmpty)
            }
        }

        @Test func `nothing outlives the launcher`() async throws {
            try await withShell { shell in
                let seconds = "3600.\(UInt64.random(in: 1_000_000_000...9_999_999_999))"
                async let run = shell.run("setsid sleep \(seconds) & wait", in: sandbox)
                while try !processes(holding: seconds).contains(where: {
                    $0.line.hasPrefix("sleep ")
                }) {
                    await Task.yield()
                }
                // Its child, the first process of the sandbox, is called as the launcher is.
                let launchers = try processes(holding: seconds).filter {
                    $0.line.hasPrefix(shell.launcher)
                }
                let launcher = try #require(launchers.map(\.id).min())
                kill(launcher, SIGKILL)
                #expect(try await run.ending == .lost)
                while try !processes(holding: seconds).isEmpty { await Task.yield() }
            }
        }

        // MARK: Endings

        @Test(
            arguments: [
                ("exit 3", .exited(3)), ("kill -ILL $$", .signalled(4)),
                ("kill -9 $$", .signalled(9)),
                ("kill -9 0", .signalled(9)), ("sleep 3600", .timedOut),
                ("yes", .exceeded(.output)),
                ("exec head -c 100000 /dev/zero > big", .exceeded(.file)),
                (
                    "for i in 1 2 3 4 5 6 7 8 9 10; do sleep 3600 & done; wait",
                    .exceeded(.processes)
                ),
            ] as [(String, ProcessRun.Ending)])
        func `an end is told as without a sandbox`(
            _ line: String, _ ending: ProcessRun.Ending
        ) async throws {
            try await withShell { shell in
                let time = Duration.milliseconds(line == "sleep 3600" ? 300 : 30_000)
                let run = try await shell.run(
                    line, in: sandbox, time: time, output: 1000, file: 10_000, processes: 8)
                #expect(run.ending == ending)
            }
        }

        @Test func `the sandbox's own process is not counted`() async throws {
            try await withShell { shell in
                // Starts nothing, and takes long enough to be counted.
                let line = "i=0; while [ $i -lt 20000 ]; do i=$((i + 1)); done; echo done"
                let run = try await shell.run(line, in: sandbox, processes: 1)
                #expect(run == .printing("done\n"))
            }
        }

        @Test func `a program that is not there is told`() async throws {
            try await withShell { shell in
                var sandbox = sandbox
                sandbox.writable = [shell.work]
                let run = try await shell.runner.run(
                    Command(
                        executable: "./nothing", arguments: [], environment: [:],
                        workingDirectory: shell.work, standardInput: nil,
                        captureDirectory: shell.scratch.path, timeLimit: .seconds(10),
                        memoryLimit: nil, fileLimit: nil, outputLimit: 1000, processLimit: nil,
                        sandbox: sandbox))
                #expect(run.ending == .notStarted("2 PROGRAM: No such file or directory"))
            }
        }
    }

    extension Sandbox {
        /// Whether this system lets anyone have namespaces.
        fileprivate static var isAvailable: Bool {
            get async throws {
                try await withShell { shell in
                    do {
                        return try await shell.run("true", in: Sandbox(means: .user)) == .printing()
                    } catch ExampleRunningError.sandboxFailed {
                        return false
                    }
                }
            }
        }
    }
#endif
