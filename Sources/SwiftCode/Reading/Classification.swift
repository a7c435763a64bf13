import SwiftIDEUtils
@_spi(RawSyntax) import SwiftSyntax

/// What each stretch of Swift text is, found in one walk over its tree.
///
/// The ranges are those of SwiftIDEUtils. It asks the grammar's description about each node, and
/// takes most of the time of a page for it. The walk is over the tree as the parser has made it:
/// nodes with parents and positions would be made for it alone.
struct Classification {
    /// A stretch of one kind, by UTF-8 offsets.
    struct Stretch {
        let kind: SyntaxClassification
        var range: Range<Int>
        /// Whether it is the name of a function, where that is called.
        let isCalled: Bool
    }

    /// In order; neighbours of one kind are one.
    private(set) var stretches: [Stretch] = []

    private let bytes: UnsafeBufferPointer<UInt8>
    /// The UTF-8 offset of what is looked at.
    private var offset = 0

    /// What the stretches of a tree are; `bytes` is the UTF-8 of its text.
    static func of(_ tree: SourceFileSyntax, _ bytes: UnsafeBufferPointer<UInt8>) -> [Stretch] {
        withExtendedLifetime(tree) {
            var classification = Classification(bytes)
            classification.stretches.reserveCapacity(bytes.count / 4)
            classification.visit(tree.raw, Context())
            return classification.stretches
        }
    }

    private init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    private mutating func report(
        _ kind: SyntaxClassification, _ length: Int, isCalled: Bool = false
    ) {
        let range = offset..<(offset + length)
        offset = range.upperBound
        guard !range.isEmpty else { return }
        let last = stretches.count - 1
        if last >= 0, stretches[last].kind == kind,
            stretches[last].range.upperBound == range.lowerBound
        {
            stretches[last].range = stretches[last].range.lowerBound..<range.upperBound
        } else {
            stretches.append(Stretch(kind: kind, range: range, isCalled: isCalled))
        }
    }

    // MARK: Nodes

    /// What the nodes around a node say of it.
    private struct Context {
        /// What names in it are.
        var names: SyntaxClassification?
        /// Whether it is what is called.
        var isCalled = false
    }

    private mutating func visit(_ node: RawSyntax, _ context: Context) {
        if let token = node.tokenView { return visit(token, context) }
        guard let children = node.layoutView?.children else { return }
        let kind = node.kind
        let place = Place.of(kind)
        let called =
            context.isCalled || kind == .functionCallExpr ? Place.ofCalledName(in: kind) : nil
        for index in children.indices {
            guard let child = children[index] else { continue }
            if index == place?.child, place?.isWhole == true {
                visitWhole(child, place?.kind ?? .none)
                continue
            }
            visit(
                child,
                Context(
                    names: index == place?.child ? place?.kind : context.names,
                    isCalled: index == called))
        }
    }

    /// Reports a node as one stretch, whatever it is made of.
    private mutating func visitWhole(_ node: RawSyntax, _ kind: SyntaxClassification) {
        let (leading, trailing) = (node.leadingTriviaByteLength, node.trailingTriviaByteLength)
        visitTrivia(leading) { node.leadingTriviaPieces ?? [] }
        report(kind, node.byteLength - leading - trailing)
        visitTrivia(trailing) { node.trailingTriviaPieces ?? [] }
    }

    // MARK: Tokens

    private mutating func visit(_ token: RawSyntaxTokenView, _ context: Context) {
        guard token.presence == .present else { return }
        visitTrivia(token.leadingTriviaByteLength) { token.leadingRawTriviaPieces }
        let text = token.rawText
        report(
            kind(of: token.rawKind, text, context.names), text.count, isCalled: context.isCalled)
        visitTrivia(token.trailingTriviaByteLength) { token.trailingRawTriviaPieces }
    }

    /// Only comments are of interest, which begin with a slash.
    private mutating func visitTrivia(_ length: Int, _ pieces: () -> [RawTriviaPiece]) {
        guard length > 0 else { return }
        guard bytes[offset..<(offset + length)].contains(UInt8(ascii: "/")) else {
            return report(.none, length)
        }
        for piece in pieces() { report(SyntaxClassification(piece), piece.byteLength) }
    }

