import Diagnostics

@testable import Markdown

/// The tree of a text, without its diagnostics.
func document(_ text: String, syntax: MarkdownSyntax = .all) -> MarkdownDocument {
    MarkdownDocument.parse(SourceFile(path: "page.md", text: text), syntax: syntax).value
}

/// A text in which places are marked by 1️⃣, 2️⃣, …, which are not part of it.
struct MarkedText {
    let text: String
    /// The places in the order of the marks' numbers.
    let places: [SourceLocation]

    init(_ marked: String) {
        var text = ""
        var found: [(mark: Character, place: SourceLocation)] = []
        for character in marked {
            if "1️⃣2️⃣3️⃣4️⃣5️⃣6️⃣7️⃣8️⃣9️⃣".contains(character) {
                let lines = SourceFile.lines(of: text + "|")
                found.append(
                    (
                        character,
                        SourceLocation(
                            path: "page.md", line: lines.count, column: lines.last?.utf8.count ?? 1)
                    ))
            } else {
                text.append(character)
            }
        }
        self.text = text
        self.places = found.sorted { $0.mark < $1.mark }.map(\.place)
    }
}
