import Diagnostics
import Examples
import Foundation
import Markdown
import SwiftCode
import TestSupport
import Testing

@testable import ExampleRunning

/// Compiles and runs a program and its twin, and tells what the twin has found out, a line for each
/// thing that is asked, or why it was given up.
private func evidence(
    _ code: String, _ questions: [AskingComment], marks: String = ""
) async throws -> [String] {
    try await evidence(ofBlocks: [(marks, code, questions)])
}

private func evidence(
    ofBlocks blocks: [(marks: String, code: String, questions: [AskingComment])]
) async throws -> [String] {
    let page = blocks.map { "```swift \($0.marks)\n\($0.code)\n```\n" }.joined(separator: "\n")
    let document = MarkdownDocument.parse(SourceFile(path: "page.md", text: page)).value
    var examples = PageExamples.find(in: document, page: "page", defaults: ExampleDefaults())
        .value.examples
    for (index, block) in blocks.enumerated() {
        examples[index].comments = block.questions.map { $0.comment(in: block.code) }
    }
    let programs = ExampleProgram.assembleAll(examples).value
    let shared = try await sharedHarness.value
    let scratch = try ScratchDirectory.make()
    defer { scratch.remove() }
    var limits = ProgramLimits()
    limits.memory = 1 << 30
    let runner = ExampleRunner(
        toolchain: shared.toolchain, harness: shared.harness,
        commands: try SubprocessCommandRunner(launcher: shared.harness.launcher), scratch: scratch,
        limits: limits, confinement: .off,
        searchPath: ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin")
    let runs = try await runner.run(programs)
    for run in runs { #expect(run.compilation == .succeeded, "\(run.messages)") }
    return ExampleRun.all(of: examples, programs: programs, runs: runs).flatMap { run in
        run.attributionProblem.map { ["given up: \($0)"] } ?? run.evidence.map(\.shown)
    }
}

@Suite struct `The twin of a program` {
    @Test func `tells what each statement printed`() async throws {
        let found = try await evidence(
            """
            print("a"); print("b") // Prints b
            print("c", terminator: "")
            print("d", terminator: "\\n\\n")
            """,
            [.printed("print(\"b\")"), .printed("print(\"c\", terminator: \"\")")])
        #expect(found == ["[b]", "[c]"])
    }

    @Test func `tells values`() async throws {
        let found = try await evidence(
            """
            let word = "é"
            word.uppercased()
            let set: Set = [1]
            set
            [1: 2]
            let nothing: Int? = nil
            nothing as Any
            print(word)
            3 + 4
            var count = 1
            count += 1
            """,
            [
                .value("word.uppercased()"), .value("set"), .value("[1: 2]"),
                .value("nothing as Any"), .value("print(word)"), .value("3 + 4"),
                .variable("count", after: "count += 1"),
            ])
        #expect(
            found == [
                "[] = \"É\"", "[]", "[] = [1: 2] dictionary", "[] = nil",
                "[é] = () void", "[] = 7", "[] = 2",
            ])
    }
}
