import Foundation
import Testing

/// Programs that take what they can get: each has an outcome of its own, nothing of it is left, and
/// the examples beside it are unharmed.
///
/// One after the other: each takes all that it may of the machine.
@Suite(.serialized) struct HostileProgramTests {
    /// A program, and what is said of it.
    struct Attack: CustomTestStringConvertible, Sendable {
        let name: String
        var marks = ""
        let code: String
        var stated: String?
        /// Beginnings of what `check` says, at the fence of the example; empty where it passes.
        var words: [String] = []

        var testDescription: String { name }
    }

    @Test(.enabled(if: MarkedProcesses.canBeFound, "no /proc here"), arguments: attacks)
    func `is contained`(_ attack: Attack) async throws {
        let processes = MarkedProcesses()
        try await withSite(page: attack.page(processes.variable)) { site in
            try site.write(
                "title: Test\nlimits: { processes: 24, memory: 300MiB, file: 1MiB }\n",
                to: "sitegen.yml")
            let run = try await site.sitegen("check")
            let said = run.errors.split(separator: "\n").filter { $0.hasPrefix("content/") }
            #expect(said.count == attack.words.count, "\(run.errors)")
            for (line, words) in zip(said, attack.words) {
                #expect(line.hasPrefix("content/index.md:\(words)"), "\(run.errors)")
            }
            let failed = attack.words.isEmpty ? 0 : 1
            let counts =
                "3 examples: \(3 - failed) passed" + (failed > 0 ? ", 1 failed; 1 error" : "")
            #expect(run.errors.contains(counts), "\(run.errors)")
            #expect(run.status == failed)
            if failed > 0 { #expect(run.errors.contains("  = "), "it says what to do") }
            #expect(processes.running == [])
            #expect(try site.leftovers == [])
        }
    }

    @Test(.enabled(if: MarkedProcesses.canBeFound, "no /proc here"))
    func `killing its parent harms nobody`() async throws {
        let processes = MarkedProcesses()
        let attack = Attack(
            name: "", code: "import Foundation\nkill(getppid(), SIGKILL)\nsleep(1)")
        try await withSite(page: attack.page(processes.variable)) { site in
            let run = try await site.sitegen("check")
            // In a sandbox the parent is out of reach.
            let isLost = run.errors.contains("ends the process that watches it [example-lost]")
            #expect(run.errors.contains("3 examples: \(isLost ? 2 : 3) passed"), "\(run.errors)")
            #expect(run.status == (isLost ? 1 : 0))
            #expect(processes.running == [])
            #expect(try site.leftovers == [])
        }
    }

    @Test(arguments: [SIGINT, SIGTERM, SIGKILL])
    func `nothing stubborn survives the end of sitegen`(_ signal: Int32) async throws {
        try #require(MarkedProcesses.canBeFound)
        let processes = MarkedProcesses()
        let attack = Attack(
            name: "", marks: "timeout=10m",
            code: """
                import Foundation
                @_silgen_name("fork") func makeChild() -> Int32
                for number in [SIGTERM, SIGINT, SIGHUP] { signal(number, SIG_IGN) }
                if makeChild() == 0 {
                    setsid()
                    if makeChild() != 0 { _exit(0) }
                }
                while true { pause() }
                """)
        try await withSite(page: attack.page(processes.variable)) { site in
            let sitegen = try SitegenProcess(["check"], in: site)
            // The program and its daemon, whose own parent has ended.
            try await eventually { processes.running.count >= 2 }
            sitegen.send(signal)
            let run = try await sitegen.finish()
            #expect(run.wasKilled == (signal == SIGKILL))
            if signal != SIGKILL {
                #expect(run.status == 130)
                #expect(processes.running == [])
                #expect(try site.leftovers == [])
                return
            }
            try await eventually { processes.running.isEmpty }
            // What it could not remove itself, the next one does.
            try site.write("# Empty\n", to: "content/index.md")
            #expect(try await site.sitegen("check").status == 0)
            #expect(try site.leftovers == [])
        }
    }

    @Test func `code that takes all of the compiler's memory is told`() async throws {
        let zeros = Array(repeating: "0", count: 150_000).joined(separator: ",")
        let attack = Attack(name: "", code: "let zeros: [Int] = [\(zeros)]\nprint(zeros.count)")
        try await withSite(page: attack.page("")) { site in
            try site.write(
                "title: Test\nlimits: { compile-memory: 256MiB }\n", to: "sitegen.yml")
            let run = try await site.sitegen("check")
            #expect(
                run.errors.hasPrefix(
                    "content/index.md:9:1: error: the compiler uses more memory than allowed for "
                        + "this example [compiler-exceeded-limit]\n"), "\(run.errors.prefix(500))")
            #expect(run.errors.contains("3 examples: 2 passed, 1 failed"))
            #expect(try site.leftovers == [])
        }
    }

