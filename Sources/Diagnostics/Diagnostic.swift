/// One problem: what is wrong, where in the author's files, and what to do.
package struct Diagnostic: Hashable, Sendable {
    /// How much it weighs: only an error makes the site fail; a note is information, counted and not
    /// shown unless it is asked for.
    package enum Severity: String, Sendable, Comparable, CaseIterable {
        case error, warning, note

        package static func < (left: Self, right: Self) -> Bool {
            left.rank < right.rank
        }

        private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
    }

    /// A stable lower-case word, such as `output-mismatch`. The manual has an entry for each.
    package let code: String
    package var severity: Severity
    /// A headline: the specific thing first, no full stop.
    package var summary: String
    /// Lines shown under the excerpt: a diff, the compiler's own words.
    package var details: [String]
    /// The way out, one sentence; may have several lines.
    package var hint: String?
    package var location: SourceLocation

    package init(
        code: String, severity: Severity = .error, summary: String, details: [String] = [],
        hint: String? = nil, location: SourceLocation
    ) {
        self.code = code
        self.severity = severity
        self.summary = summary
        self.details = details
        self.hint = hint
        self.location = location
    }
}

extension [Diagnostic] {
    /// Each problem once, by place, then by weight, then by code.
    package var sortedByPlace: [Diagnostic] {
        var seen: Set<Diagnostic> = []
        return filter { seen.insert($0).inserted }.sorted {
            if $0.location != $1.location { return $0.location < $1.location }
            if $0.severity != $1.severity { return $0.severity < $1.severity }
            return ($0.code, $0.summary) < ($1.code, $1.summary)
        }
    }

    /// The same problems with another weight, where they weigh more.
    package func weighing(atMost severity: Diagnostic.Severity) -> [Diagnostic] {
        map { diagnostic in
            var lighter = diagnostic
            lighter.severity = Swift.max(severity, diagnostic.severity)
            return lighter
        }
    }

    /// Whether any of them makes the site fail.
    package var holdErrors: Bool { contains { $0.severity == .error } }
}
