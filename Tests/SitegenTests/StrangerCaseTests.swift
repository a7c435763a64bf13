import Foundation
import TestSupport
import Testing

/// Inputs that were once judged wrongly, each with the right answer beside it.
///
/// They stand beside this repository, in `../shared/cases`, or where `STRANGER_CASES` says.
struct StrangerCaseTests {
    @Test(
        .enabled(if: !StrangerCase.all.isEmpty, "there are no cases at ../shared/cases"),
        arguments: StrangerCase.all)
    func `a page by a stranger gets its right answer`(_ page: StrangerCase) async throws {
        let answer = try page.answer
        #expect(!answer.isEmpty)
        try await withSite(try page.files) { site in
            let (report, status) = try await site.checkRun(page.paths)
            for (key, wanted) in answer {
                let found = try #require(report.answer(key, like: wanted, status: status))
                #expect(found == wanted, "\(page): \(key)")
            }
        }
    }
}

/// One page, and what is to be said of it.
struct StrangerCase: Sendable, CustomTestStringConvertible {
    /// The name of its files without their extensions: `22-output-in-plain-fence`.
    let name: String

    private static let folder: URL = {
        if let own = ProcessInfo.processInfo.environment["STRANGER_CASES"] {
            return URL(filePath: own)
        }
        // Tests/SitegenTests, Tests, the repository: three folders up is where it stands.
        let repository = (0..<3).reduce(URL(filePath: #filePath)) { url, _ in
            url.deletingLastPathComponent()
        }
        return repository.appending(path: "../shared/cases").standardizedFileURL
    }()

    static let all: [StrangerCase] = {
        let found = try? FileManager.default.contentsOfDirectory(atPath: folder.path)
        return (found ?? []).filter { $0.hasSuffix(".md") && $0.first?.isNumber == true }
            .map { StrangerCase(name: String($0.dropLast(3))) }
            .sorted { $0.name < $1.name }
    }()

    var testDescription: String { name }

    /// Its own words: `31` is a page of a site, all others stand in a folder.
    private var isOfSite: Bool { name.hasSuffix("-on-a-site") }

    var paths: [String] { isOfSite ? [] : ["\(name).md"] }

    var files: FileTree {
        get throws {
            let text = try read("md")
            return isOfSite
                ? FileTree(texts: ["sitegen.yml": "title: Case\n", "content/index.md": text])
                : FileTree(texts: ["\(name).md": text])
        }
    }

    /// What is to be said, by its key: `status=1 errors=3:1`.
    var answer: [(key: String, value: String)] {
        get throws {
            try read("txt").split(whereSeparator: \.isNewline)[0].split(separator: " ").map {
                let parts = $0.split(separator: "=", maxSplits: 1)
                return (String(parts[0]), String(parts[1]))
            }
        }
    }

    private func read(_ kind: String) throws -> String {
        try String(
            contentsOf: Self.folder.appending(path: "\(name).\(kind)"), encoding: .utf8)
    }
}

extension CheckReport {
    /// What was found, in the words of an answer; nil for a key that no answer has. Of lines those
    /// that the answer names are looked at.
    fileprivate func answer(_ key: String, like wanted: String, status: Int) -> String? {
        switch key {
        case "status": return String(status)
        case "verdicts": return examples.map(\.verdict).joined(separator: ",")
        case "lines":
            let found = Dictionary(
                grouping: examples.flatMap(\.expectations), by: \.line)
            return wanted.split(separator: ",").map { part in
                let line = Int(part.prefix { $0 != ":" }) ?? 0
                let verdicts = (found[line] ?? []).map(\.verdict)
                return "\(line):" + verdicts.joined(separator: "+")
            }.joined(separator: ",")
        case "errors":
            return diagnostics.filter { $0.severity == "error" }
                .map { "\($0.line):\($0.column)" }.joined(separator: ",")
        case "root":
            let reasons = examples.filter { $0.verdict == "unverifiable" }.compactMap(\.reason)
            return reasons.contains { $0.contains("'\(wanted)'") } ? wanted : "\(reasons)"
        default: return nil
        }
    }
}
