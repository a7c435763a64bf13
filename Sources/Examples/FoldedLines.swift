import Markdown

extension Example {
    /// The lines of the block, counted from one, that a page folds away: those between
    /// `// snippet.hide` and `// snippet.show`, and these themselves, as in the snippets of DocC.
    package var foldedLines: Set<Int> {
        var folded: Set<Int> = []
        var isHiding = false
        let lines = block.code.split(separator: "\n", omittingEmptySubsequences: false)
        for (index, line) in lines.enumerated() {
            let mark = Self.snippetMark(line)
            if mark == "hide" { isHiding = true }
            if isHiding || mark != nil { folded.insert(index + 1) }
            if mark == "show" { isHiding = false }
        }
        return folded
    }

    /// `hide` or `show`, where the line is one of the two comments.
    private static func snippetMark(_ line: Substring) -> Substring? {
        let text = line.drop { $0 == " " || $0 == "\t" }
        guard text.hasPrefix("//") else { return nil }
        let words = text.dropFirst(2).trimmingSpace.lowercased()
        return ["hide", "show"].first { words == "snippet.\($0)" }.map { $0[...] }
    }
}
