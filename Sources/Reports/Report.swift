package import Diagnostics
import Examples
package import Judging

/// What a run of `sitegen` found out, for other programs to read.
package struct Report: Sendable {
    /// `Swift 6.3.1`
    package let toolchain: String
    /// `x86_64-unknown-linux-gnu`
    package let target: String
    /// In the order of pages and blocks, each with what is wrong with it.
    package let examples: [CheckedExample]
    /// All that is wrong, once, sorted by place.
    package let diagnostics: [Diagnostic]
    /// The files that messages point at, by their path in messages.
    package let sources: [String: SourceFile]
    /// How a code host knows the files.
    let paths: RepositoryPaths

    /// `toolchain` is what the compiler says of its version.
    package init(
        toolchain: String, target: String, examples: [CheckedExample],
        diagnostics: [Diagnostic], sources: [String: SourceFile],
        paths: RepositoryPaths = .asInMessages
    ) {
        self.toolchain = toolchain.plainVersion
        self.target = target
        self.examples = examples
        self.diagnostics = diagnostics.sortedByPlace
        self.sources = sources
        self.paths = paths
    }
}

extension Report {
    /// How many examples have which verdict, and how many statements.
    package struct Summary: Hashable, Sendable {
        package var passed = 0
        package var failed = 0
        package var unverifiable = 0
        package var skipped = 0
        package var met = 0
        package var unmet = 0
        package var unverified = 0

        package init(_ examples: [CheckedExample]) {
            for example in examples {
                switch example.verdict {
                case .passed: passed += 1
                case .failed: failed += 1
                case .unverifiable: unverifiable += 1
                case .skipped: skipped += 1
                }
                for expectation in example.expectations {
                    switch expectation.verdict {
                    case .met: met += 1
                    case .unmet: unmet += 1
                    case .unverified: unverified += 1
                    }
                }
            }
        }

        package var examples: Int { passed + failed + unverifiable + skipped }
    }

    package var summary: Summary { Summary(examples) }

    /// What is wrong with no example of its own: with a link, a template, a key.
    var diagnosticsBesideExamples: [Diagnostic] {
        let ofExamples = Set(examples.flatMap(\.diagnostics))
        return diagnostics.filter { !ofExamples.contains($0) }
    }

    /// A column as editors count, in UTF-16 code units; messages count UTF-8 bytes.
    func column(of location: SourceLocation) -> Int {
        guard let line = sources[location.path]?.line(location.line) else { return location.column }
        return String(decoding: line.utf8.prefix(location.column - 1), as: UTF8.self).utf16.count
            + 1
    }
}

extension String {
    /// `Swift 6.3.1` of `Swift version 6.3.1 (swift-6.3.1-RELEASE)`; another text as it is.
    fileprivate var plainVersion: String {
        let words = split(separator: " ")
        guard words.count > 2, words[0] == "Swift", words[1] == "version" else { return self }
        return "Swift \(words[2])"
    }
}
