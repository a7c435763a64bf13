import SwiftSyntax

extension SwiftSource {
    /// The first lines, counted from zero, of the statements and declarations that enclose an offset,
    /// and of the one that follows it.
    ///
    /// A line of attributes is none: the next one counts too.
    package func firstLines(around offset: Int, in lines: CodeLines) -> Set<Int> {
        let finder = HeadFinder(viewMode: .sourceAccurate)
        finder.walk(tree)
        let enclosing = finder.heads.filter { $0.range.contains(offset) }
        let following = finder.heads.filter { $0.range.lowerBound > offset }
            .min { $0.range.lowerBound < $1.range.lowerBound }
        return Set((enclosing + [following].compactMap(\.self)).flatMap(\.starts).map(lines.number))
    }
}

/// Where something begins that a mistake may be told of as a whole.
private struct Head {
    /// UTF-8 offsets of all of it.
    let range: Range<Int>
    /// The offset where it begins, and that of its first word behind its attributes.
    let starts: [Int]
}

private final class HeadFinder: SyntaxVisitor {
    var heads: [Head] = []

    override func visit(_ item: CodeBlockItemSyntax) -> SyntaxVisitorContinueKind {
        add(Syntax(item.item))
    }
    override func visit(_ item: MemberBlockItemSyntax) -> SyntaxVisitorContinueKind {
        add(Syntax(item.decl))
    }
    override func visit(_ accessor: AccessorDeclSyntax) -> SyntaxVisitorContinueKind {
        add(Syntax(accessor))
    }
    override func visit(_ part: SwitchCaseSyntax) -> SyntaxVisitorContinueKind { add(Syntax(part)) }

    private func add(_ node: Syntax) -> SyntaxVisitorContinueKind {
        let first = node.positionAfterSkippingLeadingTrivia
        let attributes = node.asProtocol((any WithAttributesSyntax).self)?.attributes
        let word = attributes?.lastToken(viewMode: .sourceAccurate)?
            .nextToken(viewMode: .sourceAccurate)
        let starts = [first, word?.positionAfterSkippingLeadingTrivia].compactMap { $0?.utf8Offset }
        heads.append(Head(range: node.offsets, starts: starts))
        return .visitChildren
    }
}
