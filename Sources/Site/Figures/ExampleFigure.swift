import Diagnostics
import Examples
import Judging
import Markdown
import OutputMatching
import Pages
import Runs

/// The HTML of an example: code, state, then what the program said, then how to repeat it.
struct ExampleFigure {
    let checked: CheckedExample
    /// The streams whose fences follow the example at once, and so are shown within the figure.
    let beside: Set<StatedOutput.Stream>
    let words: FrameWords
    let colours: SwiftHTML.Colours
    let links: FigureLinks
    let note: FigureNote?
    private let folded: Set<Int>

    init(
        checked: CheckedExample, beside: Set<StatedOutput.Stream>, words: FrameWords,
        colours: SwiftHTML.Colours, links: FigureLinks = .none, note: FigureNote? = nil
    ) {
        self.checked = checked
        self.beside = beside
        self.words = words
        self.colours = colours
        self.links = links
        self.note = note
        folded = checked.example.foldedLines
    }

    var example: Example { checked.example }
    private var presentation: BlockPresentation { example.block.presentation }
    private var anchor: String { example.figureID }

    /// The whole figure.
    var html: String {
        """
        <figure class="example\(width.attributeSuffix)" id="\(HTML.escape(anchor))" \
        data-state="\(stateName)"\(programAttribute)>
        \(caption)\(CodeBox(code: code, label: label, language: "swift").html)\(wholeCode)<p class="state">\(state)</p>
        \(streams)\(CheckDetails(checked, words: words, links: links).html)\(note?.html ?? "")</figure>

        """
    }

    /// The figure of an example that stands in a comment, folded.
    var foldedHTML: String {
        """
        <details class="folded"\(note == nil ? "" : " open")><summary>\(HTML.escape(words[.hiddenCode]))</summary>
        \(html)</details>

        """
    }

    /// What a fence shows that stands at a place of its own.
    func detached(_ stream: StatedOutput.Stream) -> String {
        """
        <figure class="captured" data-state="\(stateName)">
        \(box(stream))<p class="origin"><a href="#\(HTML.escape(anchor))">\(HTML.escape(words[.fromAbove]))</a></p>
        </figure>

        """
    }

    /// A block that is a file for examples.
    static func file(
        _ file: ExampleFile, words: FrameWords, colours: SwiftHTML.Colours
    ) -> String {
        Self.file(file, state: words[.fileOfPage], words, colours)
    }

    /// A block that is a further source file of a session.
    static func source(
        _ file: ExampleFile, words: FrameWords, colours: SwiftHTML.Colours
    ) -> String {
        Self.file(file, state: words[.fileOfProgram], words, colours)
    }

    private static func file(
        _ file: ExampleFile, state: String, _ words: FrameWords, _ colours: SwiftHTML.Colours
    ) -> String {
        let code = file.block.code
        let isSwift = file.block.infoString.language.lowercased() == "swift"
        let presentation = file.block.presentation
        let language = file.block.infoString.language
        let text =
            isSwift
            ? SwiftHTML.highlighted(
                code, colours, with: [], words: words, marking: presentation)
            : CodeHTML.highlighted(code, language: language, marking: presentation)
        let box = CodeBox(code: text, label: file.name, language: isSwift ? "swift" : nil)
        return """
            <figure class="example\(CodeWidth(of: code).attributeSuffix)" data-state="shown">
            <figcaption>\(HTML.escape(file.name))</figcaption>
            \(box.html)<p class="state">\(icon(ExampleEnding.unchecked.sign))<b>\(HTML.escape(state))</b></p>
            </figure>

            """
    }

    // MARK: Code

    private var caption: String {
        presentation.title.map { "<figcaption>\(HTML.escape($0))</figcaption>\n" } ?? ""
    }

    private var label: String {
        presentation.title.map { words(.codeOf, ["language": $0]) } ?? words[.code]
    }

    /// Whether the compiler's words stand under the lines of the code.
    private var showsMessagesInCode: Bool {
        beside.contains(.diagnostics) || example.statedDiagnostics == nil
    }

