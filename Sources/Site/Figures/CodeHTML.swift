import CodeColours
import Markdown

/// Code of languages other than Swift as HTML, coloured by classes, with marked lines.
///
/// The text of the HTML is the code. What is no part of a command is in a `prompt` or a `samp`, so that
/// a reader copies commands alone.
enum CodeHTML {
    static func highlighted(
        _ code: String, language: String, marking presentation: BlockPresentation
    ) -> String {
        let runs =
            CodeLanguage(fence: language)?.tokens(of: code).map {
                CodeRun(text: $0.text, role: $0.role?.rawValue)
            } ?? [CodeRun(text: code[...], role: nil)]
        guard !presentation.markedLines.isEmpty else { return runs.map(\.html).joined() }
        return runs.lines.enumerated().map { index, runs in
            presentation.html(ofLine: index + 1, runs.map(\.html).joined() + "\n")
        }.joined()
    }
}

/// A stretch of code of one look.
struct CodeRun {
    let text: Substring
    /// The name of its class; nil without one.
    let role: String?

    /// The stretch as HTML.
    var html: String { html(of: text) }

    /// A part of the stretch as HTML, in its colour.
    func html(of part: Substring) -> String {
        guard !part.isEmpty else { return "" }
        let text = HTML.escape(part)
        return switch role {
        case nil: text
        case CodeToken.Role.output.rawValue?: "<samp>\(text)</samp>"
        case let role?: "<span class=\"\(role)\">\(text)</span>"
        }
    }
}

extension [CodeRun] {
    /// The stretches of each line, without line ends.
    var lines: [[CodeRun]] {
        var lines: [[CodeRun]] = [[]]
        for run in self {
            let parts = run.text.split(separator: "\n", omittingEmptySubsequences: false)
            for (index, part) in parts.enumerated() {
                if index > 0 { lines.append([]) }
                if !part.isEmpty {
                    lines[lines.count - 1].append(CodeRun(text: part, role: run.role))
                }
            }
        }
        if lines.last?.isEmpty == true { lines.removeLast() }
        return lines
    }
}

extension BlockPresentation {
    /// A line of code in its element, if the block has marked lines. Its number is shown by the style
    /// sheet, so that it is no part of the text.
    func html(ofLine number: Int, _ line: String) -> String {
        guard !markedLines.isEmpty else { return line }
        let name = marks(number) ? "mark" : "span"
        return "<\(name) class=\"line\" data-line=\"\(number)\">\(line)</\(name)>"
    }
}
