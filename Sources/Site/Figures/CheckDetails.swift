import Diagnostics
import Examples
import Judging
import Markdown
import OutputMatching
import Pages
import Runs

/// The HTML of what a reader can ask about an example: how it was checked, and how to repeat it.
struct CheckDetails {
    private let checked: CheckedExample
    private let words: FrameWords
    private let links: FigureLinks
    private var example: Example { checked.example }

    init(_ checked: CheckedExample, words: FrameWords, links: FigureLinks) {
        self.checked = checked
        self.words = words
        self.links = links
    }

    var html: String {
        guard let program = checked.run.program else { return "" }
        var entries = [
            (
                FrameWords.Word.command,
                "<code>\(HTML.escape(checked.command(main: links.mainFile) ?? ""))</code>"
            )
        ]
        if !links.files.isEmpty {
            let files = links.files.map { file in
                "<a href=\"\(HTML.escape(file.link))\" download>\(HTML.escape(file.name))</a>"
            }
            entries.append((.program, files.joined(separator: ", ")))
        }
        for package in checked.run.packages {
            entries.append((.package, HTML.escape(package.words)))
        }
        if program.parts.count > 1 {
            let links = program.parts.enumerated().map { index, part in
                part.example.id == example.id
                    ? HTML.escape(words(.thisBlock, ["number": "\(index + 1)"]))
                    : "<a href=\"#\(HTML.escape(part.example.figureID))\">\(index + 1)</a>"
            }
            entries.append((.blocks, links.joined(separator: ", ")))
        }
        if let comparison { entries.append((.compared, HTML.escape(words[comparison]))) }
        entries.append((.sourcePlace, Self.source(of: example, links)))
        let list = entries.map { "<dt>\(HTML.escape(words[$0.0]))</dt><dd>\($0.1)</dd>\n" }.joined()
        return """
            <details class="how"><summary>\(HTML.escape(words[.how]))</summary>
            <dl>
            \(list)</dl>
            </details>

            """
    }

    /// The place of an example in the sources, with a link where these are published.
    static func source(of example: Example, _ links: FigureLinks) -> String {
        let place = HTML.escape("\(example.location.path):\(example.location.line)")
        let code = "<code>\(place)</code>"
        return links.source.map { "<a href=\"\(HTML.escape($0))\">\(code)</a>" } ?? code
    }

    /// How what it printed was held against the page; nil where nothing is stated.
    private var comparison: FrameWords.Word? {
        guard let first = example.statements.first else {
            return example.statedDiagnostics == nil ? nil : .compilerMessages
        }
        if example.statements.contains(where: { $0.pattern.leavesOpen }) { return .withWildcards }
        return switch first.matching {
        case .exact: example.kind == .shouldCrash ? .lineByLine : .exactly
        case .unordered: .inAnyOrder
        case .contains: .shownLines
        }
    }
}
