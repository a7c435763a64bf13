import Diagnostics
import ExampleFinding
import Examples
import Foundation
import Markdown
import Runs
import TestSupport
import Testing

@testable import ExampleRunning
@testable import Launching

/// A program of one block, with what is asked about its statements.
private func program(_ code: String, _ questions: AskingComment...) -> [Program] {
    program(code, asking: questions)
}

private func program(_ code: String, asking questions: [AskingComment]) -> [Program] {
    let page = "```swift\n\(code)\n```\n"
    let document = MarkdownDocument.parse(SourceFile(path: "page.md", text: page)).value
    var examples = PageExamples.find(in: document, page: "page", defaults: ExampleDefaults())
        .value.examples
    examples[0].comments = questions.map { $0.comment(in: code) }
    return Program.assembleAll(examples).value
}

private let twoStatements = program("f()\ng()", .printed("f()"), .printed("g()"))

/// What a runner finds out whose compiler and programs answer by a function of the main file.
private func attribution(
    _ programs: [Program] = twoStatements,
    _ answer: @escaping @Sendable (_ text: String, _ isRun: Bool) -> ProcessRun
) async throws -> TwinResult {
    try await ExampleRunner.withScript { command in
        let text = try String(
            contentsOfFile: command.workingDirectory + "/main.swift", encoding: .utf8)
        return answer(text, command.isRun)
    } body: { runner in
        try await runner.run(programs)[0].observations
    }
}

extension TwinResult {
    fileprivate var dropped: [Int: String]? {
        if case .found(let attribution) = self { attribution.dropped } else { nil }
    }
}

extension ProcessRun {
    fileprivate static func noting(_ notes: TwinNotes, printing text: String = "") -> ProcessRun {
        ProcessRun(ending: .exited(0), standardOutput: Array(text.utf8), notes: notes)
    }
}

private actor Number {
    private(set) var value = 0

    func next() -> Int {
        value += 1
        return value
    }
}

@Suite struct `A twin` {
    @Test func `is not made where nothing is asked`() async throws {
        let found = try await attribution(program("f()")) { text, _ in
            #expect(text == "f()\n")
            return .printing()
        }
        #expect(found == .notWanted)
    }

    @Test func `is not made where no probe has a place`() async throws {
        let found = try await attribution(program("struct S {}", .printed("struct S {}"))) {
            text, _ in
            #expect(text == "struct S {}\n")
            return .printing()
        }
        #expect(found.dropped == [0: "a declaration does not run"])
    }

    @Test func `is not made of a program that was not run`() async throws {
        let found = try await attribution { _, isRun in
            #expect(!isRun)
            return .printing(error: "main.swift:1:1: error: no\n", status: 1)
        }
        #expect(found == .notWanted)
    }

    @Test func `is linked with the twin's module, and the program is not`() async throws {
        let runs = try await ExampleRunner.withScript { command in
            guard !command.isRun else { return .printing() }
            let text = try String(
                contentsOfFile: command.workingDirectory + "/main.swift", encoding: .utf8)
            let isTwin = text.contains("_sitegen_begin")
            #expect(command.arguments.contains("/harness/module/twin.o") == isTwin)
            #expect(command.arguments.contains("_SitegenTwin") == isTwin)
            #expect(command.arguments.contains("_SitegenMarks") == isTwin)
            return .printing()
        } body: { runner in
            try await runner.run(twoStatements)
        }
        #expect(runs.map(\.observations) == [.found(TwinObservations())])
    }

