import Foundation
import Testing

/// The command line: help, options, statuses, and what is printed where.
struct CommandLineTests {
    private static let commands = ["build", "check", "list"]

    @Test(arguments: [["--help"], ["help"], []])
    func `the help names every command and every exit status`(_ arguments: [String]) async throws {
        try await withSite(page: "# Home\n") { site in
            let run = try await site.sitegen(arguments)
            #expect(run.status == 0)
            #expect(run.errors.isEmpty)
            for command in Self.commands {
                #expect(run.output.contains("\n  \(command) "))
            }
            let words = run.output.replacing(/\s+/, with: " ")
            for status in ["0 all is well", "1 the site has errors", "64 wrong usage"] {
                #expect(words.contains(status))
            }
            #expect(words.contains("2 sitegen could not do its work"))
            #expect(words.contains("130 interrupted"))
        }
    }

    @Test(arguments: commands)
    func `each command says what it does`(_ command: String) async throws {
        try await withSite(page: "# Home\n") { site in
            let run = try await site.sitegen(command, "--help")
            #expect(run.status == 0)
            #expect(run.output.contains("USAGE: sitegen \(command)"))
            #expect(run.output.contains("--directory"))
            #expect(run.output.contains("--color"))
        }
    }

    @Test(arguments: commands)
    func `a site can be named from another folder`(_ command: String) async throws {
        try await withSite(page: drifting) { site in
            let here = try await site.sitegen(command)
            let elsewhere = try await SitegenProcess(
                [command, "-C", site.root.path], in: site, from: site.streams
            ).finish()
            #expect(elsewhere.errors == here.errors)
            #expect(elsewhere.output == here.output)
            #expect(elsewhere.status == 1)
        }
    }

    @Test func `a page can be named by its absolute path`() async throws {
        try await withSite(page: drifting) { site in
            let page = site.root.appending(path: "content/index.md").path
            let run = try await site.sitegen("check", "\(page):4")
            #expect(run.errors.hasPrefix("content/index.md:8:1: error:"))
        }
    }

