/// HTML taken apart for tests: tags, text, and what does not fit together.
struct Markup {
    struct Tag: Hashable {
        let name: String
        let attributes: [String: String]
    }

    enum Token: Hashable {
        case opening(Tag)
        case closing(String)
        case text(String)
    }

    struct Malformed: Error, CustomStringConvertible {
        let description: String
    }

    private(set) var tokens: [Token] = []

    private static let void: Set = ["meta", "link", "img", "br", "hr", "input"]

    init(_ html: String) throws {
        var rest = html[...]
        while let start = rest.firstIndex(of: "<") {
            if start > rest.startIndex { tokens.append(.text(String(rest[..<start]))) }
            rest = rest[start...]
            if rest.hasPrefix("<!--") {
                guard let end = rest.firstRange(of: "-->") else {
                    throw Malformed(description: "a comment never ends")
                }
                rest = rest[end.upperBound...]
            } else {
                try readTag(&rest)
            }
        }
        if !rest.isEmpty { tokens.append(.text(String(rest))) }
    }

    var tags: [Tag] {
        tokens.compactMap { if case .opening(let tag) = $0 { tag } else { nil } }
    }

    /// Throws where an element is not closed, or closed in another's place.
    func checkNesting() throws {
        var open: [String] = []
        for token in tokens {
            switch token {
            case .opening(let tag) where !Self.void.contains(tag.name) && tag.name != "!doctype":
                open.append(tag.name)
            case .closing(let name):
                guard open.popLast() == name else {
                    throw Malformed(description: "</\(name)> ends what is not open: \(open)")
                }
            default: break
            }
        }
        guard open.isEmpty else { throw Malformed(description: "never closed: \(open)") }
    }

    /// Each tag with the names and tags of the elements around it, outermost first.
    var tagsWithParents: [(tag: Tag, parents: [Tag])] {
        var open: [Tag] = []
        var found: [(Tag, [Tag])] = []
        for token in tokens {
            switch token {
            case .opening(let tag):
                found.append((tag, open))
                if !Self.void.contains(tag.name), tag.name != "!doctype" { open.append(tag) }
            case .closing(let name):
                if let index = open.lastIndex(where: { $0.name == name }) {
                    open.removeSubrange(index...)
                }
            case .text: break
            }
        }
        return found
    }

    private mutating func readTag(_ rest: inout Substring) throws {
        let whole = rest.prefix(60)
        rest = rest.dropFirst()
        let isClosing = rest.first == "/"
        if isClosing { rest = rest.dropFirst() }
        let name = rest.prefix { $0.isLetter || $0.isNumber || $0 == "!" || $0 == "-" }
        guard !name.isEmpty else { throw Malformed(description: "a bare '<': \(whole)") }
        rest = rest.dropFirst(name.count)
        var attributes: [String: String] = [:]
        while true {
            rest = rest.drop { $0.isWhitespace || $0 == "/" }
            guard let first = rest.first else {
                throw Malformed(description: "a tag never ends: \(whole)")
            }
            if first == ">" { break }
            let key = rest.prefix { !$0.isWhitespace && !"=>/".contains($0) }
            guard !key.isEmpty, !key.contains("\""), !key.contains("<") else {
                throw Malformed(description: "no attribute: \(whole)")
            }
            rest = rest.dropFirst(key.count)
            var value = ""
            if rest.first == "=" {
                guard rest.dropFirst().first == "\"",
                    let end = rest.dropFirst(2).firstIndex(of: "\"")
                else { throw Malformed(description: "a value without quotes: \(whole)") }
                value = String(rest[rest.index(rest.startIndex, offsetBy: 2)..<end])
                rest = rest[rest.index(after: end)...]
            }
            guard attributes.updateValue(value.unescaped, forKey: key.lowercased()) == nil else {
                throw Malformed(description: "an attribute twice: \(whole)")
            }
        }
        rest = rest.dropFirst()
        tokens.append(
            isClosing
                ? .closing(name.lowercased())
                : .opening(Tag(name: name.lowercased(), attributes: attributes)))
    }
}

extension String {
    /// The text with the entities that this site writes resolved.
    var unescaped: String {
        let entities = [
            "&lt;": "<", "&gt;": ">", "&quot;": "\"", "&#x27;": "'", "&#39;": "'", "&amp;": "&",
        ]
        var text = ""
        var rest = self[...]
        while let first = rest.first {
            if let entity = entities.first(where: { rest.hasPrefix($0.key) }) {
                text += entity.value
                rest = rest.dropFirst(entity.key.count)
            } else {
                text.append(first)
                rest = rest.dropFirst()
            }
        }
        return text
    }
}

extension Substring {
    /// Where another text first stands in it.
    fileprivate func firstRange(of other: String) -> Range<Index>? {
        var position = startIndex
        while position < endIndex {
            if self[position...].hasPrefix(other) {
                return position..<index(position, offsetBy: other.count)
            }
            position = index(after: position)
        }
        return nil
    }
}
