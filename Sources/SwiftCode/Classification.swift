import SwiftIDEUtils
import SwiftSyntax

/// What each stretch of Swift text is, found in one walk over its tree.
///
/// The ranges are those of SwiftIDEUtils, which asks the description of the grammar about each node
/// and takes most of the time of a page for it.
final class Classification: SyntaxVisitor {
    /// UTF-8 offsets, in order; neighbours of one kind are one.
    private(set) var ranges: [(kind: SyntaxClassification, range: Range<Int>)] = []
    /// The offsets of the names of functions where they are called.
    private(set) var calledNames: Set<Int> = []

    private let bytes: [UInt8]
    /// What a token is by its place in the tree, by the offset of its text: of names only.
    private var places: [Int: SyntaxClassification] = [:]
    /// The name of an attribute, which is one whatever it is made of.
    private var attribute = 0..<0

    static func of(_ tree: SourceFileSyntax, _ text: String) -> Classification {
        let classification = Classification(text)
        classification.walk(tree)
        return classification
    }

    private init(_ text: String) {
        bytes = Array(text.utf8)
        super.init(viewMode: .sourceAccurate)
    }

    private func report(_ kind: SyntaxClassification, _ range: Range<Int>) {
        // Within the name of an attribute.
        guard range.lowerBound >= ranges.last?.range.upperBound ?? 0 else { return }
        if let last = ranges.last, last.kind == kind, last.range.upperBound == range.lowerBound {
            ranges[ranges.count - 1].range = last.range.lowerBound..<range.upperBound
        } else if !range.isEmpty {
            ranges.append((kind, range))
        }
    }

    // MARK: Tokens

    override func visit(_ token: TokenSyntax) -> SyntaxVisitorContinueKind {
        let start = token.position.utf8Offset
        let text = token.positionAfterSkippingLeadingTrivia.utf8Offset
        let end = token.endPositionBeforeTrailingTrivia.utf8Offset
        let next = token.endPosition.utf8Offset
        visit(start..<text) { token.leadingTrivia }
        if attribute.lowerBound == text, !attribute.isEmpty {
            report(.attribute, attribute)
        } else {
            report(kind(of: token, at: text..<end), text..<end)
        }
        visit(end..<next) { token.trailingTrivia }
        return .skipChildren
    }

    /// Only comments are of interest, which begin with a slash.
    private func visit(_ range: Range<Int>, _ trivia: () -> Trivia) {
        guard bytes[range].contains(UInt8(ascii: "/")) else { return report(.none, range) }
        var offset = range.lowerBound
        for piece in trivia().pieces {
            let end = offset + piece.sourceLength.utf8Length
            report(SyntaxClassification(piece), offset..<end)
            offset = end
        }
    }

    private func kind(of token: TokenSyntax, at range: Range<Int>) -> SyntaxClassification {
        switch token.tokenKind {
        case .identifier:
            if let place = places[range.lowerBound] { return place }
            let isPlaceholder =
                bytes[range].starts(with: "<#".utf8)
                && bytes[range].suffix(2).elementsEqual("#>".utf8)
            return isPlaceholder ? .editorPlaceholder : .identifier
        case .unknown:
            return bytes[range].first == UInt8(ascii: "\"") ? .stringLiteral : .none
        case let kind: return SyntaxClassification(kind)
        }
    }

    // MARK: Places

    override func visit(_ node: AttributeSyntax) -> SyntaxVisitorContinueKind {
        let name = node.attributeName
        attribute =
            name.positionAfterSkippingLeadingTrivia
            .utf8Offset..<name.endPositionBeforeTrailingTrivia.utf8Offset
        return .visitChildren
    }

    override func visit(_ node: IfConfigClauseSyntax) -> SyntaxVisitorContinueKind {
        if let condition = node.condition { mark(condition, .ifConfigDirective) }
        return .visitChildren
    }

    override func visit(_ node: PlatformVersionItemSyntax) -> SyntaxVisitorContinueKind {
        mark(node.platformVersion, .keyword)
        return .visitChildren
    }

    override func visit(_ node: PlatformVersionSyntax) -> SyntaxVisitorContinueKind {
        mark(node.platform, .keyword)
        return .visitChildren
    }

    override func visit(_ node: DeclModifierSyntax) -> SyntaxVisitorContinueKind {
        mark(node.name, .attribute)
        return .visitChildren
    }

    override func visit(_ node: MemberTypeSyntax) -> SyntaxVisitorContinueKind {
        mark(node.name, .type)
        return .visitChildren
    }

    override func visit(_ node: IdentifierTypeSyntax) -> SyntaxVisitorContinueKind {
        mark(node.name, .type)
        return .visitChildren
    }

    override func visit(_ node: OperatorDeclSyntax) -> SyntaxVisitorContinueKind {
        mark(node.name, .operator)
        return .visitChildren
    }

    override func visit(_ node: PrecedenceGroupAssociativitySyntax) -> SyntaxVisitorContinueKind {
        mark(node.associativityLabel, .keyword)
        return .visitChildren
    }

    override func visit(_ node: PrecedenceGroupRelationSyntax) -> SyntaxVisitorContinueKind {
        mark(node.higherThanOrLowerThanLabel, .keyword)
        return .visitChildren
    }

    override func visit(_ node: FunctionParameterSyntax) -> SyntaxVisitorContinueKind {
        mark(node.firstName, .argumentLabel)
        return .visitChildren
    }

    override func visit(_ node: LabeledExprSyntax) -> SyntaxVisitorContinueKind {
        if let label = node.label { mark(label, .argumentLabel) }
        return .visitChildren
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
            calledNames.insert(name.positionAfterSkippingLeadingTrivia.utf8Offset)
        }
        return .visitChildren
    }

    private func mark(_ token: TokenSyntax, _ kind: SyntaxClassification) {
        places[token.positionAfterSkippingLeadingTrivia.utf8Offset] = kind
    }

    /// Marks all tokens of a node; what is said of one of them later counts.
    private func mark(_ node: some SyntaxProtocol, _ kind: SyntaxClassification) {
        for token in node.tokens(viewMode: .sourceAccurate) { mark(token, kind) }
    }
}

extension SyntaxClassification {
    fileprivate init(_ piece: TriviaPiece) {
        switch piece {
        case .lineComment: self = .lineComment
        case .blockComment: self = .blockComment
        case .docLineComment: self = .docLineComment
        case .docBlockComment: self = .docBlockComment
        default: self = .none
        }
    }

    /// What a token is wherever it stands.
    fileprivate init(_ kind: TokenKind) {
        switch kind {
        case .atSign: self = .attribute
        case .binaryOperator, .postfixOperator, .prefixOperator, .colonColon: self = .operator
        case .dollarIdentifier: self = .dollarIdentifier
        case .floatLiteral: self = .floatLiteral
        case .integerLiteral: self = .integerLiteral
        case .keyword, .poundSourceLocation: self = .keyword
        case .poundIf, .poundElse, .poundElseif, .poundEndif: self = .ifConfigDirective
        case .regexLiteralPattern, .regexPoundDelimiter, .regexSlash: self = .regexLiteral
        case .multilineStringQuote, .singleQuote, .stringQuote, .stringSegment:
            self = .stringLiteral
        default: self = .none
        }
    }
}
