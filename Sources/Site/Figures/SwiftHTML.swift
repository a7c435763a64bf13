import Examples
import Judging
import Markdown
import Pages
import Runs
import SwiftCode

/// Swift code as HTML, coloured by classes.
enum SwiftHTML {
    /// Whether colours are shown. They follow from the code alone. HTML without them therefore says
    /// whether two pieces of code look alike, in a fraction of the time.
    enum Colours {
        case shown, none
    }

    /// The code with a `span` around each stretch that has a colour of its own.
    static func highlighted(_ code: String, _ colours: Colours) -> String {
        guard colours == .shown else { return HTML.escape(code) }
        var html: [UInt8] = []
        html.reserveCapacity(3 * code.utf8.count)
        SwiftSource(code).forEachRun { bytes, role in
            if let opening = role.flatMap({ openings[$0] }) {
                html += opening
                HTML.escape(bytes, into: &html)
                html += closing
            } else {
                HTML.escape(bytes, into: &html)
            }
        }
        return String(decoding: html, as: UTF8.self)
    }

    /// The tags around a stretch of each role, as bytes.
    private static let openings = Dictionary(
        uniqueKeysWithValues: HighlightedRun.Role.allCases.map { ($0, Array($0.opening.utf8)) })
    private static let closing = Array(HighlightedRun.Role.closing.utf8)

    /// The code line by line: with the compiler's messages under the lines that they speak of, led by
    /// a caret, and the word at each place underlined; with lines that are marked. The lines that are
    /// folded, counted from one, are left out.
    static func highlighted(
        _ code: String, _ colours: Colours, with messages: [PublishedMessage],
        words: FrameWords, folding folded: Set<Int> = [],
        marking presentation: BlockPresentation? = nil
    ) -> String {
        var byLine: [Int: [PublishedMessage]] = [:]
        for message in messages {
            guard let place = message.place else { continue }
            byLine[place.line, default: []].append(message)
        }
        let runs =
            colours == .shown
            ? SwiftSource(code).highlighted.map { CodeRun(text: $0.text, role: $0.role?.rawValue) }
            : [CodeRun(text: code[...], role: nil)]
        return runs.lines.enumerated().filter { !folded.contains($0.offset + 1) }.map {
            index, runs in
            let own = (byLine[index + 1] ?? []).sorted { $0.column < $1.column }
            let text = runs.map(\.text).joined()
            let line = runs.html(underlining: own) + "\n"
            return (presentation?.html(ofLine: index + 1, line) ?? line)
                + own.map { $0.html(under: text, words) }.joined()
        }.joined()
    }
}

extension HighlightedRun.Role {
    fileprivate var opening: String { "<span class=\"\(rawValue)\">" }
    fileprivate static let closing = "</span>"
}

extension [CodeRun] {
    /// One line as HTML, the words at the places of messages underlined.
    fileprivate func html(underlining messages: [PublishedMessage]) -> String {
        var offset = 0
        return map { run in
            defer { offset += run.text.utf8.count }
            let range = offset..<(offset + run.text.utf8.count)
            guard let message = messages.first(where: { range.contains($0.column - 1) }) else {
                return run.html
            }
            let start = run.text.utf8.index(
                run.text.startIndex, offsetBy: message.column - 1 - offset)
            let word = run.text[start...].firstWord
            return run.html(of: run.text[..<start])
                + "<u class=\"\(message.severity.rawValue)\">\(run.html(of: word))</u>"
                + run.html(of: run.text[word.endIndex...])
        }.joined()
    }
}

extension Substring {
    /// The letters, digits and underscores it begins with, otherwise its first character.
    fileprivate var firstWord: Substring {
        let word = prefix { $0.isLetter || $0.isNumber || $0 == "_" }
        return word.isEmpty ? prefix(1) : word
    }
}

extension PublishedMessage {
    /// Counted from one, in UTF-8 bytes.
    fileprivate var column: Int { place?.column ?? 1 }

    /// The message as a line of its own under a line of code, its caret under the place.
    fileprivate func html(under line: String, _ words: FrameWords) -> String {
        let before = Substring(line.utf8.prefix(column - 1))
        let indentation = String(before.map { $0 == "\t" ? "\t" : " " })
        let name = severity.rawValue
        return """
            <samp class="message \(name)"><span aria-hidden="true">\(indentation)^ </span>\
            <span><b>\(name):</b> \(text.html(words))</span>
            </samp>
            """
    }
}
