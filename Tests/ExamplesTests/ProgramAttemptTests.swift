import Diagnostics
import Examples
import Runs
import TestSupport
import Testing

@Suite struct `The program to try next` {
    private func program(
        _ code: String, _ marks: String = "", requirement: Requirement = .all
    ) -> Program {
        var defaults = ExampleDefaults()
        defaults.requirement = requirement
        return FoundPage(.block(marks, code), defaults: defaults).programs.value[0]
    }

    /// The program after one whose compiler says this.
    private func next(_ program: Program, _ message: String) -> Program? {
        let error = CompilerMessage(
            severity: .error, text: message, source: "main.swift", line: 1, column: 1)
        return program.next(
            after: ProgramRun(of: program, compilation: .refused, messages: [error]))
    }

    @Test(arguments: [
        "cannot find 'Date' in scope", "cannot find type 'URL' in scope",
        "value of type 'String' has no member 'uppercasedFirst'",
    ])
    func `imports Foundation where a name is not found`(message: String) {
        #expect(next(program("Date()"), message)?.job.modules == [.foundation])
    }

    @Test func `is none where Foundation is there, or where the error is wanted`() {
        let message = "cannot find 'Date' in scope"
        #expect(next(program("import Foundation\nDate()"), message) == nil)
        #expect(next(program("Date()").importingFoundation, message) == nil)
        #expect(next(program("Date()", "compile-fail"), message) == nil)
        #expect(next(program("Date()"), "expected expression") == nil)
    }

    @Test func `has the same lines`() {
        let program = program("Date()")
        #expect(program.importingFoundation.job.sources == program.job.sources)
        #expect(program.importingFoundation.lineMaps == program.lineMaps)
    }

    @Test func `is the next one of those that may be needed, until none is left`() {
        var defaults = ExampleDefaults.withoutConfiguration
        defaults.requirement = .stated
        let page = FoundPage(
            .block("", "struct A {}") + .block("", "extension A: Sendable {}")
                + .block("", "extension A { func f() {} }") + .block("", "print(A())"),
            defaults: defaults)
        var tried = [page.programs.value[3]]
        while let following = next(tried[tried.count - 1], "no") { tried.append(following) }
        #expect(tried.map(\.parts.count) == [3, 2, 4])
        #expect(tried.allSatisfy { $0.parts.last?.example.id == page.examples[3].id })
    }

    @Test func `stands for the first one in a folder, and tells of it on a site`() {
        for (requirement, modules) in [
            (Requirement.stated, Set([Job.Module.foundation])), (.all, []),
        ] {
            let first = program("Date()", requirement: requirement)
            let refused = ScriptedRun.isRefused(.error("cannot find 'Date' in scope")).run(first)
            let found = refused.superseded(
                by: ScriptedRun.prints("").run(first.importingFoundation))
            #expect(found.program.job.modules == modules)
            #expect(found.compilesWithFoundation == modules.isEmpty)
        }
    }

    @Test func `is told of each program that is the same work`() {
        let page = FoundPage(.block("", "Date()") + .block("id=b", "Date()"))
        let (first, second) = (page.programs.value[0], page.programs.value[1])
        #expect(first.key == second.key)
        let run = ScriptedRun.prints("").run(first.importingFoundation).told(of: second)
        #expect(run.program.parts == second.parts)
        #expect(run.program.job.modules == [.foundation])
    }
}
