import Diagnostics
import Examples
import Keys
import OutputMatching

extension OutputFilters {
    /// Reads a `filters:` mapping, each regular expression with its token.
    ///
    /// Finds `regular-expression` and `key-value`.
    static func read(_ value: YAMLValue?) -> Diagnosed<OutputFilters> {
        guard let value, value.content != .null else { return Diagnosed(OutputFilters()) }
        guard case .mapping(let entries) = value.content else {
            return Diagnosed(
                OutputFilters(),
                [.wrongValue(of: "filters", is: value, wants: "regular expressions with tokens")])
        }
        var diagnostics: [Diagnostic] = []
        var read: [(filter: Filter, entry: YAMLValue.Entry)] = []
        for entry in entries {
            switch RegularExpression.parse(entry.key) {
            case .failure(let problem):
                diagnostics.append(.notAnExpression(entry, problem))
            case .success(let expression):
                guard case .scalar(let token) = entry.value.content, token.isToken else {
                    diagnostics.append(
                        .wrongValue(
                            of: entry.key, is: entry.value,
                            wants: "a text of one line without '[..]' and '...'"))
                    continue
                }
                read.append((Filter(expression, token: token), entry))
            }
        }
        let filters = OutputFilters(read.map(\.filter))
        for (filter, entry) in read {
            guard let other = filters.filter(changing: filter.token) else { continue }
            diagnostics.append(.tokenIsFiltered(filter.token, by: other, at: entry.value.location))
        }
        return Diagnosed(diagnostics.isEmpty ? filters : OutputFilters(), diagnostics)
    }
}

extension String {
    /// Whether it can stand in a line without being a wildcard.
    fileprivate var isToken: Bool {
        !contains("[..]") && !contains("...") && !contains(where: \.isNewline)
    }
}

extension Diagnostic {
    fileprivate static func notAnExpression(
        _ entry: YAMLValue.Entry, _ problem: RegularExpression.Problem
    ) -> Self {
        Diagnostic(
            code: "regular-expression", summary: "the expression '\(entry.key)' \(problem.words)",
            hint: problem.hint, location: entry.keyLocation)
    }

    fileprivate static func tokenIsFiltered(
        _ token: String, by filter: OutputFilters.Filter, at location: SourceLocation
    ) -> Self {
        Diagnostic(
            code: "key-value",
            summary: "the filter '\(filter.expression.text)' changes the token '\(token)'",
            hint: "write a token that no filter matches, such as '<time>'", location: location)
    }
}
