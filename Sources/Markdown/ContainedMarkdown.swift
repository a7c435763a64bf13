package import Diagnostics

// What the syntax of other tools indents: CommonMark sees code or the rest of a paragraph there.

extension MarkdownDocument {
    /// The markdown within directives of DocC, and within admonitions and tabs of MkDocs: each part
    /// before the parts within it. Made anew each time.
    package var containedMarkdown: [MarkdownDocument] {
        var found: [MarkdownDocument] = []
        var open = [(self, depth: 0)]
        while let (document, depth) = open.popLast(), depth < Self.deepestContainer {
            let parts = MarkdownLines(document).containers.map {
                MarkdownDocument.parse($0, in: source)
            }
            found += parts
            open += parts.map { ($0, depth + 1) }
        }
        return found
    }

    /// As deep as containers are read in one another.
    private static let deepestContainer = 8

    /// The opening fences that begin no block of code, not even one of `blocks`, which were found
    /// elsewhere: they stand where CommonMark reads text, HTML or indented code.
    package func unreadFences(besides blocks: [CodeBlock] = []) -> [UnreadFence] {
        let lines = MarkdownLines(self)
        let read = Set((blocks + codeBlocks).filter(\.isFenced).flatMap(\.numbersOfLines))
        return lines.all.compactMap { line in
            guard !read.contains(line.number), !lines.inComments.contains(line.number),
                let fence = FenceLine(line.text), !fence.info.isEmpty
            else { return nil }
            let column = line.offset + line.text.utf8.count - fence.text.utf8.count + 1
            return UnreadFence(
                info: InfoString(fence.info),
                location: source.location(line: line.number, column: column))
        }
    }
}

/// A line that begins a block of code for its author, and none for CommonMark.
package struct UnreadFence: Hashable, Sendable {
    package let info: InfoString
    /// Its first fence character.
    package let location: SourceLocation
}

/// The lines of the markdown of a document, with what is known of them.
private struct MarkdownLines {
    struct Line {
        let number: Int
        /// The bytes of the file's line before the markdown.
        let offset: Int
        let text: Substring
    }

    let all: [Line]
    /// The lines of blocks between fences.
    private let inFences: Set<Int>
    /// The lines of HTML comments, which no reader sees.
    let inComments: Set<Int>
    private let closingBraces: [Int: Int]

    init(_ document: MarkdownDocument) {
        let source = document.source
        let first = document.embedded?.firstLine ?? document.reading?.firstLine ?? 1
        let count = document.embedded?.ranges.count ?? max(0, source.lines.count + 1 - first)
        let numbers = first..<first + count
        all = numbers.map { number in
            let text = document.embedded?.line(number, of: source) ?? source.line(number) ?? ""
            return Line(
                number: number, offset: document.embedded?.offset(ofLine: number) ?? 0, text: text)
        }
        inFences = Set(document.codeBlocks.filter(\.isFenced).flatMap(\.numbersOfLines))
        inComments = Set(
            document.nodes.flatMap { node -> [Int] in
                guard case .htmlBlock(let html) = node.kind,
                    html.drop(while: \.isWhitespace).hasPrefix("<!--")
                else { return [] }
                let first = node.range.start.line
                return Array(first...first + html.utf8.count { $0 == UInt8(ascii: "\n") })
            })
        closingBraces = Self.closingBraces(of: all, besides: inFences.union(inComments))
    }

    /// For each line that opens braces the one that closes them, by their indices.
    private static func closingBraces(of lines: [Line], besides read: Set<Int>) -> [Int: Int] {
        var closing: [Int: Int] = [:]
        var open: [Int] = []
        var fence: FenceLine?
        for (index, line) in lines.enumerated() where !read.contains(line.number) {
            if let opening = fence {
                if opening.isClosed(by: line.text) { fence = nil }
            } else if !open.isEmpty, let opening = FenceLine(line.text) {
                fence = opening
            } else if line.text.isClosingBrace {
                if let last = open.popLast() { closing[last] = index }
            } else if let container = Container(line.text), container.isInBraces {
                open.append(index)
            }
        }
        return closing
    }

    /// What the outermost containers hold, in order.
    var containers: [EmbeddedMarkdown] {
        var found: [EmbeddedMarkdown] = []
        var index = 0
        while index < all.count {
            defer { index += 1 }
            let line = all[index]
            guard !inFences.contains(line.number), !inComments.contains(line.number),
                let container = Container(line.text)
            else { continue }
            let first = index + 1
            guard let content = content(of: container, from: first) else { continue }
            if !content.isEmpty, container != .comment {
                found.append(embedded(content, first: first, container))
            }
            index = content.upperBound - 1
        }
        return found
    }

