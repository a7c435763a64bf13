import ArgumentParser
import Diagnostics
import Foundation
import Publishing
import Reports

/// Failures that are known: what is new fails.
struct BaselineOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Fail for new failures only: those of this file are known.", valueName: "file"),
        completion: .file())
    var baseline: String?

    @Flag(help: "Write the failures that there are now into the file of '--baseline'.")
    var recordBaseline = false

    func validate() throws {
        if recordBaseline, baseline == nil {
            throw ValidationError("'--record-baseline' needs '--baseline FILE', the file to write")
        }
    }

    /// The file; nil where none is named. Paths are relative to `root`.
    ///
    /// What cannot be used as one is said before any example is run: throws `BaselineFile.Failure`,
    /// and the exit code 64 after words about a wrong command.
    func file(for paths: [String], root: String, _ console: Console) throws -> BaselineFile? {
        guard let baseline else { return nil }
        let base = URL(filePath: root, directoryHint: .isDirectory)
        let file = BaselineFile(name: baseline, url: URL(filePath: baseline, relativeTo: base))
        if recordBaseline, paths.contains(where: { PlaceArgument($0, in: base).line != nil }) {
            console.say(
                "sitegen: error: '--record-baseline' is about whole pages: leave the lines out")
            throw ExitStatus.wrongUsage
        }
        if !recordBaseline, !file.exists {
            console.say(
                "sitegen: error: there is no '\(baseline)': add '--record-baseline' once to write it"
            )
            throw ExitStatus.wrongUsage
        }
        return file
    }
}

/// A baseline on disk.
struct BaselineFile: Sendable {
    /// The file cannot be read, or written, or is another's.
    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    /// As the command names it.
    let name: String
    let url: URL

    var exists: Bool { FileManager.default.fileExists(atPath: url.path) }

    /// An empty baseline where there is no file.
    func read() throws -> Baseline {
        guard exists else { return Baseline([]) }
        let data: Data
        do { data = try Data(contentsOf: url) } catch {
            throw Failure(description: "cannot read '\(name)': \(error.systemWords)")
        }
        switch Baseline.read(String(decoding: data, as: UTF8.self)) {
        case .success(let baseline): return baseline
        case .failure(let misread):
            throw Failure(
                description: "\(name):\(misread.line): \(misread.words), as '--record-baseline' "
                    + "writes it: correct it, or remove the file and record again")
        }
    }

    /// Writes the whole file or, where that fails, nothing.
    func write(_ baseline: Baseline) throws {
        do { try Data(baseline.text.utf8).write(to: url, options: .atomic) } catch {
            throw Failure(description: "cannot write '\(name)': \(error.systemWords)")
        }
    }
}