    @Test(
        arguments: [
            ("exec truncate -s 2G large", "writes a larger file than allowed for"),
            ("exec yes 'main.swift:1:1: error: no'", "prints more than allowed for"),
            (
                "for i in $(seq 100); do sleep 600 & done; wait",
                "starts more processes than allowed for"
            ),
        ])
    func `a compiler that takes what it can get is told`(
        _ line: String, _ words: String
    ) async throws {
        let attack = Attack(name: "", code: "let flood = 1")
        try await withSite(page: attack.page("id=a")) { site in
            let compiler = try site.writeCompiler(
                """
                case "$*" in *--version*) exec "$REAL" "$@" ;; esac
                if grep -q "let flood" main.swift 2>/dev/null; then \(line); fi
                exec "$REAL" "$@"

                """)
            let run = try await site.sitegen(["check"], environment: ["SWIFTC": compiler])
            #expect(
                run.errors.hasPrefix(
                    "content/index.md:9:1: error: the compiler \(words) this example "
                        + "[compiler-exceeded-limit]\n"), "\(run.errors)")
            #expect(run.errors.contains("3 examples: 2 passed, 1 failed"))
            #expect(try site.leftovers == [])
        }
    }

    @Test func `a compiler that crashes is told, and harms no other example`() async throws {
        try await withSite(page: Attack(name: "", code: "let crash = 1").page("id=a")) { site in
            let compiler = try site.writeCompiler(
                """
                case "$*" in *--version*) exec "$REAL" "$@" ;; esac
                if grep -q "let crash" main.swift 2>/dev/null; then kill -SEGV $$; fi
                exec "$REAL" "$@"

                """)
            let run = try await site.sitegen(["check"], environment: ["SWIFTC": compiler])
            #expect(
                run.errors.hasPrefix(
                    "content/index.md:9:1: error: the compiler crashes on the example "
                        + "[compiler-crashed]\n"), "\(run.errors)")
            #expect(run.errors.contains("3 examples: 2 passed, 1 failed"))
            #expect(try site.leftovers == [])
        }
    }

    @Test func `a compiler that crashes has the same words each time`() async throws {
        try await withSite(page: "```swift\nlet crash = 1\n```\n") { site in
            let compiler = try site.writeCompiler(
                """
                if grep -q "let crash" main.swift 2>/dev/null
                then exec "$REAL" -Xfrontend -debug-crash-after-parse "$@"
                fi
                exec "$REAL" "$@"

                """)
            let run = try await site.sitegen(["check"], environment: ["SWIFTC": compiler])
            let lines = run.errors.split(separator: "\n")
            #expect(lines.first?.hasSuffix("[compiler-crashed]") == true, "\(run.errors)")
            #expect(lines.dropFirst(2).first?.hasPrefix("  | 1. Swift version ") == true)
            #expect(lines.count < 12)
            #expect(run.errors.firstMatch(of: /0x[0-9a-f]/) == nil)
            let again = try await site.sitegen(["check"], environment: ["SWIFTC": compiler])
            #expect(again.errors == run.errors)
        }
    }
}

extension HostileProgramTests.Attack {
    /// A page with this example between two harmless ones; its fence is in line 9.
    fileprivate func page(_ variable: String) -> String {
        let statement = stated.map { "\n```output\n\($0)\n```\n" } ?? ""
        return """
            ```swift
            print("before")
            ```

            ```output
            before
            ```

            ```swift \(variable) \(marks)
            \(code)
            ```
            \(statement)
            ```swift
            print("after")
            ```

            ```output
            after
            ```

            """
    }
}

/// Waits until a condition holds; records an issue when it does not within a minute.
private func eventually(_ condition: () -> Bool) async throws {
    let deadline = ContinuousClock.now + .seconds(60)
    while !condition() {
        guard ContinuousClock.now < deadline else {
            Issue.record("it did not come to that within a minute")
            return
        }
        try await Task.sleep(for: .milliseconds(5))
    }
}

private let forks = """
    import Foundation
    @_silgen_name("fork") func makeChild() -> Int32

    """

