import Caching
import Foundation
import TestSupport
import Testing

@testable import ExampleRunning
@testable import Examples
@testable import Harnesses
@testable import Launching

/// A part of what a result hangs on, with another value.
private struct Change: Sendable, CustomTestStringConvertible {
    let name: String
    /// What is started again.
    let starts: [Workshop.Started]
    /// Makes the first state, where it is not the usual one.
    var prepare: @Sendable (inout Workshop, inout Job) -> Void = { _, _ in }
    let apply: @Sendable (inout Workshop, inout Job) -> Void

    var testDescription: String { name }

    static func compiling(
        _ name: String, _ apply: @escaping @Sendable (inout Workshop, inout Job) -> Void
    ) -> Change {
        Change(name: name, starts: [.frontEnd, .linker], apply: apply)
    }

    static func running(
        _ name: String, _ apply: @escaping @Sendable (inout Workshop, inout Job) -> Void
    ) -> Change {
        Change(name: name, starts: [.program], apply: apply)
    }

    static func nothing(
        _ name: String, _ apply: @escaping @Sendable (inout Workshop, inout Job) -> Void
    ) -> Change {
        Change(name: name, starts: [], apply: apply)
    }
}

extension Job {
    fileprivate func with(
        sources: [File]? = nil, files: [File]? = nil, hasEntryPoint: Bool? = nil
    ) -> Job {
        Job(
            sources: sources ?? self.sources, files: files ?? self.files, settings: settings,
            runs: runs, hasEntryPoint: hasEntryPoint ?? self.hasEntryPoint, modules: modules)
    }

    fileprivate mutating func setText(_ text: String, of index: Int = 0) {
        sources[index] = File(name: sources[index].name, text: text)
    }
}

private func sandboxed(_ change: (inout Sandbox) -> Void = { _ in }) -> Confinement {
    var sandbox = Sandbox(means: .user)
    sandbox.readable = ["/toolchain"]
    change(&sandbox)
    return .inForce(sandbox, compiler: "/toolchain/swiftc")
}

/// Two sources, which only the driver compiles; its objects are not seen, so that the program is
/// taken for one that asks for everything.
private let all: [Workshop.Started] = [.driver, .program, .programElsewhere]

@Sendable private func addSource(_ workshop: inout Workshop, _ job: inout Job) {
    job = job.with(sources: job.sources + [Job.File(name: "b.swift", text: "let b = 1\n")])
}

@Sendable private func addFile(_ workshop: inout Workshop, _ job: inout Job) {
    job = job.with(files: [Job.File(name: "a.txt", text: "a")])
}

@Sendable private func confine(_ workshop: inout Workshop, _ job: inout Job) {
    workshop.confinement = sandboxed()
}

@Sendable private func readFiles(_ workshop: inout Workshop, _ job: inout Job) {
    workshop.symbols = ["fopen"]
}

