import Diagnostics
import Foundation
import Launching
import Pages

/// The days on which pages last changed, as Git knows them.
enum GitDates {
    /// The days by the paths of pages within `content/`; none where no page shows any.
    ///
    /// A page that was never committed has none. Finds `no-history`. Throws `ExampleRunningError`.
    static func find(
        _ configuration: SiteConfiguration, in directory: SiteDirectory
    ) async throws -> Diagnosed<[String: String]> {
        guard let place = configuration.updatedByGit else { return Diagnosed([:]) }
        let scratch = try ScratchDirectory.make()
        defer { scratch.remove() }
        func git(_ arguments: [String]) async -> (text: String, succeeded: Bool)? {
            await SubprocessCommandRunner.output(
                of: "/usr/bin/env", ["git"] + arguments, temporaryFiles: scratch.path,
                in: directory.path, limit: 256 << 20)
        }
        let shallow = await git(["rev-parse", "--is-shallow-repository"])
        guard let shallow, shallow.succeeded else {
            return Diagnosed([:], [.noHistory(words: shallow?.text, at: place)])
        }
        guard shallow.text.trimmingCharacters(in: .newlines) == "false" else {
            return Diagnosed([:], [.shallowHistory(at: place)])
        }
        let log = await git([
            "-c", "log.showSignature=false", "log", "-z", "--format=%x01%cs", "--name-only",
            "--relative", "--no-renames", "--", "content",
        ])
        guard let log, log.succeeded else {
            return Diagnosed([:], [.noHistory(words: log?.text, at: place)])
        }
        return Diagnosed(days(in: log.text))
    }

    /// The first day of each file in a log, whose commits begin with U+0001 and a day, and go on with
    /// paths.
    static func days(in log: String) -> [String: String] {
        var days: [String: String] = [:]
        let folder = "content/"
        for commit in log.utf8.split(separator: 1) {
            let day = String(decoding: commit.prefix(10), as: UTF8.self)
            for path in commit.dropFirst(10).split(whereSeparator: { $0 == 0 || $0 == 10 }) {
                let path = String(decoding: path, as: UTF8.self)
                guard path.hasPrefix(folder) else { continue }
                let name = String(path.dropFirst(folder.count))
                if days[name] == nil { days[name] = day }
            }
        }
        return days
    }
}

extension Diagnostic {
    fileprivate static func noHistory(words: String?, at location: SourceLocation) -> Self {
        let line = words?.split(separator: "\n").first.map { String($0) }
        return Diagnostic(
            code: "no-history",
            summary: "Git does not say when pages last changed: \(line ?? "it cannot be started")",
            hint: "build the site in a clone of its repository, or remove 'updated: git'",
            location: location)
    }

    fileprivate static func shallowHistory(at location: SourceLocation) -> Self {
        Diagnostic(
            code: "no-history",
            summary: "this clone is shallow: Git does not know here when pages last changed",
            hint: "run 'git fetch --unshallow'; in a GitHub workflow write 'fetch-depth: 0' below "
                + "'uses: actions/checkout'",
            location: location)
    }
}