    /// The indices of its lines; nil where what begins as one is none.
    private func content(of container: Container, from first: Int) -> Range<Int>? {
        switch container {
        case .indented(let column):
            var end = first
            for index in first..<all.count where !all[index].text.isBlank {
                guard all[index].text.indentation >= column else { break }
                end = index + 1
            }
            return first..<end
        case .braces, .comment:
            return closingBraces[first - 1].map { first..<$0 }
        }
    }

    private func embedded(
        _ content: Range<Int>, first: Int, _ container: Container
    ) -> EmbeddedMarkdown {
        let column =
            switch container {
            case .indented(let column): column
            case .braces, .comment:
                content.lazy.map { all[$0].text }.first { !$0.isBlank }?.indentation ?? 0
            }
        return EmbeddedMarkdown(
            firstLine: all[first].number,
            ranges: content.map { index in
                let line = all[index]
                let start = line.offset + line.text.bytesOfIndentation(upTo: column)
                return start..<(line.offset + line.text.utf8.count)
            })
    }
}

/// The first line of what holds markdown.
private enum Container: Equatable {
    /// `!!! note "Title"`, `??? tip`, `=== "Tab"`: what stands from this column on, counted from zero.
    case indented(column: Int)
    /// `@Tab("Title") {`: up to a line `}`.
    case braces
    /// `@Comment {`: nobody reads it.
    case comment

    var isInBraces: Bool { self == .braces || self == .comment }

    init?(_ line: Substring) {
        let text = line.drop { $0 == " " || $0 == "\t" }
        switch text.first {
        case "!", "?", "=":
            let admonition = #/(?:!!!|\?\?\?\+?)[ \t]+[A-Za-z][\w\- ]*(?:"[^"]*")?[ \t]*/#
            let tab = #/===[!+]?[ \t]+"[^"]*"[ \t]*/#
            guard text.wholeMatch(of: admonition) != nil || text.wholeMatch(of: tab) != nil else {
                return nil
            }
            self = .indented(column: line.indentation + 4)
        case "@":
            let directive = #/@([A-Z]\w*)[ \t]*(?:\(.*\))?[ \t]*\{[ \t]*/#
            guard let match = text.wholeMatch(of: directive) else { return nil }
            self = match.1 == "Comment" ? .comment : .braces
        default: return nil
        }
    }
}

/// A line that a fence begins, however far it is indented.
private struct FenceLine {
    /// From the fence on.
    let text: Substring
    let info: String
    private let character: Character
    private let length: Int

    init?(_ line: Substring) {
        text = line.drop { $0 == " " || $0 == "\t" || $0 == ">" }
        guard let character = text.first, character == "`" || character == "~" else { return nil }
        let rest = text.drop { $0 == character }
        length = text.count - rest.count
        guard length >= 3, character == "~" || !rest.contains("`") else { return nil }
        self.character = character
        info = String(rest.trimmingBlanks)
    }

    func isClosed(by line: Substring) -> Bool {
        guard let other = FenceLine(line) else { return false }
        return other.character == character && other.length >= length && other.info.isEmpty
    }
}

extension CodeBlock {
    /// Whether a line of text opens a fence, with a word behind it.
    package static func opensFence(_ line: Substring) -> Bool {
        FenceLine(line).map { !$0.info.isEmpty } ?? false
    }

    /// The lines from the opening fence to the closing one.
    fileprivate var numbersOfLines: ClosedRange<Int> {
        fence.line...max(fence.line, closingLine ?? lines.last?.number ?? fence.line)
    }
}

extension Substring {
    fileprivate var isBlank: Bool { allSatisfy(\.isWhitespace) }

    fileprivate var isClosingBrace: Bool { trimmingBlanks == "}" }

    fileprivate var trimmingBlanks: Substring {
        var text = drop(while: \.isWhitespace)
        while text.last?.isWhitespace == true { text.removeLast() }
        return text
    }

    /// The column of the first character that is no white space, tabs being four wide.
    fileprivate var indentation: Int {
        var column = 0
        for byte in utf8 {
            if byte == 0x20 {
                column += 1
            } else if byte == 0x09 {
                column += 4 - column % 4
            } else {
                break
            }
        }
        return column
    }

    /// The bytes of white space at the beginning that do not go past a column.
    fileprivate func bytesOfIndentation(upTo limit: Int) -> Int {
        var (column, count) = (0, 0)
        for byte in utf8 {
            guard byte == 0x20 || byte == 0x09, column < limit else { break }
            column += byte == 0x20 ? 1 : 4 - column % 4
            count += 1
        }
        return count
    }
}
