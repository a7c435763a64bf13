/// A value as Swift writes it, at the start of a text: `5`, `"a"`, `[1, 2]`, `.north`,
/// `Point(x: 1)`.
package struct LiteralText {
    /// What it is by its looks.
    package enum Kind: Hashable, Sendable {
        case number, string, word, collection, tuple
        /// `.north`, `Direction.north`
        case member
        /// `Point(x: 1)`
        case call
    }

    /// What it is by its looks.
    package let kind: Kind
    /// The value as written.
    package let text: Substring
    /// Whether it leaves something out by `...`, or holds a word that is no value.
    package let isVague: Bool

    /// The value that a text begins with; it must end where a word ends.
    package init?(startOf text: Substring) {
        var scanner = LiteralScanner(rest: text)
        guard let kind = scanner.value(depth: 0) else { return nil }
        let end = scanner.rest.startIndex
        guard scanner.rest.endsWord else { return nil }
        self.kind = kind
        self.text = text[..<end]
        isVague = scanner.isVague
    }

    /// What is between the quotes of a string; otherwise all of it.
    package var content: Substring { kind == .string ? text.dropFirst().dropLast() : text }
}

extension Substring {
    /// Whether what is before this ends as a value does.
    fileprivate var endsWord: Bool {
        guard let first else { return true }
        if first.isWhitespace || ",;)!".contains(first) { return true }
        guard first == "." else { return false }
        return dropFirst().first?.isWhitespace ?? true
    }
}

/// Reads values one after the other. It goes no deeper than any value that a page states.
private struct LiteralScanner {
    var rest: Substring
    var isVague = false

    mutating func value(depth: Int) -> LiteralText.Kind? {
        guard depth < 24, let first = rest.first else { return nil }
        switch first {
        case "\"", "“": return string()
        case "[": return elements(until: "]", depth: depth) ? .collection : nil
        case "(": return elements(until: ")", depth: depth) ? .tuple : nil
        case "-", "+": return rest.dropFirst().first?.isASCIIDigit == true ? number() : infinity()
        case ".": return member(startingAt: rest.dropFirst()) ? .member : nil
        default:
            if first.isASCIIDigit { return number() }
            return first.isLetter || first == "_" ? word() : nil
        }
    }

    private mutating func string() -> LiteralText.Kind? {
        var isEscaped = false
        var place = rest.index(after: rest.startIndex)
        while place < rest.endIndex {
            let character = rest[place]
            let next = rest.index(after: place)
            if !isEscaped, character == "\"" || character == "”" {
                rest = rest[next...]
                return .string
            }
            isEscaped = character == "\\" && !isEscaped
            place = next
        }
        return nil
    }

    private mutating func number() -> LiteralText.Kind? {
        guard digits() else { return nil }
        for mark in ["..<", "..."] where rest.hasPrefix(mark) {
            let before = rest
            rest = rest.dropFirst(3)
            if !digits() { rest = before }
        }
        return .number
    }

    private mutating func digits() -> Bool {
        var place = rest
        if let sign = place.first, "+-".contains(sign) { place = place.dropFirst() }
        guard place.first?.isASCIIDigit == true else { return false }
        if ["0x", "0b", "0o"].contains(where: place.hasPrefix) {
            place = place.dropFirst(2).drop { $0.isHexDigit || $0 == "_" }
        } else {
            place = place.drop { $0.isASCIIDigit || $0 == "_" }
            if place.first == ".", place.dropFirst().first?.isASCIIDigit == true {
                place = place.dropFirst().drop { $0.isASCIIDigit || $0 == "_" }
            }
            if let mark = place.first, "eE".contains(mark) {
                let power = place.dropFirst()
                let unsigned = power.first.map { "+-".contains($0) } == true
                let digits = unsigned ? power.dropFirst() : power
                if digits.first?.isASCIIDigit == true {
                    place = digits.drop { $0.isASCIIDigit }
                }
            }
        }
        rest = place
        return true
    }

