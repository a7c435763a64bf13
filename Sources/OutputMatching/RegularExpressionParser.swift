extension RegularExpression {
    /// A part of an expression.
    indirect enum Node {
        case set(CharacterSet)
        case boundary(Boundary)
        case sequence([Node])
        case alternation([Node])
        case repetition(Node, least: Int, most: Int?, isLazy: Bool)
    }
}

/// Reads a regular expression; stops at the first problem.
struct RegularExpressionParser {
    typealias Node = RegularExpression.Node
    typealias CharacterSet = RegularExpression.CharacterSet

    private let scalars: [Unicode.Scalar]
    private var position = 0
    private var depth = 0
    private(set) var problem: RegularExpression.Problem?

    private static let deepestGroup = 50
    private static let mostRepetitions = 250

    init(_ text: String) { scalars = Array(text.unicodeScalars) }

    mutating func whole() -> Node {
        if scalars.isEmpty { fail("is empty", "write the text to replace") }
        let node = alternation()
        if problem == nil, next == ")" {
            fail("closes a group that is not open", "write '\\)' for the character itself")
        }
        return node
    }

    private var next: Unicode.Scalar? {
        position < scalars.count ? scalars[position] : nil
    }

    private mutating func take() -> Unicode.Scalar? {
        guard let scalar = next else { return nil }
        position += 1
        return scalar
    }

    private mutating func takes(_ scalar: Unicode.Scalar) -> Bool {
        guard next == scalar else { return false }
        position += 1
        return true
    }

    private mutating func fail(_ words: String, _ hint: String) {
        problem = problem ?? RegularExpression.Problem(words: words, hint: hint)
    }

    private mutating func alternation() -> Node {
        var branches = [sequence()]
        while problem == nil, takes("|") { branches.append(sequence()) }
        return branches.count == 1 ? branches[0] : .alternation(branches)
    }

    private mutating func sequence() -> Node {
        var parts: [Node] = []
        while problem == nil, let scalar = next, scalar != "|", scalar != ")" {
            parts.append(quantified(atom()))
        }
        return .sequence(parts)
    }

    private mutating func atom() -> Node {
        guard let scalar = take() else { return .sequence([]) }
        switch scalar {
        case "(": return group()
        case "[": return .set(set())
        case ".": return .set(CharacterSet(kinds: [.any]))
        case "^": return .boundary(.start)
        case "$": return .boundary(.end)
        case "\\":
            if takes("b") { return .boundary(.word) }
            if takes("B") { return .boundary(.noWord) }
            return .set(escaped())
        case "*", "+", "?", "{":
            fail(
                "has nothing to repeat before '\(scalar)'",
                "write '\\\(scalar)' for the character itself")
            return .sequence([])
        default: return .set(.one(scalar))
        }
    }

    private mutating func group() -> Node {
        if takes("?"), !takes(":") {
            fail(
                "has a group that begins with '(?'",
                "write '(?:', the only known form: expressions do not look around")
        }
        depth += 1
        if depth > Self.deepestGroup { fail("has too many groups in groups", "use fewer groups") }
        let node = problem == nil ? alternation() : .sequence([])
        depth -= 1
        if problem == nil, !takes(")") {
            fail("has a '(' that never ends", "close it with ')', or write '\\('")
        }
        return node
    }

    // MARK: Quantifiers

    private mutating func quantified(_ node: Node) -> Node {
        guard problem == nil, let (least, most) = quantifier() else { return node }
        let isLazy = takes("?")
        if let scalar = next, ["*", "+", "?"].contains(scalar) {
            fail(
                "has a quantifier right after another",
                "put the repeated part in a group, or write '\\\(scalar)'")
        }
        return .repetition(node, least: least, most: most, isLazy: isLazy)
    }

    private mutating func quantifier() -> (least: Int, most: Int?)? {
        if takes("*") { return (0, nil) }
        if takes("+") { return (1, nil) }
        if takes("?") { return (0, 1) }
        guard takes("{") else { return nil }
        let least = number()
        var most = least
        if takes(",") { most = next == "}" ? nil : number() ?? -1 }
        guard let least, takes("}"), (most ?? least) >= least,
            max(most ?? 0, least) <= Self.mostRepetitions
        else {
            fail(
                "has a '{' that begins no quantifier",
                "write {3}, {2,} or {2,5}, at most \(Self.mostRepetitions), or '\\{'")
            return nil
        }
        return (least, most)
    }

    private mutating func number() -> Int? {
        var digits = ""
        while let scalar = next, ("0"..."9").contains(scalar), digits.count < 6 {
            digits.unicodeScalars.append(scalar)
            position += 1
        }
        return Int(digits)
    }

    // MARK: Characters

    /// What follows a backslash.
    private mutating func escaped() -> CharacterSet {
        guard let scalar = take() else {
            fail("ends with a backslash", "write '\\\\' for the character itself")
            return CharacterSet()
        }
        switch scalar {
        case "d": return CharacterSet(kinds: [.digit])
        case "w": return CharacterSet(kinds: [.word])
        case "s": return CharacterSet(kinds: [.space])
        case "D": return CharacterSet(otherThan: [.digit])
        case "W": return CharacterSet(otherThan: [.word])
        case "S": return CharacterSet(otherThan: [.space])
        case "t": return .one("\t")
        case _ where scalar.properties.isAlphabetic || ("0"..."9").contains(scalar):
            fail(
                "has '\\\(scalar)', which has no meaning",
                "write one of \\d \\w \\s \\b, their capitals, \\t, or a backslash before a sign")
            return CharacterSet()
        default: return .one(scalar)
        }
    }

    private mutating func set() -> CharacterSet {
        var set = CharacterSet(isNegated: takes("^"))
        var isEmpty = true
        while problem == nil, let scalar = take() {
            if scalar == "]" {
                if isEmpty { fail("has an empty '[]'", "write '\\]' for the character itself") }
                return set
            }
            isEmpty = false
            let first = scalar == "\\" ? escaped() : .one(scalar)
            guard next == "-", position + 1 < scalars.count, scalars[position + 1] != "]" else {
                set.formUnion(first)
                continue
            }
            position += 1
            let last = takes("\\") ? escaped() : take().map { .one($0) } ?? CharacterSet()
            guard let start = first.only, let end = last.only, start <= end else {
                fail(
                    "has an invalid range in '[…]'",
                    "write the smaller end first, as in 'a-z', or '\\-' for the character itself")
                break
            }
            set.ranges.append(start...end)
        }
        fail("has a '[' that never ends", "close it with ']', or write '\\['")
        return set
    }
}

extension RegularExpression.CharacterSet {
    static func one(_ scalar: Unicode.Scalar) -> Self {
        Self(ranges: [scalar.value...scalar.value])
    }

    /// The only character that it holds.
    fileprivate var only: UInt32? {
        ranges.count == 1 && kinds.isEmpty && otherThan.isEmpty && ranges[0].count == 1
            ? ranges[0].lowerBound : nil
    }

    fileprivate mutating func formUnion(_ other: Self) {
        ranges += other.ranges
        kinds += other.kinds
        otherThan += other.otherThan
    }
}
