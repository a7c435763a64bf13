import Diagnostics
import Examples
import Judging
import Markdown
import OutputMatching
import Pages

/// The HTML of an example: code, state, then what the program said, then how to repeat it.
struct ExampleFigure {
    let checked: CheckedExample
    /// The streams whose fences follow the example at once, and so are shown within the figure.
    let beside: Set<StatedOutput.Stream>
    /// The toolchain that it was checked with.
    let toolchain: String
    let colours: SwiftHTML.Colours
    private let folded: Set<Int>

    init(
        checked: CheckedExample, beside: Set<StatedOutput.Stream>, toolchain: String,
        colours: SwiftHTML.Colours
    ) {
        self.checked = checked
        self.beside = beside
        self.toolchain = toolchain
        self.colours = colours
        folded = checked.example.foldedLines
    }

    private var example: Example { checked.example }
    private var anchor: String { example.figureID }

    /// The whole figure.
    var html: String {
        """
        <figure class="example" id="\(HTML.escape(anchor))" data-state="\(checked.state.name)"\
        \(programAttribute)>
        <pre tabindex="0" role="group" aria-label="Code"><code class="swift">\(code)</code></pre>
        \(wholeCode)<p class="state">\(icon)<b>\(HTML.escape(words))</b></p>
        \(streams)\(CheckDetails(checked, toolchain: toolchain).html)</figure>

        """
    }

    /// The figure of an example that stands in a comment, folded.
    var foldedHTML: String {
        """
        <details class="folded"><summary>Hidden code that is part of this page's programs</summary>
        \(html)</details>

        """
    }

    /// What a fence shows that stands at a place of its own.
    func detached(_ stream: StatedOutput.Stream) -> String {
        """
        <figure class="captured" data-state="\(checked.state.name)">
        \(box(stream))<p class="origin"><a href="#\(HTML.escape(anchor))">From the example above</a></p>
        </figure>

        """
    }

    /// A block that is a file for examples.
    static func file(_ file: ExampleFile, colours: SwiftHTML.Colours) -> String {
        Self.file(file, state: "A file for the examples below", colours)
    }

    /// A block that is a further source file of a session.
    static func source(_ file: ExampleFile, colours: SwiftHTML.Colours) -> String {
        Self.file(file, state: "Part of the program", colours)
    }

    private static func file(
        _ file: ExampleFile, state: String, _ colours: SwiftHTML.Colours
    ) -> String {
        let isSwift = file.block.infoString.language.lowercased() == "swift"
        let text =
            isSwift ? SwiftHTML.highlighted(file.block.code, colours) : HTML.escape(file.block.code)
        return """
            <figure class="example" data-state="shown">
            <figcaption>\(HTML.escape(file.name))</figcaption>
            <pre tabindex="0" role="group" aria-label="\(HTML.escape(file.name))">\
            <code\(isSwift ? " class=\"swift\"" : "")>\(text)</code></pre>
            <p class="state">\(icon("–"))<b>\(HTML.escape(state))</b></p>
            </figure>

            """
    }

    // MARK: Code

    /// Whether the compiler's words stand under the lines of the code.
    private var showsMessagesInCode: Bool {
        beside.contains(.diagnostics) || example.statedDiagnostics == nil
    }

    private var code: String {
        let messages = showsMessagesInCode ? checked.messages.filter { $0.place != nil } : []
        guard !messages.isEmpty || !folded.isEmpty else {
            return SwiftHTML.highlighted(example.block.code, colours)
        }
        return SwiftHTML.highlighted(
            example.block.code, colours,
            with: messages.filter { !folded.contains($0.place?.line ?? 0) }, folding: folded)
    }

    /// The whole code of a block with lines that are folded away, or of the snippet around it.
    private var wholeCode: String {
        if let snippet = example.snippet {
            guard snippet.text != example.block.code else { return "" }
            return Self.whole(
                SwiftHTML.highlighted(snippet.text, colours), isOpen: false,
                "The whole program, of which this is a part")
        }
        guard !folded.isEmpty else { return "" }
        let messages = showsMessagesInCode ? checked.messages : []
        return Self.whole(
            SwiftHTML.highlighted(example.block.code, colours, with: messages),
            // What the compiler says of a line that is left out is not to be left out with it.
            isOpen: messages.contains { folded.contains($0.place?.line ?? 0) },
            "The whole code, with the lines that are left out above")
    }

    private static func whole(_ code: String, isOpen: Bool, _ summary: String) -> String {
        """
        <details class="whole"\(isOpen ? " open" : "")><summary>\(summary)</summary>
        <pre tabindex="0" role="group" aria-label="Whole code"><code class="swift">\(code)</code></pre>
        </details>

        """
    }

