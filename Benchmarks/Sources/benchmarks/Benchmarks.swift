import ArgumentParser
import Foundation
import Measurements

/// The command.
@main struct Benchmarks: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "benchmarks",
        abstract: "Time sitegen against what one would use instead, and print a table of ratios.",
        discussion: """
            Whole processes are timed by the clock on the wall. What is compared runs in turn \
            within one loop, lap after lap; a ratio is taken in each lap, and the table has the \
            median of the laps. What is timed must do its work: each run is checked.

            Rows:
              a      programs of a book, nothing known of them; without comments, and with
              b      the same again, nothing changed
              c      one of these programs edited
              hello  the smallest program, nothing known of it, and again
              d      many pages, against cmark-gfm and hugo where these are installed
              e      how time, bytes and memory grow with the number of pages
              debug  the debug build on the site of the repository, nothing changed
              f      from a fresh clone to the site, against building the dependencies;
                     it takes some minutes, and is measured only if asked for

            Everything is made from the seed in a temporary folder, which has the caches as well; \
            it is removed at the end. The table is markdown on standard output, progress is on \
            standard error. Status 0 all rows were measured, goals reached or not; 1 one failed; \
            130 interrupted.
            """)

    @Option(
        help: ArgumentHelp(
            "Rows to measure, with commas; all but f if left out: \(RowName.all).",
            valueName: "rows"),
        transform: { text in
            try text.split(separator: ",").map { name in
                guard let row = RowName(rawValue: String(name)) else {
                    throw ValidationError("'\(name)' is none of the rows \(RowName.all)")
                }
                return row
            }
        })
    var only: [RowName]?

    @Flag(help: "Measure all rows, f too.")
    var all = false

    @Option(help: "The number of programs in rows a, b and c.")
    var programs = 200

    @Option(help: "The number of pages in row d.")
    var pages = 500

    @Option(
        help: ArgumentHelp(
            "The numbers of pages in row e, with commas; if left out: 100,1000,10000.",
            valueName: "numbers"),
        transform: { text in
            try text.split(separator: ",").map { number in
                guard let size = Int(number), size > 0 else {
                    throw ValidationError("'\(number)' is no number of pages")
                }
                return size
            }
        })
    var sizes = [100, 1_000, 10_000]

    @Option(help: "The laps of what takes long. What is short has two to four times as many.")
    var laps = 3

    @Option(help: "The seed that programs and pages are made from.")
    var seed: UInt64 = 1

    @Option(
        help: ArgumentHelp(
            "The sitegen to time. If left out, the release build of the repository is made.",
            valueName: "path"), transform: executable)
    var sitegen: String?

    @Option(
        help: ArgumentHelp(
            "The debug build of sitegen, for the row debug. If left out, it is made.",
            valueName: "path"), transform: executable)
    var debugSitegen: String?

    func validate() throws {
        guard programs > 0, pages > 0, laps > 0, !sizes.isEmpty else {
            throw ValidationError("numbers of programs, pages and laps begin at 1")
        }
        guard only == nil || !all else {
            throw ValidationError("'--only' and '--all' exclude each other")
        }
    }

    func run() throws {
        Interruption.note()
        let rows: [Row]
        do {
            rows = try Workspace.with { workspace in
                let machine = Machine.description(in: workspace)
                let rows = try suite(in: workspace).rows(names)
                print(Table(rows).markdown)
                print(machine)
                print("Seed \(seed). The command: `\(Self.line)`")
                return rows
            }
        } catch is Interruption.Interrupted {
            throw ExitCode(130)
        }
        if rows.contains(where: { $0.result == .missing(Suite.failed) }) { throw ExitCode.failure }
    }

    /// The command as it was given.
    private static var line: String {
        (["swift run -c release --package-path Benchmarks benchmarks"]
            + CommandLine.arguments.dropFirst()).joined(separator: " ")
    }

    private var names: Set<RowName> {
        Set(only ?? RowName.allCases.filter { all || $0 != .f })
    }

    private func suite(in workspace: Workspace) throws -> Suite {
        let debug =
            names.contains(.debug) ? try debugSitegen ?? Self.build("debug", in: workspace) : nil
        // The other two rows have a sitegen of their own: no need to wait for the release build.
        let timed =
            names.isSubset(of: [.debug, .f])
            ? debug : try sitegen ?? Self.build("release", in: workspace)
        return Suite(
            workspace: workspace, sitegen: timed, debugSitegen: debug, repository: Self.repository,
            programs: programs, pages: pages, sizes: sizes, laps: laps, seed: seed)
    }

    /// The repository that this file is part of.
    private static let repository = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    @Sendable private static func executable(_ path: String) throws -> String {
        let file = URL(filePath: path).absoluteURL
        guard FileManager.default.isExecutableFile(atPath: file.path) else {
            throw ValidationError("'\(path)' is no program")
        }
        return file.path
    }

    /// Builds `sitegen` with the caches of the user, and returns its path.
    private static func build(_ configuration: String, in workspace: Workspace) throws -> String {
        report("building sitegen (\(configuration)); the first time takes some minutes")
        let arguments = ["build", "-c", configuration, "--product", "sitegen"]
        let command = Command(
            program: "swift", arguments: arguments, folder: repository,
            output: workspace.path("output"), environment: ProcessInfo.processInfo.environment)
        guard try command.run().status == 0 else {
            throw Failure("sitegen cannot be built:\n\(try workspace.text(of: "output"))")
        }
        return repository.appending(path: ".build/\(configuration)/sitegen").path
    }
}

extension RowName {
    /// All names, with commas.
    static let all = allCases.map(\.rawValue).joined(separator: ", ")
}
