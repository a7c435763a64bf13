import Caching
import Examples
import Foundation
import Runs
import TestSupport
import Testing

@testable import ExampleRunning
@testable import Harnesses
@testable import Launching
@testable import Toolchains

private let compileAndRun: [Workshop.Started] = [.frontEnd, .linker, .program]
private let compileAndRunTwice = compileAndRun + [.programElsewhere]

/// What is kept, and taken the next time.
struct KeptResultTests {
    @Test func `what was done is not done again`() async throws {
        try await Workshop.use { workshop in
            let first = try await workshop.run(block("print(1)"))
            #expect(first.started == compileAndRun)
            #expect(first.runs[0].provenance == .now)
            let second = try await workshop.run(block("print(1)"))
            #expect(second.started == [])
            #expect(second.runs[0].provenance == .earlier)
            #expect(second.runs[0].execution == .printing("done\n"))
            #expect(second.runs[0].compilation == .succeeded)
        }
    }

    @Test func `what is not to be recalled is done again`() async throws {
        try await Workshop.use { workshop in
            _ = try await workshop.run(block("print(1)"))
            let again = try await workshop.run(block("print(1)"), recalling: .nothing)
            #expect(again.started == compileAndRun)
            #expect(again.runs[0].provenance == .now)
        }
    }

    @Test func `without a cache nothing is kept`() async throws {
        try await Workshop.use { workshop in
            for _ in 1...2 {
                let run = try await workshop.run(block("print(1)"), keeping: false)
                #expect(run.started == compileAndRun)
            }
            try await workshop.run(block("print(1)"), starts: compileAndRun)
        }
    }

    @Test func `a run is told of the program that asks`() async throws {
        try await Workshop.use { workshop in
            _ = try await workshop.run(block("print(1)"))
            let moved = programs("Text\n\n```swift id=b\nprint(1)\n```\n")
            let run = try await workshop.run(moved)
            #expect(run.started == [])
            #expect(run.runs[0].program == moved[0])
        }
    }

    @Test func `what the compiler refused is kept with its words`() async throws {
        try await Workshop.use { workshop in
            workshop.compiling = { _ in
                .printing(
                    error: "main.swift:1:7: error: no\nmain.swift:1:1: note: here\n", status: 1)
            }
            let first = try await workshop.run(block("print(1)"))
            #expect(first.started == [.frontEnd])
            #expect(first.runs[0].compilation == .refused)
            #expect(first.runs[0].messages.count == 2)
            let second = try await workshop.run(block("print(1)"))
            #expect(second.started == [])
            #expect(second.runs[0].compilation == .refused)
            #expect(second.runs[0].messages == first.runs[0].messages)
        }
    }

    @Test func `what was not linked is kept with the linker's words`() async throws {
        try await Workshop.use { workshop in
            workshop.linking = {
                .printing(error: "ld.lld: error: undefined symbol: f\n", status: 1)
            }
            let first = try await workshop.run(block("print(1)"))
            #expect(first.started == [.frontEnd, .linker])
            guard case .notLinked = first.runs[0].compilation else {
                Issue.record("\(first.runs[0].compilation)")
                return
            }
            let second = try await workshop.run(block("print(1)"))
            #expect(second.started == [])
            #expect(second.runs[0].compilation == first.runs[0].compilation)
        }
    }

    @Test(
        arguments: [
            .timedOut, .exceeded(.memory), .exceeded(.output), .signalled(11), .exited(1), .lost,
        ] as [ProcessRun.Ending])
    func `a compiler that came to no result is started again`(
        _ ending: ProcessRun.Ending
    ) async throws {
        try await Workshop.use { workshop in
            workshop.compiling = { _ in ProcessRun(ending: ending) }
            for _ in 1...2 {
                let run = try await workshop.run(block("print(1)"))
                #expect(run.started == [.frontEnd])
                #expect(run.runs[0].provenance == [.now, .eachTime])
            }
            workshop.compiling = { _ in .printing() }
            try await workshop.run(block("print(1)"), starts: compileAndRun)
        }
    }

