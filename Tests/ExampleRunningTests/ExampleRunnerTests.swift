import Examples
import Foundation
import Runs
import TestSupport
import Testing

@testable import ExampleRunning
@testable import Launching

/// Counts how many are inside at once, and holds them until a number has come in.
private actor Gathering {
    private let wanted: Int
    private(set) var most = 0
    private var inside = 0
    private var waiting: [CheckedContinuation<Void, Never>] = []

    init(until wanted: Int) {
        self.wanted = wanted
    }

    /// Comes in, and waits until as many as are wanted have.
    func join() async {
        enter()
        if inside >= wanted {
            for continuation in waiting { continuation.resume() }
            waiting = []
        } else {
            await withCheckedContinuation { waiting.append($0) }
        }
    }

    func enter() {
        inside += 1
        most = max(most, inside)
    }

    func leave() { inside -= 1 }
}

private actor Counter {
    private(set) var number = 0
    func count() { number += 1 }
}

struct ExampleRunnerTests {
    @Test func `fifty programs that wait for one another all run at once`() async throws {
        let gathering = Gathering(until: 50)
        let runs = try await ExampleRunner.withScript { command in
            // None of them ends before the fiftieth has begun.
            if command.isRun { await gathering.join() }
            return .printing()
        } body: { runner in
            try await runner.run(programs(count: 50))
        }
        #expect(runs.count == 50)
        #expect(await gathering.most == 50)
    }

    @Test func `no more programs are compiled at once than there are cores`() async throws {
        let compiling = Gathering(until: 1)
        _ = try await ExampleRunner.withScript(cores: 3) { command in
            guard !command.isRun else { return .printing() }
            await compiling.enter()
            for _ in 0..<20 { await Task.yield() }
            await compiling.leave()
            return .printing()
        } body: { runner in
            try await runner.run(programs(count: 40))
        }
        #expect(await compiling.most <= 3)
    }

    @Test func `as many programs are compiled at once as there are cores`() async throws {
        let gathering = Gathering(until: 3)
        _ = try await ExampleRunner.withScript(cores: 3) { command in
            // None of them is compiled before the third has begun.
            if !command.isRun { await gathering.join() }
            return .printing()
        } body: { runner in
            try await runner.run(programs(count: 3))
        }
        #expect(await gathering.most == 3)
    }

    @Test func `runs come in the order of the programs`() async throws {
        let programs = programs(count: 30)
        let runs = try await ExampleRunner.withScript { command in
            guard command.isRun else { return .printing() }
            let source = try String(
                contentsOfFile: command.workingDirectory + "/main.swift", encoding: .utf8)
            return .printing(source)
        } body: { runner in
            try await runner.run(programs)
        }
        let printed = runs.map {
            String(decoding: $0.execution?.standardOutput ?? [], as: UTF8.self)
        }
        #expect(printed == programs.map { $0.text })
    }

    @Test func `programs that are the same work are compiled and run once`() async throws {
        let commands = Counter()
        let twice = programs("```swift\nprint(1)\n```\n\n```swift id=b\nprint(1)\n```\n")
        let other = programs("```swift optimize\nprint(1)\n```\n")
        let runs = try await ExampleRunner.withScript { command in
            await commands.count()
            return .printing(command.isRun ? "1\n" : "")
        } body: { runner in
            try await runner.run(twice + other)
        }
        #expect(await commands.number == 4)
        #expect(runs.map(\.execution) == Array(repeating: .printing("1\n"), count: 3))
    }

    @Test func `every program is done, also one that another did`() async throws {
        let done = Counter()
        _ = try await ExampleRunner.withScript { _ in
            .printing()
        } body: { runner in
            try await runner.run(
                programs("```swift\nprint(1)\n```\n\n```swift\nprint(1)\n```\n")
            ) { _, step in
                if step.isLast { await done.count() }
            }
        }
        #expect(await done.number == 2)
    }

    @Test func `a program that lacks Foundation is told, and not run`() async throws {
        let runs = try await runsWithoutFoundation(of: programs("```swift\nDate()\n```\n"))
        #expect(runs.map(\.compilation) == [.refused])
        #expect(runs.map(\.compilesWithFoundation) == [true])
        #expect(runs.map(\.execution) == [nil])
    }

    @Test func `a program that takes missing imports is run with Foundation`() async throws {
        let runs = try await runsWithoutFoundation(
            of: programs("```swift\nDate()\n```\n", requirement: .stated))
        #expect(runs.map(\.compilation) == [.succeeded])
        #expect(runs[0].program.job.modules == [.foundation])
        #expect(runs.map(\.execution) == [.printing()])
    }

    @Test func `a program that Foundation does not help is refused as it is`() async throws {
        let runs = try await ExampleRunner.withScript { _ in
            .printing(error: "main.swift:1:1: error: cannot find 'Date' in scope\n", status: 1)
        } body: { runner in
            try await runner.run(programs("```swift\nDate()\n```\n", requirement: .stated))
        }
        #expect(runs[0].program.job.modules == [])
        #expect(runs[0].messages.map(\.line) == [1])
    }

