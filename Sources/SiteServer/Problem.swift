import Diagnostics
import Markdown

/// A problem as a page shows it: in the words of the terminal.
struct Problem: Hashable, Sendable, Encodable {
    /// The address of the page that it is about, within the site; empty where it is about none.
    let page: String
    let place: String
    let severity: String
    let text: String

    init(_ diagnostic: Diagnostic, on page: String?, in sources: [String: SourceFile]) {
        self.page = page ?? ""
        place = "\(diagnostic.location)"
        severity = diagnostic.severity.rawValue
        text = DiagnosticFormatter(colors: false, sources: sources).format(diagnostic)
    }

    /// What has no place, as `sitegen` says it.
    init(words: String) {
        page = ""
        place = ""
        severity = Diagnostic.Severity.error.rawValue
        text = words + "\n"
    }

    /// Its HTML in the page that it is about. `correctable` is the line of the example that `bless`
    /// would correct.
    func html(correctable: (path: String, line: Int)?) -> String {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
        let code = lines.map { line in
            let escaped = HTML.escape(line)
            guard let detail = line.prefixMatch(of: #/\s*\| ([-+]) /#)?.1 else { return escaped }
            return "<span class=\"\(detail == "-" ? "deleted" : "inserted")\">\(escaped)</span>"
        }
        return """
            <div class="sitegen-problem \(severity)" role="group" aria-label="\(severity)">
            <pre>\(code.joined(separator: "\n"))</pre>
            \(correctable.map(Self.acceptance) ?? "")</div>

            """
    }

    private static func acceptance(path: String, line: Int) -> String {
        """
        <p><button type="button" class="sitegen-accept" data-path="\(HTML.escape(path))" \
        data-line="\(line)">Accept</button> <span role="status"></span></p>

        """
    }
}