private let changes: [Change] = [
    // What is compiled
    Change(name: "code", starts: [.frontEnd, .linker, .program]) { $1.setText("print(2)\n") },
    .compiling("a comment") { $1.setText("print(1) // new\n") },
    .compiling("language mode") { $1.settings.languageMode = "5" },
    .compiling("feature") { $1.settings.features = ["ExistentialAny"] },
    .compiling("two features") { $1.settings.features = ["ExistentialAny", "Another"] },
    .compiling("optimization") { $1.settings.optimize = true },
    .compiling("entry point") { $1 = $1.with(hasEntryPoint: true) },
    .compiling("marks") { $1.modules = [.marks] },
    .compiling("twin") { $1.modules = [.twin] },
    .compiling("Foundation") { $1.modules = [.foundation] },
    Change(name: "not run", starts: [.frontEnd]) { $1.runs = false },
    .compiling("toolchain") { workshop, _ in workshop.toolchain = "another" },
    .compiling("compiler") { workshop, _ in workshop.compiler = "/another/swiftc" },
    .compiling("harness") { workshop, _ in
        workshop.harness = Harness(
            launcher: "/another/launcher", runtimeObject: "/another/runtime.o",
            moduleDirectory: "/another/module", moduleCache: "/another/modules")
    },
    Change(name: "owner", starts: [.frontEnd, .linker, .program]) { workshop, _ in
        workshop.results = "another"
    },
    Change(name: "another source", starts: all, apply: addSource),
    Change(name: "text of another source", starts: all, prepare: addSource) {
        $1.setText("let b = 2\n", of: 1)
    },
    Change(name: "name of another source", starts: all, prepare: addSource) { _, job in
        job.sources[1] = Job.File(name: "c.swift", text: job.sources[1].text)
    },
    // What is run
    .running("libraries") { workshop, _ in workshop.libraries = "another" },
    .running("argument") { $1.settings.arguments = ["a"] },
    .running("arguments") { $1.settings.arguments = ["a", "b"] },
    .running("an empty argument") { $1.settings.arguments = [""] },
    .running("input") { $1.settings.standardInput = "text" },
    .running("empty input") { $1.settings.standardInput = "" },
    .running("variable") { $1.settings.environment = ["NEW": ""] },
    .running("a variable that all have") { $1.settings.environment = ["TZ": "Asia/Tokyo"] },
    .running("time limit") { $1.settings.timeout = .milliseconds(9999) },
    .running("path") { workshop, _ in workshop.searchPath = "/usr/bin" },
    .running("memory limit") { workshop, _ in workshop.limits.memory += 1 },
    .running("file limit") { workshop, _ in workshop.limits.file += 1 },
    .running("output limit") { workshop, _ in workshop.limits.output += 1 },
    .running("process limit") { workshop, _ in workshop.limits.processes += 1 },
    .running("file") { $1 = $1.with(files: [Job.File(name: "a.txt", text: "a")]) },
    Change(name: "text of a file", starts: [.program], prepare: addFile) {
        $1 = $1.with(files: [Job.File(name: "a.txt", text: "b")])
    },
    Change(name: "name of a file", starts: [.program], prepare: addFile) {
        $1 = $1.with(files: [Job.File(name: "b.txt", text: "a")])
    },
    .running("a sandbox") { workshop, _ in workshop.confinement = sandboxed() },
    Change(name: "kind of sandbox", starts: [.program], prepare: confine) { workshop, _ in
        workshop.confinement = sandboxed { $0.means = .superuser }
    },
    Change(name: "a folder that is seen", starts: [.program], prepare: confine) { workshop, _ in
        workshop.confinement = sandboxed { $0.readable.append("/data") }
    },
    Change(
        name: "a folder that is hidden within one that is seen", starts: [.program],
        prepare: confine
    ) { workshop, _ in workshop.confinement = sandboxed { $0.hidden = ["/toolchain/secret"] } },
    Change(
        name: "a folder that is hidden within the system's", starts: [.program], prepare: confine
    ) { workshop, _ in workshop.confinement = sandboxed { $0.hidden = ["/usr/local/home"] } },
    Change(
        name: "a comment, of a program that reads files",
        starts: [.frontEnd, .linker, .program, .programElsewhere],
        prepare: readFiles
    ) { $1.setText("print(1) // new\n") },
    // What matters to nobody
    Change(name: "a folder that is hidden and not seen anyway", starts: [], prepare: confine) {
        workshop, _ in workshop.confinement = sandboxed { $0.hidden = ["/home/me"] }
    },
    .nothing("the compiler's time") { workshop, _ in workshop.limits.compileTime += .seconds(1) },
    .nothing("the compiler's memory") { workshop, _ in workshop.limits.compileMemory += 1 },
]

/// C2: another value of a part starts what hangs on it, and the first one again starts nothing.
struct ResultKeyTests {
    @Test(arguments: changes)
    fileprivate func `what changes starts again, and changed back it does not`(
        _ change: Change
    ) async throws {
        try await Workshop.use { workshop in
            var job = block("print(1)")[0].job
            change.prepare(&workshop, &job)
            let first = try await workshop.run(programs(job))
            #expect(first.started != [])
            try await workshop.run(programs(job), starts: [])
            var (changed, changedJob) = (workshop, job)
            change.apply(&changed, &changedJob)
            try await changed.run(programs(changedJob), starts: change.starts)
            try await changed.run(programs(changedJob), starts: [])
            try await workshop.run(programs(job), starts: [])
        }
    }

    private func programs(_ job: Job) -> [Program] {
        var programs = block("print(1)")
        programs[0].job = job
        return programs
    }

    @Test func `arguments that are cut elsewhere are others`() async throws {
        try await Workshop.use { workshop in
            _ = try await workshop.run(block("print(1)", marks: "args=\"a b\""))
            try await workshop.run(
                block("print(1)", marks: "args=\"'a b'\""), starts: [.program])
        }
    }
}
