import SwiftIDEUtils
import SwiftSyntax

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
        let calls = CalledNames.positions(in: tree)
        var runs: [HighlightedRun] = []
        var position = text.utf8.startIndex
        func append(upTo end: String.Index, _ role: HighlightedRun.Role?) {
            guard position < end else { return }
            runs.append(HighlightedRun(text: text[position..<end], role: role))
            position = end
        }
        for range in tree.classifications {
            let offset = range.range.lowerBound.utf8Offset
            let start = text.utf8.index(text.utf8.startIndex, offsetBy: offset)
            let end = text.utf8.index(start, offsetBy: range.range.length.utf8Length)
            guard start >= position else { continue }
            append(upTo: start, nil)
            var role = HighlightedRun.Role(range.kind)
            if range.kind == .identifier {
                // The parser cannot know what a name means; Swift's naming rules can.
                if text[start..<end].first?.isUppercase == true {
                    role = .type
                } else if calls.contains(offset) {
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

/// Finds the names of functions where they are called.
private final class CalledNames: SyntaxVisitor {
    private var positions: Set<Int> = []

    /// UTF-8 offsets of the names' first bytes.
    static func positions(in tree: SourceFileSyntax) -> Set<Int> {
        let visitor = CalledNames(viewMode: .sourceAccurate)
        visitor.walk(tree)
        return visitor.positions
    }

    override func visit(_ call: FunctionCallExprSyntax) -> SyntaxVisitorContinueKind {
        var called = call.calledExpression
        if let generic = called.as(GenericSpecializationExprSyntax.self) {
            called = generic.expression
        }
        let name =
            called.as(DeclReferenceExprSyntax.self)?.baseName
            ?? called.as(MemberAccessExprSyntax.self)?.declName.baseName
        if let name {
            positions.insert(name.positionAfterSkippingLeadingTrivia.utf8Offset)
        }
        return .visitChildren
    }
}
