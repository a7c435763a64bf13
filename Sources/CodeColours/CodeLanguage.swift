/// A language whose code is coloured by a small lexer.
///
/// A lexer splits a text and never fails: the tokens, joined, are the text, whatever it is. It looks at
/// each byte a bounded number of times.
package enum CodeLanguage: String, CaseIterable, Hashable, Sendable {
    case console, shell, json, yaml, markdown, diff

    /// The language that the first word of a fence names; nil for all others, which are shown plain.
    package init?(fence word: String) {
        switch word.lowercased() {
        case "console", "shell-session", "shellsession", "terminal": self = .console
        case "shell", "sh", "bash", "zsh": self = .shell
        case "json", "jsonc", "json5": self = .json
        case "yaml", "yml": self = .yaml
        case "markdown", "md": self = .markdown
        case "diff", "patch": self = .diff
        default: return nil
        }
    }

    /// The tokens of a text, in order.
    package func tokens(of code: String) -> [CodeToken] {
        var scanner = CodeScanner(code)
        switch self {
        // Behind prompts, commands are a session.
        case .console, .shell:
            if ShellLexer.hasPrompt(code) {
                ShellLexer.scanSession(&scanner)
            } else if self == .shell {
                ShellLexer.scan(&scanner)
            }
        case .json: JSONLexer.scan(&scanner)
        case .yaml: YAMLLexer.scan(&scanner)
        case .markdown: MarkdownLexer.scan(&scanner)
        case .diff: DiffLexer.scan(&scanner)
        }
        return scanner.finished
    }
}

/// A stretch of code of one role.
package struct CodeToken: Hashable, Sendable {
    package let text: Substring
    /// Nil for text without a colour of its own.
    package let role: Role?

    /// What it is; the raw value names its class in HTML.
    package enum Role: String, CaseIterable, Hashable, Sendable {
        case keyword, type, string, number, comment, attribute, call, directive
        /// What a terminal writes before a command: no part of it.
        case prompt
        /// What a command wrote: no part of it either.
        case output
        case inserted, deleted
    }
}
