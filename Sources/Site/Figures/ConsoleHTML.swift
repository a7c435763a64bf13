import Markdown

/// A console as HTML: the prompts, the commands behind them, and what the commands wrote.
///
/// The text of the HTML is the text of the block. Only the commands are neither in a `prompt` nor in a
/// `samp`, so that a reader copies those alone.
enum ConsoleHTML {
    private static let languages: Set = [
        "bash", "console", "sh", "sh-session", "shell", "shell-session", "shellsession", "zsh",
    ]
    private static let prompt = "$ "

    /// Nil where no line of the code begins with a prompt, or its language has none.
    static func highlighted(_ code: String, language: String) -> String? {
        guard languages.contains(language.lowercased()) else { return nil }
        let lines = code.split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.contains(where: { $0.hasPrefix(prompt) }) else { return nil }
        var html = ""
        var written = ""
        var isCommand = false
        func endOfOutput() -> String { written.isEmpty ? "" : "<samp>\(written)</samp>" }
        for (index, line) in lines.enumerated() {
            let end = index + 1 < lines.count ? "\n" : ""
            // A command whose line ends by a backslash goes on.
            let goesOn = isCommand && lines[index - 1].hasSuffix("\\")
            isCommand = goesOn || line.hasPrefix(prompt)
            guard isCommand else {
                written += HTML.escape(line) + end
                continue
            }
            html += endOfOutput()
            written = ""
            if !goesOn { html += "<span class=\"prompt\">\(prompt)</span>" }
            html += HTML.escape(line.dropFirst(goesOn ? 0 : prompt.count)) + end
        }
        return html + endOfOutput()
    }
}
