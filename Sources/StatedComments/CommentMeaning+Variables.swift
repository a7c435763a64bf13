import SwiftCode

extension CommentMeaning {
    /// `name is now 5`, `a is 1, and b is 2`, `names.count == 3`.
    static func variables(_ text: String, at place: CommentPlace) -> CommentMeaning? {
        var reader = CommentReader(text)
        var found: [(name: String, text: StatedText, wording: StatedComment.Wording)] = []
        while let name = reader.takeVariable(at: place), let verb = reader.takeVerb() {
            guard isKnown(name, verb: verb, at: place) else { break }
            if verb.hasPrefix("is") { reader.takeTypeBeforeValue() }
            reader.take(nouns)
            guard let literal = LiteralText(startOf: reader.rest) else { break }
            var stated = StatedText(literal, in: reader)
            reader.move(to: literal.text.endIndex)
            if verb.hasSuffix("contains"), literal.kind == .number, reader.takeCounted() {
                found.append((name + ".count", stated, .firm))
                break
            }
            // `x = 5 // why` is code that is commented out.
            if verb == "=", reader.rest.hasPrefix("//") { break }
            let tail = CommentTail(reader.rest)
            var next = reader
            next.takeConjunction()
            var ahead = next
            let goesOn = ahead.takeVariable(at: place) != nil && ahead.takeVerb() != nil
            if goesOn { stated.readings = literal.readings }
            let isLoose =
                literal.isVague || !(goesOn || tail.isAside)
                || verb == "=" && !(place.isTrailing && place.binds(name))
            found.append((name, stated, isLoose ? .loose : .firm))
            guard goesOn else { break }
            reader = next
        }
        return found.isEmpty ? nil : .variables(found)
    }

    /// Whether a name and its verb may speak of a variable, rather than being prose: `note: 5`.
    private static func isKnown(_ name: String, verb: String, at place: CommentPlace) -> Bool {
        let first = String(name.prefix { $0.isWordCharacter })
        if place.variables.contains(first) { return true }
        return verb != ":" && !pronouns.contains(first.lowercased())
    }

    private static let pronouns: Set<String> = [
        "this", "it", "that", "there", "which", "what", "here", "result", "value", "output",
        "answer", "default", "everything", "nothing", "something", "order", "note", "error",
        "warning", "type", "line", "step", "who", "one", "always", "returns", "prints", "print",
        "return", "now", "still", "he", "she", "they", "the", "an", "each", "expected",
        "actual", "both", "all", "so", "but", "and", "or", "evaluates", "see", "also", "its",
        "results", "example", "if", "when", "where", "swift", "true", "false", "nil",
    ]
}

extension CommentReader {
    /// Takes the name of a variable, with members and subscripts: `names[0].count`.
    fileprivate mutating func takeVariable(at place: CommentPlace) -> String? {
        let firstWord = String(rest.prefix { $0.isWordCharacter })
        if !place.variables.contains(firstWord) {
            take(["now", "here", "the value of", "now the value of", "so", "and", "both"])
        }
        let isQuoted = rest.first == "`"
        let start = isQuoted ? rest.dropFirst() : rest
        guard let first = start.first, first.isLetter || first == "_" || first == "$" else {
            return nil
        }
        var end = start.dropFirst().drop { $0.isWordCharacter }
        while let mark = end.first {
            if mark == ".", end.dropFirst().first?.isWordCharacter == true {
                end = end.dropFirst().drop { $0.isWordCharacter }
            } else if mark == "[", let close = end.firstIndex(of: "]") {
                end = end[end.index(after: close)...]
            } else if mark == "?" || mark == "!", end.dropFirst().first == "." {
                end = end.dropFirst()
            } else {
                break
            }
        }
        var name = String(start[..<end.startIndex])
        // `cat's name is "Tom"`
        if !isQuoted, first.isLowercase, ["'s ", "’s "].contains(where: end.hasPrefix) {
            let member = end.dropFirst(3).prefix { $0.isWordCharacter }
            guard member.first?.isLowercase == true else { return nil }
            name += "." + member
            end = end[member.endIndex...]
        }
        if isQuoted {
            guard end.first == "`" else { return nil }
            end = end.dropFirst()
        }
        move(to: end.startIndex)
        return name
    }

    /// Takes what a variable and its value stand on both sides of.
    fileprivate mutating func takeVerb() -> String? {
        if let verb = take(Self.verbs) { return verb }
        for mark in ["===", "==", "=", ":"] where rest.hasPrefix(mark) {
            let after = rest.dropFirst(mark.count)
            guard !after.hasPrefix("="), !after.hasPrefix(">"), !after.hasPrefix(":") else {
                return nil
            }
            move(to: after.startIndex)
            return mark
        }
        return takeArrow() ? "->" : nil
    }

    /// Takes `of type T, and equals` of `x is of type T, and equals 5`.
    fileprivate mutating func takeTypeBeforeValue() {
        guard
            ["of type ", "inferred to be of type ", "inferred as "].contains(where: rest.hasPrefix)
        else { return }
        for words in [" and equals ", " and is equal to ", " and has the value "] {
            guard let found = rest.firstRange(of: words) else { continue }
            move(to: found.upperBound)
            return
        }
    }

    /// Takes what a collection has a number of: `items`, `key-value pairs`.
    fileprivate mutating func takeCounted() -> Bool {
        take([
            "items", "item", "values", "value", "elements", "element", "characters", "character",
            "key-value pairs", "key-value pair", "pairs", "pair", "entries", "entry",
        ]) != nil
    }

    fileprivate mutating func takeConjunction() {
        while take(mark: [",", ";", "&"]) != nil {}
        take(["and", "while", "but"])
    }

    private static let verbs = [
        "is now", "is", "is equal to", "is now equal to", "is still", "is again", "equals",
        "now equals", "contains", "now contains", "holds", "now holds", "has the value",
        "has value", "has a value of", "now has the value", "now has a value of", "becomes",
        "now is", "is set to", "is now set to", "still equals", "is still equal to",
        "still contains", "remains", "will be", "evaluates to", "has become",
        "is therefore", "stays",
    ]
}
