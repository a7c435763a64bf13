import Foundation
import Testing

/// `sitegen` is ended while an example runs, and the example with it.
@Suite(.serialized, .timeLimit(.minutes(5))) struct InterruptionTests {
    @Test(arguments: [SIGINT, SIGTERM, SIGHUP])
    func `a signal ends everything and publishes nothing`(_ signal: Int32) async throws {
        try await withSite(page: "# Before\n") { site in
            _ = try await site.sitegen("build")
            let before = try site.published
            let (sitegen, examples) = try await site.startSleeping()
            sitegen.send(signal)
            let run = try await sitegen.finish()
            #expect(run.status == 130)
            #expect(!run.wasKilled)
            #expect(run.errors == "sitegen: interrupted; nothing was published\n")
            #expect(!examples.contains { isRunning($0) })
            #expect(try site.published == before)
            #expect(try site.leftovers.isEmpty)
        }
    }

    @Test func `no example survives the death of sitegen`() async throws {
        try await withSite(page: "# Before\n") { site in
            _ = try await site.sitegen("build")
            let before = try site.published
            let (sitegen, examples) = try await site.startSleeping()
            sitegen.send(SIGKILL)
            #expect(try await sitegen.finish().wasKilled)
            try await eventually { !examples.contains { isRunning($0) } }
            #expect(try site.published == before)
        }
    }

    @Test func `what an example has started ends with it`() async throws {
        try await withSite(page: sleeper) { site in
            let page = "content/index.md"
            try site.replace("while true { pause() }", by: "print(\"done\")", in: page)
            try site.replace("[FILE]", by: site.idFile.path, in: page)
            try site.write(try site.text(of: page) + "\n```output\ndone\n```\n", to: page)
            let run = try await site.sitegen("check")
            #expect(run.errors == "1 example: 1 passed\n")
            let examples = try #require(site.sleepers)
            #expect(examples.count == 2)
            #expect(!examples.contains { isRunning($0) })
        }
    }
}

/// An example that sleeps for ever, and so does a process that it starts; it says their numbers.
private let sleeper = """
    # Sleeping

    ```swift args="[FILE]" timeout=10m
    import Foundation

    let child = Process()
    child.executableURL = URL(filePath: "/bin/sleep")
    child.arguments = ["600"]
    try child.run()
    try "\\(getpid()) \\(child.processIdentifier)"
        .write(toFile: CommandLine.arguments[1], atomically: true, encoding: .utf8)
    while true { pause() }
    ```

    """

extension TemporarySite {
    fileprivate var idFile: URL { streams.appending(path: "sleepers") }

    /// The numbers of the processes, once they sleep.
    fileprivate var sleepers: [pid_t]? {
        (try? String(contentsOf: idFile, encoding: .utf8))?
            .split(separator: " ").compactMap { pid_t($0) }
    }

    /// Starts a build and waits until its example sleeps.
    fileprivate func startSleeping() async throws -> (SitegenProcess, examples: [pid_t]) {
        try write(sleeper.replacing("[FILE]", with: idFile.path), to: "content/index.md")
        let process = try SitegenProcess(["build"], in: self)
        try await eventually { sleepers != nil }
        let examples = sleepers ?? []
        #expect(examples.count == 2)
        #expect(examples.allSatisfy { isRunning($0) })
        return (process, examples)
    }
}

/// Whether a process is there and has not ended; one that nobody has waited for has.
private func isRunning(_ id: pid_t) -> Bool {
    #if os(Linux)
        let status = try? String(contentsOfFile: "/proc/\(id)/stat", encoding: .utf8)
        guard let status, let name = status.lastIndex(of: ")") else { return false }
        return !["Z", "X"].contains(status[name...].dropFirst(2).first)
    #else
        return kill(id, 0) == 0
    #endif
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
