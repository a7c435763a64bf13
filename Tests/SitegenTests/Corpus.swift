import Foundation

/// The documentation in `Corpus/`, written in the manner of different authors without a mark of
/// `sitegen`, and what its `expected.txt` says of its comments.
enum Corpus {
    /// A comment, by its line in the markdown.
    struct Comment {
        let place: String
        /// What it states; nil for a comment that must not be held against anything.
        let form: String?
    }

    static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "Corpus")

    /// What a check of the whole folder came to. It takes a minute, and is done once.
    static var report: CheckReport { get async throws { try await checked.value } }

    private static let checked = Task {
        try await withSite(try FileTree(of: folder)) { try await $0.checkReport(["."]) }
    }

    /// The lines of `expected.txt`: `path:line form`, or `path:line -`.
    static var comments: [Comment] {
        get throws {
            try String(contentsOf: folder.appending(path: "expected.txt"), encoding: .utf8)
                .split(separator: "\n").map { line in
                    let words = line.split(separator: " ").map { String($0) }
                    guard words.count == 2 else { throw CocoaError(.fileReadCorruptFile) }
                    return Comment(place: words[0], form: words[1] == "-" ? nil : words[1])
                }
        }
    }
}
