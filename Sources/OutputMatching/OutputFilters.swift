/// What is replaced in printed and in stated lines before they are compared. What differs from run
/// to run, such as times and addresses, therefore does not count.
package struct OutputFilters: Hashable, Sendable {
    /// A regular expression, and the text that stands for what it matches.
    package struct Filter: Hashable, Sendable {
        package let expression: RegularExpression
        package let token: String

        package init(_ expression: RegularExpression, token: String) {
            self.expression = expression
            self.token = token
        }
    }

    /// The first one counts where two match at one place.
    package let filters: [Filter]

    package init(_ filters: [Filter] = []) { self.filters = filters }

    package var isEmpty: Bool { filters.isEmpty }

    /// These filters with others: one with the same expression is replaced.
    package func overridden(by others: OutputFilters) -> OutputFilters {
        let stated = Set(others.filters.map(\.expression.text))
        return OutputFilters(
            filters.filter { !stated.contains($0.expression.text) } + others.filters)
    }

    /// The first filter that would change a token, which then would be no token.
    package func filter(changing token: String) -> Filter? {
        filters.first { filter in
            let alone = OutputFilters([filter])
            return alone.applied(to: token) != token
        }
    }
}

extension OutputFilters {
    /// Longer lines are not filtered, so that no output takes for ever.
    static let longestLine = 2_000
    /// A token can make a match with what is beside it; so often at most.
    private static let mostPasses = 8
    private static let wildcard = Array("[..]".unicodeScalars)

    /// A line with every match replaced; it changes nothing when applied again. Wildcards stay, and
    /// so does the place that begins the line of a trap.
    package func applied(to line: String) -> String {
        guard !isEmpty else { return line }
        if let trap = TrapMessage(line), trap.place != nil {
            let words = String(trap.words)
            return String(line.dropLast(words.count)) + replaced(words)
        }
        return replaced(line)
    }

    private func replaced(_ line: String) -> String {
        var text = Array(line.unicodeScalars)
        guard text.count <= Self.longestLine else { return line }
        for _ in 0..<Self.mostPasses {
            let next = pass(over: text)
            if next == text { break }
            text = next
        }
        var result = String.UnicodeScalarView()
        result.append(contentsOf: text)
        return String(result)
    }

    private func pass(over text: [Unicode.Scalar]) -> [Unicode.Scalar] {
        var result: [Unicode.Scalar] = []
        var start = 0
        while start <= text.count {
            let rest = text[start...]
            let end = rest.firstRange(of: Self.wildcard)?.lowerBound ?? text.count
            append(text, within: start..<end, to: &result)
            guard end < text.count else { break }
            result += Self.wildcard
            start = end + Self.wildcard.count
        }
        return result
    }

    private func append(
        _ text: [Unicode.Scalar], within bounds: Range<Int>, to result: inout [Unicode.Scalar]
    ) {
        var position = bounds.lowerBound
        // The next match of each; nil where there is none any more.
        var matches = filters.map { $0.expression.firstMatch(in: text, within: bounds) }
        while true {
            for (index, match) in matches.enumerated() {
                guard let match, match.lowerBound < position else { continue }
                matches[index] = filters[index].expression.firstMatch(
                    in: text, within: position..<bounds.upperBound)
            }
            let found = matches.enumerated().compactMap { index, match in
                match.map { (index: index, match: $0) }
            }
            guard
                let (index, match) = found.min(by: {
                    ($0.match.lowerBound, $0.index) < ($1.match.lowerBound, $1.index)
                })
            else { break }
            result += text[position..<match.lowerBound]
            result += filters[index].token.unicodeScalars
            position = match.upperBound
        }
        result += text[position..<bounds.upperBound]
    }
}

extension OutputLines {
    /// The lines with what the filters replace replaced.
    package func filtered(by filters: OutputFilters) -> OutputLines {
        guard !filters.isEmpty else { return self }
        return OutputLines(
            lines: lines.map { filters.applied(to: $0) }, lacksFinalNewline: lacksFinalNewline)
    }
}
