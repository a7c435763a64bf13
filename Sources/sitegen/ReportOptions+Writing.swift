import ArgumentParser
import Foundation
import Publishing
import Reports
import SiteBuild
import Toolchains

extension ReportOptions {
    /// Writes the reports that were asked for; relative paths are relative to `root`.
    ///
    /// Throws `ReportError`, nothing of that file being written then.
    func write(_ report: Report, root: String, _ console: Console) throws {
        let isWorkflow = ProcessInfo.processInfo.environment["GITHUB_ACTIONS"] == "true"
        if isWorkflow || self.report.contains(.github) {
            console.say(report.githubAnnotations, terminator: "")
        }
        for case .file(let format, let path) in self.report {
            let text =
                switch format {
                case .json: report.json
                case .junit: report.junit
                case .sarif: report.sarif(version: Sitegen.configuration.version)
                }
            guard path != "-" else {
                console.answer(text, terminator: "")
                continue
            }
            let base = URL(filePath: root, directoryHint: .isDirectory)
            do {
                try Data(text.utf8).write(
                    to: URL(filePath: path, relativeTo: base), options: .atomic)
            } catch {
                throw ReportError(path: path, words: error.systemWords)
            }
        }
    }
}

/// A report could not be written.
struct ReportError: Error, CustomStringConvertible {
    let path: String
    let words: String

    var description: String { "cannot write the report '\(path)': \(words)" }
}

extension Report {
    /// `root` is the folder that the paths of messages are relative to.
    init(_ result: CheckResult, root: String) {
        let judgement = result.judgement
        self.init(
            toolchain: judgement.toolchain.version, target: judgement.toolchain.target,
            examples: judgement.examples, diagnostics: result.diagnostics,
            sources: result.sources,
            paths: RepositoryPaths(
                top: repositoryTop(
                    of: root, environment: ProcessInfo.processInfo.environment),
                folder: URL(filePath: root).resolvingSymlinksInPath().path))
    }
}
