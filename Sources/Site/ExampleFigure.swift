import Examples
import Markdown

/// The HTML of an example: code, state, then what the compiler and the program said.
struct ExampleFigure {
    /// The id of an example's figure on its page.
    static func anchor(of example: Example) -> String {
        let name = example.id.split(separator: "#").last.map { String($0) } ?? example.id
        return "example-" + name
    }

    /// The figure of an example; `beside` are the streams whose fences follow it at once, and so
    /// are shown within it.
    static func html(_ judged: JudgedExample, beside: Set<StatedOutput.Stream>) -> String {
        let example = judged.example
        let anchor = anchor(of: example)
        var html = """
            <figure class="example" id="\(HTML.escape(anchor))" data-state="\(judged.state.name)">
            \(code(example.block.code, label: "Code"))
            <p class="state">\(icon(judged.state))<b>\(HTML.escape(words(judged)))</b></p>

            """
        if !judged.messages.isEmpty,
            beside.contains(.diagnostics) || example.statedDiagnostics == nil
        {
            html += messages(judged, anchor: anchor)
        }
        if !judged.output.isEmpty, beside.contains(.output) || example.statedOutput == nil {
            html += output(judged.output, anchor: anchor)
        }
        if !judged.standardError.isEmpty,
            beside.contains(.standardError) || example.statedError == nil
        {
            html += error(judged.standardError, anchor: anchor)
        }
        return html + "</figure>\n"
    }

    /// What a fence shows that stands at a place of its own.
    static func detached(_ stream: StatedOutput.Stream, of judged: JudgedExample) -> String {
        let anchor = anchor(of: judged.example)
        let box =
            switch stream {
            case .output: output(judged.output, anchor: anchor)
            case .standardError: error(judged.standardError, anchor: anchor)
            case .diagnostics: messages(judged, anchor: anchor)
            }
        return """
            <figure class="captured" aria-label="From the example above">
            \(box)</figure>

            """
    }

    /// A block that is a file for examples.
    static func file(_ file: ExampleFile, state: String, swift: Bool) -> String {
        """
        <figure class="example" data-state="shown">
        <figcaption>\(HTML.escape(file.name))</figcaption>
        \(swift ? code(file.block.code, label: file.name) : plain(file.block.code, label: file.name))
        <p class="state">\(icon(.shown))<b>\(HTML.escape(state))</b></p>
        </figure>

        """
    }

    // MARK: Parts

    private static func code(_ text: String, label: String) -> String {
        """
        <pre tabindex="0" role="region" aria-label="\(HTML.escape(label))"><code class="swift">\
        \(SwiftHTML.highlighted(text))</code></pre>
        """
    }

    private static func plain(_ text: String, label: String) -> String {
        """
        <pre tabindex="0" role="region" aria-label="\(HTML.escape(label))"><code>\
        \(HTML.escape(text))</code></pre>
        """
    }

    private static func output(_ lines: [PublishedLine], anchor: String) -> String {
        box("output", label: "Output", id: anchor + "-output", lines.html)
    }

    private static func error(_ lines: [PublishedLine], anchor: String) -> String {
        box("output error", label: "Standard error", id: anchor + "-stderr", lines.html)
    }

    private static func messages(_ judged: JudgedExample, anchor: String) -> String {
        let lines = judged.messages.map { message in
            let place = message.place.map { "line \($0.line): " } ?? ""
            return """
                <span class="place">\(place)</span>\
                <b class="\(message.severity.rawValue)">\(message.severity.rawValue):</b> \
                \(message.text.html)
                """
        }
        return box(
            "output compiler", label: "Compiler", id: anchor + "-compiler",
            lines.joined(separator: "\n"))
    }

    private static func box(
        _ classes: String, label: String, id: String, _ content: String
    ) -> String {
        """
        <div class="\(classes)"><p class="label" id="\(HTML.escape(id))">\(label)</p>
        <pre tabindex="0" role="region" aria-labelledby="\(HTML.escape(id))"><samp>\(content)\
        </samp></pre></div>

        """
    }

    private static func icon(_ state: ExampleState) -> String {
        let sign =
            switch state {
            case .ran: "✓"
            case .rejected: "⊘"
            case .stopped: "◼"
            case .compiled: "◇"
            case .sketch, .ignored, .shown: "–"
            }
        return "<span class=\"icon\" aria-hidden=\"true\">\(sign)</span> "
    }

    // MARK: Words

    private static func words(_ judged: JudgedExample) -> String {
        switch judged.example.kind {
        case .run: ranWords(judged.example)
        case .noRun: "Compiles; not run"
        case .compileFail: "Does not compile, as intended"
        case .shouldCrash: "Stops with a fatal error, as intended"
        case .exit(let status): "Exits with status \(status), as intended"
        case .sketch: "Sketch, not compiled"
        case .ignore(let why): "Not checked: \(why)"
        case .manifest: "Shown, not run: a manifest"
        }
    }

    private static func ranWords(_ example: Example) -> String {
        let statements = [example.statedOutput, example.statedError].compactMap { $0 }
        if statements.contains(where: { $0.matching == .unordered }) {
            return "Ran; the order of lines may differ"
        }
        if statements.contains(where: { $0.matching == .contains || $0.pattern.leavesOpen }) {
            return "Ran; parts of the output vary"
        }
        return "Ran as shown"
    }
}

extension OutputPattern {
    /// Whether a wildcard stands for something that may differ from run to run.
    fileprivate var leavesOpen: Bool {
        lines.contains { $0.hasWildcard || $0.isEllipsis }
    }
}

extension [PublishedLine] {
    /// The lines as HTML, each ended by a line feed.
    var html: String { map { $0.html + "\n" }.joined() }
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
