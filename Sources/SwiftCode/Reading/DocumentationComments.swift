import SwiftSyntax

/// A documentation comment: the markdown of a declaration.
package struct DocumentationComment: Hashable, Sendable {
    /// A line of its markdown.
    package struct Line: Hashable, Sendable {
        /// The number of the source's line, counted from one.
        package let number: Int
        /// Where in the line the markdown is, in bytes.
        package let range: Range<Int>
    }

    /// What it documents, with the types around: `Sequence.chunked(by:)`.
    package let symbol: String
    /// Consecutive lines.
    package let lines: [Line]
}

extension SwiftSource {
    /// The documentation comments of its declarations, in their order: `///` and `/** */`.
    package var documentationComments: [DocumentationComment] {
        let finder = DocumentationFinder(tree)
        finder.walk(tree)
        return finder.found
    }
}

private final class DocumentationFinder: SyntaxVisitor {
    private(set) var found: [DocumentationComment] = []
    private var types: [String] = []
    private let converter: SourceLocationConverter

    init(_ tree: SourceFileSyntax) {
        converter = SourceLocationConverter(fileName: "", tree: tree)
        super.init(viewMode: .sourceAccurate)
    }

    // MARK: Declarations

    override func visit(_ node: StructDeclSyntax) -> SyntaxVisitorContinueKind { enter(node) }
    override func visit(_ node: ClassDeclSyntax) -> SyntaxVisitorContinueKind { enter(node) }
    override func visit(_ node: EnumDeclSyntax) -> SyntaxVisitorContinueKind { enter(node) }
    override func visit(_ node: ActorDeclSyntax) -> SyntaxVisitorContinueKind { enter(node) }
    override func visit(_ node: ProtocolDeclSyntax) -> SyntaxVisitorContinueKind { enter(node) }
    override func visitPost(_ node: StructDeclSyntax) { types.removeLast() }
    override func visitPost(_ node: ClassDeclSyntax) { types.removeLast() }
    override func visitPost(_ node: EnumDeclSyntax) { types.removeLast() }
    override func visitPost(_ node: ActorDeclSyntax) { types.removeLast() }
    override func visitPost(_ node: ProtocolDeclSyntax) { types.removeLast() }

    override func visit(_ node: ExtensionDeclSyntax) -> SyntaxVisitorContinueKind {
        let name = node.extendedType.withoutArguments
        take(node, name)
        types.append(name)
        return .visitChildren
    }
    override func visitPost(_ node: ExtensionDeclSyntax) { types.removeLast() }

    override func visit(_ node: FunctionDeclSyntax) -> SyntaxVisitorContinueKind {
        take(node, node.name.nameText + node.signature.parameterClause.labels)
        return .skipChildren
    }

    override func visit(_ node: InitializerDeclSyntax) -> SyntaxVisitorContinueKind {
        take(node, "init" + node.signature.parameterClause.labels)
        return .skipChildren
    }

    override func visit(_ node: SubscriptDeclSyntax) -> SyntaxVisitorContinueKind {
        take(node, "subscript" + node.parameterClause.labels)
        return .skipChildren
    }

    override func visit(_ node: VariableDeclSyntax) -> SyntaxVisitorContinueKind {
        take(node, node.bindings.first?.pattern.boundNames.first ?? "_")
        return .skipChildren
    }

    override func visit(_ node: EnumCaseDeclSyntax) -> SyntaxVisitorContinueKind {
        take(node, node.elements.first?.name.nameText ?? "")
        return .skipChildren
    }

    override func visit(_ node: TypeAliasDeclSyntax) -> SyntaxVisitorContinueKind {
        take(node, node.name.nameText)
        return .skipChildren
    }

    override func visit(_ node: AssociatedTypeDeclSyntax) -> SyntaxVisitorContinueKind {
        take(node, node.name.nameText)
        return .skipChildren
    }

    override func visit(_ node: MacroDeclSyntax) -> SyntaxVisitorContinueKind {
        take(node, node.name.nameText + node.signature.parameterClause.labels)
        return .skipChildren
    }

