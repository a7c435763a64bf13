import SwiftSyntax

extension SwiftSource {
    /// The text with calls that note what the probes ask for, without a change to what the program
    /// does: `_sitegen_begin` and `_sitegen_end` around a statement, `_sitegen_value` around an
    /// expression. A probe whose place is none, or has no room for a call, is dropped.
    package func instrumented(_ probes: [Probe]) -> InstrumentedSource {
        let places = ProbePlaces(viewMode: .sourceAccurate)
        places.walk(tree)
        var calls = Calls()
        var dropped: [Int: String] = [:]
        // Around the same text, statements stand outside of values, variables after both.
        for probe in probes {
            let problem =
                switch probe.place {
                case .statement(let range): calls.pass(places.item(range), probe.id)
                case .value(let range): calls.wrap(places.isValue(range), range, probe.id)
                case .variable(let name, let range):
                    places.isAwaited(name)
                        ? Obstacle.awaited
                        : calls.read(name, after: places.item(range), probe.id)
                }
            if let problem { dropped[probe.id] = problem.rawValue }
        }
        return InstrumentedSource(
            text: calls.inserted(into: text), insertions: calls.insertions, dropped: dropped)
    }
}

/// The calls to insert.
private struct Calls {
    /// Where a text is inserted, and what of several texts at one offset comes first.
    private struct Key: Comparable {
        let offset: Int
        /// What ends stands before what begins.
        let isClosing: Bool
        /// How much text it is about: what is about more stands outside.
        let length: Int
        /// About the same text: the larger, the further outside.
        let distance: Int

        static func < (left: Key, right: Key) -> Bool {
            guard left.offset == right.offset else { return left.offset < right.offset }
            guard left.isClosing == right.isClosing else { return left.isClosing }
            let isInside = (left.length, left.distance) < (right.length, right.distance)
            return left.isClosing
                ? isInside : (left.length, left.distance) > (right.length, right.distance)
        }
    }

    private var calls: [(key: Key, insertion: InstrumentedSource.Insertion)] = []

    var insertions: [InstrumentedSource.Insertion] {
        calls.enumerated()
            .sorted { ($0.element.key, $0.offset) < ($1.element.key, $1.offset) }
            .map(\.element.insertion)
    }

    func inserted(into text: String) -> String {
        let bytes = Array(text.utf8)
        var result: [UInt8] = []
        var position = 0
        for insertion in insertions {
            result += bytes[position..<insertion.offset]
            result += insertion.text.utf8
            position = insertion.offset
        }
        return String(decoding: result + bytes[position...], as: UTF8.self)
    }

    /// Notes the passage through a statement.
    mutating func pass(_ item: CodeBlockItemSyntax?, _ probe: Int) -> Obstacle? {
        guard let item else { return .noStatement }
        let range = item.item.offsets
        let begin = "\(item.call("begin", probe)); "
        switch item.passage {
        case .none(let obstacle): return obstacle
        case .entered: surround(range, distance: 3, probe, open: begin)
        case .around:
            surround(
                range, distance: 3, probe, open: begin, close: "; \(item.call("end", probe))")
        case .within(let result):
            let open = "_sitegen_passed(_sitegen_begin(\(probe)), \(probe), "
            surround(result, distance: 1, probe, open: open, close: ")")
        }
        return nil
    }

    /// Notes the value of an expression.
    mutating func wrap(_ isValue: Bool, _ range: Range<Int>, _ probe: Int) -> Obstacle? {
        guard isValue else { return .noExpression }
        surround(range, distance: 0, probe, open: "_sitegen_value(\(probe), ", close: ")")
        return nil
    }

    /// Notes the value of a variable after a statement.
    mutating func read(
        _ name: String, after item: CodeBlockItemSyntax?, _ probe: Int
    ) -> Obstacle? {
        guard let item else { return .noStatement }
        let range = item.item.offsets
        let value = "_sitegen_value(\(probe), \(name))"
        switch item.passage {
        case .none(let obstacle): return obstacle
        case .entered: return .transfer
        case .around: surround(range, distance: 4, probe, close: "; \(item.declaring)\(value)")
        case .within:
            guard item.transferred == nil else { return .transfer }
            surround(
                range, distance: 2, probe, open: "_sitegen_first(", close: ", \(value))")
        }
        return nil
    }

    private mutating func surround(
        _ range: Range<Int>, distance: Int, _ probe: Int, open: String = "", close: String = ""
    ) {
        for (text, offset) in [(open, range.lowerBound), (close, range.upperBound)]
        where !text.isEmpty {
            let key = Key(
                offset: offset, isClosing: offset == range.upperBound, length: range.count,
                distance: distance)
            calls.append((key, .init(offset: offset, text: text, probe: probe)))
        }
    }
}

/// The statements and expressions of a text by their places.
private final class ProbePlaces: SyntaxAnyVisitor {
    private var items: [Range<Int>: CodeBlockItemSyntax] = [:]
    private var values: Set<Range<Int>> = []
    private var awaitedNames: Set<String> = []

    func item(_ range: Range<Int>) -> CodeBlockItemSyntax? { items[range] }

    func isValue(_ range: Range<Int>) -> Bool { values.contains(range) }

    /// Whether a variable, or the one that a member is asked of, is an `async let`.
    func isAwaited(_ name: String) -> Bool {
        let base = name.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
        return awaitedNames.contains(String(base))
    }

    override func visitAny(_ node: Syntax) -> SyntaxVisitorContinueKind {
        if let item = node.as(CodeBlockItemSyntax.self) {
            items[item.item.offsets] = item
        } else if let expression = node.as(ExprSyntax.self), expression.isValue {
            values.insert(expression.offsets)
        } else if let variable = node.as(VariableDeclSyntax.self),
            variable.modifiers.contains(where: { $0.name.tokenKind == .keyword(.async) })
        {
            awaitedNames.formUnion(variable.bindings.flatMap { $0.pattern.boundNames })
        }
        // Operators are not yet a tree: the right side of an assignment is what follows it.
        if let sequence = node.as(SequenceExprSyntax.self) {
            let elements = Array(sequence.elements)
            if elements.count > 2, ExprSyntax(sequence).assignmentTarget != nil {
                let start = elements[2].offsets.lowerBound
                if elements.count > 3 || elements[2].isValue {
                    values.insert(start..<sequence.offsets.upperBound)
                }
            }
        }
        return .visitChildren
    }
}
