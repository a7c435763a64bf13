import Foundation
import Testing

/// What a run of `sitegen` said and left, but for what tells that results were kept.
struct CachedRun: Equatable {
    let status: Int
    let errors: String
    /// The JSON report without `cached` and `seconds`.
    let report: String
    let published: FileTree
}

/// The example in a report, as far as it was kept.
struct KeptExample: Decodable {
    let cached: Bool
    let verdict: String
    let stdout: String?
}

extension TemporarySite {
    /// Runs a command that reports, and says what the line about the cache says, and what is known
    /// of each example.
    func report(
        _ arguments: [String]
    ) async throws -> (run: CachedRun, cache: String?, examples: [KeptExample]) {
        struct Report: Decodable { let examples: [KeptExample] }
        let run = try await sitegen(arguments + ["--report", "json=-"])
        let bytes = Data(run.output.utf8)
        guard let report = try? JSONDecoder().decode(Report.self, from: bytes) else {
            throw NoReport(status: run.status, words: run.errors)
        }
        let value = Self.withoutKeeping(try JSONSerialization.jsonObject(with: bytes))
        let text = try JSONSerialization.data(
            withJSONObject: value, options: [.sortedKeys, .prettyPrinted])
        let result = CachedRun(
            status: run.status, errors: run.errors, report: String(decoding: text, as: UTF8.self),
            published: try published)
        return (result, run.cache, report.examples)
    }

    private static func withoutKeeping(_ value: Any) -> Any {
        if let list = value as? [Any] { return list.map { withoutKeeping($0) } }
        guard let object = value as? [String: Any] else { return value }
        return object.filter { $0.key != "cached" && $0.key != "seconds" }
            .mapValues { withoutKeeping($0) }
    }

    /// Expects that a command says now what it says without a cache; returns the line about it.
    @discardableResult
    func expectSameWithoutCache(
        _ arguments: [String] = ["check"], sourceLocation: SourceLocation = #_sourceLocation
    ) async throws -> String? {
        let kept = try await report(arguments)
        let other = try await report(arguments + ["--no-cache"])
        #expect(other.cache == nil, sourceLocation: sourceLocation)
        #expect(kept.run == other.run, sourceLocation: sourceLocation)
        return kept.cache
    }

    /// Takes away what was published, if anything was.
    func removePublished() throws {
        let folder = root.appending(path: "public")
        guard FileManager.default.fileExists(atPath: folder.path) else { return }
        try FileManager.default.removeItem(at: folder)
    }

    /// The files of the results, but for folders.
    var keptFiles: [URL] {
        let names = FileManager.default.enumerator(atPath: results.path)?.allObjects ?? []
        return names.compactMap { $0 as? String }.sorted().map { results.appending(path: $0) }
            .filter { url in
                (try? url.resourceValues(forKeys: [.isRegularFileKey]))?.isRegularFile == true
            }
    }
}
