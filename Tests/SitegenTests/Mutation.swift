import TestSupport

/// One stated text of a page, changed so that it is no longer true.
struct Mutation: Sendable {
    /// The example, by its page and line.
    let path: String
    let example: Int
    /// The line of the markdown at which the change must be reported.
    let place: Int
    /// The line that is changed: another one in a fence.
    let line: Int
    let form: String
    let old: String
    let new: String
    /// Whether the text stands by itself in the comment of a line that prints, or is a word: it may
    /// be prose.
    let isWordless: Bool

    var description: String { "\(path):\(place) \(form): \(old) → \(new)" }
}

/// What a page states and cannot be changed by itself, with the reason.
struct Unchanged: Sendable {
    let description: String
    let reason: Reason

    enum Reason: String, CaseIterable, Sendable {
        /// Any error at the place meets it: to change it is to change code.
        case bareError = "errors without a text"
        /// Not the compiler's words: any error at the place meets it.
        case ownWords = "errors in the author's own words"
        case mark = "marks"
        case hasNothing = "without a letter or digit"
        case notFound = "not found on their lines"
    }
}

extension Mutation {
    /// A change of each text that an example states and that is met.
    static func all(
        of example: CheckReport.Example, in page: MarkdownLines,
        using generator: inout SplitMix64
    ) -> (mutations: [Mutation], unchanged: [Unchanged]) {
        var mutations: [Mutation] = []
        var unchanged: [Unchanged] = []
        for expectation in example.expectations where expectation.verdict == "met" {
            let place = "\(example.path):\(expectation.line) \(expectation.form)"
            func leave(_ reason: Unchanged.Reason) {
                unchanged.append(
                    Unchanged(description: "\(place): \(expectation.stated)", reason: reason))
            }
            if let reason = expectation.reasonToLeave {
                leave(reason)
                continue
            }
            for (line, text) in expectation.statedLines {
                guard let changed = text.mutated(as: expectation.form, using: &generator) else {
                    if expectation.form != "fence" { leave(.hasNothing) }
                    continue
                }
                guard let old = page.line(line),
                    let range = old.range(ofStated: text, form: expectation.form)
                else {
                    leave(.notFound)
                    continue
                }
                mutations.append(
                    Mutation(
                        path: example.path, example: example.line, place: expectation.line,
                        line: line, form: expectation.form, old: old,
                        new: old.replacingCharacters(in: range, with: changed),
                        isWordless: page.isWordless(line, range.lowerBound)))
            }
        }
        return (mutations, unchanged)
    }
}

extension CheckReport.Expectation {
    fileprivate var reasonToLeave: Unchanged.Reason? {
        switch form {
        case "exit", "diagnostics", "region": .mark
        case "error" where stated.isEmpty: .bareError
        case "error": (actual ?? "").plainWords.contains(stated.plainWords) ? nil : .ownWords
        default: nil
        }
    }

    /// The texts with their lines in the markdown: those of a fence are below it.
    fileprivate var statedLines: [(line: Int, text: String)] {
        guard form == "fence" else { return [(line, stated)] }
        return stated.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
            .filter { !$0.element.contains("...") && !$0.element.contains("[..]") }
            .map { (line + 1 + $0.offset, String($0.element)) }
    }
}

extension String {
    /// Another text of the same kind, that states something else; nil where nothing can be changed.
    fileprivate func mutated(as form: String, using generator: inout SplitMix64) -> String? {
        if form == "error" { return withAnotherWord(using: &generator) }
        // `10.0, which is the mean`: the rest is prose.
        if let number = prefixMatch(of: /-?[0-9][0-9_.]*(?=, [a-z])/)?.output {
            let rest = dropFirst(number.count)
            return String(number).mutated(as: form, using: &generator).map { $0 + rest }
        }
        let swapped = ["true": "false", "false": "true", "nil": "0"]
        if let other = swapped[self] { return other }
        let places = indices.filter { self[$0].isChangeable }
        guard let place = places.randomElement(using: &generator) else { return nil }
        var text = self
        if Int.random(in: 0..<4, using: &generator) == 0 {
            // One more of its kind, so that what is a number or a word remains one.
            text.insert(self[place].next, at: index(after: place))
        } else {
            text.replaceSubrange(place...place, with: String(self[place].next))
        }
        return text
    }

