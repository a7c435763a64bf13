import Diagnostics
import Examples
import Judging
import Markdown
import OutputMatching
import Runs

/// Markdown that says what became of an example.
enum MarkdownText {
    /// The code, what became of it, and what it printed, each block with a blank line behind it.
    static func figure(_ figure: ExampleFigure) -> String {
        var text = fence(figure.checked.example.block.code, "swift") + "\n"
        text += "\(figure.stateWords).\n\n"
        for stream in figure.shownStreams { text += box(stream, of: figure.checked) }
        return text
    }

    /// What a fence shows that stands at a place of its own.
    static func detached(_ stream: StatedOutput.Stream, of checked: CheckedExample) -> String {
        box(stream, of: checked)
    }

    /// A labelled stream; nothing where it is empty.
    private static func box(
        _ stream: StatedOutput.Stream, of checked: CheckedExample
    ) -> String {
        let lines =
            switch stream {
            case .output: checked.output.map(\.text)
            case .standardError: checked.standardError.map(\.text)
            case .diagnostics: checked.messages.map(\.words)
            }
        guard !lines.isEmpty else { return "" }
        return "\(stream.label):\n\n" + fence(lines.map { $0 + "\n" }.joined(), "text") + "\n"
    }

    /// A block of code, between fences that are longer than any in it.
    static func fence(_ code: String, _ language: String) -> String {
        let lines = SourceFile.lines(of: code)
        let longest = lines.map { $0.drop { $0 == " " }.prefix { $0 == "`" }.count }.max() ?? 0
        let fence = String(repeating: "`", count: max(3, longest + 1))
        return
            "\(fence)\(language)\n\(code)\(code.hasSuffix("\n") || code.isEmpty ? "" : "\n")\(fence)\n"
    }

    /// Text in which nothing is markup.
    static func escaped(_ text: String) -> String {
        text.map { "\\`*_[]<>&#".contains($0) ? "\\\($0)" : "\($0)" }.joined()
    }
}

extension StatedOutput.Stream {
    fileprivate var label: String {
        switch self {
        case .output: "Output"
        case .standardError: "Standard error"
        case .diagnostics: "Compiler"
        }
    }
}

extension PublishedLine {
    /// The line as text; what a wildcard matched is an ellipsis.
    fileprivate var text: String {
        switch self {
        case .pieces(let pieces): pieces.joined(separator: "…")
        case .ellipsis: "…"
        }
    }
}

extension PublishedMessage {
    fileprivate var words: String {
        let place = place.map { "line \($0.line): " } ?? ""
        return "\(place)\(severity.rawValue): \(text.text)"
    }
}
