/// A heading's id, and what it says.
package struct HeadingAnchor: Hashable, Sendable {
    /// Unique in the document.
    package let id: String
    /// The heading's text without markup.
    package var text: String
    package let level: Int
}

extension MarkdownDocument {
    /// The anchors of the headings, by node.
    ///
    /// An id is made as on GitHub: lower case, letters, digits, `-` and `_` kept, spaces become
    /// `-`, the rest dropped; repeated ones get `-1`, `-2`, … A heading that states an id has that
    /// one, and no other heading gets it.
    package var headingAnchors: [Int: HeadingAnchor] {
        var taken = Set(nodes.compactMap(\.kind.statedID))
        var counts: [String: Int] = [:]
        var anchors: [Int: HeadingAnchor] = [:]
        for (index, node) in nodes.enumerated() {
            guard case .heading(let level, let statedID) = node.kind else { continue }
            let text = plainText(of: index)
            if let statedID {
                anchors[index] = HeadingAnchor(id: statedID, text: text, level: level)
                continue
            }
            let slug = Self.slug(text)
            var id = slug
            while !taken.insert(id).inserted {
                counts[slug, default: 0] += 1
                id = "\(slug)-\(counts[slug, default: 0])"
            }
            anchors[index] = HeadingAnchor(id: id, text: text, level: level)
        }
        return anchors
    }

    /// The headings that state an id which an earlier one states, with that one.
    package var repeatedHeadings: [(index: Int, earlier: Int)] {
        var first: [String: Int] = [:]
        return nodes.indices.compactMap { index in
            guard let id = nodes[index].kind.statedID else { return nil }
            guard let earlier = first[id] else {
                first[id] = index
                return nil
            }
            return (index, earlier)
        }
    }

    private static func slug(_ text: String) -> String {
        var slug = ""
        for character in text.lowercased() {
            if character.isLetter || character.isNumber || character == "-" || character == "_" {
                slug.append(character)
            } else if character == " " {
                slug.append("-")
            }
        }
        return slug.isEmpty ? "section" : slug
    }
}

extension MarkdownNode.Kind {
    /// The id that a heading states.
    fileprivate var statedID: String? {
        if case .heading(_, let id) = self { id } else { nil }
    }
}
