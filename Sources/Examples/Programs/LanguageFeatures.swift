package import Diagnostics
import Markdown

/// The language features that a compiler knows by name: it passes over the names of others.
package struct LanguageFeatures: Hashable, Sendable {
    /// Those that a flag of their own kind switches on, before a language mode does.
    package let upcoming: Set<String>
    package let experimental: Set<String>

    package init(upcoming: Set<String>, experimental: Set<String>) {
        self.upcoming = upcoming
        self.experimental = experimental
    }
}

extension LanguageFeatures {
    /// What is wrong with the features that programs ask for: `unknown-feature`, at the mark, or,
    /// once, at the first example of those that have it from a default.
    package func problems(of programs: [Program]) -> [Diagnostic] {
        var told: Set<String> = []
        var diagnostics: [Diagnostic] = []
        for program in programs {
            for name in program.job.settings.features where !upcoming.contains(name) {
                let marks = program.parts.flatMap(\.example.marks)
                if let place = marks.first(where: { $0.mark == .feature(name) })?.location {
                    diagnostics.append(unknown(name, at: place))
                } else if let example = program.parts.first?.example,
                    told.insert(name).inserted
                {
                    diagnostics.append(unknown(name, at: example.location))
                }
            }
        }
        return diagnostics
    }

    private func unknown(_ name: String, at location: SourceLocation) -> Diagnostic {
        let isExperimental = experimental.contains(name)
        let near = nearMiss(of: name, among: upcoming)
        return Diagnostic(
            code: "unknown-feature",
            summary: isExperimental
                ? "'\(name)' is an experimental feature, but 'feature=' takes only upcoming ones"
                : "the compiler knows no upcoming feature '\(name)'",
            hint: isExperimental
                ? "leave it out: the next compiler may not have an experimental feature"
                : near.map { "did you mean '\($0)'?" }
                    ?? "'swiftc -print-supported-features' lists those that it knows",
            location: location)
    }
}
