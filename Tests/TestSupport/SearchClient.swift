package import Foundation

/// The client of a site's search, run outside a browser.
package struct SearchClient {
    /// What it makes of a query.
    package struct Answer: Decodable, Sendable {
        /// What it finds, `page.html#id`, the best first.
        package let places: [String]
        /// The query's words, each with what is looked for instead or besides.
        package let words: [[String]]
    }

    /// Node, which runs JavaScript; nil where there is none.
    package static let node: String? = {
        let folders = ProcessInfo.processInfo.environment["PATH"]?.split(separator: ":") ?? []
        return folders.map { "\($0)/node" }
            .first { FileManager.default.isExecutableFile(atPath: $0) }
    }()

    /// The client that is built in.
    package static let builtIn = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "templates/assets/search.js")

    private let script: URL
    private let index: URL

    /// A client with an index, both as files.
    package init(_ script: URL = builtIn, index: URL) {
        self.script = script
        self.index = index
    }

    /// What it makes of queries, in their order.
    package func answers(to queries: [String]) throws -> [Answer] {
        let process = Process()
        process.executableURL = URL(filePath: Self.node ?? "/usr/bin/node")
        let runner = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "find.js")
        process.arguments = [runner.path, script.path, index.path]
        let asked = FileManager.default.temporaryDirectory
            .appending(path: "sitegen-queries-\(UUID().uuidString)")
        try JSONEncoder().encode(queries).write(to: asked)
        defer { try? FileManager.default.removeItem(at: asked) }
        process.standardInput = try FileHandle(forReadingFrom: asked)
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let bytes = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return try JSONDecoder().decode([Answer].self, from: bytes)
    }

    /// What it makes of queries with this index.
    package static func answers(to queries: [String], index script: String) throws -> [Answer] {
        let file = FileManager.default.temporaryDirectory
            .appending(path: "sitegen-index-\(UUID().uuidString).js")
        try Data(script.utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        return try SearchClient(index: file).answers(to: queries)
    }
}