    @Test func `a program that links with Foundation only is run with it`() async throws {
        let page = "```swift\nlet x = Int(exactly: y)\n```\n"
        for (requirement, modules) in [
            (Requirement.stated, Set([Job.Module.foundation])), (.all, []),
        ] {
            let runs = try await ExampleRunner.withScript { command in
                command.isRun || command.arguments.contains("Foundation")
                    ? .printing()
                    : .printing(
                        error: """
                            main-1.o:function main: error: undefined reference to 'round'
                            error: link command failed with exit code 1

                            """, status: 1)
            } body: { runner in
                try await runner.run(programs(page, requirement: requirement))
            }
            #expect(runs[0].program.job.modules == modules)
        }
    }

    @Test func `of a program that is refused the alternative that compiles is run`() async throws {
        let page = """
            ```swift
            let x = f()
            ```
            ```swift
            x.g()
            ```
            ```swift
            print(x)
            ```
            """
        let runs = try await ExampleRunner.withScript { command in
            guard !command.isRun else { return .printing("1\n") }
            let source = try String(
                contentsOfFile: command.workingDirectory + "/main.swift", encoding: .utf8)
            return source.contains("x.g()")
                ? .printing(error: "main.swift:3:1: error: no\n", status: 1) : .printing()
        } body: { runner in
            try await runner.run(programs(page, requirement: .stated, marks: [.needed]))
        }
        #expect(runs.map(\.program.parts.count) == [1, 2, 2])
        #expect(runs[2].program.text.contains("x.g()") == false)
        #expect(runs.map(\.compilation) == [.succeeded, .refused, .succeeded])
        #expect(runs[2].execution == .printing("1\n"))
    }

    /// The compiler finds `Date` only in a program that imports Foundation.
    private func runsWithoutFoundation(of programs: [Program]) async throws -> [ProgramRun] {
        try await ExampleRunner.withScript { command in
            guard !command.isRun else { return .printing() }
            return command.arguments.contains("Foundation")
                ? .printing()
                : .printing(
                    error: "main.swift:1:1: error: cannot find 'Date' in scope\n", status: 1)
        } body: { runner in
            try await runner.run(programs)
        }
    }

    @Test func `a program that the compiler refuses is not started`() async throws {
        let runs = try await ExampleRunner.withScript { command in
            #expect(!command.isRun)
            return .printing(error: "main.swift:1:7: error: no\n", status: 1)
        } body: { runner in
            try await runner.run(programs(count: 1))
        }
        #expect(runs[0].compilation == .refused)
        #expect(runs[0].execution == nil)
    }

