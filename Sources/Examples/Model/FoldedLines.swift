import Diagnostics
import Markdown

extension Example {
    /// The lines of the block, counted from one, that a page folds away: those between
    /// `// snippet.hide` and `// snippet.show`, and these themselves, as in the snippets of DocC.
    /// What is never shown again is folded to the end.
    package var foldedLines: Set<Int> {
        var folded: Set<Int> = []
        var isHiding = false
        for (index, line) in SourceFile.lines(of: block.code).enumerated() {
            let mark = SnippetMark(line)
            if mark == .hide { isHiding = true }
            if isHiding || mark == .show { folded.insert(index + 1) }
            if mark == .show { isHiding = false }
        }
        return folded
    }
}

/// A line that is one of the comments by which source code says what of it is shown where.
enum SnippetMark: Hashable {
    /// `// snippet.NAME`: a region begins.
    case begin(String)
    /// `// snippet.end`: it ends.
    case end
    /// `// snippet.hide`: what follows is left out.
    case hide
    /// `// snippet.show`: what follows is not.
    case show

    /// Nil for any other line.
    init?(_ line: Substring) {
        let text = Substring(line.utf8.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") })
        guard text.utf8.starts(with: "//".utf8) else { return nil }
        let words = text.dropFirst(2).trimmingWhitespace
        guard words.lowercased().hasPrefix("snippet.") else { return nil }
        let name = words.dropFirst("snippet.".count)
        switch name.lowercased() {
        case "hide": self = .hide
        case "show": self = .show
        case "end": self = .end
        default:
            guard FenceMark.isRegionName(Substring(name)) else { return nil }
            self = .begin(String(name))
        }
    }
}