    /// The figures whose code makes the program, for a script that copies it whole.
    private var programAttribute: String {
        guard let parts = checked.run.program?.parts, parts.count > 1 else { return "" }
        let anchors = parts.map { HTML.escape($0.example.figureID) }
        return " data-program=\"\(anchors.joined(separator: " "))\""
    }

    // MARK: Streams

    private var streams: String {
        var html = ""
        let isUnplaced = checked.messages.contains { $0.place == nil }
        if showsMessagesInCode, isUnplaced { html += box(.diagnostics) }
        if beside.contains(.output) || example.statedOutput == nil { html += box(.output) }
        if beside.contains(.standardError) || example.statedError == nil {
            html += box(.standardError)
        }
        return html
    }

    /// What a snippet prints is told apart where its part stands at top level.
    private var outputLabel: String {
        guard let program = checked.run.program, program.isOfSnippet, !program.hasMarks else {
            return "Output"
        }
        return "Output of the whole program"
    }

    /// A labelled box with a stream; nothing where it is empty.
    private func box(_ stream: StatedOutput.Stream) -> String {
        switch stream {
        case .output:
            StreamBox(
                id: anchor + "-output", classes: "output", label: outputLabel,
                lines: checked.output.map(\.html)
            ).html
        case .standardError:
            StreamBox(
                id: anchor + "-stderr", classes: "output error", label: "Standard error",
                lines: checked.standardError.map(\.html)
            ).html
        case .diagnostics:
            StreamBox(
                id: anchor + "-compiler", classes: "output compiler", label: "Compiler",
                lines: messageLines
            ).html
        }
    }

    private var messageLines: [String] {
        let inCode = showsMessagesInCode
        return checked.messages.filter { !inCode || $0.place == nil }.map { message in
            let place = message.place.map { "<span class=\"place\">line \($0.line):</span> " } ?? ""
            let name = message.severity.rawValue
            return "\(place)<b class=\"\(name)\">\(name):</b> \(message.text.html)"
        }
    }

    // MARK: Words

    private static func icon(_ sign: String) -> String {
        "<span class=\"icon\" aria-hidden=\"true\">\(sign)</span> "
    }

    private var icon: String {
        switch checked.state {
        case .ran: Self.icon(varies ? "✓⇅" : "✓")
        case .rejected: Self.icon("⊘")
        case .stopped: Self.icon("■")
        case .compiled: Self.icon("◇")
        case .sketch, .ignored, .shown: Self.icon("–")
        }
    }

    /// What became of it.
    private var words: String {
        switch checked.state {
        case .ran:
            if case .unverifiable(let reason) = checked.verdict {
                return "Ran; what it states is not verified: \(reason)"
            }
            return ranWords
        case .rejected: return "Does not compile, as intended"
        case .stopped:
            let intended = checked.isEndedAsIntended ? ", as intended" : ""
            guard case .ended(.exited(let status)) = checked.run.outcome else {
                return "Stops with a fatal error\(intended)"
            }
            return "Exits with status \(status)\(intended)"
        case .compiled: return "Compiles; not run"
        case .sketch: return "Sketch, not compiled"
        case .shown: return "Shown, not run: a manifest"
        case .ignored: return "Not checked: \(checked.reason ?? "its program ended otherwise")"
        }
    }

    private var mayBeReordered: Bool { example.statements.contains { $0.matching == .unordered } }

    /// Whether another run may print something else.
    private var varies: Bool {
        mayBeReordered
            || example.statements.contains { $0.matching == .contains || $0.pattern.leavesOpen }
    }

    private var ranWords: String {
        if mayBeReordered { return "Ran; the order of lines may differ" }
        return varies ? "Ran; parts of the output vary" : "Ran as shown"
    }
}

extension Example {
    /// What fences state that it prints.
    var statements: [StatedOutput] { [statedOutput, statedError].compactMap { $0 } }
}

extension OutputPattern {
    /// Whether a wildcard stands for something that may differ from run to run.
    var leavesOpen: Bool {
        lines.contains { $0.hasWildcard || $0.isEllipsis }
    }
}

extension PublishedLine {
    /// The line as HTML; what a wildcard matched is an ellipsis.
    var html: String {
        let ellipsis = "<i class=\"varies\" title=\"varies\">…</i>"
        return switch self {
        case .pieces(let pieces): pieces.map { HTML.escape($0) }.joined(separator: ellipsis)
        case .ellipsis: ellipsis
        }
    }
}
