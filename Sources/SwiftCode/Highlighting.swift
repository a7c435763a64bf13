import SwiftIDEUtils

/// A stretch of Swift text that is shown in one colour.
package struct HighlightedRun: Hashable, Sendable {
    /// What the text is.
    package enum Role: String, Sendable, CaseIterable {
        case keyword, type, string, number, comment, attribute, call, directive
    }

    package let text: Substring
    /// Nil for text without a colour of its own.
    package let role: Role?

    package init(text: Substring, role: Role?) {
        self.text = text
        self.role = role
    }
}

extension SwiftSource {
    /// The whole text, in order, in stretches of one role each; joined they are the text.
    package var highlighted: [HighlightedRun] {
        let classified = Classification.of(tree, text)
        var runs: [HighlightedRun] = []
        runs.reserveCapacity(classified.ranges.count)
        var position = text.utf8.startIndex
        func append(upTo end: String.Index, _ role: HighlightedRun.Role?) {
            guard position < end else { return }
            runs.append(HighlightedRun(text: text[position..<end], role: role))
            position = end
        }
        for (kind, range) in classified.ranges {
            let start = text.utf8.index(text.utf8.startIndex, offsetBy: range.lowerBound)
            let end = text.utf8.index(start, offsetBy: range.count)
            guard start >= position else { continue }
            append(upTo: start, nil)
            var role = HighlightedRun.Role(kind)
            if kind == .identifier {
                // The parser cannot know what a name means; Swift's naming rules can.
                if text[start..<end].first?.isUppercase == true {
                    role = .type
                } else if classified.calledNames.contains(range.lowerBound) {
                    role = .call
                }
            }
            append(upTo: end, role)
        }
        append(upTo: text.endIndex, nil)
        return runs
    }
}

extension HighlightedRun.Role {
    fileprivate init?(_ classification: SyntaxClassification) {
        switch classification {
        case .keyword: self = .keyword
        case .type: self = .type
        case .stringLiteral, .regexLiteral: self = .string
        case .integerLiteral, .floatLiteral: self = .number
        case .lineComment, .blockComment, .docLineComment, .docBlockComment: self = .comment
        case .attribute: self = .attribute
        case .ifConfigDirective: self = .directive
        default: return nil
        }
    }
}
