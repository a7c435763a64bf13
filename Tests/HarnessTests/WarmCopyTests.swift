#if os(Linux)
    import CSystemCalls
    import Foundation
    import Launching
    import Testing

    @testable import Harnesses
    @testable import Toolchains

    /// What a copy of a tool that is kept warm may do: held on a small tool of our own.
    @Suite(
        .enabled(
            if: sitegen_can_close_folders() == 1, "skipped: this kernel has no Landlock"))
    struct WarmCopyTests {
        /// Reads its source and waits; then says what it can reach, and gives its file its name.
        private static let tool = """
            #include <errno.h>
            #include <fcntl.h>
            #include <signal.h>
            #include <stdio.h>
            #include <stdlib.h>
            #include <string.h>
            #include <sys/resource.h>
            #include <unistd.h>
            extern int is_odd, walks;
            const void *swift_conformsToProtocol(const void *, const void *);
            static int type, protocol;
            int main(int count, char **words) {
                char *text = malloc(65536);
                int source = open("main.swift", O_RDONLY);
                if (pread(source, text, 65536, 0) != 65536) return 3;
                open("stop", O_RDONLY);
                if (strncmp(text, "hang", 4) == 0) for (;;) {}
                if (strncmp(text, "kill", 4) == 0) kill(getpid(), SIGKILL);
                printf("%.*s", (int)strcspn(text, "\\n") + 1, text);
                for (int i = 1; i < count; i++)
                    printf("%s\\n", open(words[i], O_RDONLY) >= 0 ? "open" : strerror(errno));
                printf("%s\\n", fork() < 0 ? strerror(errno) : "forked");
                struct rlimit limit;
                getrlimit(RLIMIT_DATA, &limit);
                printf("%llu\\n", (unsigned long long)limit.rlim_cur);
                int before = walks;
                is_odd = strncmp(text, "odd", 3) == 0;
                swift_conformsToProtocol(&type, &protocol);
                swift_conformsToProtocol(malloc(1), &protocol);
                printf("%d walks\\n", walks - before);
                fflush(stdout);
                close(open("output.tmp", O_WRONLY | O_CREAT, 0600));
                rename("output.tmp", "output");
                printf("not to be seen\\n");
                return 5;
            }

            """

        /// Stands for the Swift runtime: knows what it was asked, and counts what it did not know.
        private static let runtime = """
            int is_odd, walks;
            static const void *known[8];
            const void *swift_conformsToProtocol(const void *type, const void *protocol) {
                for (int i = 0; i < walks; i++) if (known[i] == type) return protocol;
                known[walks++] = type;
                return is_odd ? 0 : protocol;
            }

            """

        /// Answers of a warm tool to programs of these sources, each in a folder of its own.
        ///
        /// Nil without an answer: where the tool has ended.
        private func answers(
            to sources: [String], sample: String? = nil
        ) async throws -> [String?] {
            let shared = try await sharedHarness.value
            let scratch = try ScratchDirectory.make()
            defer { scratch.remove() }
            let tool = scratch.path + "/tool"
            let library = scratch.path + "/libruntime.so"
            for (text, file, options) in [
                (Self.runtime, library, ["-shared", "-fPIC"]), (Self.tool, tool, [library]),
            ] {
                try Data(text.utf8).write(to: URL(filePath: file + ".c"))
                let made = await SubprocessCommandRunner.output(
                    of: try shared.toolchain.cCompiler(path: "/usr/bin:/bin"),
                    ["-o", file, file + ".c"] + options, temporaryFiles: scratch.path)
                #expect(made?.succeeded == true, "\(made?.text ?? "")")
            }
            for index in sources.indices {
                let folder = "\(scratch.path)/\(index)/work"
                try FileManager.default.createDirectory(
                    atPath: folder, withIntermediateDirectories: true)
                try Data(sources[index].utf8).write(to: URL(filePath: folder + "/main.swift"))
            }
            let server = scratch.path + "/server"
            try FileManager.default.createDirectory(
                atPath: server, withIntermediateDirectories: true)
            try Data(repeating: UInt8(ascii: "\n"), count: 65536)
                .write(to: URL(filePath: server + "/main.swift"))
            let process = Process()
            process.executableURL = URL(filePath: tool)
            process.arguments = ["main.swift", "\(scratch.path)/0/work/main.swift", "/etc/passwd"]
            process.currentDirectoryURL = URL(filePath: server)
            var environment = [
                "LD_PRELOAD": shared.harness.warmObject, "SITEGEN_WARM_SOCKET": "socket",
                "SITEGEN_WARM_SOURCE": "main.swift", "SITEGEN_WARM_STOP_AT": "stop",
                "SITEGEN_WARM_OUTPUT": "output", "SITEGEN_WARM_WORKERS": "2",
                "SITEGEN_WARM_SECONDS": "1", "SITEGEN_WARM_DATA": "\(1 << 28)",
                "SITEGEN_WARM_READABLE": "/etc:/usr:/lib",
            ]
            if let sample {
                try Data(sample.utf8).write(to: URL(filePath: server + "/sample"))
                environment["SITEGEN_WARM_SAMPLE"] = "\(server)/sample"
                environment["SITEGEN_WARM_READABLE"]? += ":\(server)"
            }
            process.environment = environment
            process.standardOutput = FileHandle.nullDevice
            process.standardError = FileHandle.nullDevice
            try process.run()
            defer { process.terminate() }
            while access(server + "/socket", F_OK) != 0, process.isRunning { await Task.yield() }
            return sources.indices.map { index in
                let folder = "\(scratch.path)/\(index)"
                let question = Array("\(folder)/work\n\(folder)".utf8)
                var room = [UInt8](repeating: 0, count: 1 << 16)
                let count = sitegen_ask(
                    server + "/socket", question, question.count, &room, room.count, 60_000)
                return count < 0 ? nil : String(decoding: room.prefix(count), as: UTF8.self)
            }
        }

        @Test func `it has its own source, and no other one's folder`() async throws {
            let answers = try await answers(to: ["first\nmore\n", "second"])
            let lines = answers.map { $0?.split(separator: "\n").dropFirst().map(String.init) }
            let limits = ["Operation not permitted", "\(1 << 28)", "2 walks"]
            #expect(lines[0] == ["first", "open", "open", "open"] + limits)
            #expect(lines[1] == ["second", "open", "Permission denied", "open"] + limits)
            #expect(answers.allSatisfy { $0?.hasPrefix("0 ") == true })
        }

        @Test func `it ends by its own limit or signal, and others are served`() async throws {
            let answers = try await answers(to: ["kill", "hang", "third"])
            // 128 and the number of the signal: SIGKILL, SIGALRM.
            #expect(answers[0]?.hasPrefix("137 ") == true)
            #expect(answers[1]?.hasPrefix("142 ") == true)
            #expect(answers[2]?.hasPrefix("0 ") == true)
        }

        @Test func `it knows what the sample asked of what is in files, and of nothing else`()
            async throws
        {
            let answers = try await answers(to: ["first"], sample: "sample")
            #expect(answers[0]?.hasSuffix("\n1 walks\n") == true, "\(answers)")
        }

        @Test func `where the sample had other answers nothing is served`() async throws {
            #expect(try await answers(to: ["first"], sample: "odd") == [nil])
        }

        @Test func `a sample that does not end well is none`() async throws {
            for sample in ["kill", "hang", String(repeating: "x", count: 65536)] {
                let answers = try await answers(to: ["first"], sample: sample)
                #expect(answers[0]?.hasSuffix("\n2 walks\n") == true, "\(answers)")
            }
        }

        @Test func `a source that has no room is not compiled`() async throws {
            let answers = try await answers(to: [String(repeating: "x", count: 65536), "y"])
            #expect(answers[0]?.hasPrefix("98 ") == true)
            #expect(answers[1]?.hasPrefix("0 ") == true)
        }
    }
#endif