    @Test func `a compiler that crashes is told from one that refuses`() async throws {
        let runs = try await ExampleRunner.withScript { _ in
            .printing(
                error: "Stack dump:\nerror: compile command failed due to signal 6\n", status: 1)
        } body: { runner in
            try await runner.run(programs(count: 1))
        }
        #expect(
            runs[0].compilation
                == .crashed(words: ["Stack dump:", "error: compile command failed due to signal 6"])
        )
    }

    @Test func `a compiler that hangs is ended after its limit`() async throws {
        let runs = try await ExampleRunner.withScript { _ in
            ProcessRun(ending: .timedOut)
        } body: { runner in
            try await runner.run(programs(count: 1))
        }
        #expect(runs[0].compilation == .timedOut(after: .seconds(120)))
    }

    @Test func `the compiler has limits`() async throws {
        _ = try await ExampleRunner.withScript { command in
            if !command.isRun {
                #expect(command.memoryLimit == 2 << 30)
                #expect(command.fileLimit == 1 << 30)
                #expect(command.outputLimit == 4 << 20)
                #expect(command.processLimit == 64)
            }
            return .printing()
        } body: { runner in
            try await runner.run(programs(count: 1))
        }
    }

    @Test(
        arguments: [
            (.exceeded(.memory), "", .memory), (.exceeded(.file), "", .file),
            (.exceeded(.output), "main.swift:1:1: error: no\n", .output),
            (.exceeded(.processes), "", .processes),
            (
                .exited(1),
                "LLVM ERROR: out of memory\nStack dump:\n0.\tswift-frontend /cache/modules\n"
                    + "error: compile command failed due to signal 6 (use -v to see invocation)\n",
                .memory
            ),
            (
                .exited(1),
                "error: compile command failed due to signal 25 (use -v to see invocation)\n", .file
            ),
            (
                .exited(1),
                "error: link command failed with exit code 1 (use -v to see invocation)\n"
                    + "clang: error: unable to execute command: File size limit exceeded\n"
                    + "clang: error: linker command failed due to signal (use -v to see "
                    + "invocation)\n", .file
            ),
        ] as [(ProcessRun.Ending, String, ProcessRun.Limit)])
    func `a compiler that comes to a limit has not crashed`(
        _ ending: ProcessRun.Ending, _ words: String, _ limit: ProcessRun.Limit
    ) async throws {
        let runs = try await ExampleRunner.withScript { command in
            // With other modules it would come to the limit again.
            #expect(command.arguments.contains("/cache/modules"))
            return ProcessRun(ending: ending, standardError: Array(words.utf8))
        } body: { runner in
            try await runner.run(programs(count: 1))
        }
        #expect(runs[0].compilation == .exceeded(limit))
    }

    @Test func `a compiler that fails by its kept modules is given new ones`() async throws {
        let runs = try await ExampleRunner.withScript { command in
            command.arguments.contains("/cache/modules")
                ? .printing(
                    error: "<unknown>:0: error: file '/cache/modules/A.pcm' is malformed\n",
                    status: 1)
                : .printing()
        } body: { runner in
            try await runner.run(programs(count: 1))
        }
        #expect(runs[0].compilation == .succeeded)
        #expect(runs[0].execution == .printing())
    }

    @Test func `a compiler that crashes with new modules too has crashed`() async throws {
        let runs = try await ExampleRunner.withScript { command in
            .printing(
                error: command.arguments.joined(separator: " ")
                    + "\nerror: compile command failed due to signal 6\n", status: 1)
        } body: { runner in
            try await runner.run(programs(count: 1))
        }
        guard case .crashed = runs[0].compilation else {
            Issue.record("\(runs[0].compilation)")
            return
        }
    }

    @Test func `a program that is only compiled is not linked`() async throws {
        _ = try await ExampleRunner.withScript { command in
            #expect(command.arguments.contains("-c"))
            #expect(!command.arguments.contains("/harness/runtime.o"))
            return .printing()
        } body: { runner in
            try await runner.run(programs("```swift no-run\nlet x = 1\n```\n"))
        }
    }

    @Test(arguments: [
        ("swift=5", ["-swift-version", "5"]), ("feature=A", ["-enable-upcoming-feature", "A"]),
        ("optimize", ["-O"]),
    ])
    func `a mark becomes a flag of the compiler`(mark: String, flags: [String]) async throws {
        _ = try await ExampleRunner.withScript { command in
            if !command.isRun {
                #expect(command.arguments.ranges(of: flags).count == 1)
            }
            return .printing()
        } body: { runner in
            try await runner.run(programs("```swift \(mark)\nlet x = 1\n```\n"))
        }
    }

    @Test func `a program gets its input, arguments, variables and files`() async throws {
        let page = """
            ```text file="data/list.txt"
            milk
            ```

            ```swift stdin="in" args="one 'two three'" env.COLOR=red timeout=3s
            print(1)
            ```

            """
        _ = try await ExampleRunner.withScript { command in
            guard command.isRun else { return .printing() }
            let list = command.workingDirectory + "/data/list.txt"
            #expect(try String(contentsOfFile: list, encoding: .utf8) == "milk\n")
            let input = try #require(command.standardInput)
            #expect(try String(contentsOfFile: input, encoding: .utf8) == "in")
            #expect(command.arguments == ["one", "two three"])
            #expect(command.environment["COLOR"] == "red")
            #expect(command.environment["TZ"] == "UTC")
            #expect(command.timeLimit == .seconds(3))
            return .printing()
        } body: { runner in
            try await runner.run(programs(page))
        }
    }

    @Test func `nothing of the surroundings reaches a program but PATH`() async throws {
        _ = try await ExampleRunner.withScript { command in
            guard command.isRun else { return .printing() }
            #expect(
                command.environment.keys.sorted() == [
                    "COLUMNS", "HOME", "LANG", "NO_COLOR", "PATH", "SWIFT_BACKTRACE", "TMPDIR",
                    "TZ",
                ])
            return .printing()
        } body: { runner in
            try await runner.run(programs(count: 1))
        }
    }

    @Test func `the folders of a program are gone afterwards`() async throws {
        let folders = try await ExampleRunner.withScript { command in
            .printing(command.workingDirectory)
        } body: { runner in
            try await runner.run(programs(count: 2)).compactMap {
                $0.execution.map { String(decoding: $0.standardOutput, as: UTF8.self) }
            }
        }
        #expect(folders.count == 2)
        #expect(folders.allSatisfy { !FileManager.default.fileExists(atPath: $0) })
    }

    @Test func `an error of one program ends the others and is thrown`() async throws {
        await #expect(throws: ExampleRunningError.launcherFailed(words: "no")) {
            try await ExampleRunner.withScript { command in
                guard command.isRun else { return .printing() }
                let source = try String(
                    contentsOfFile: command.workingDirectory + "/main.swift", encoding: .utf8)
                if source == "print(2)\n" { throw ExampleRunningError.launcherFailed(words: "no") }
                // Ended by the cancellation, not by the clock.
                try await Task.sleep(for: .seconds(3600))
                return .printing()
            } body: { runner in
                _ = try await runner.run(programs(count: 5))
            }
        }
    }

    @Test func `cancelling reaches programs that wait for the compiler`() async throws {
        let started = Gathering(until: 1)
        let task = Task {
            try await ExampleRunner.withScript(cores: 1) { _ in
                await started.enter()
                try await Task.sleep(for: .seconds(3600))
                return .printing()
            } body: { runner in
                _ = try await runner.run(programs(count: 10))
            }
        }
        while await started.most == 0 { await Task.yield() }
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
    }
}