    private mutating func infinity() -> LiteralText.Kind? {
        guard rest.dropFirst().hasPrefix("inf") else { return nil }
        rest = rest.dropFirst(4)
        return .number
    }

    /// `true`, `nil`, `Point(x: 1)`, `Direction.north`.
    private mutating func word() -> LiteralText.Kind? {
        let name = rest.prefix { $0.isWordCharacter }
        if ["true", "false", "nil", "inf", "nan"].contains(name) {
            rest = rest[name.endIndex...]
            return .word
        }
        guard let first = name.first, first.isUppercase else { return nil }
        var after = rest[name.endIndex...]
        if after.first == "<" {
            guard let end = after.end(ofBalanced: "<", ">") else { return nil }
            after = after[end...]
        }
        if after.first == "(", let end = after.end(ofBalanced: "(", ")") {
            rest = after[end...]
            return .call
        }
        guard after.first == "." else { return nil }
        let next = after.dropFirst()
        if next.first?.isUppercase == true {
            rest = next
            return word()
        }
        return member(startingAt: next) ? .member : nil
    }

    private mutating func member(startingAt start: Substring) -> Bool {
        guard let first = start.first, first.isLetter || first == "_", first.isLowercase else {
            return false
        }
        rest = start.drop { $0.isWordCharacter }
        if rest.first == "(", let end = rest.end(ofBalanced: "(", ")") { rest = rest[end...] }
        return true
    }

    /// Values, each with a key or label or without, between brackets.
    private mutating func elements(until close: Character, depth: Int) -> Bool {
        rest = rest.dropFirst().withoutBlanksBefore
        if close == "]", rest.first == ":" { rest = rest.dropFirst().withoutBlanksBefore }
        while let first = rest.first {
            if first == close {
                rest = rest.dropFirst()
                return true
            }
            guard element(depth: depth) else { return false }
            rest = rest.withoutBlanksBefore
            if rest.first == ":" {
                rest = rest.dropFirst().withoutBlanksBefore
                guard element(depth: depth) else { return false }
                rest = rest.withoutBlanksBefore
            }
            guard rest.first == "," || rest.first == close else { return false }
            if rest.first == "," { rest = rest.dropFirst().withoutBlanksBefore }
        }
        return false
    }

    private mutating func element(depth: Int) -> Bool {
        for mark in ["...", "…"] where rest.hasPrefix(mark) {
            rest = rest.dropFirst(mark.count)
            isVague = true
            return true
        }
        let start = rest
        if value(depth: depth + 1) != nil { return true }
        rest = start
        let word = rest.prefix { $0.isWordCharacter || $0 == "." }
        guard let first = word.first, first.isLetter, first.isLowercase else { return false }
        rest = rest[word.endIndex...]
        // The label of a tuple, `x: 1`, and the name of a module, `main.Cat`, say nothing.
        if rest.first != ":", !word.contains(".") { isVague = true }
        return true
    }
}

extension Substring {
    fileprivate var withoutBlanksBefore: Substring { drop { $0.isWhitespace } }

    /// Where the bracket ends that this begins with; quoted brackets do not count.
    fileprivate func end(ofBalanced open: Character, _ close: Character) -> Index? {
        var depth = 0
        var isQuoted = false
        var isEscaped = false
        for index in indices {
            let character = self[index]
            if isEscaped {
                isEscaped = false
            } else if character == "\\" {
                isEscaped = true
            } else if character == "\"" {
                isQuoted.toggle()
            } else if !isQuoted, character == open {
                depth += 1
            } else if !isQuoted, character == close {
                depth -= 1
                if depth == 0 { return self.index(after: index) }
            }
        }
        return nil
    }
}

extension Character {
    fileprivate var isASCIIDigit: Bool { isASCII && isNumber }

    /// Whether it can be part of a name.
    package var isWordCharacter: Bool { isLetter || isNumber || self == "_" }
}
