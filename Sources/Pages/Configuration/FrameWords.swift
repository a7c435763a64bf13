package import Diagnostics
import Keys

/// The words that pages say besides their own text: those of the frame, of figures and of buttons.
package struct FrameWords: Hashable, Sendable {
    /// What a site says in other words.
    fileprivate var own: [Word: String] = [:]

    /// The English words.
    package init() {}

    /// The text of a word. A text may hold `{names}`, which stand for what the page knows.
    package subscript(_ word: Word) -> String { own[word] ?? word.english }

    /// The text of a word with values for its names.
    package func callAsFunction(_ word: Word, _ values: [String: String] = [:]) -> String {
        Self.filled(self[word], with: values)
    }

    /// Each word by its key, with the text of the site.
    package var all: [(key: String, text: String)] {
        Word.allCases.map { ($0.rawValue, self[$0]) }
    }

    /// Reads the words of a site: a mapping from keys to texts.
    ///
    /// Finds `configuration-syntax`, `unknown-key`, `key-value`, and `word-names` for a name that a
    /// text leaves out or that is not one of the word.
    package static func parse(_ file: SourceFile) -> Diagnosed<FrameWords> {
        var diagnostics: [Diagnostic] = []
        let root = YAMLValue.parse(
            file.text, path: file.path, firstLine: 1, code: "configuration-syntax"
        )
        .collecting(into: &diagnostics)
        var words = FrameWords()
        diagnostics += Word.entries.read(root, into: &words, called: "'\(file.path)'")
        return Diagnosed(words, diagnostics)
    }

    /// Puts values in the places of names; a value is never searched for names.
    private static func filled(_ text: String, with values: [String: String]) -> String {
        var filled = ""
        var rest = text[...]
        while let start = rest.firstIndex(of: "{"), let end = rest[start...].firstIndex(of: "}") {
            let name = String(rest[rest.index(after: start)..<end])
            filled += rest[..<start]
            filled += values[name] ?? String(rest[start...end])
            rest = rest[rest.index(after: end)...]
        }
        return filled + rest
    }

    /// The names in a text.
    fileprivate static func names(in text: String) -> Set<String> {
        Set(text.matches(of: /\{([a-z]+)\}/).map { String($0.1) })
    }
}

extension FrameWords.Word {
    fileprivate static let entries: [ConfigurationKey<FrameWords>] = allCases.map { word in
        let names = FrameWords.names(in: word.english)
        return ConfigurationKey(
            word.rawValue, takes: "a text", default: word.english, example: word.english,
            "In English: \(word.english)"
        ) { value, words in
            guard case .scalar(let text) = value.content else {
                return [.wrongValue(of: word.rawValue, is: value, wants: "a text")]
            }
            words.own[word] = text
            return names == FrameWords.names(in: text)
                ? [] : [.unlikePlaceholders(of: word, names, at: value.location)]
        }
    }
}

extension Diagnostic {
    fileprivate static func unlikePlaceholders(
        of word: FrameWords.Word, _ names: Set<String>, at location: SourceLocation
    ) -> Self {
        let list = names.sorted().map { "{\($0)}" }.joined(separator: ", ")
        return Diagnostic(
            code: "word-names",
            summary: names.isEmpty
                ? "the text of '\(word.rawValue)' has no names in braces"
                : "the text of '\(word.rawValue)' needs \(list), and no other name",
            hint: "in English it is: \(word.english)", location: location)
    }
}