    @Test(arguments: commands)
    func `without a compiler nothing is done`(_ command: String) async throws {
        try await withSite(page: drifting) { site in
            let run = try await site.sitegen(
                command, environment: ["PATH": "/nowhere:/bin", "SWIFTC": ""])
            #expect(run.status == 2)
            #expect(
                run.errors == """
                    sitegen: error: no 'swiftc' in PATH (/nowhere:/bin): install a Swift \
                    toolchain, or name its compiler in the environment variable SWIFTC

                    """)
            #expect(try site.published.contents.isEmpty)
        }
    }

    @Test func `a compiler that is none is named`() async throws {
        try await withSite(page: drifting) { site in
            let run = try await site.sitegen("check", environment: ["SWIFTC": "/bin/echo"])
            #expect(run.status == 2)
            #expect(
                run.errors.hasPrefix(
                    "sitegen: error: '/bin/echo --version' does not print its version:"))
        }
    }

    @Test(arguments: commands)
    func `a compiler that is too old is refused`(_ command: String) async throws {
        try await withSite(page: drifting) { site in
            let compiler = try site.writeCompiler(
                "echo 'Swift version 5.7.3 (swift-5.7.3-RELEASE)'; echo 'Target: x86_64'\n")
            let run = try await site.sitegen([command], environment: ["SWIFTC": compiler])
            #expect(run.status == 2)
            #expect(
                site.withoutPlaces(run.errors) == """
                    sitegen: error: '[ROOT]/swiftc' is [TOOLCHAIN]

                    """)
            #expect(
                run.errors.contains(
                    " is Swift version 5.7.3 (swift-5.7.3-RELEASE), but examples need Swift 6.0 or "
                        + "later: install a newer toolchain, or name its compiler in the"))
            #expect(try site.published.contents.isEmpty)
        }
    }

    @Test func `a compiler that is named and not there is told by its name`() async throws {
        try await withSite(page: drifting) { site in
            let run = try await site.sitegen("check", environment: ["SWIFTC": "/nowhere/swiftc"])
            #expect(run.status == 2)
            #expect(
                run.errors == """
                    sitegen: error: the environment variable SWIFTC names '/nowhere/swiftc', but \
                    no program is there: correct it, or unset it to use the 'swiftc' of PATH

                    """)
        }
    }

    @Test func `where the cache cannot be written examples run all the same`() async throws {
        try await withSite(page: "# One\n\n```swift\nprint(1)\n```\n\n```output\n1\n```\n") {
            site in
            let run = try await site.sitegen(
                "check", environment: ["XDG_CACHE_HOME": "/dev/null/nowhere"])
            #expect(
                run.errors == """
                    1 example: 1 passed
                    sitegen: warning: cannot keep results for the next run: cannot write \
                    '/dev/null/nowhere/sitegen': Not a directory

                    """)
            #expect(run.status == 0)
            #expect(try site.leftovers.isEmpty)
        }
    }

    @Test func `where no temporary file can be written the folder is named`() async throws {
        try await withSite(page: drifting) { site in
            let run = try await site.sitegen("check", environment: ["TMPDIR": "/dev/null/nowhere"])
            #expect(run.status == 2)
            #expect(run.errors.contains("/dev/null/nowhere"))
        }
    }

    #if os(Linux)
        @Test func `on a terminal messages have colours, unless they are not wanted`() async throws
        {
            try await withSite(page: drifting) { site in
                let colored = try await site.sitegenOnTerminal("check")
                #expect(colored.contains("\u{1B}[1;31merror:\u{1B}[0m"))
                let wishes: [(arguments: [String], environment: [String: String])] = [
                    (["check"], ["NO_COLOR": "1"]), (["check"], ["TERM": "dumb"]),
                    (["check", "--color", "never"], [:]),
                ]
                for (arguments, environment) in wishes {
                    let plain = try await site.sitegenOnTerminal(
                        arguments, environment: environment)
                    #expect(plain.contains("error: example prints"))
                    #expect(!plain.contains("\u{1B}[1"))
                }
            }
        }

        @Test func `on a terminal long work shows how far it is`() async throws {
            let page = """
                # Slow

                ```swift id=slow
                try await Task.sleep(for: .seconds(1.5))
                ```
                """
            try await withSite(page: page) { site in
                let shown = try await site.sitegenOnTerminal("check")
                #expect(shown.contains("\r\u{1B}[K1 of 1 programs done"))
                #expect(shown.contains("\r\u{1B}[K1 example: 1 passed\r\nsandbox: "))
                #expect(try await site.sitegen("check").errors == "1 example: 1 passed\n")
            }
        }
    #endif

    private let drifting = """
        # Drift

        ```swift
        print("one")
        ```

        ```output
        two
        ```
        """
}

#if os(Linux)
    extension TemporarySite {
        fileprivate func sitegenOnTerminal(_ arguments: String...) async throws -> String {
            try await sitegenOnTerminal(arguments)
        }

        /// Runs `sitegen` with its standard error on a terminal, and returns what that shows.
        fileprivate func sitegenOnTerminal(
            _ arguments: [String], environment: [String: String] = [:]
        ) async throws -> String {
            let terminal = try PseudoTerminal()
            _ = try await SitegenProcess(
                arguments, in: self, environment: ["TERM": "xterm"].merging(environment) { $1 },
                errors: terminal.slave
            ).finish()
            return try terminal.finish()
        }
    }

    /// A terminal that nobody sits at. It holds as much as a test prints.
    private struct PseudoTerminal {
        private let master: FileHandle
        let slave: FileHandle

        init() throws {
            let descriptor = open("/dev/ptmx", O_RDWR | O_NOCTTY)
            var locked: CInt = 0
            var number: CInt = 0
            // TIOCSPTLCK and TIOCGPTN, which are no constants to Swift.
            guard descriptor >= 0, ioctl(descriptor, 0x4004_5431, &locked) == 0,
                ioctl(descriptor, 0x8004_5430, &number) == 0,
                let slave = FileHandle(forUpdatingAtPath: "/dev/pts/\(number)")
            else { throw CocoaError(.fileReadUnknown) }
            master = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
            self.slave = slave
        }

        /// What was written to it.
        func finish() throws -> String {
            try slave.close()
            var shown: [UInt8] = []
            var buffer = [UInt8](repeating: 0, count: 4096)
            while case let count = read(master.fileDescriptor, &buffer, buffer.count), count > 0 {
                shown += buffer[..<count]
            }
            return String(decoding: shown, as: UTF8.self)
        }
    }
#endif