    /// The text with one of its longer words replaced.
    private func withAnotherWord(using generator: inout SplitMix64) -> String? {
        let words = ranges(of: /[A-Za-z]{3,}/)
        guard let word = words.randomElement(using: &generator) else { return nil }
        return replacingCharacters(in: word, with: "zebra")
    }

    /// The words in lower case, with single spaces.
    fileprivate var plainWords: String {
        lowercased().split { !$0.isLetter && !$0.isNumber && $0 != "_" }.joined(separator: " ")
    }

    func replacingCharacters(in range: Range<Index>, with text: String) -> String {
        String(self[..<range.lowerBound]) + text + String(self[range.upperBound...])
    }

    /// Where on a line of markdown a stated text stands: in the comment, as a word of its own where
    /// it is there as one, and between quotes where the words around it are prose.
    fileprivate func range(ofStated text: String, form: String) -> Range<Index>? {
        let comment = form == "fence" ? startIndex : startOfComment
        let found = self[comment...].ranges(of: text)
        let whole = found.filter { range in
            let before =
                range.lowerBound == startIndex ? nil : self[index(before: range.lowerBound)]
            let after = range.upperBound == endIndex ? nil : self[range.upperBound]
            return before?.isChangeable != true && after?.isChangeable != true
        }
        let quoted = found.filter { range in
            range.lowerBound > startIndex && range.upperBound < endIndex
                && self[index(before: range.lowerBound)] == "\""
                && self[range.upperBound] == "\""
        }
        switch form {
        case "prints": return quoted.first ?? whole.first ?? found.first
        case "variable": return whole.last ?? found.last
        default: return whole.first ?? found.first
        }
    }

    /// The last `//` or `/*` at which a comment can begin; the start where it began further up.
    fileprivate var startOfComment: Index {
        let starts = ranges(of: /(?:\/\/|\/\*)/).map(\.lowerBound).filter { start in
            start == startIndex || self[index(before: start)].isWhitespace
        }
        return starts.last ?? startIndex
    }
}

extension Character {
    fileprivate var isChangeable: Bool {
        ("a"..."z").contains(self) || ("A"..."Z").contains(self) || ("0"..."9").contains(self)
    }

    /// The letter or digit after this one, from the last to the first.
    fileprivate var next: Character {
        switch self {
        case "z": "a"
        case "Z": "A"
        case "9": "0"
        default: Character(UnicodeScalar(unicodeScalars.first!.value + 1)!)
        }
    }
}

/// A markdown file by its lines, whose ends are kept as they are.
struct MarkdownLines: Sendable {
    private var lines: [String]

    /// Nil for a file that is not UTF-8.
    init?(_ bytes: some Sequence<UInt8>) {
        guard let text = String(validating: Array(bytes), as: UTF8.self) else { return nil }
        lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
            .map { String($0) }
    }

    var text: String { lines.joined(separator: "\n") }

    /// Counted from one.
    func line(_ number: Int) -> String? {
        lines.indices.contains(number - 1) ? lines[number - 1] : nil
    }

    /// Whether only a comment stands on a line.
    func hasNoCode(_ number: Int) -> Bool {
        guard let line = line(number) else { return false }
        return line[..<line.startOfComment].allSatisfy { $0.isWhitespace || $0 == ">" }
    }

    /// Whether nothing stands before a place in the comment of a line, and the code that the comment
    /// follows prints, or a word stands there.
    fileprivate func isWordless(_ number: Int, _ place: String.Index) -> Bool {
        guard let line = line(number) else { return false }
        let before = line[line.startOfComment..<place]
        guard before.allSatisfy({ $0.isWhitespace || "/*".contains($0) }) else { return false }
        let code = (1...number).last { !hasNoCode($0) }.flatMap { self.line($0) }
        return code?.contains("print(") == true || line[place...].first?.isLowercase == true
    }

    mutating func replace(_ number: Int, by line: String) { lines[number - 1] = line }
}
