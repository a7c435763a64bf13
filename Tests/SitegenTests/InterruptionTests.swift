import Foundation
import TestSupport
import Testing

/// `sitegen` is ended while an example runs, and the example with it, in a sandbox and without one.
struct InterruptionTests {
    @Test(arguments: [SIGINT, SIGTERM, SIGHUP])
    func `a signal ends everything and publishes nothing`(_ signal: Int32) async throws {
        try await withSite(page: "# Before\n") { site in
            _ = try await site.sitegen("build")
            let before = try site.published
            let sleepers = Sleepers()
            let sitegen = try await site.start(sleepers)
            sitegen.send(signal)
            let run = try await sitegen.finish()
            #expect(run.status == 130)
            #expect(!run.wasKilled)
            #expect(run.errors == "sitegen: interrupted; nothing was published\n")
            #expect(try sleepers.commandLines.isEmpty)
            #expect(try site.published == before)
            #expect(try site.leftovers.isEmpty)
        }
    }

    @Test(arguments: ["auto", "off"])
    func `no example survives the death of sitegen`(sandbox: String) async throws {
        try await withSite(page: "# Before\n") { site in
            try site.write("title: Test\nsandbox: \(sandbox)\n", to: "sitegen.yml")
            _ = try await site.sitegen("build")
            let before = try site.published
            let sleepers = Sleepers()
            let sitegen = try await site.start(sleepers)
            sitegen.send(SIGKILL)
            #expect(try await sitegen.finish().wasKilled)
            try await eventually { try sleepers.commandLines.isEmpty }
            #expect(try site.published == before)
        }
    }

    @Test(arguments: ["auto", "off"])
    func `what an example has started ends with it`(sandbox: String) async throws {
        let sleepers = Sleepers()
        let page = sleepers.page.replacing("while true { pause() }", with: "print(\"done\")")
        try await withSite(page: page + "\n```output\ndone\n```\n") { site in
            try site.write("title: Test\nsandbox: \(sandbox)\n", to: "sitegen.yml")
            let run = try await site.sitegen("check")
            #expect(run.errors == "1 example: 1 passed\n")
            #expect(try sleepers.commandLines.isEmpty)
        }
    }
}

/// An example that sleeps for ever, and so does a process that it starts.
private struct Sleepers {
    /// Seconds to sleep that nobody else sleeps: by them the processes are found.
    private let seconds = "600.\(UInt64.random(in: 1_000_000_000...9_999_999_999))"

    var page: String {
        """
        # Sleeping

        ```swift args="\(seconds)" timeout=10m
        import Foundation

        let child = Process()
        child.executableURL = URL(filePath: "/bin/sleep")
        child.arguments = [CommandLine.arguments[1]]
        try child.run()
        while true { pause() }
        ```

        """
    }

    /// Those of the example, of what it started, and of what watches them.
    var commandLines: [String] { get throws { try processes(holding: seconds).map(\.line) } }

    var areAsleep: Bool {
        get throws {
            let lines = try commandLines
            return lines.contains { $0.hasPrefix("./main ") }
                && lines.contains { $0.hasPrefix("/bin/sleep ") }
        }
    }
}

extension TemporarySite {
    /// Starts a build and waits until its example sleeps.
    fileprivate func start(_ sleepers: Sleepers) async throws -> SitegenProcess {
        try write(sleepers.page, to: "content/index.md")
        let process = try SitegenProcess(["build"], in: self)
        try await eventually { try sleepers.areAsleep }
        return process
    }
}
