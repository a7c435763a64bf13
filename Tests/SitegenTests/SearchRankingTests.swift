import Foundation
import TestSupport
import Testing

/// The client's own code finds the right places of the committed site first.
@Suite struct SearchRankingTests {
    private static let tests = URL(filePath: #filePath).deletingLastPathComponent()
    private static let site = tests.deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "public")

    /// A query with the place that must come first.
    private static let queries: [(query: String, place: String)] = {
        let file = tests.appending(path: "SearchQueries/queries.tsv")
        let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
        return text.split(separator: "\n").compactMap { line in
            let parts = line.split(separator: "\t")
            return parts.count == 2 ? (String(parts[0]), String(parts[1])) : nil
        }
    }()

    @Test func `there are at least forty queries`() {
        #expect(Self.queries.count >= 40)
        #expect(Set(Self.queries.map(\.query)).count == Self.queries.count)
    }

    @Test(.enabled(if: SearchClient.node != nil, "skipped: no 'node' runs the client"))
    func `each query finds its place first`() throws {
        func file(_ folder: String, _ name: Regex<Substring>) throws -> URL {
            let folder = Self.site.appending(path: folder)
            let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
            return folder.appending(path: try #require(names.first { $0.contains(name) }))
        }
        let client = SearchClient(
            try file("assets", /search\.[0-9a-f]+\.js/),
            index: try file("search", /index\.[0-9a-f]+\.js/))
        let answers = try client.answers(to: Self.queries.map(\.query))
        #expect(answers.count == Self.queries.count)
        for ((query, place), answer) in zip(Self.queries, answers) {
            #expect(answer.places.first == place, "\(query)")
        }
    }
}
