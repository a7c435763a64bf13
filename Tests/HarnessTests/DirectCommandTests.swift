import Caching
import Diagnostics
import Foundation
import Markdown
import Testing

@testable import ExampleFinding
@testable import ExampleRunning
@testable import Examples
@testable import Harnesses
@testable import Launching
@testable import Toolchains

/// A program, by its flags.
private struct Flagged: Sendable, CustomTestStringConvertible {
    let name: String
    var marks = ""
    var code = "struct P { var x = 1 }\nprint(P(), [3, 1].sorted())\n"
    var modules: Set<Job.Module> = []

    var testDescription: String { name }

    static let all = [
        Flagged(name: "plain"), Flagged(name: "language mode 5", marks: "swift=5"),
        Flagged(name: "language mode 6", marks: "swift=6"),
        Flagged(name: "a feature", marks: "feature=ExistentialAny"),
        Flagged(name: "optimised", marks: "optimize"),
        Flagged(
            name: "an entry point", code: "@main struct M { static func main() { print(1) } }\n"),
        Flagged(name: "marks", code: "print(1)\n_sitegen_mark()\nprint(2)\n", modules: [.marks]),
        Flagged(name: "a twin", modules: [.marks, .twin]),
        Flagged(
            name: "Foundation", code: "import Foundation\nprint(sqrt(2.0), \"a b\".capitalized)\n"),
        Flagged(name: "Foundation unsaid", code: "print(sqrt(2.0))\n", modules: [.foundation]),
        Flagged(name: "concurrency", code: "async let a = 1\nprint(await a)\n"),
        Flagged(name: "patterns", code: "print(\"a1\".firstMatch(of: #/[0-9]/#)!.output)\n"),
        Flagged(name: "not run", marks: "no-run"),
    ]

    var job: Job {
        get throws {
            let page = SourceFile(path: "page.md", text: "```swift \(marks)\n\(code)```\n")
            let examples = PageExamples.find(
                in: MarkdownDocument.parse(page).value, page: "page", defaults: ExampleDefaults()
            ).value.examples
            var job = try #require(Program.assembleAll(examples).value.first).job
            job.modules.formUnion(modules)
            return job
        }
    }
}

/// The commands that start no driver, against the driver.
@Suite(
    .enabled("skipped: the compiler does not lie beside a linker of its own") {
        let installation = try await sharedHarness.value.toolchain.installation
        let linker = (installation.folder ?? "/nowhere") + "/bin/ld.lld"
        return installation.isComplete && FileManager.default.isExecutableFile(atPath: linker)
    })
struct DirectCommandTests {
    @Test(arguments: Flagged.all)
    fileprivate func `what is made directly is what the driver makes`(
        _ flagged: Flagged
    ) async throws {
        let shared = try await sharedHarness.value
        let scratch = try ScratchDirectory.make()
        defer { scratch.remove() }
        let job = try flagged.job
        let arguments = CompilerArguments(of: job, harness: shared.harness, packages: nil)
        let list = DirectCommandList(
            toolchain: shared.toolchain, harness: shared.harness,
            memory: EntryFolder(scratch.path + "/memory"), scratch: scratch)
        let direct = try #require(
            await list.commands(for: arguments), "the driver says other words")
        let modules = shared.harness.moduleCache
        try Data(job.sources[0].text.utf8)
            .write(to: URL(filePath: scratch.path + "/main.swift"))

        try await run(direct.frontEnd(modules: modules), in: scratch)
        let object = try Data(contentsOf: URL(filePath: scratch.path + "/main.o"))
        try await run(
            [shared.toolchain.compiler] + arguments.flags(modules: modules)
                + ["-c", "main.swift", "-o", "main.o"], in: scratch)
        let other = try Data(contentsOf: URL(filePath: scratch.path + "/main.o"))
        #expect(object == other, "the objects differ")
        guard job.runs else { return }

        let objects = try arguments.objects.map { try #require(ObjectFile(at: $0)) }
        let options = ([try #require(ObjectFile(object))] + objects).flatMap(\.linkerOptions)
        try await run(direct.linker(options: options), in: scratch)
        let own = try await run(["\(scratch.path)/main"], in: scratch)
        try FileManager.default.removeItem(atPath: scratch.path + "/main")
        try await run(
            [shared.toolchain.compiler] + arguments.driver(modules: modules), in: scratch)
        #expect(try await run(["\(scratch.path)/main"], in: scratch) == own)
        #expect(own != "")
    }

    @discardableResult
    private func run(_ words: [String], in scratch: ScratchDirectory) async throws -> String {
        let answer = await SubprocessCommandRunner.output(
            of: words[0], Array(words.dropFirst()), temporaryFiles: scratch.path, in: scratch.path)
        #expect(answer?.succeeded == true, "\(words): \(answer?.text ?? "cannot be started")")
        return answer?.text ?? ""
    }
}