    private var code: String {
        let messages = showsMessagesInCode ? checked.messages.filter { $0.place != nil } : []
        let isByLine = !messages.isEmpty || !folded.isEmpty || !presentation.markedLines.isEmpty
        guard isByLine else { return SwiftHTML.highlighted(example.block.code, colours) }
        return SwiftHTML.highlighted(
            example.block.code, colours,
            with: messages.filter { !folded.contains($0.place?.line ?? 0) }, words: words,
            folding: folded, marking: presentation)
    }

    /// That of the code which is shown at once.
    private var width: CodeWidth {
        guard !folded.isEmpty else { return CodeWidth(of: example.block.code) }
        let lines = example.block.code.split(separator: "\n", omittingEmptySubsequences: false)
        let shown = lines.enumerated().filter { !folded.contains($0.offset + 1) }.map(\.element)
        return CodeWidth(of: shown.joined(separator: "\n"))
    }

    /// The whole code of a block with lines that are folded away, or of the snippet around it.
    private var wholeCode: String {
        if let snippet = example.snippet {
            guard snippet.text != example.block.code else { return "" }
            return whole(
                SwiftHTML.highlighted(snippet.text, colours), isOpen: false,
                .wholeProgram)
        }
        guard !folded.isEmpty else { return "" }
        let messages = showsMessagesInCode ? checked.messages : []
        return whole(
            SwiftHTML.highlighted(example.block.code, colours, with: messages, words: words),
            // What the compiler says of a line that is left out is not to be left out with it.
            isOpen: messages.contains { folded.contains($0.place?.line ?? 0) },
            .allLines)
    }

    private func whole(_ code: String, isOpen: Bool, _ summary: FrameWords.Word) -> String {
        """
        <details class="whole"\(isOpen ? " open" : "")><summary>\(HTML.escape(words[summary]))</summary>
        \(CodeBox(code: code, label: words[.wholeCode], language: "swift").html)</details>

        """
    }

    /// The figures whose code makes the program, for a script that copies it whole.
    private var programAttribute: String {
        guard let parts = checked.run.program?.parts, parts.count > 1 else { return "" }
        let anchors = parts.map { HTML.escape($0.example.figureID) }
        return " data-program=\"\(anchors.joined(separator: " "))\""
    }

    // MARK: Streams

    /// The streams that are shown in the figure, those that no fence elsewhere shows.
    var shownStreams: [StatedOutput.Stream] {
        StatedOutput.Stream.allCases.filter {
            beside.contains($0) || example.statement($0) == nil
        }
    }

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

    /// What a part of a program prints is told apart from what the whole one does.
    private var outputLabel: FrameWords.Word {
        guard let program = checked.run.program else { return .output }
        if program.isOfSnippet {
            return program.hasMarks ? .output : .outputOfProgram
        }
        return program.hasMarks ? .outputOfBlock : .output
    }

    /// A labelled box with a stream; nothing where it is empty.
    private func box(_ stream: StatedOutput.Stream) -> String {
        switch stream {
        case .output:
            StreamBox(
                id: anchor + "-output", classes: "output", label: words[outputLabel], words: words,
                lines: checked.output.map { $0.html(words) }
            ).html
        case .standardError:
            StreamBox(
                id: anchor + "-stderr", classes: "output error", label: words[.standardError],
                words: words,
                lines: checked.standardError.map { $0.html(words) }
            ).html
        case .diagnostics:
            StreamBox(
                id: anchor + "-compiler", classes: "output compiler", label: words[.compiler],
                words: words,
                lines: messageLines
            ).html
        }
    }

    private var messageLines: [String] {
        let inCode = showsMessagesInCode
        return checked.messages.filter { !inCode || $0.place == nil }.map { message in
            let place = message.place.map { "<span class=\"place\">line \($0.line):</span> " } ?? ""
            let name = message.severity.rawValue
            return "\(place)<b class=\"\(name)\">\(name):</b> \(message.text.html(words))"
        }
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
    func html(_ words: FrameWords) -> String {
        let ellipsis = "<i class=\"varies\" title=\"\(HTML.escape(words[.varies]))\">…</i>"
        return switch self {
        case .pieces(let pieces): pieces.map { HTML.escape($0) }.joined(separator: ellipsis)
        case .ellipsis: ellipsis
        }
    }
}
