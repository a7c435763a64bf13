import SwiftCode

extension CommentMeaning {
    /// `name is now 5`, `a is 1, and b is 2`, `names.count == 3`.
    static func variables(_ text: String, at place: CommentPlace) -> CommentMeaning? {
        var reader = CommentReader(text)
        var isSure = !reader.skipWords(before: place.names)
        var found: [(name: String, text: StatedText, wording: StatedComment.Wording)] = []
        while let name = reader.takeVariable() {
            let isKnown = place.names.contains(name.prefix { $0.isWordCharacter })
            // `result is 5` tells of a value where no variable has that name.
            if !isKnown, place.leads(.value).contains(name.lowercased()) { break }
            guard let (verb, literal) = reader.takeVerb(place.leads(.variable), isKnown: isKnown)
            else { break }
            var stated = StatedText(literal, in: reader)
            reader.move(to: literal.text.endIndex)
            let isFirm = isSure && isKnown && place.leads(.variable).contains(verb)
            if verb.hasSuffix("contains"), literal.kind == .number, reader.takeCounted() {
                found.append((name + ".count", stated, isKnown ? .firm : .candidate))
                break
            }
            // `Rain: 7 days` is no more than a line, but at a variable of that name.
            if verb == ":", !place.binds(name) { break }
            // `x = 5 // why` is code that is commented out.
            if verb == "=", reader.rest.hasPrefix("//") { break }
            let tail = CommentTail(reader.rest)
            var next = reader
            next.takeConjunction()
            var ahead = next
            let goesOn =
                ahead.takeVariable() != nil
                && ahead.takeVerb(place.leads(.variable), isKnown: true) != nil
            if goesOn { stated.readings = literal.readings }
            let isStated =
                isFirm && !literal.isVague && (goesOn || tail.isAside)
                && (verb != "=" || place.isTrailing && place.binds(name))
            found.append((name, stated, isStated ? .firm : .candidate))
            guard goesOn else { break }
            reader = next
            isSure = true
        }
        return found.isEmpty ? nil : .variables(found)
    }
}

extension CommentReader {
    /// Goes on to a name of the code that is one of the next words: `the value of x is 5`.
    fileprivate mutating func skipWords(before names: Set<Substring>) -> Bool {
        var words = rest.split(separator: " ", maxSplits: 4, omittingEmptySubsequences: true)[...]
        guard let first = words.popFirst(), !names.contains(first.prefix { $0.isWordCharacter }),
            !QuotedText.opens(first)
        else { return false }
        guard
            let name = words.prefix(3).first(where: {
                names.contains($0.prefix { $0.isWordCharacter })
            })
        else { return false }
        move(to: name.startIndex)
        return true
    }

    /// Takes the name of a variable, with members and subscripts: `names[0].count`.
    fileprivate mutating func takeVariable() -> String? {
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

    /// Takes what stands between a variable and its value, and gives it in lower case; the value
    /// stands next. Words that are no lead count only behind a name of the code.
    fileprivate mutating func takeVerb(
        _ leads: [String], isKnown: Bool
    ) -> (verb: String, LiteralText)? {
        for index in rest.indices.prefix(80) where rest.beginsWord(at: index) {
            guard let literal = LiteralText(startOf: rest[index...]) else { continue }
            let words = rest[..<index].lowercased().split(whereSeparator: \.isWhitespace)
            let verb = words.joined(separator: " ")
            let isLead = leads.contains(verb)
            let isWord = verb.first?.isLetter == true
            guard isKnown ? isLead || isWord : isLead && isWord else { return nil }
            guard isLead || words.count <= 4 || leads.contains(String(words[words.count - 1]))
            else { return nil }
            move(to: index)
            return (verb, literal)
        }
        return nil
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
}
