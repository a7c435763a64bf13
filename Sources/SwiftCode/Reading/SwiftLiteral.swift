import SwiftParser
import SwiftSyntax

/// A value as Swift text writes it: a literal, a case, an initializer's call.
///
/// What the standard library prints of most values reads as such text too. `[1,2]` on a page and
/// `[1, 2]` in what was captured can therefore be the same.
package indirect enum SwiftLiteral: Hashable, Sendable {
    /// An integer or a floating-point number.
    case number(Double)
    case string(String)
    case boolean(Bool)
    case none
    case array([SwiftLiteral])
    case dictionary([Pair])
    /// A tuple or the arguments of a call; labels are nil where there are none.
    case tuple([Element])
    /// `Point(x: 1)`, with the last part of the type's name.
    case call(name: String, [Element])
    /// `.north`, `Direction.north`, `north`.
    case name(String)
    /// Another expression, by the texts of its tokens: `0..<5`.
    case other([String])

    package struct Pair: Hashable, Sendable {
        package let key: SwiftLiteral
        package let value: SwiftLiteral
    }

    package struct Element: Hashable, Sendable {
        package let label: String?
        package let value: SwiftLiteral
    }

    /// Nil where the text is not one whole expression.
    package init?(_ text: String) {
        // Beyond this the parser gives up, and no author writes such a value.
        guard text.utf8.count <= 1 << 16 else { return nil }
        var parser = Parser(text)
        let expression = ExprSyntax.parse(from: &parser)
        guard !expression.hasError, expression.trimmedLength.utf8Length > 0,
            expression.endPosition.utf8Offset == text.utf8.count
        else { return nil }
        self.init(expression)
    }
}

extension SwiftLiteral {
    private init(_ expression: ExprSyntax) {
        self =
            Self.simple(expression) ?? Self.compound(expression)
            ?? .other(expression.tokens(viewMode: .sourceAccurate).map(\.text))
    }

    private static func simple(_ expression: ExprSyntax) -> SwiftLiteral? {
        switch expression.as(ExprSyntaxEnum.self) {
        case .integerLiteralExpr(let literal): number(literal.literal.text).map { .number($0) }
        case .floatLiteralExpr(let literal): number(literal.literal.text).map { .number($0) }
        case .booleanLiteralExpr(let literal):
            .boolean(literal.literal.tokenKind == .keyword(.true))
        case .stringLiteralExpr(let literal): literal.representedLiteralValue.map { .string($0) }
        case .nilLiteralExpr: SwiftLiteral.none
        case .prefixOperatorExpr(let prefixed): negated(prefixed)
        case .declReferenceExpr(let reference): .name(reference.baseName.text.plain)
        case .memberAccessExpr(let member): name(member).map { .name($0) }
        default: nil
        }
    }

    /// `Direction.north`, of `.north` the last part; nil where it is a member of something else.
    private static func name(_ member: MemberAccessExprSyntax) -> String? {
        let own = member.declName.baseName.text.plain
        guard let base = member.base else { return own }
        guard case .name(let type)? = simple(base) else { return nil }
        return "\(type).\(own)"
    }

    private static func compound(_ expression: ExprSyntax) -> SwiftLiteral? {
        switch expression.as(ExprSyntaxEnum.self) {
        case .arrayExpr(let array): .array(array.elements.map { SwiftLiteral($0.expression) })
        case .dictionaryExpr(let dictionary):
            switch dictionary.content {
            case .colon: .dictionary([])
            case .elements(let elements):
                .dictionary(
                    elements.map { Pair(key: Self($0.key), value: Self($0.value)) })
            }
        case .tupleExpr(let tuple): of(tuple)
        case .functionCallExpr(let call): of(call)
        default: nil
        }
    }

    private static func of(_ tuple: TupleExprSyntax) -> SwiftLiteral {
        let elements = elements(tuple.elements)
        // Parentheses around one value.
        if elements.count == 1, elements[0].label == nil { return elements[0].value }
        return .tuple(elements)
    }