    private func kind(
        of kind: RawTokenKind, _ text: SyntaxText, _ name: SyntaxClassification?
    ) -> SyntaxClassification {
        switch kind {
        case .identifier:
            if let name { return name }
            return text.hasPrefix("<#") && text.hasSuffix("#>") ? .editorPlaceholder : .identifier
        case .unknown: return text.hasPrefix("\"") ? .stringLiteral : .none
        default: return SyntaxClassification(kind)
        }
    }
}

/// A child of a node, of which its place says what it is.
private struct Place {
    let child: Int
    /// What names in it are.
    let kind: SyntaxClassification
    /// Whether it is that as a whole, and not its names alone.
    var isWhole = false

    static func of(_ kind: SyntaxKind) -> Place? {
        switch kind {
        case .attribute: attributeName
        case .ifConfigClause: condition
        case .platformVersionItem: platformVersion
        case .platformVersion: platform
        case .declModifier: modifier
        case .memberType: memberType
        case .identifierType: identifierType
        case .operatorDecl: operatorName
        case .precedenceGroupAssociativity: associativity
        case .precedenceGroupRelation: relation
        case .functionParameter: firstName
        case .labeledExpr: label
        default: nil
        }
    }

    /// Which child of a node that is called, or of a call, has the name.
    static func ofCalledName(in kind: SyntaxKind) -> Int? {
        switch kind {
        case .functionCallExpr: calledExpression
        case .genericSpecializationExpr: specialized
        case .memberAccessExpr: memberName
        case .declReferenceExpr: baseName
        default: nil
        }
    }

    private static let attributeName = Place(
        child: index(of: \AttributeSyntax.attributeName), kind: .attribute, isWhole: true)
    private static let condition = Place(
        child: index(of: \IfConfigClauseSyntax.condition), kind: .ifConfigDirective)
    private static let platformVersion = Place(
        child: index(of: \PlatformVersionItemSyntax.platformVersion), kind: .keyword)
    private static let platform = Place(
        child: index(of: \PlatformVersionSyntax.platform), kind: .keyword)
    private static let modifier = Place(
        child: index(of: \DeclModifierSyntax.name), kind: .attribute)
    private static let memberType = Place(child: index(of: \MemberTypeSyntax.name), kind: .type)
    private static let identifierType = Place(
        child: index(of: \IdentifierTypeSyntax.name), kind: .type)
    private static let operatorName = Place(
        child: index(of: \OperatorDeclSyntax.name), kind: .operator)
    private static let associativity = Place(
        child: index(of: \PrecedenceGroupAssociativitySyntax.associativityLabel), kind: .keyword)
    private static let relation = Place(
        child: index(of: \PrecedenceGroupRelationSyntax.higherThanOrLowerThanLabel), kind: .keyword)
    private static let firstName = Place(
        child: index(of: \FunctionParameterSyntax.firstName), kind: .argumentLabel)
    private static let label = Place(
        child: index(of: \LabeledExprSyntax.label), kind: .argumentLabel)

    private static let calledExpression = index(of: \FunctionCallExprSyntax.calledExpression)
    private static let specialized = index(of: \GenericSpecializationExprSyntax.expression)
    private static let memberName = index(of: \MemberAccessExprSyntax.declName)
    private static let baseName = index(of: \DeclReferenceExprSyntax.baseName)

    /// Where a child stands among those of its node.
    private static func index<Node: SyntaxProtocol>(
        of child: any PartialKeyPath<Node> & Sendable
    ) -> Int {
        guard case .layout(let children) = Node.structure,
            let index = children.firstIndex(where: { $0 == child })
        else { preconditionFailure("the grammar has a place for each child: \(child)") }
        return index
    }
}

extension SyntaxClassification {
    fileprivate init(_ piece: RawTriviaPiece) {
        switch piece {
        case .lineComment: self = .lineComment
        case .blockComment: self = .blockComment
        case .docLineComment: self = .docLineComment
        case .docBlockComment: self = .docBlockComment
        default: self = .none
        }
    }

    /// What a token is wherever it stands.
    fileprivate init(_ kind: RawTokenKind) {
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
