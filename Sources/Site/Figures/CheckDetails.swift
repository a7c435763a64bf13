import Diagnostics
import Examples
import Judging
import Markdown
import OutputMatching
import Pages

/// The HTML of what a reader can ask about an example: how it was checked, and how to repeat it.
struct CheckDetails {
    private let checked: CheckedExample
    private var example: Example { checked.example }

    init(_ checked: CheckedExample) {
        self.checked = checked
    }

    var html: String {
        guard let program = checked.run.program else { return "" }
        var entries = [("Command", "<code>\(HTML.escape(checked.command ?? ""))</code>")]
        for package in checked.run.packages {
            entries.append(("Package", HTML.escape(package.words)))
        }
        if program.parts.count > 1 {
            let links = program.parts.enumerated().map { index, part in
                part.example.id == example.id
                    ? "\(index + 1) (this one)"
                    : "<a href=\"#\(HTML.escape(part.example.figureID))\">\(index + 1)</a>"
            }
            entries.append(("Blocks of the program", links.joined(separator: ", ")))
        }
        if let comparison { entries.append(("Compared", comparison)) }
        let source = "\(example.location.path):\(example.location.line)"
        entries.append(("Source", "<code>\(HTML.escape(source))</code>"))
        let list = entries.map { "<dt>\($0.0)</dt><dd>\($0.1)</dd>\n" }.joined()
        return """
            <details class="how"><summary>How this was checked</summary>
            <dl>
            \(list)</dl>
            </details>

            """
    }

    /// How what it printed was held against the page; nil where nothing is stated.
    private var comparison: String? {
        guard let first = example.statements.first else {
            return example.statedDiagnostics == nil ? nil : "the compiler's messages"
        }
        if example.statements.contains(where: { $0.pattern.leavesOpen }) { return "with wildcards" }
        return switch first.matching {
        case .exact: example.kind == .shouldCrash ? "line by line" : "exactly"
        case .unordered: "in any order"
        case .contains: "the shown lines, in order"
        }
    }
}
