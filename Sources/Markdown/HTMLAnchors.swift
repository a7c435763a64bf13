package import Diagnostics

/// An id that raw HTML gives, to which links can lead.
package struct HTMLAnchor: Hashable, Sendable {
    package let id: String
    /// Where the id is written.
    package let location: SourceLocation
}

/// A tag of raw HTML in a document.
package struct PlacedHTMLTag: Hashable, Sendable {
    /// The node of the HTML.
    package let node: Int
    package let tag: HTMLTag
    /// Where the values of its attributes are written, in their order.
    package let places: [SourceLocation]

    /// The first attribute of a name, which is in lower case, and where its value is written.
    package func attribute(_ name: String) -> (value: String, location: SourceLocation)? {
        tag.attributes.firstIndex { $0.name == name }.map { (tag.attributes[$0].value, places[$0]) }
    }
}

extension MarkdownDocument {
    /// The ids in the raw HTML of the document, in its order; so is the `name` of an `a`, which
    /// older pages have instead.
    package var htmlAnchors: [HTMLAnchor] {
        htmlTags { $0["id"] != nil || $0["name"] != nil }.compactMap { placed in
            let id = placed.attribute("id")
            let found = id ?? (placed.tag.name == "a" ? placed.attribute("name") : nil)
            return found.flatMap {
                $0.value.isEmpty ? nil : HTMLAnchor(id: $0.value, location: $0.location)
            }
        }
    }

    /// The wanted tags of the raw HTML of the document that begin elements, in its order.
    package func htmlTags(where isWanted: (HTMLTag) -> Bool) -> [PlacedHTMLTag] {
        var found: [PlacedHTMLTag] = []
        var blocks: [Int] = []
        var search: BlockSearch?
        for (index, node) in nodes.enumerated() {
            while let last = blocks.last, nodes[last].end <= index { blocks.removeLast() }
            switch node.kind {
            case .paragraph, .heading, .tableCell, .asideTitle:
                blocks.append(index)
                search = BlockSearch(node.range, in: source)
            case .htmlBlock(let literal):
                let lines = HTMLLines(of: literal, node, in: source)
                for tag in HTMLTag.all(in: literal) where !tag.isClosing && isWanted(tag) {
                    let places = tag.attributes.map { lines.location(of: $0.valueRange.lowerBound) }
                    found.append(PlacedHTMLTag(node: index, tag: tag, places: places))
                }
            case .htmlInline(let literal):
                guard let tag = HTMLTag.all(in: literal).first, !tag.isClosing, isWanted(tag)
                else { continue }
                // A tag over several lines is looked for by its first.
                let first = literal.prefix { $0 != "\n" }
                let start = search?.next(String(first)) ?? location(of: blocks.last ?? 0)
                let places = tag.attributes.map { attribute in
                    let offset = attribute.valueRange.lowerBound
                    return source.location(
                        line: start.line,
                        column: start.column + (offset < first.utf8.count ? offset : 0))
                }
                found.append(PlacedHTMLTag(node: index, tag: tag, places: places))
            default: break
            }
        }
        return found
    }
}

/// The lines of an HTML block: each is the end of one of the markdown.
private struct HTMLLines {
    let source: SourceFile
    let literal: [UInt8]
    let first: Int
    /// Where each line begins in the literal.
    let starts: [Int]

    init(of literal: String, _ node: MarkdownNode, in source: SourceFile) {
        self.source = source
        let bytes = Array(literal.utf8)
        self.literal = bytes
        first = node.range.start.line
        starts = [0] + bytes.indices.filter { bytes[$0] == UInt8(ascii: "\n") }.map { $0 + 1 }
    }

    func location(of offset: Int) -> SourceLocation {
        // The last line that begins before it.
        var low = 0
        var high = starts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if starts[middle] <= offset { low = middle } else { high = middle }
        }
        let line = literal[starts[low]...].prefix { $0 != UInt8(ascii: "\n") }
        let whole = source.line(first + low)?.utf8.count ?? 0
        // A tab of which the container takes a part became spaces.
        let before = max(0, whole - line.count)
        return source.location(
            line: first + low, column: min(before + offset - starts[low], whole) + 1)
    }
}
