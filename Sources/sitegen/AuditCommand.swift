import ArgumentParser
import Diagnostics
import Foundation
import Publishing
import Reports
import SiteBuild

struct AuditCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit",
        abstract: "Count how much of what the pages show is really checked.",
        discussion: """
            Runs the examples and counts the verified blocks. On a site these are the blocks that \
            pass. In other markdown they are the blocks that state something and hold it.

            With '--minimum 90%' it ends with status 1 if fewer of the blocks are verified. \
            '--record' writes the count into '.sitegen-audit', a file to commit, and the forms of \
            comments by which the authors state results. Without \
            '--minimum', the status is 1 if fewer blocks are verified than are recorded for the \
            same paths.
            """)

    @OptionGroup var options: SiteOptions

    @Option(help: ArgumentHelp("How many of the blocks must be verified.", valueName: "percent"))
    var minimum: Percentage?

    @Flag(help: "Write the count into '.sitegen-audit'.")
    var record = false

    @Argument(
        help: ArgumentHelp("What to count; the whole site if left out.", valueName: "path"),
        completion: .file())
    var paths: [String] = []

    func run() async throws {
        try await options.perform { [self] console, progress in
            let file = AuditFile(root: options.root)
            var recorded = try file.read()
            let result = try await options.examine(paths, console, progress)
            await progress.clear()
            try result.requireConfiguration(console)
            let audit = Audit(result.examples)
            for line in audit.lines { console.answer(line) }
            console.say(result.judgement)
            // Two ways to write a path are the same choice.
            let choice = paths.map(MarkdownFolder.plain)
            let previous = recorded[choice]
            if record {
                recorded[choice] = .init(verified: audit.verified, blocks: audit.blocks)
                recorded.forms = result.judgement.learned
                try file.write(recorded)
            }
            if let minimum {
                try require(minimum, of: audit, console)
            } else if !record, let previous, audit.verified < previous.verified {
                console.say(
                    "sitegen: error: \(audit.verified.of("block")) verified, but "
                        + "'\(AuditRecord.name)' has \(previous.verified): run 'sitegen list' to see "
                        + "which are not, or accept the count with '--record'")
                throw ExitStatus.siteHasErrors
            }
        }
    }

    private func require(_ minimum: Percentage, of audit: Audit, _ console: Console) throws {
        let wanted = minimum.least(of: audit.blocks)
        guard audit.verified < wanted else { return }
        console.say(
            "sitegen: error: \(Audit.share(audit.verified, of: audit.blocks)) of the blocks are "
                + "verified, but '--minimum \(minimum.text)' needs \((wanted - audit.verified)) "
                + "more: run 'sitegen list' to see which are not")
        throw ExitStatus.siteHasErrors
    }
}

/// `90%` or `90`, at most 100.
struct Percentage: ExpressibleByArgument, Sendable {
    let text: String
    private let value: Double

    init?(argument: String) {
        let number = argument.hasSuffix("%") ? argument.dropLast() : argument[...]
        guard number.allSatisfy({ $0.isASCII && ($0.isNumber || $0 == ".") }),
            let value = Double(number), (0...100).contains(value)
        else { return nil }
        text = argument
        self.value = value
    }

    /// The smallest count that is this share of another.
    func least(of whole: Int) -> Int {
        let share = value * Double(whole) / 100
        // A hair above a whole number is what dividing by 100 leaves.
        return Int((share - 1e-9).rounded(.up))
    }
}

/// `.sitegen-audit` on disk.
struct AuditFile {
    /// The file cannot be read, or written, or is another's.
    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    private let file: URL

    init(root: String) {
        file = URL(filePath: root, directoryHint: .isDirectory).appending(path: AuditRecord.name)
    }

    /// An empty record where there is none.
    func read() throws -> AuditRecord {
        guard FileManager.default.fileExists(atPath: file.path) else { return AuditRecord() }
        let data: Data
        do { data = try Data(contentsOf: file) } catch {
            throw Failure(description: "cannot read '\(AuditRecord.name)': \(error.systemWords)")
        }
        guard let record = AuditRecord(text: String(decoding: data, as: UTF8.self)) else {
            throw Failure(
                description: "'\(AuditRecord.name)' is not what 'sitegen audit --record' writes: "
                    + "remove it, and record again")
        }
        return record
    }

    func write(_ record: AuditRecord) throws {
        do { try Data(record.text.utf8).write(to: file, options: .atomic) } catch {
            throw Failure(description: "cannot write '\(AuditRecord.name)': \(error.systemWords)")
        }
    }
}
