package import Diagnostics
import Markdown
import OutputMatching

/// What a block repeats, by `from="Sources/Shop.swift#total"`.
package struct SourceReference: Hashable, Sendable {
    /// The path of the file, relative to the folder of `sitegen.yml`.
    package let path: String
    /// The name of the region; nil for the whole file.
    package let region: String?
    /// The place of the mark.
    package let location: SourceLocation

    package init(path: String, region: String?, location: SourceLocation) {
        self.path = path
        self.region = region
        self.location = location
    }
}

/// The lines of a source file between `// snippet.NAME` and `// snippet.end`, as a page shows them.
///
/// Other marks of this kind, and what stands between `// snippet.hide` and `// snippet.show`, are
/// left out. Empty lines at both ends, the lines' shared indentation, and white space at their ends
/// are left out too. A region ends where another one begins, too.
package struct SourceRegion: Hashable, Sendable {
    package let lines: [String]
    /// The number of each line in its file.
    package let numbers: [Int]
    /// How many characters of white space were taken off from each line that is not empty.
    package let indentation: Int

    /// The region with a name, nil for the whole file; nil where there is none of that name.
    package init?(_ name: String?, of file: SourceFile) {
        var found = name == nil
        var isInside = name == nil
        var isHidden = false
        var kept: [(number: Int, line: Substring)] = []
        for (index, line) in file.lines.enumerated() {
            switch SnippetMark(line) {
            case .hide: isHidden = true
            case .show: isHidden = false
            case .end: isInside = name == nil
            case .begin(let other):
                isInside = name == nil || other == name
                found = found || isInside
            case nil: if isInside, !isHidden { kept.append((index + 1, line)) }
            }
        }
        guard found else { return nil }
        let indentation = Self.sharedIndentation(of: kept.map(\.line))
        let shown = kept.map { _, line in
            line.trimmingTrailingWhitespace.isEmpty
                ? "" : String(line.dropFirst(indentation).trimmingTrailingWhitespace)
        }
        let first = shown.firstIndex { !$0.isEmpty } ?? shown.startIndex
        let last = (shown.lastIndex { !$0.isEmpty } ?? -1) + 1
        lines = Array(shown[first..<last])
        numbers = kept[first..<last].map(\.number)
        self.indentation = indentation
    }

    /// How many characters of white space all lines that are not empty begin with.
    private static func sharedIndentation(of lines: [Substring]) -> Int {
        var shared: Substring?
        for line in lines where !line.trimmingTrailingWhitespace.isEmpty {
            let own = line.prefix { $0 == " " || $0 == "\t" }
            guard let known = shared else {
                shared = own
                continue
            }
            let length = zip(known, own).prefix { $0.0 == $0.1 }.count
            shared = known.prefix(length)
        }
        return shared?.count ?? 0
    }

    /// The names of a file's regions, in its order.
    package static func names(in file: SourceFile) -> [String] {
        file.lines.compactMap { line in
            if case .begin(let name) = SnippetMark(line) { name } else { nil }
        }
    }

    /// Whether the code of a block is this region.
    package func isRepeated(by code: String) -> Bool {
        SourceFile.lines(of: code).map { String($0.trimmingTrailingWhitespace) } == lines
    }
}
