import Diagnostics

/// How many blocks were verified when it was last written down: the text of a file that is committed
/// and stays the same unless a count changes.
package struct AuditRecord: Hashable, Sendable {
    /// The file's name.
    package static let name = ".sitegen-audit"
    private static let header = "sitegen-audit 1"

    /// What was counted for certain paths.
    package struct Count: Hashable, Sendable {
        package let verified: Int
        package let blocks: Int

        package init(verified: Int, blocks: Int) {
            self.verified = verified
            self.blocks = blocks
        }
    }

    /// By the paths that were named, in their order, a space between each two; empty for a site.
    private var counts: [String: Count] = [:]

    package init() {}

    /// Nil for a text that is no record.
    package init?(text: String) {
        let lines = SourceFile.lines(of: text).filter { !$0.isEmpty }
        guard lines.first == Self.header[...] else { return nil }
        for line in lines.dropFirst() {
            let words = line.split(separator: " ", maxSplits: 4, omittingEmptySubsequences: false)
            guard words.count >= 4, words[1] == "of", words[3] == "verified",
                let verified = Int(words[0]), let blocks = Int(words[2])
            else { return nil }
            let paths = words.count > 4 ? String(words[4].dropFirst("in ".count)) : ""
            counts[paths] = Count(verified: verified, blocks: blocks)
        }
    }

    package subscript(paths: [String]) -> Count? {
        get { counts[Self.key(paths)] }
        set { counts[Self.key(paths)] = newValue }
    }

    private static func key(_ paths: [String]) -> String {
        paths.joined(separator: " ").replacing("\n", with: "\\n")
    }

    /// `40 of 52 verified in docs README.md`, a line for each choice of paths, sorted by them.
    package var text: String {
        let lines = counts.sorted { $0.key < $1.key }.map { paths, count in
            "\(count.verified) of \(count.blocks) verified" + (paths.isEmpty ? "" : " in \(paths)")
        }
        return ([Self.header] + lines).map { $0 + "\n" }.joined()
    }
}
