import Foundation
import Workloads

/// Programs of a book on the language: a site of pages, and a folder for each program beside it.
struct Book {
    /// The folder of the site in the workspace; the programs are in its `programs`.
    let site: String
    private let workspace: Workspace
    private let sources: [String]
    private let printed: [[String]]
    private let groups: [Range<Int>]
    private let seed: UInt64

    /// Writes all of it. What the programs print is found out by compiling and running each.
    init(programs count: Int, comments: Bool, seed: UInt64, in workspace: Workspace) throws {
        self.workspace = workspace
        self.seed = seed
        site = comments ? "commented" : "book"
        var random = SplitMix64(seed: seed)
        let programs = (0..<count).map { _ in BookProgram.make(from: &random) }
        groups = ProgramPage.groups(of: count, random: &random)
        try Self.write(programs.map(\.source), to: site, in: workspace)
        try workspace.write("title: A book\n", to: "\(site)/sitegen.yml")

        report("\(site): what do the \(count) programs print?")
        let script = "cd \"$1\" && swiftc main.swift -o main && ./main > printed\n"
        try workspace.write(script, to: "one.sh")
        let finished = try Self.swiftc(atOnce: Self.cores, site: site, in: workspace).run()
        guard finished.status == 0 else {
            throw Failure("not all programs run:\n\(try workspace.text(of: "output"))")
        }
        let folder = site
        let printed = try (0..<count).map { index in
            try workspace.text(of: "\(folder)/programs/\(index)/printed")
                .split(separator: "\n", omittingEmptySubsequences: false).dropLast()
                .map(String.init)
        }
        self.printed = printed
        sources = programs.enumerated().map { index, program in
            comments && index.isMultiple(of: 3)
                ? program.commented(printed: printed[index]) : program.source
        }
        try Self.write(sources, to: site, in: workspace)
        for group in groups.indices { try writePage(group) }
    }

    /// How many compilations can run at once.
    static let cores = ProcessInfo.processInfo.activeProcessorCount

    /// `swiftc` and the program that it makes, for all programs, some at once.
    func swiftc(_ name: String, atOnce: Int) -> Contestant {
        Contestant(
            name: name, command: Self.swiftc(atOnce: atOnce, site: site, in: workspace),
            prepare: { _ in
                for index in sources.indices { try removeMade(index) }
            },
            verify: { _ in
                for index in sources.indices { try verify(index, printed: printed[index]) }
            })
    }

    /// `swiftc` and the program that it makes, for the program that a run edits.
    func swiftcOfEdited(_ name: String) -> Contestant {
        let folder = "\(site)/edited"
        return Contestant(
            name: name,
            command: workspace.command("sh", ["../../one.sh", "."], in: folder),
            prepare: { run in
                try workspace.remove("\(folder)/main")
                try workspace.write(edited(run).source, to: "\(folder)/main.swift")
            },
            verify: { run in
                let expected = edited(run).printed.map { $0 + "\n" }.joined()
                guard try workspace.text(of: "\(folder)/printed") == expected else {
                    throw Failure("the edited program does not print its lines")
                }
            })
    }

    /// Edits one program on its page, another one in each run, and takes the last edit back.
    func edit(run: Int) throws {
        if run > 0 { try writePage(group(of: run - 1)) }
        try writePage(group(of: run), editedBy: run)
    }

    private func group(of run: Int) -> Int {
        groups.firstIndex { $0.contains(index(of: run)) } ?? 0
    }

    private func index(of run: Int) -> Int { run * 7 % sources.count }

    private func edited(_ run: Int) -> (source: String, printed: [String]) {
        let number = 1_000 + run
        let index = index(of: run)
        return (sources[index] + "print(\(number))\n", printed[index] + [String(number)])
    }

    private func writePage(_ group: Int, editedBy run: Int? = nil) throws {
        let programs = groups[group].map { index in
            if let run, index == self.index(of: run) { return edited(run) }
            return (source: sources[index], printed: printed[index])
        }
        var random = SplitMix64(seed: seed &+ UInt64(group))
        let name = group == 0 ? "index" : "chapter-\(group)"
        try workspace.write(
            ProgramPage.text(of: programs, random: &random), to: "\(site)/content/\(name).md")
    }

    private func removeMade(_ index: Int) throws {
        try workspace.remove("\(site)/programs/\(index)/main")
        try workspace.remove("\(site)/programs/\(index)/printed")
    }

    private func verify(_ index: Int, printed: [String]) throws {
        let text = try workspace.text(of: "\(site)/programs/\(index)/printed")
        guard text == printed.map({ $0 + "\n" }).joined() else {
            throw Failure("program \(index) printed something else this time:\n\(text)")
        }
    }

    private static func write(_ sources: [String], to site: String, in workspace: Workspace) throws
    {
        for (index, source) in sources.enumerated() {
            try workspace.write(source, to: "\(site)/programs/\(index)/main.swift")
        }
        let names = sources.indices.map { "programs/\($0)\n" }.joined()
        try workspace.write(names, to: "\(site)/names")
    }

    private static func swiftc(atOnce: Int, site: String, in workspace: Workspace) -> Command {
        let script = "xargs -n 1 -P \(atOnce) sh ../one.sh < names"
        return workspace.command("sh", ["-c", script], in: site)
    }
}
