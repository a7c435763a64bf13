package import Diagnostics

/// A text in which places are marked by 1️⃣, 2️⃣, …, which are not part of it.
package struct MarkedText: Sendable {
    package let file: SourceFile
    /// The marks in the order of the text, with their places.
    package let marks: [(mark: Character, place: SourceLocation)]

    package var text: String { file.text }

    package init(_ marked: String, path: String = "page.md") {
        var text = ""
        var marks: [(mark: Character, place: SourceLocation)] = []
        for character in marked {
            guard "1️⃣2️⃣3️⃣4️⃣5️⃣6️⃣7️⃣8️⃣9️⃣".contains(character) else {
                text.append(character)
                continue
            }
            let lines = SourceFile.lines(of: text + "|")
            let place = SourceLocation(
                path: path, line: lines.count, column: lines.last?.utf8.count ?? 1)
            marks.append((character, place))
        }
        self.file = SourceFile(path: path, text: text)
        self.marks = marks
    }

    /// The mark at a place; without one the place itself, in words.
    package func name(of place: SourceLocation) -> String {
        marks.first { $0.place == place }.map { String($0.mark) } ?? "(\(place))"
    }

    /// Each diagnostic as `1️⃣ summary [code]`; a warning or note says that it is one.
    package func describe(_ diagnostics: [Diagnostic]) -> [String] {
        diagnostics.map { diagnostic in
            let severity = diagnostic.severity == .error ? "" : "\(diagnostic.severity): "
            let name = name(of: diagnostic.location)
            return "\(name) \(severity)\(diagnostic.summary) [\(diagnostic.code)]"
        }
    }
}