    private static func of(_ call: FunctionCallExprSyntax) -> SwiftLiteral? {
        guard call.trailingClosure == nil,
            case .name(let path)? = simple(call.calledExpression.withoutGenericArguments),
            let name = path.split(separator: ".").last.map({ String($0) })
        else { return nil }
        let elements = elements(call.arguments)
        // `Optional(5)` is what an optional 5 prints.
        if ["Optional", "some"].contains(name), elements.count == 1, elements[0].label == nil {
            return elements[0].value
        }
        if name == "Set" || name == "Array", elements.count == 1, case .array = elements[0].value {
            return elements[0].value
        }
        return .call(name: name, elements)
    }

    private static func elements(_ list: LabeledExprListSyntax) -> [Element] {
        list.map { Element(label: $0.label?.text.plain, value: SwiftLiteral($0.expression)) }
    }

    private static func negated(_ prefixed: PrefixOperatorExprSyntax) -> SwiftLiteral? {
        let isMinus = ["-", "\u{2212}"].contains(prefixed.operator.text)
        guard isMinus, case .number(let number)? = simple(prefixed.expression) else { return nil }
        return .number(-number)
    }

    /// The number that a literal stands for, in any radix, with or without underscores.
    private static func number(_ text: String) -> Double? {
        let digits = text.replacing("_", with: "")
        for (lead, radix) in [("0b", 2), ("0o", 8)] where digits.hasPrefix(lead) {
            return UInt64(digits.dropFirst(2), radix: radix).map { Double($0) }
        }
        // Beyond 2^53 several integers are one floating-point number.
        guard let number = Double(digits), digits.contains(".") || number < 0x1p53 else {
            return nil
        }
        return number
    }
}

extension SwiftLiteral {
    /// Whether both stand for the same value; labels of tuples count where both have them.
    package func isSame(as other: SwiftLiteral, inAnyOrder: Bool = false) -> Bool {
        switch (self, other) {
        case (.array([]), .dictionary([])), (.dictionary([]), .array([])): true
        case (.array(let own), .array(let others)):
            own.count == others.count
                && (inAnyOrder
                    ? own.isPermutation(of: others) { $0.isSame(as: $1) }
                    : zip(own, others).allSatisfy { $0.isSame(as: $1) })
        case (.dictionary(let own), .dictionary(let others)):
            own.count == others.count
                && own.isPermutation(of: others) {
                    $0.key.isSame(as: $1.key) && $0.value.isSame(as: $1.value)
                }
        case (.tuple(let own), .tuple(let others)): own.areSame(as: others)
        // The types around it may be left out.
        case (.name(let own), .name(let other)):
            own == other || own.hasSuffix(".\(other)") || other.hasSuffix(".\(own)")
        case (.call(let name, let own), .call(let otherName, let others)):
            name == otherName && own.areSame(as: others)
        default: self == other
        }
    }

    /// The most elements that are compared in any order, which takes the square of steps.
    fileprivate static let mostInAnyOrder = 2_000
}

extension [SwiftLiteral.Element] {
    fileprivate func areSame(as others: Self) -> Bool {
        count == others.count
            && zip(self, others).allSatisfy { own, other in
                (own.label == nil || other.label == nil || own.label == other.label)
                    && own.value.isSame(as: other.value)
            }
    }
}

extension Array {
    /// Whether each element has a partner of its own among as many others.
    fileprivate func isPermutation(of others: [Element], _ areSame: (Element, Element) -> Bool)
        -> Bool
    {
        guard count <= SwiftLiteral.mostInAnyOrder else { return false }
        var rest = others
        return allSatisfy { element in
            guard let index = rest.firstIndex(where: { areSame(element, $0) }) else { return false }
            rest.swapAt(index, rest.count - 1)
            rest.removeLast()
            return true
        }
    }
}

extension ExprSyntax {
    fileprivate var withoutGenericArguments: ExprSyntax {
        self.as(GenericSpecializationExprSyntax.self)?.expression ?? self
    }
}

extension String {
    /// A name without back-ticks.
    fileprivate var plain: String {
        count > 2 && hasPrefix("`") && hasSuffix("`") ? String(dropFirst().dropLast()) : self
    }
}
