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
        var runs: [HighlightedRun] = []
        var position = text.startIndex
        forEachRun { bytes, role in
            let end = text.utf8.index(position, offsetBy: bytes.count)
            runs.append(HighlightedRun(text: text[position..<end], role: role))
            position = end
        }
        return runs
    }

    /// Calls the body with the UTF-8 of each stretch of one role, in order; joined they are the text.
    package func forEachRun(
        _ body: (UnsafeBufferPointer<UInt8>, HighlightedRun.Role?) -> Void
    ) {
        var text = text
        text.withUTF8 { bytes in
            var position = 0
            func give(upTo end: Int, _ role: HighlightedRun.Role?) {
                guard position < end else { return }
                body(UnsafeBufferPointer(rebasing: bytes[position..<end]), role)
                position = end
            }
            for stretch in Classification.of(tree, bytes) {
                give(upTo: stretch.range.lowerBound, nil)
                var role = HighlightedRun.Role(stretch.kind)
                if stretch.kind == .identifier {
                    // The parser cannot know what a name means; Swift's naming rules can.
                    if beginsWithCapital(bytes[stretch.range]) {
                        role = .type
                    } else if stretch.isCalled {
                        role = .call
                    }
                }
                give(upTo: stretch.range.upperBound, role)
            }
            give(upTo: bytes.count, nil)
        }
    }
}

/// Whether the first character of a text that is UTF-8 is a capital letter.
private func beginsWithCapital(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    guard let first = bytes.first else { return false }
    // A letter beyond ASCII, or one with an accent of its own, is a matter for Unicode.
    guard bytes.prefix(2).allSatisfy({ $0 < 0x80 }) else {
        return String(decoding: bytes, as: UTF8.self).first?.isUppercase == true
    }
    return (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(first)
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
