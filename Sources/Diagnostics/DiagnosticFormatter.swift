/// Writes diagnostics for people: place, headline, excerpt, details, way out.
package struct DiagnosticFormatter: Sendable {
    /// Whether to colour by ANSI escapes.
    package var colors: Bool
    /// The files excerpts are taken from, by path; a place in another file has no excerpt.
    package var sources: [String: SourceFile]

    package init(colors: Bool, sources: [String: SourceFile]) {
        self.colors = colors
        self.sources = sources
    }

    /// One diagnostic as lines, each ended by a line feed.
    package func format(_ diagnostic: Diagnostic) -> String {
        let severity = paint("\(diagnostic.severity.rawValue):", severityStyle(diagnostic.severity))
        var lines = [
            "\(paint(Self.visible("\(diagnostic.location):"), "1")) \(severity) "
                + "\(paint(Self.visible(Self.clipped(diagnostic.summary)), "1")) [\(diagnostic.code)]"
        ]
        let number = String(diagnostic.location.line)
        let gutter = String(repeating: " ", count: number.count)
        if let line = sources[diagnostic.location.path]?.line(diagnostic.location.line) {
            let excerpt = LineExcerpt(line, around: diagnostic.location.column)
            lines.append("\(number) | \(Self.visible(excerpt.text))".trimmingTrailingSpaces)
            if diagnostic.location.column > 1 {
                lines.append("\(gutter) | \(excerpt.indentation)\(paint("^", "32"))")
            }
        }
        for detail in diagnostic.details {
            let text = Self.visible(detail)
            lines.append("\(gutter) | \(paint(text, detailStyle(detail)))".trimmingTrailingSpaces)
        }
        if let hint = diagnostic.hint {
            let hintLines = hint.split(separator: "\n", omittingEmptySubsequences: false)
            for (index, line) in hintLines.enumerated() {
                let lead = index == 0 ? "=" : " "
                lines.append("\(gutter) \(lead) \(Self.visible(line))".trimmingTrailingSpaces)
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// A headline without what a hostile name would make endless.
    private static func clipped(_ text: String) -> String {
        let longest = 600
        let end = 100
        let scalars = text.unicodeScalars
        guard text.utf8.count > 4 * (longest + end) else { return text }
        return String(scalars.prefix(longest)) + "…" + String(scalars.suffix(end))
    }

    /// Control characters made visible, so that captured output cannot steer the terminal.
    ///
    /// ESC is shown as ␛, other controls as their pictures of Unicode's block U+2400, and a tab is
    /// kept.
    package static func visible(_ text: some StringProtocol) -> String {
        var shown = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x09: shown.append(scalar)
            case 0x00...0x1F: shown.append(Unicode.Scalar(0x2400 + scalar.value) ?? scalar)
            case 0x7F: shown.append("\u{2421}")
            case 0x80...0x9F, 0x202A...0x202E, 0x2066...0x2069: shown.append("\u{FFFD}")
            default: shown.append(scalar)
            }
        }
        return String(shown)
    }

    private func paint(_ text: String, _ style: String?) -> String {
        guard colors, let style, !text.isEmpty else { return text }
        return "\u{1B}[\(style)m\(text)\u{1B}[0m"
    }

    private func severityStyle(_ severity: Diagnostic.Severity) -> String {
        switch severity {
        case .error: "1;31"
        case .warning: "1;33"
        case .note: "1;36"
        }
    }

    private func detailStyle(_ detail: String) -> String? {
        if detail.hasPrefix("- ") { return "31" }
        if detail.hasPrefix("+ ") { return "32" }
        return nil
    }
}

extension String {
    fileprivate var trimmingTrailingSpaces: String {
        var text = self[...]
        while text.last == " " { text.removeLast() }
        return String(text)
    }
}
