/// A regular expression that is matched in a time bound by the lengths of text and expression.
///
/// It has no back references and does not look around, and so needs no backtracking: none can be
/// written that never ends.
package struct RegularExpression: Hashable, Sendable {
    /// Why a text is no regular expression.
    package struct Problem: Error, Hashable {
        /// What is wrong, to follow the expression in a message.
        package let words: String
        /// What to do.
        package let hint: String
    }

    /// The expression as written.
    package let text: String
    let program: [Instruction]

    /// One step of the machine that walks a text.
    enum Instruction: Hashable, Sendable {
        /// Takes one character.
        case take(CharacterSet)
        /// Goes on at both places, the first one preferred.
        case split(Int, Int)
        case jump(Int)
        case expect(Boundary)
        case match
    }

    enum Boundary: Hashable, Sendable {
        case start, end, word, noWord
    }

    /// Characters by ranges of Unicode scalars and by kinds.
    struct CharacterSet: Hashable, Sendable {
        enum Kind: Hashable, Sendable {
            case digit, word, space, any
        }

        var ranges: [ClosedRange<UInt32>] = []
        var kinds: [Kind] = []
        /// Kinds of which a character must not be.
        var otherThan: [Kind] = []
        var isNegated = false

        func contains(_ scalar: Unicode.Scalar) -> Bool {
            let isIn =
                ranges.contains { $0.contains(scalar.value) }
                || kinds.contains { $0.contains(scalar) }
                || otherThan.contains { !$0.contains(scalar) }
            return isIn != isNegated
        }
    }

    /// Reads an expression: characters, `.`, `[…]`, `\d \w \s \b`, groups, `|`, `^`, `$` and the
    /// quantifiers `* + ? {m,n}`, lazy with a `?` after them.
    package static func parse(_ text: String) -> Result<RegularExpression, Problem> {
        var parser = RegularExpressionParser(text)
        let node = parser.whole()
        if let problem = parser.problem { return .failure(problem) }
        var program: [Instruction] = []
        guard node.append(to: &program, atMost: largestProgram) else {
            return .failure(
                Problem(
                    words: "is too large", hint: "repeat less often, or split it in two"))
        }
        return .success(RegularExpression(text: text, program: program + [.match]))
    }

    private static let largestProgram = 500
}

extension RegularExpression.CharacterSet.Kind {
    func contains(_ scalar: Unicode.Scalar) -> Bool {
        switch self {
        case .digit: scalar.properties.generalCategory == .decimalNumber
        case .word:
            scalar == "_" || scalar.properties.isAlphabetic
                || scalar.properties.generalCategory == .decimalNumber
        case .space: scalar.properties.isWhitespace
        case .any: true
        }
    }
}

extension RegularExpression.Node {
    /// Adds the instructions for it; false where there would be too many.
    fileprivate func append(
        to program: inout [RegularExpression.Instruction], atMost limit: Int
    ) -> Bool {
        guard program.count < limit else { return false }
        switch self {
        case .set(let set): program.append(.take(set))
        case .boundary(let boundary): program.append(.expect(boundary))
        case .sequence(let parts):
            for part in parts {
                guard part.append(to: &program, atMost: limit) else { return false }
            }
        case .alternation(let branches):
            var jumps: [Int] = []
            for branch in branches.dropLast() {
                let split = program.count
                program.append(.split(split + 1, 0))
                guard branch.append(to: &program, atMost: limit) else { return false }
                jumps.append(program.count)
                program.append(.jump(0))
                program[split] = .split(split + 1, program.count)
            }
            guard branches.last?.append(to: &program, atMost: limit) ?? true else { return false }
            for jump in jumps { program[jump] = .jump(program.count) }
        case .repetition(let node, let least, let most, let isLazy):
            for _ in 0..<least {
                guard node.append(to: &program, atMost: limit) else { return false }
            }
            func split(_ inside: Int, _ after: Int) -> RegularExpression.Instruction {
                isLazy ? .split(after, inside) : .split(inside, after)
            }
            guard let most else {
                let start = program.count
                program.append(.jump(0))
                guard node.append(to: &program, atMost: limit) else { return false }
                program.append(.jump(start))
                program[start] = split(start + 1, program.count)
                return true
            }
            var splits: [Int] = []
            for _ in least..<max(least, most) {
                splits.append(program.count)
                program.append(.jump(0))
                guard node.append(to: &program, atMost: limit) else { return false }
            }
            for place in splits { program[place] = split(place + 1, program.count) }
        }
        return true
    }
}