    @Test func `tells what it has noted`() async throws {
        var notes = TwinNotes()
        notes.values = [0: [.init(description: "1", debugDescription: "1")]]
        notes.overflowing = [1]
        let found = try await attribution { [notes] text, isRun in
            isRun && text.contains("_sitegen") ? .noting(notes) : .printing()
        }
        guard case .found(let attribution) = found else {
            Issue.record("\(found)")
            return
        }
        #expect(attribution.values == notes.values)
        #expect(
            attribution.dropped
                == [1: "the code runs too often, or produces too much, to record"])
    }

    @Test func `is made without what the compiler refuses`() async throws {
        let found = try await attribution { text, isRun in
            guard text.contains("_sitegen_begin(1)") else { return .printing() }
            #expect(!isRun)
            return .printing(error: "main.swift:2:20: error: no g\n", status: 1)
        }
        #expect(found.dropped == [1: "the compiler refuses the code that records it: no g"])
    }

    @Test func `is given up where the compiler speaks of no probe`() async throws {
        let found = try await attribution { text, _ in
            text.contains("_sitegen")
                ? .printing(error: "other.swift:1:1: error: no\n", status: 1) : .printing()
        }
        #expect(found == .givenUp(reason: "the instrumented program does not compile: no"))
    }

    @Test func `is given up where the compiler refuses again and again`() async throws {
        let lines = (1...9).map { "f\($0)()" }
        let many = program(
            lines.joined(separator: "\n"), asking: lines.map { AskingComment.printed($0) })
        let found = try await attribution(many) { text, _ in
            let refused = text.split(separator: "\n").firstIndex { $0.contains("_sitegen") }
            guard let refused else { return .printing() }
            return .printing(error: "main.swift:\(refused + 1):1: error: no\n", status: 1)
        }
        #expect(found == .givenUp(reason: "the instrumented program does not compile: no"))
    }

    @Test func `is made without a value whose description ends the program`() async throws {
        var notes = TwinNotes()
        notes.describing = [1]
        let found = try await attribution { [notes] text, isRun in
            guard isRun, text.contains("_sitegen_begin(1)") else { return .printing("a") }
            return ProcessRun(ending: .signalled(4), notes: notes)
        }
        #expect(found.dropped == [1: "the description of the value does not end"])
    }

    @Test func `is made without a value whose description prints`() async throws {
        var notes = TwinNotes()
        notes.printing = [0]
        let found = try await attribution { [notes] text, isRun in
            guard isRun, text.contains("_sitegen_begin(0)") else { return .printing("a") }
            return .noting(notes, printing: "ab")
        }
        #expect(found.dropped == [0: "the description of the value prints something"])
    }

    @Test func `keeps a value during whose description something else printed`() async throws {
        var notes = TwinNotes()
        notes.printing = [0]
        let found = try await attribution { [notes] _, isRun in
            isRun ? .noting(notes, printing: "a") : .printing()
        }
        #expect(found.dropped == [:])
    }

    @Test func `is run again where it does something else by chance`() async throws {
        let number = Number()
        let found = try await ExampleRunner.withScript { command in
            let text = try String(
                contentsOfFile: command.workingDirectory + "/main.swift", encoding: .utf8)
            guard command.isRun, text.contains("_sitegen") else { return .printing("ab") }
            return await .printing(number.next() < 3 ? "ba" : "ab")
        } body: { runner in
            try await runner.run(twoStatements)[0].observations
        }
        #expect(found == .found(TwinObservations()))
        #expect(await number.value == 3)
    }

    @Test(arguments: [
        (ProcessRun.printing("b"), "prints something else"),
        (.printing("a", error: "b"), "writes something else to standard error"),
        (.printing("a", status: 1), "ends in another way"),
    ])
    func `is given up where it does something else`(other: ProcessRun, words: String) async throws {
        let found = try await attribution { text, isRun in
            isRun && text.contains("_sitegen") ? other : .printing("a")
        }
        #expect(
            found
                == .givenUp(
                    reason: "a second run, which finds the statement of each line, \(words)"))
    }

    @Test func `runs beside each further run`() async throws {
        let runs = try await ExampleRunner.withScript { command in
            if !command.isRun {
                try Data().write(to: URL(filePath: command.workingDirectory + "/main"))
            }
            return .printing()
        } body: { runner in
            try await runner.runAlone(
                [Repetition(twoStatements[0], isElsewhere: false) { $0.count == 2 }],
                recalling: .nothing)[0]
        }
        #expect(
            runs.map(\.observations) == [.found(TwinObservations()), .found(TwinObservations())])
    }
}