    override func visit(_ node: OperatorDeclSyntax) -> SyntaxVisitorContinueKind {
        take(node, node.name.text)
        return .skipChildren
    }

    private func enter(_ node: some DeclSyntaxProtocol & NamedDeclSyntax)
        -> SyntaxVisitorContinueKind
    {
        take(node, node.name.nameText)
        types.append(node.name.nameText)
        return .visitChildren
    }

    // MARK: Comments

    private func take(_ node: some DeclSyntaxProtocol, _ name: String) {
        var lines: [DocumentationComment.Line] = []
        var position = node.position
        for piece in node.leadingTrivia {
            let place = converter.location(for: position)
            switch piece {
            case .docLineComment(let text):
                // One that stands apart is no part of it.
                if let last = lines.last, last.number + 1 != place.line { lines = [] }
                let start = place.column - 1
                lines.append(
                    .init(number: place.line, range: (start + 3)..<(start + text.utf8.count)))
            case .docBlockComment(let text):
                lines = Self.lines(ofBlock: text, at: place)
            case .lineComment, .blockComment: lines = []
            default: break
            }
            position += piece.sourceLength
        }
        guard !lines.isEmpty else { return }
        found.append(
            DocumentationComment(
                symbol: (types + [name]).joined(separator: "."),
                lines: lines.withoutIndentation(of: sourceLines)))
    }

    /// The bytes of each line of the source.
    private lazy var sourceLines: [Substring.UTF8View] = converter.sourceLines.map {
        Substring($0).utf8
    }

    /// The lines of `/** … */`, without the marks; a star that leads each line is one of them.
    private static func lines(
        ofBlock text: String, at place: SourceLocation
    ) -> [DocumentationComment.Line] {
        let parts = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        var ranges: [Range<Int>] = []
        for (index, part) in parts.enumerated() {
            let start = index == 0 ? place.column - 1 : 0
            var range = start..<(start + part.count)
            if part.last == UInt8(ascii: "\r") { range = range.lowerBound..<(range.upperBound - 1) }
            if index == 0 { range = (start + 3)..<max(start + 3, range.upperBound) }
            if index == parts.count - 1 {
                range = min(range.lowerBound, range.upperBound - 2)..<(range.upperBound - 2)
            }
            ranges.append(range)
        }
        func star(_ index: Int) -> Int? {
            let part = parts[index]
            let blank = part.prefix { $0 == 0x20 || $0 == 0x09 }.count
            return part.dropFirst(blank).first == UInt8(ascii: "*") ? blank + 1 : nil
        }
        let inner = parts.indices.dropFirst()
        let haveStars =
            inner.count > 1
            && inner.dropLast().allSatisfy { index in
                star(index) != nil || parts[index].allSatisfy { $0 == 0x20 || $0 == 0x09 }
            }
        return ranges.enumerated().map { index, range in
            var range = range
            if haveStars, index > 0, let after = star(index), after <= range.upperBound {
                range = after..<range.upperBound
            }
            return .init(number: place.line + index, range: range)
        }
    }
}

extension FunctionParameterClauseSyntax {
    /// The labels as a name has them: `(by:_:)`.
    fileprivate var labels: String {
        "(" + parameters.map { $0.firstName.nameText + ":" }.joined() + ")"
    }
}

extension [DocumentationComment.Line] {
    /// The lines without the spaces and tabs that all of them begin with; `source` has the bytes of
    /// each line.
    fileprivate func withoutIndentation(of source: [Substring.UTF8View]) -> Self {
        let indentations = compactMap { line -> Substring.UTF8View? in
            guard source.indices.contains(line.number - 1) else { return nil }
            let text = source[line.number - 1].dropFirst(line.range.lowerBound)
                .prefix(line.range.count)
            let own = text.prefix { $0 == 0x20 || $0 == 0x09 }
            return own.count == text.count ? nil : own
        }
        let first = indentations.first ?? Substring().utf8
        let common =
            indentations.map { own in zip(first, own).prefix { $0 == $1 }.count }.min() ?? 0
        return map { line in
            let start = Swift.min(line.range.lowerBound + common, line.range.upperBound)
            return .init(number: line.number, range: start..<line.range.upperBound)
        }
    }
}
