import Foundation
import Measurements

/// What can be asked for by `--only`.
enum RowName: String, CaseIterable {
    case a, b, c, d, e, f, hello, debug
}

/// All that is timed, with what all of it needs to know.
struct Suite {
    let workspace: Workspace
    /// The program that is timed; nil if only a fresh clone is.
    let sitegen: String?
    /// Its debug build; nil if the row that times it is not asked for.
    let debugSitegen: String?
    /// The repository whose site and manifest some rows take.
    let repository: URL
    let programs: Int
    let pages: Int
    let sizes: [Int]
    /// Of what takes long; what is short has more.
    let laps: Int
    let seed: UInt64

    /// How often a short contestant runs in a lap of a long race.
    let timesOfShort = 5

    /// The rows of these names, in the order of the table. What fails becomes a row that says so.
    func rows(_ names: Set<RowName>) throws -> [Row] {
        if sitegen != nil { try write(hello: "hello") }
        let parts: [(RowName, () throws -> [Row])] = [
            (.a, { try programRows(comments: false, names) }),
            (.b, { names.contains(.a) ? [] : try programRows(comments: false, names) }),
            (.a, { try programRows(comments: true, names) }),
            (.c, editedRows), (.hello, helloRows), (.d, sketchRows), (.e, sizeRows),
            (.debug, debugRows), (.f, cloneRows),
        ]
        let rows = try parts.filter { names.contains($0.0) }.flatMap { name, rows in
            do {
                return try rows()
            } catch let failure as Failure {
                report("\(name.rawValue): \(failure.description)")
                return [Row(name.rawValue, "failed", against: "", .missing(Self.failed))]
            }
        }
        return RowName.allCases.flatMap { name in rows.filter { $0.name == name.rawValue } }
    }

    /// What the table says of a row that failed.
    static let failed = "failed: standard error says why"

    private var program: String {
        guard let sitegen else { preconditionFailure("nothing but a fresh clone is timed") }
        return sitegen
    }

    /// `sitegen check` of a folder of the workspace, all of whose examples must pass.
    func check(
        _ name: String, _ site: String, examples: Int, times: Int = 1,
        prepare: @escaping (Int) throws -> Void = { _ in }
    ) -> Contestant {
        let command = workspace.command(program, ["check", "-C", workspace.path(site).path])
        return Contestant(
            name: name, times: times, command: command, prepare: prepare,
            verify: { _ in
                let said = try workspace.text(of: "output")
                let passed = "\(examples) example\(examples == 1 ? "" : "s"): \(examples) passed"
                guard said.contains(passed), !said.contains("warning:") else {
                    throw Failure("\(name): not all of \(examples) examples passed:\n\(said)")
                }
            })
    }

    /// `sitegen build` of a folder of the workspace from nothing, with a file for each page.
    func build(_ name: String, _ site: String, pages: Int) -> Contestant {
        let command = workspace.command(program, ["build", "-C", workspace.path(site).path])
        return Contestant(
            name: name, command: command, prepare: { _ in try workspace.remove("\(site)/public") },
            verify: { _ in
                let files = try workspace.contents(of: "\(site)/public", ending: ".html").files
                guard files >= pages else {
                    throw Failure("\(name) wrote \(files) of \(pages) pages")
                }
            })
    }

    /// `swiftc` of the smallest program, which is not run: the whole process, what one waits for.
    func swiftcHello(times: Int = 1) -> Contestant {
        Contestant(
            name: "`swiftc hello`", times: times,
            command: workspace.command("swiftc", ["main.swift", "-o", "main"], in: "hello"),
            prepare: { _ in try workspace.remove("hello/main") },
            verify: { _ in
                guard FileManager.default.fileExists(atPath: workspace.path("hello/main").path)
                else {
                    throw Failure("swiftc made no program")
                }
            })
    }

    /// Forgets what examples came to. What is made once for a toolchain stays.
    func forgetResults() throws { try workspace.remove("cache/sitegen/results") }

    private func write(hello folder: String) throws {
        let source = "print(\"Hello, world!\")\n"
        let page = "# Hello\n\n```swift\n\(source)```\n\n```output\nHello, world!\n```\n"
        try workspace.write(source, to: "\(folder)/main.swift")
        try workspace.write("title: Hello\n", to: "\(folder)/sitegen.yml")
        try workspace.write(page, to: "\(folder)/content/index.md")
        // What is made once for a toolchain is made now: caches of modules, sitegen's own programs.
        _ = try Race(
            "first of all", laps: 1, [swiftcHello(), check("`sitegen check`", folder, examples: 1)])
    }
}