    @Test(
        arguments: [
            .timedOut, .exceeded(.memory), .exceeded(.file), .exceeded(.output),
            .exceeded(.processes), .lost, .notStarted("2 PROGRAM"), .signalled(9), .signalled(15),
            .signalled(13),
        ] as [ProcessRun.Ending])
    func `a program that was ended from outside is run again`(
        _ ending: ProcessRun.Ending
    ) async throws {
        try await Workshop.use { workshop in
            workshop.running = { _ in ProcessRun(ending: ending) }
            try await workshop.run(block("print(1)"), starts: compileAndRun)
            let second = try await workshop.run(block("print(1)"))
            #expect(second.started == [.program])
            #expect(second.runs[0].execution?.ending == ending)
            #expect(second.runs[0].provenance == [.earlier, .now, .eachTime])
        }
    }

    @Test(
        arguments: [.exited(0), .exited(3), .signalled(4), .signalled(5), .signalled(11)]
            as [ProcessRun.Ending])
    func `a program that came to an end by itself is not run again`(
        _ ending: ProcessRun.Ending
    ) async throws {
        try await Workshop.use { workshop in
            workshop.running = { _ in ProcessRun(ending: ending) }
            try await workshop.run(block("print(1)"), starts: compileAndRun)
            let second = try await workshop.run(block("print(1)"))
            #expect(second.started == [])
            #expect(second.runs[0].execution?.ending == ending)
        }
    }

    @Test func `a program that reaches the network is run each time`() async throws {
        try await Workshop.use { workshop in
            let programs = block("print(1)", marks: "allow=network")
            try await workshop.run(programs, starts: compileAndRun)
            let second = try await workshop.run(programs)
            #expect(second.started == [.program])
            #expect(second.runs[0].provenance.contains(.eachTime))
        }
    }

    @Test func `a program that is not kept any more is compiled again where it is to run`()
        async throws
    {
        try await Workshop.use { workshop in
            _ = try await workshop.run(block("print(1)"))
            try FileManager.default.removeItem(
                atPath: workshop.scratch.path + "/results/programs")
            try await workshop.run(block("print(1)"), starts: [])
            workshop.libraries = "another"
            try await workshop.run(block("print(1)"), starts: compileAndRun)
        }
    }

    @Test(arguments: ["compilations", "runs", "programs"])
    func `damaged results are made anew`(_ folder: String) async throws {
        try await Workshop.use { workshop in
            _ = try await workshop.run(block("print(1)"))
            let path = "\(workshop.scratch.path)/results/\(folder)"
            for name in try FileManager.default.contentsOfDirectory(atPath: path)
            where name != "new" {
                #expect(truncate("\(path)/\(name)", 100) == 0)
            }
            let second = try await workshop.run(block("print(1)"))
            #expect(second.runs[0].execution == .printing("done\n"))
            try await workshop.run(block("print(1)"), starts: [])
        }
    }

    @Test func `a program that another folder holds is not executed`() async throws {
        try await Workshop.use { workshop in
            _ = try await workshop.run(block("print(1)"))
            let folder = workshop.scratch.path
            try FileManager.default.copyItem(
                atPath: folder + "/results", toPath: folder + "/copied")
            workshop.results = "copied"
            // What it printed may be known: nothing of that is executed.
            try await workshop.run(block("print(1)"), starts: [.frontEnd, .linker])
            workshop.libraries = "another"
            try await workshop.run(block("print(1)"), starts: [.program])
        }
    }

    @Test func `where nothing can be written all is done each time`() async throws {
        try await Workshop.use { workshop in
            let folder = workshop.scratch.path + "/results"
            try workshop.scratch.makeFolder("results")
            for name in ["compilations", "runs", "programs", "keys"] {
                try Data().write(to: URL(filePath: "\(folder)/\(name)"))
            }
            for _ in 1...2 {
                let run = try await workshop.run(block("print(1)"))
                #expect(run.started == compileAndRun)
                #expect(run.runs[0].execution == .printing("done\n"))
            }
        }
    }
}

/// Programs that ask for what is around them.
struct SurroundingsTests {
    private let asking = ["time"]

    @Test func `a program that asks runs once more elsewhere, and then no more`() async throws {
        try await Workshop.use { workshop in
            workshop.symbols = asking
            try await workshop.run(block("print(1)"), starts: compileAndRunTwice)
            try await workshop.run(block("print(1)"), starts: [])
        }
    }

