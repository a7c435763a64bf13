import Diagnostics

/// Finds the blocks of code of a tree and their places.
///
/// cmark says where a block begins. Each line of code from there on is one line of the markdown,
/// and is the end of it: what is before belongs to the containers.
struct CodeBlockFinder {
    let source: SourceFile
    let nodes: [MarkdownNode]
    /// Where the markdown stands; nil is the whole file.
    let embedded: EmbeddedMarkdown?
    private let firstLines: Set<Int>

    init(source: SourceFile, nodes: [MarkdownNode], embedded: EmbeddedMarkdown? = nil) {
        self.source = source
        self.embedded = embedded
        self.nodes = nodes
        self.firstLines = Set(nodes.filter(\.kind.isCodeBlock).map(\.range.start.line))
    }

    /// The blocks that wanted nodes are, in the order of the markdown. A footnote's are not at the
    /// end there.
    func blocks(where isWanted: (Int) -> Bool) -> [CodeBlock] {
        nodes.indices.filter { nodes[$0].kind.isCodeBlock && isWanted($0) }
            .compactMap(block).sorted { $0.fence < $1.fence }
    }

    /// HTML comments that begin with an info string and hold code on lines of their own.
    var commentBlocks: [CodeBlock] {
        nodes.indices.compactMap(commentBlock)
    }

    private func commentBlock(at index: Int) -> CodeBlock? {
        guard case .htmlBlock(let literal) = nodes[index].kind else { return nil }
        let start = nodes[index].range.start
        var lines = literal.split(separator: "\n", omittingEmptySubsequences: false)
        if lines.last?.isEmpty == true { lines.removeLast() }
        let lead = lines.first?.prefix { $0 == " " } ?? ""
        guard let opening = lines.first?.dropFirst(lead.count), opening.hasPrefix("<!--"),
            !opening.contains("-->")
        else { return nil }
        let afterMark = opening.dropFirst(4)
        let info = afterMark.drop { $0 == " " || $0 == "\t" }
        let written = String(info.reversed().drop { $0.isWhitespace }.reversed())
        guard !written.isEmpty else { return nil }
        let whole = source.line(start.line)?.utf8.count ?? 0
        func column(of rest: Substring) -> Int { whole - rest.utf8.count + 1 }
        var code = ""
        var closingLine: Int?
        for (offset, line) in lines.dropFirst().enumerated() {
            guard let end = line.firstRange(of: "-->") else {
                code += line + "\n"
                continue
            }
            closingLine = start.line + 1 + offset
            let rest = line[..<end.lowerBound]
            if !rest.allSatisfy(\.isWhitespace) { code += rest + "\n" }
            break
        }
        let fence = source.location(line: start.line, column: column(of: opening))
        return CodeBlock(
            node: index, isFenced: true, isInComment: true, info: written, rawInfo: written,
            code: code, fence: fence, linePrefix: linePrefix(of: fence),
            infoLocation: source.location(line: start.line, column: column(of: info)),
            closingLine: closingLine,
            lines: commentLines(lines.dropFirst(), of: code, from: start.line + 1))
    }

    private func commentLines(
        _ literal: ArraySlice<Substring>, of code: String, from first: Int
    ) -> [CodeBlock.Line] {
        let count = code.utf8.count { $0 == UInt8(ascii: "\n") }
        return literal.prefix(count).enumerated().map { offset, line in
            let number = first + offset
            return CodeBlock.Line(
                line.utf8, endOf: (source.line(number) ?? line).utf8, number: number)
        }
    }

    private func block(at index: Int) -> CodeBlock? {
        guard case .codeBlock(let info, let code, let isFenced) = nodes[index].kind else {
            return nil
        }
        let start = nodes[index].range.start
        let lines = lines(of: code, from: isFenced ? start.line + 1 : start.line)
        guard isFenced else {
            let column = max(1, lines.first?.column ?? 1)
            let fence = source.location(line: start.line, column: column)
            return CodeBlock(
                node: index, isFenced: false, info: info, rawInfo: "", code: code, fence: fence,
                linePrefix: linePrefix(of: fence), infoLocation: fence, closingLine: nil,
                lines: lines)
        }
        let opening = OpeningFence(line: source.line(start.line) ?? "", column: start.column)
        let fence = source.location(line: start.line, column: opening.column)
        return CodeBlock(
            node: index, isFenced: true, info: info, rawInfo: opening.info, code: code,
            fence: fence, linePrefix: linePrefix(of: fence),
            infoLocation: source.location(line: start.line, column: opening.infoColumn),
            closingLine: closingLine(start.line + lines.count + 1, of: opening), lines: lines)
    }

    /// What is before a block on its first line, the marker of a list's item as white space.
    private func linePrefix(of fence: SourceLocation) -> String {
        let line = source.line(fence.line) ?? ""
        let offset = min(embedded?.offset(ofLine: fence.line) ?? 0, fence.column - 1)
        let before = Substring(line.utf8.prefix(fence.column - 1).dropFirst(offset))
        return String(Substring(line.utf8.prefix(offset)))
            + before.map { $0 == ">" || $0 == "\t" ? $0 : " " }
    }

    /// The markdown of a line.
    private func markdown(ofLine number: Int) -> Substring? {
        if let embedded { embedded.line(number, of: source) } else { source.line(number) }
    }

    private func lines(of code: String, from first: Int) -> [CodeBlock.Line] {
        var ends = code.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        ends.removeLast()
        return ends.enumerated().map { offset, line in
            let number = first + offset
            return CodeBlock.Line(
                line, endOf: (source.line(number) ?? Substring(line)).utf8, number: number)
        }
    }

    /// The number of the line after the code, if it is a closing fence.
    ///
    /// A line that ends the container may look like one, but then opens a block itself.
    private func closingLine(_ number: Int, of opening: OpeningFence) -> Int? {
        guard let line = markdown(ofLine: number), !firstLines.contains(number),
            opening.isClosed(by: line)
        else { return nil }
        return number
    }
}

/// The line that begins a fenced block.
private struct OpeningFence {
    let column: Int
    let infoColumn: Int
    let info: String
    private let character: UInt8
    private let length: Int

    init(line: Substring, column: Int) {
        let bytes = line.utf8.dropFirst(column - 1)
        let character = bytes.first ?? UInt8(ascii: "`")
        let afterFence = bytes.drop { $0 == character }
        let info = afterFence.drop(while: \.isBlank)
        let end = info.lastIndex { !$0.isBlank }.map(info.index(after:)) ?? info.startIndex
        self.column = column
        self.character = character
        self.length = bytes.count - afterFence.count
        self.info = String(Substring(info[..<end]))
        let place = self.info.isEmpty ? afterFence : info
        self.infoColumn = line.utf8.count - place.count + 1
    }

    /// Whether this is a closing fence behind the marks of containers.
    func isClosed(by line: Substring) -> Bool {
        let bytes = line.utf8.drop { $0.isBlank || $0 == UInt8(ascii: ">") }
        let fence = bytes.prefix { $0 == character }
        return fence.count >= length && bytes.dropFirst(fence.count).allSatisfy(\.isBlank)
    }
}

extension UInt8 {
    /// What cmark calls white space within a line.
    fileprivate var isBlank: Bool { self == 0x20 || self == 0x09 }
}

extension MarkdownNode.Kind {
    fileprivate var isCodeBlock: Bool {
        if case .codeBlock = self { true } else { false }
    }
}