private let attacks: [HostileProgramTests.Attack] = [
    .init(
        name: "fork bomb", code: forks + "while true { _ = makeChild() }",
        words: ["9:1: error: example starts more processes than allowed [example-exceeded-limit]"]
    ),
    .init(
        name: "a daemon: double fork and a session of its own",
        code: forks + """
            if makeChild() == 0 {
                setsid()
                if makeChild() != 0 { _exit(0) }
                for number in 1..<32 { signal(Int32(number), SIG_IGN) }
                while true { sleep(600) }
            }
            print("the parent ends")
            """, stated: "the parent ends"),
    .init(
        name: "thread bomb",
        code: """
            import Foundation
            var attributes = pthread_attr_t()
            pthread_attr_init(&attributes)
            pthread_attr_setstacksize(&attributes, 65_536)
            while true {
                var thread = pthread_t()
                pthread_create(&thread, &attributes, { _ in while true { sleep(600) } }, nil)
            }
            """,
        words: ["9:1: error: example starts more processes than allowed [example-exceeded-limit]"]
    ),
    .init(
        name: "memory without end",
        code:
            "var all: [[UInt8]] = []\nwhile true { all.append(.init(repeating: 1, count: 9_999_999)) }",
        words: ["9:1: error: example uses more memory than allowed [example-exceeded-limit]"]),
    .init(
        name: "memory of many processes",
        code: forks + """
            for _ in 0..<9 where makeChild() == 0 {
                memset(malloc(100_000_000), 1, 100_000_000)
                pause()
            }
            pause()
            """,
        words: ["9:1: error: example uses more memory than allowed [example-exceeded-limit]"]),
    .init(
        name: "memory that is shared",
        code: """
            import Foundation
            let size = 900_000_000
            let memory = mmap(
                nil, size, PROT_READ | PROT_WRITE, MAP_SHARED | Int32(MAP_ANONYMOUS), -1, 0)
            memset(memory!, 1, size)
            pause()
            """,
        words: ["9:1: error: example uses more memory than allowed [example-exceeded-limit]"]),
    .init(
        name: "a file without end",
        code:
            "import Foundation\nlet file = fopen(\"large\", \"w\")\nwhile true { fputs(\"line\\n\", file) }",
        words: ["9:1: error: example writes a larger file than allowed [example-exceeded-limit]"]),
    .init(
        name: "lines without end", code: "while true { print(\"line\") }",
        words: ["9:1: error: example prints more than allowed [example-printed-too-much]"]),
    .init(
        name: "output without end and without a line",
        code: "while true { print(\"x\", terminator: \"\") }",
        words: ["9:1: error: example prints more than allowed [example-printed-too-much]"]),
    .init(
        name: "standard error without end",
        code:
            "import Foundation\nwhile true { FileHandle.standardError.write(Data(\"line\\n\".utf8)) }",
        words: ["9:1: error: example prints more than allowed [example-printed-too-much]"]),
    .init(
        name: "marks without end",
        code: """
            @_silgen_name("_sitegen_mark") func mark()
            for _ in 0..<400_000 { mark() }
            print("done")
            """, stated: "done"),
    .init(
        name: "closing its streams",
        code:
            "import Foundation\nfor number in Int32(0)..<1024 { close(number) }\nprint(\"nobody\")"),
    .init(
        name: "killing its group", code: "import Foundation\nkill(0, SIGKILL)\npause()",
        words: ["9:1: error: example crashes with SIGKILL [example-crashed]"]),
    .init(
        name: "stopping itself", marks: "timeout=2s",
        code: "import Foundation\nkill(getpid(), SIGSTOP)",
        words: ["9:1: error: example does not end within 2s [example-timed-out]"]),
    .init(
        name: "ignoring every signal", marks: "timeout=2s",
        code: """
            import Foundation
            for number in 1..<32 { signal(Int32(number), SIG_IGN) }
            while true {}
            """,
        words: ["9:1: error: example does not end within 2s [example-timed-out]"]),
    .init(
        name: "becoming another program", marks: "timeout=2s",
        code: """
            import Foundation
            var words = [strdup("sleep"), strdup("600"), nil]
            execv("/bin/sleep", &words)
            """,
        words: ["9:1: error: example does not end within 2s [example-timed-out]"]),
    .init(
        name: "deleting its folders",
        code: """
            import Foundation
            let files = FileManager.default
            let own = [files.currentDirectoryPath, NSTemporaryDirectory()]
            // Nothing but the folders that it was given, whatever goes wrong here.
            for folder in own where folder.contains("/sitegen-") {
                try files.removeItem(atPath: folder)
            }
            print("gone")
            """, stated: "gone"),
    .init(
        name: "folders that nobody may enter",
        code: """
            import Foundation
            try FileManager.default.createDirectory(
                atPath: "a/b/c", withIntermediateDirectories: true)
            for folder in ["a/b/c", "a/b", "a"] { chmod(folder, 0) }
            """),
    .init(
        name: "a folder as deep as can be",
        code: """
            import Foundation
            for _ in 0..<3000 { mkdir("deep", 0o777); chdir("deep") }
            """),
    .init(name: "waiting for input", code: "print(readLine() ?? \"nothing\")", stated: "nothing"),
    .init(
        name: "bytes that are no text",
        code: """
            import Foundation
            let bytes: [UInt8] = [0xFF, 0x41, 0x00, 0x1B, 0x5B, 0x33, 0x31, 0x6D, 0x07, 0xC3, 0x0A]
            FileHandle.standardOutput.write(Data(bytes))
            """, stated: "\u{FFFD}A\u{FFFD}␛[31m␇\u{FFFD}"),
    .init(
        name: "a line of a megabyte", code: "print(String(repeating: \"x\", count: 1_000_000))",
        stated: "xxx[..]xxx"),
    .init(
        name: "half of what it should print",
        code: "import Foundation\nprint(1)\nif getpid() > 0 { exit(0) }\nprint(2)",
        stated: "1\n2",
        words: [
            "18:1: error: example prints something other than the page states [output-mismatch]"
        ]
    ),
]
