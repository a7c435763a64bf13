import Diagnostics
import ExampleFinding
import Examples
import Foundation
import Launching
import Runs
import TestSupport
import Testing

@testable import ExampleRunning

/// A program that states what it prints.
private func program(_ code: String) -> Program {
    FoundPage("```swift\n\(code)\n```\n").programs.value[0]
}

/// What repetitions come to with a compiler and programs that are scripted, and the commands.
private func repeated(
    _ repetitions: [Repetition], recalling recall: Recall = .nothing, cache: String? = nil
) async throws -> (runs: [[ProgramRun]], commands: [Command]) {
    let log = CommandLog()
    let runs = try await ExampleRunner.withScript(cache: cache) { command in
        await log.add(command)
        if !command.isRun {
            try Data([1]).write(to: URL(filePath: command.workingDirectory + "/main"))
        }
        return .printing("a")
    } body: { runner in
        try await runner.runAlone(repetitions, recalling: recall)
    }
    return (runs, await log.commands)
}

private actor CommandLog {
    private(set) var commands: [Command] = []

    func add(_ command: Command) { commands.append(command) }
}

@Suite struct `A program that runs again and again` {
    @Test func `is compiled once, and runs until that is enough`() async throws {
        let result = try await repeated([
            Repetition(program("print(1)"), isElsewhere: false) { $0.count == 5 }
        ])
        #expect(result.runs.map(\.count) == [5])
        #expect(result.commands.filter { !$0.isRun }.count == 1)
        #expect(result.commands.filter(\.isRun).count == 5)
    }

    @Test func `has its twin compiled once`() async throws {
        let stating = program("f()  // Prints \"a\"\ng()  // Prints \"b\"")
        let result = try await repeated([
            Repetition(stating, isElsewhere: false) { $0.count == 3 }
        ])
        #expect(result.commands.filter { !$0.isRun }.count == 2)
        #expect(result.commands.filter(\.isRun).count == 6)
    }

    @Test func `runs elsewhere where that is asked`() async throws {
        let result = try await repeated([
            Repetition(program("print(1)"), isElsewhere: true) { $0.count == 2 }
        ])
        let runs = result.commands.filter(\.isRun)
        #expect(
            runs.map { $0.environment["LD_PRELOAD"] } == [
                "/harness/module/elsewhere.so", "/harness/module/elsewhere.so",
            ])
        #expect(runs.allSatisfy { $0.environment["TZ"] != "UTC" && $0.hasMarks })
        let here = try await repeated([
            Repetition(program("print(1)"), isElsewhere: false) { _ in true }
        ])
        #expect(here.commands.allSatisfy { $0.environment["LD_PRELOAD"] == nil })
        #expect(here.commands.last?.workingDirectory != runs.last?.workingDirectory)
    }

    @Test func `shares its runs with others of its key, until they are enough for each`()
        async throws
    {
        let one = program("print(1)")
        let result = try await repeated([
            Repetition(one, isElsewhere: false) { $0.count >= 2 },
            Repetition(program("print(2)"), isElsewhere: false) { _ in true },
            Repetition(one, isElsewhere: false) { $0.count >= 4 },
        ])
        #expect(result.runs.map(\.count) == [4, 1, 4])
        #expect(result.commands.filter(\.isRun).count == 5)
    }

    @Test func `is only compiled where it is not to run`() async throws {
        let program = FoundPage(.block("no-run", "print(1)")).programs.value[0]
        let result = try await repeated([
            Repetition(program, isElsewhere: false) { _ in false }
        ])
        #expect(result.runs.map(\.count) == [1])
        #expect(result.commands.count == 1)
    }
}
