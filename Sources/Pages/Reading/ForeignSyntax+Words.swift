import Diagnostics
import Markdown

// What other generators understand, and a site would publish as text.

extension SourceFile {
    /// The first line after lines between two `---`, or two `+++`, at the very beginning: the front
    /// matter of any tool. A rule at the top, with an empty line below it, is none.
    var lineAfterFrontMatter: Int {
        guard let fence = line(1)?.trimmingEnd, ["---", "+++"].contains(fence),
            let second = line(2), !second.trimmingEnd.isEmpty,
            let end = lines.dropFirst().firstIndex(where: { line in
                let words = line.trimmingEnd
                return words == fence || fence == "---" && words == "..."
            })
        else { return 1 }
        return end + 2
    }
}

extension Substring {
    fileprivate var trimmingEnd: Substring {
        var text = self
        while text.last?.isWhitespace == true { text.removeLast() }
        return text
    }
}

extension Diagnostic {
    static func foreignSyntax(_ found: ForeignSyntax) -> Self {
        let (what, hint) =
            switch found.kind {
            case .liquid: ("a tag of Liquid", "write what it stands for, or quote it as code")
            case .shortcode: ("a shortcode", "write what it stands for, or quote it as code")
            case .directive:
                ("a directive of DocC", "write what it shows as markdown, or quote it as code")
            }
        return Diagnostic(
            code: "foreign-syntax", severity: .warning,
            summary: "\(what) is published as text: sitegen does not know it", hint: hint,
            location: found.location)
    }

    static func tomlFrontMatter(at location: SourceLocation) -> Self {
        Diagnostic(
            code: "foreign-syntax", severity: .warning,
            summary: "front matter in TOML is left out: sitegen does not read it",
            hint: "write its keys as YAML, 'title: Home', between two lines '---'",
            location: location)
    }
}
