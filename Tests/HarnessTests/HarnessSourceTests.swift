import Examples
import Foundation
import Runs
import Testing

@testable import Harnesses
@testable import Launching
@testable import Toolchains

/// The C files of the harness: that they are sound, and what the launcher does where the kernel
/// does not do what it does here; then its words are changed before it is compiled.
@Suite(.timeLimit(.minutes(5))) struct HarnessSourceTests {
    @Test func `have no warnings`() async throws {
        let compilers = [
            try await sharedHarness.value.toolchain.cCompiler(path: "/usr/bin:/bin"),
            "/usr/bin/gcc", "/usr/bin/clang",
        ]
        try await withSources { folder in
            for compiler in compilers where FileManager.default.isExecutableFile(atPath: compiler) {
                for source in Harness.launcherSources + Harness.preloadedSources + ["runtime.c"] {
                    let result = await SubprocessCommandRunner.output(
                        of: compiler,
                        Harness.cFlags + [
                            "-Werror", "-c", "-o", "\(folder)/object", "\(folder)/\(source)",
                        ], temporaryFiles: folder)
                    #expect(result?.text == "", "\(compiler) \(source)")
                    #expect(result?.succeeded == true, "\(compiler) \(source)")
                }
            }
        }
    }

    @Test func `are all written out`() {
        let names = Set(Harness.sources.map(\.name))
        for name in Harness.launcherSources + Harness.preloadedSources {
            #expect(names.contains(name))
        }
        for source in Harness.sources {
            #expect(source.text.split(separator: "\n").count <= 350, "\(source.name)")
        }
    }

    #if os(Linux)
        @Test func `a program that does not come to its start is ended`() async throws {
            // As where the sandbox needs a file of a server that does not answer.
            let change = Change(
                file: "root.c", "const char *problem = take_all(&list, sandbox);",
                "const char *problem = NULL;\n    for (;;) pause();")
            try await withLauncher(change) { shell in
                let run = try await shell.run(
                    "true", in: Sandbox(means: .user), time: .milliseconds(300), processes: 8)
                #expect(run.ending == .timedOut)
            }
        }

        @Test func `a start that the kernel does not let happen fails`() async throws {
            // The kernel knows this answer as little as an old one knows the real one.
            let change = Change(
                file: "gate.c", "answer.response.flags = SECCOMP_USER_NOTIF_FLAG_CONTINUE;",
                "answer.response.flags = 1U << 5;")
            try await withLauncher(change) { shell in
                let run = try await shell.run("(exit 0) || echo no; echo end", processes: 8)
                // Whether a shell goes on without a process is its own affair.
                #expect(run.ending != .timedOut)
                #expect(!run.standardError.isEmpty)
            }
        }

        @Test func `without the kernel's answer there is no gate`() async throws {
            let change = Change(file: "gate.c", "flag_of_5_7 = 1UL << 4", "flag_of_5_7 = 1UL << 20")
            try await withLauncher(change) { shell in
                let run = try await shell.run("(exit 3); echo $?", processes: 8)
                #expect(run.standardOutput == Array("3\n".utf8))
                let line = "for i in 1 2 3 4 5 6 7 8 9 10; do sleep 3600 & done; wait"
                #expect(try await shell.run(line, processes: 4).ending == .exceeded(.processes))
            }
        }

        @Test func `a gate that nobody learns of is no start`() async throws {
            let change = Change(
                file: "start.c", "bool send_message(",
                "#define sendmsg(a, b, c) (errno = EPERM, (ssize_t)-1)\nbool send_message(")
            try await withLauncher(change) { shell in
                let run = try await shell.run("echo started", processes: 8)
                #expect(run.ending == .notStarted("1 gate: Operation not permitted"))
            }
        }

        // MARK: Numbers of processes that are others' by now

        @Test func `a descendant with the number of the program does not say how it ended`()
            async throws
        {
            let change = Change(
                file: "supervise.c", "pid_t id = waitpid(-1, &status, options);",
                """
                pid_t id = waitpid(-1, &status, options);
                if (id > 0 && program->has_ended) id = program->id;
                """)
            try await withLauncher(change) { shell in
                let run = try await shell.run("sleep 3600 >/dev/null 2>&1 & exit 3")
                #expect(run.ending == .exited(3))
            }
        }

        @Test func `a process with the number of a descendant is let be`() async throws {
            let bystander = Process()
            bystander.executableURL = URL(filePath: "/bin/sleep")
            bystander.arguments = ["3600"]
            bystander.standardOutput = FileHandle.nullDevice
            bystander.standardError = FileHandle.nullDevice
            try bystander.run()
            defer {
                kill(bystander.processIdentifier, SIGKILL)
                bystander.waitUntilExit()
            }
            // Found as the program's child, which it is no more.
            let change = Change(
                file: "descendants.c", "    append_children(list, getpid());\n",
                """
                    append_children(list, getpid());
                    if (list->count > 0)
                        append_process(
                            list, \(bystander.processIdentifier), list->processes[0].id);

                """)
            try await withLauncher(change) { shell in
                let line = "sleep 3600 >/dev/null 2>&1 & echo $!"
                let run = try await shell.run(line)
                #expect(run.ending == .exited(0))
                let text = String(decoding: run.standardOutput, as: UTF8.self)
                let descendant = try #require(pid_t(text.dropLast()))
                #expect(kill(descendant, 0) != 0)
                #expect(try state(of: bystander.processIdentifier) == "S")
            }
        }

        /// The letter that tells what a process does: `S` for one that sleeps, `T` for a stopped one.
        private func state(of process: pid_t) throws -> Substring? {
            try String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)
                .split(separator: " ").dropFirst(2).first
        }
    #endif
}

/// Other words in a file of the launcher.
private struct Change {
    let file: String
    let old: String
    let new: String

    init(file: String, _ old: String, _ new: String) {
        self.file = file
        self.old = old
        self.new = new
    }
}

/// Writes the files of the harness into a folder for one test.
private func withSources(
    changedBy change: Change? = nil, _ body: (String) async throws -> Void
) async throws {
    let scratch = try ScratchDirectory.make()
    defer { scratch.remove() }
    try scratch.makeFolder("module")
    for source in Harness.sources {
        var text = source.text
        if let change, source.name == change.file {
            #expect(text.ranges(of: change.old).count == 1, "what is changed is there")
            text = text.replacing(change.old, with: change.new)
        }
        try Data(text.utf8).write(to: URL(filePath: "\(scratch.path)/\(source.name)"))
    }
    try await body(scratch.path)
}

/// A shell under a launcher with other words.
private func withLauncher(
    _ change: Change, _ body: (Shell) async throws -> Void
) async throws {
    let compiler = try await sharedHarness.value.toolchain.cCompiler(path: "/usr/bin:/bin")
    try await withSources(changedBy: change) { folder in
        let result = await SubprocessCommandRunner.output(
            of: compiler,
            ["-w", "-o", folder + "/launcher"]
                + Harness.launcherSources.map { "\(folder)/\($0)" }, temporaryFiles: folder)
        try #require(result?.succeeded == true, "\(result?.text ?? "no compiler")")
        try await withShell(launcher: folder + "/launcher") { shell in
            do { try await body(shell) } catch ExampleRunningError.sandboxFailed {}
        }
    }
}