    @Test func `elsewhere are another folder, host, time zone and language`() async throws {
        try await Workshop.use { workshop in
            workshop.symbols = asking
            workshop.confinement = .inForce(Sandbox(means: .user), compiler: "/swiftc")
            _ = try await workshop.run(block("print(1)", marks: "args=a env.OWN=1"))
            let runs = await workshop.takeCommands().filter(\.isRun)
            let (here, there) = (runs[0], runs[1])
            #expect(here.environment["TZ"] == "UTC")
            #expect(there.environment["TZ"] == "Asia/Kathmandu")
            #expect(here.environment["LANG"] == "C.UTF-8")
            #expect(there.environment["LANG"] == "de_DE.UTF-8")
            #expect(here.environment["LD_PRELOAD"] == nil)
            #expect(there.environment["LD_PRELOAD"] == "/harness/module/elsewhere.so")
            #expect(there.environment["OWN"] == "1" && there.arguments == ["a"])
            #expect(here.workingDirectory != there.workingDirectory)
            #expect(here.environment["HOME"] != there.environment["HOME"])
            #expect(there.sandbox?.readable == ["/harness/module/elsewhere.so"])
            #expect(here.sandbox?.readable == [])
        }
    }

    @Test func `elsewhere is the program that was compiled, whatever it does to itself`()
        async throws
    {
        try await Workshop.use { workshop in
            workshop.symbols = asking
            workshop.running = { command in
                let file = URL(filePath: command.workingDirectory + "/main")
                let program = try Data(contentsOf: file)
                try Data("changed".utf8).write(to: file)
                return .printing("\(program.count)\n")
            }
            _ = try await workshop.run(block("print(1)"))
            let second = try await workshop.run(block("print(1)"))
            #expect(second.started == [])
            #expect(second.runs[0].variants == [])
        }
    }

    @Test func `a program that does not always do the same is known as such`() async throws {
        try await Workshop.use { workshop in
            workshop.symbols = asking
            workshop.running = { .printing(($0.environment["TZ"] ?? "") + "\n") }
            let first = try await workshop.run(block("print(1)"))
            #expect(first.started == compileAndRunTwice)
            #expect(first.runs[0].provenance == [.now, .eachTime])
            #expect(first.runs[0].execution == .printing("UTC\n"))
            let second = try await workshop.run(block("print(1)"))
            #expect(second.started == [])
            #expect(second.runs[0].execution == .printing("UTC\n"))
            #expect(second.runs[0].variants.map(\.execution) == [.printing("Asia/Kathmandu\n")])
        }
    }

    @Test func `what is known to vary runs once each time that it has to`() async throws {
        try await Workshop.use { workshop in
            workshop.symbols = asking
            workshop.running = { .printing(($0.environment["TZ"] ?? "") + "\n") }
            _ = try await workshop.run(block("print(1)"))
            for _ in 1...2 {
                let run = try await workshop.run(block("print(1)"), recalling: .nothing)
                #expect(run.started == compileAndRun)
                #expect(run.runs[0].provenance == [.now, .eachTime])
            }
        }
    }

    @Test func `a program that prints where it is varies`() async throws {
        try await Workshop.use { workshop in
            workshop.running = { .printing($0.workingDirectory + "\n") }
            try await workshop.run(block("print(1)"), starts: compileAndRunTwice)
            let second = try await workshop.run(block("print(1)"))
            #expect(second.runs[0].variants.count == 1)
        }
    }

    @Test(arguments: [.timedOut, .exceeded(.output), .lost, .signalled(9)] as [ProcessRun.Ending])
    func `a program that does not end elsewhere runs each time, and only here`(
        _ ending: ProcessRun.Ending
    ) async throws {
        try await Workshop.use { workshop in
            workshop.symbols = asking
            workshop.running = { command in
                command.environment["LD_PRELOAD"] == nil
                    ? .printing("done\n") : ProcessRun(ending: ending)
            }
            try await workshop.run(block("print(1)"), starts: compileAndRunTwice)
            for _ in 1...2 {
                let run = try await workshop.run(block("print(1)"))
                #expect(run.started == [.program])
                #expect(run.runs[0].execution == .printing("done\n"))
                #expect(run.runs[0].provenance == [.earlier, .now, .eachTime])
            }
        }
    }

    @Test func `a program that is ended here is not run elsewhere`() async throws {
        try await Workshop.use { workshop in
            workshop.symbols = asking
            workshop.running = { _ in ProcessRun(ending: .timedOut) }
            try await workshop.run(block("print(1)"), starts: compileAndRun)
        }
    }
}
