import Foundation
import Testing

/// A folder of `Cases/`: a site, commands to run in it, and what they shall say and leave.
///
/// `command.txt` holds the arguments of `sitegen`, a line for each run. `status.txt`, `stdout.txt`
/// and `stderr.txt` hold what the runs shall come to, `expected/` every file of `public/` after
/// them; what is missing is empty. All else is the site.
struct Case: Sendable, CustomTestStringConvertible {
    let name: String

    static let all: [Case] = {
        let names = try? FileManager.default.contentsOfDirectory(atPath: folderOfAll.path)
        return (names ?? []).filter { !$0.hasPrefix(".") }.sorted().map { Case(name: $0) }
    }()

    private static let folderOfAll = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "Cases")
    private static let streams = ["status.txt", "stdout.txt", "stderr.txt"]

    var testDescription: String { name }

    private var folder: URL { Self.folderOfAll.appending(path: name) }

    /// The arguments of each run.
    var commands: [[String]] {
        get throws {
            try String(contentsOf: folder.appending(path: "command.txt"), encoding: .utf8)
                .split(separator: "\n").map { line in
                    line.split(separator: " ").map { String($0) }
                }
        }
    }

    var site: FileTree {
        get throws {
            var files = try FileTree(of: folder).files(outside: "expected")
            for name in Self.streams + ["command.txt"] { files.contents[name] = nil }
            return files
        }
    }

    /// What is stated: streams by name, and the files of `public/`.
    var stated: CaseOutcome {
        get throws {
            let texts = Self.streams.map { name in
                let text = try? String(contentsOf: folder.appending(path: name), encoding: .utf8)
                return (name, text ?? "")
            }
            return CaseOutcome(
                streams: Dictionary(uniqueKeysWithValues: texts),
                published: try FileTree(of: folder.appending(path: "expected")))
        }
    }

    /// Makes an outcome the stated one.
    func accept(_ outcome: CaseOutcome) throws {
        for (name, text) in outcome.streams {
            let file = folder.appending(path: name)
            if text.isEmpty {
                try? FileManager.default.removeItem(at: file)
            } else {
                try Data(text.utf8).write(to: file)
            }
        }
        try outcome.published.replace(folder.appending(path: "expected"))
    }
}

/// What the runs of a case came to, without what differs from machine to machine.
struct CaseOutcome {
    /// By the name of their file.
    let streams: [String: String]
    let published: FileTree

    init(streams: [String: String], published: FileTree) {
        self.streams = streams
        self.published = published
    }

    init(_ runs: [(command: [String], run: SitegenRun)], in site: TemporarySite) throws {
        func joined(_ stream: KeyPath<SitegenRun, String>) -> String {
            runs.map { command, run in
                let text = site.withoutPlaces(run[keyPath: stream])
                guard runs.count > 1 else { return text }
                return "$ sitegen \(command.joined(separator: " "))\n\(text)"
            }
            .joined()
        }
        streams = [
            "status.txt": runs.map { "\($0.run.status)\n" }.joined(),
            "stdout.txt": joined(\.output), "stderr.txt": joined(\.errors),
        ]
        var files = try site.published
        files.contents = files.contents.mapValues { bytes in
            String(data: bytes, encoding: .utf8).map { Data(site.withoutPlaces($0).utf8) } ?? bytes
        }
        published = files
    }
}
