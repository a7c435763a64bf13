import Caching
import Diagnostics
import ExampleFinding
import Examples
import Foundation
import Markdown
import Runs
import TestSupport
import Testing

@testable import ExampleRunning
@testable import Harnesses
@testable import Launching

/// What a program does here and elsewhere, by the real runner.
private func seen(
    _ code: String, marks: String = ""
) async throws -> (first: ProgramRun, second: ProgramRun) {
    let page = SourceFile(path: "page.md", text: "```swift \(marks)\n\(code)\n```\n")
    let programs = Program.assembleAll(
        PageExamples.find(
            in: MarkdownDocument.parse(page).value, page: "page", defaults: ExampleDefaults()
        ).value.examples
    ).value
    let shared = try await sharedHarness.value
    let scratch = try ScratchDirectory.make()
    defer { scratch.remove() }
    let runner = ExampleRunner(
        toolchain: shared.toolchain, harness: shared.harness,
        commands: try SubprocessCommandRunner(launcher: shared.harness.launcher), scratch: scratch,
        limits: ProgramLimits(), confinement: .off, searchPath: "/usr/bin:/bin",
        memory: shared.memory, cache: try ResultCache(in: scratch.path + "/results"))
    let runs = [try await runner.run(programs)[0], try await runner.run(programs)[0]]
    for run in runs { #expect(run.compilation == .succeeded, "\(run.messages)") }
    return (runs[0], runs[1])
}

extension ProcessRun {
    fileprivate var lines: [String] {
        String(decoding: standardOutput, as: UTF8.self).split(separator: "\n").map { String($0) }
    }
}

#if os(Linux)
    /// A program that runs elsewhere: what it is told is not what it is told here.
    struct ElsewhereTests {
        @Test func `date, host, time zone and language are all others`() async throws {
            let runs = try await seen(
                """
                import Foundation
                var calendar = Calendar(identifier: .gregorian)
                calendar.timeZone = TimeZone(identifier: "UTC")!
                let parts: Set<Calendar.Component> = [.year, .month, .day, .weekday, .hour]
                let now = calendar.dateComponents(parts, from: Date())
                for part in [now.year, now.month, now.day, now.weekday, now.hour] { print(part!) }
                print(ProcessInfo.processInfo.hostName)
                var name = [CChar](repeating: 0, count: 256)
                gethostname(&name, 256)
                print(name.prefix { $0 != 0 }.map { UInt8($0) })
                var names = utsname()
                uname(&names)
                print(withUnsafeBytes(of: &names.nodename) { Array($0.prefix { $0 != 0 }) })
                print(time(nil) / 86_400)
                var exact = timeval()
                gettimeofday(&exact, nil)
                print(exact.tv_sec / 86_400)
                print(TimeZone.current.secondsFromGMT())
                print(ProcessInfo.processInfo.environment["LANG"] ?? "")
                print(FileManager.default.currentDirectoryPath)
                """)
            let here = try #require(runs.second.execution).lines
            let there = try #require(runs.second.variants.first?.execution).lines
            #expect(here.count == 13 && there.count == 13)
            for (line, (own, other)) in zip(here, there).enumerated() {
                #expect(own != other, "line \(line + 1)")
            }
        }

        @Test func `language and number of the process are others`() async throws {
            let runs = try await seen(
                """
                import Foundation
                print(Locale.current.identifier)
                print(Locale.autoupdatingCurrent.identifier)
                print(1234.5.formatted())
                let formatter = DateFormatter()
                formatter.dateStyle = .long
                print(formatter.string(from: Date(timeIntervalSince1970: 0)))
                print(ProcessInfo.processInfo.processIdentifier)
                """)
            let here = try #require(runs.second.execution).lines
            let there = try #require(runs.second.variants.first?.execution).lines
            #expect(here.count == 5 && there.count == 5)
            for (line, (own, other)) in zip(here, there).enumerated() {
                #expect(own != other, "line \(line + 1)")
            }
        }

        @Test func `a program can still signal itself`() async throws {
            let runs = try await seen(
                """
                import Foundation
                signal(SIGUSR1, SIG_IGN)
                print(kill(getpid(), SIGUSR1), kill(getpid(), 0))
                """)
            #expect(runs.first.execution?.lines == ["0 0"])
            #expect(runs.second.provenance == .earlier, "it did the same elsewhere")
        }

        @Test func `a program does not see what makes it run elsewhere`() async throws {
            let runs = try await seen(
                """
                import Foundation
                print(ProcessInfo.processInfo.environment["LD_PRELOAD"] ?? "none")
                let child = Process()
                child.executableURL = URL(filePath: "/bin/sh")
                child.arguments = ["-c", "echo ${LD_PRELOAD-none}"]
                try child.run()
                child.waitUntilExit()
                """)
            #expect(runs.first.execution?.lines == ["none", "none"])
            // What others do is not known, so that it runs each time.
            #expect(runs.second.execution?.lines == ["none", "none"])
            #expect(runs.second.provenance.contains(.eachTime))
        }

        @Test(arguments: [
            "import Dispatch\nprint(DispatchSemaphore(value: 0).wait(timeout: .now() + .milliseconds(20)))",
            "import Dispatch\nprint(DispatchSemaphore(value: 0).wait(wallTimeout: .now() + .milliseconds(20)))",
            "import Foundation\nprint(NSCondition().wait(until: Date() + 0.02))",
            "import Foundation\nThread.sleep(until: Date() + 0.02)\nprint(1)",
            "import Foundation\nThread.sleep(forTimeInterval: 0.02)\nprint(1)",
            "try await Task.sleep(for: .milliseconds(20))\nprint(1)",
            """
            import Dispatch
            let semaphore = DispatchSemaphore(value: 0)
            DispatchQueue.global().asyncAfter(wallDeadline: .now() + .milliseconds(20)) {
                semaphore.signal()
            }
            semaphore.wait()
            print(1)
            """,
            """
            import Foundation
            print(RunLoop.current.run(mode: .default, before: Date() + 0.02))
            Timer.scheduledTimer(withTimeInterval: 0.02, repeats: false) { _ in exit(0) }
            RunLoop.current.run(until: Date() + 3000)
            """,
        ])
        func `a program that waits until a date ends`(_ code: String) async throws {
            let runs = try await seen(code)
            #expect(runs.first.provenance == .now, "it ended elsewhere too, and did the same")
            #expect(runs.second.provenance == .earlier)
        }
    }
#endif

/// How far the other date is away: no part of it is the same, whenever the program runs.
struct OtherDateTests {
    private static let seconds = (409 * 24 + 5) * 3600

    @Test func `the object that is preloaded has this distance`() throws {
        let source = try #require(Harness.sources.first { $0.name == "elsewhere.c" })
        #expect(source.text.contains("SECONDS = (409 * 24 + 5) * 3600"))
    }

    // Where a page states a time zone it is the same in both.
    @Test(arguments: ["UTC", "Asia/Kathmandu"])
    func `year, month, day, weekday and hour all differ`(_ zone: String) throws {
        let seed = UInt64.random(in: 0 ... .max)
        var random = SplitMix64(seed: seed)
        var here = Calendar(identifier: .gregorian)
        here.timeZone = try #require(TimeZone(identifier: "UTC"))
        var there = here
        there.timeZone = try #require(TimeZone(identifier: zone))
        for _ in 0..<20_000 {
            // From 2020 to 2100.
            let time = Int.random(in: 1_577_836_800..<4_102_444_800, using: &random)
            let dates = [time, time + Self.seconds].map { Date(timeIntervalSince1970: Double($0)) }
            for part in [.year, .month, .day, .weekday, .hour] as [Calendar.Component] {
                guard here.component(part, from: dates[0]) == there.component(part, from: dates[1])
                else { continue }
                Issue.record("\(part) is the same of \(dates[0]) and \(dates[1]), seed \(seed)")
                return
            }
        }
    }
}
