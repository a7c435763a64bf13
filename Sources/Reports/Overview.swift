import Conventions
import Diagnostics
import Examples
package import Judging

/// What a stranger must know of checked pages beside the counts: why blocks could not be verified,
/// and where nothing was, so that silence is not taken for proof.
package struct Overview: Sendable {
    /// The blocks that could not be verified, by what keeps them; the most frequent first.
    private let obstacles: [(obstacle: Obstacle, examples: [CheckedExample])]
    /// The pages with programs, of which none holds what it states, and none fails; sorted.
    package let silentPages: [String]
    /// How many pages have programs.
    private let pageCount: Int
    /// What comes nearest to a statement on pages whose blocks state nothing.
    private let nearest: NearestForm?
    /// Whether blocks of silent pages state nothing.
    private let lacksStatements: Bool

    /// So many reasons, and so many pages, are told without being asked for.
    private static let enough = 3

    package init(_ examples: [CheckedExample]) {
        var obstacles: [Obstacle: [CheckedExample]] = [:]
        for example in examples {
            guard let obstacle = example.obstacle else { continue }
            obstacles[obstacle, default: []].append(example)
        }
        self.obstacles = obstacles.map { (obstacle: $0.key, examples: $0.value) }.sorted {
            if $0.examples.count != $1.examples.count {
                return $0.examples.count > $1.examples.count
            }
            return $0.examples[0].example.location < $1.examples[0].example.location
        }
        let pages = Dictionary(grouping: examples, by: \.example.location.path)
            .filter { $0.value.contains(where: \.isOrHasProgram) }
        let silent = pages.filter { page in
            !page.value.contains { $0.holdsWhatItStates || $0.verdict == .failed }
        }
        silentPages = silent.keys.sorted()
        pageCount = pages.count
        let wordless = silent.values.filter { page in page.allSatisfy { $0.obstacle == nil } }
        lacksStatements = !wordless.isEmpty
        nearest = NearestForm(in: wordless.flatMap(\.self))
    }
}

extension CheckedExample {
    /// Whether it is a program, of which something could be verified.
    fileprivate var isOrHasProgram: Bool {
        switch verdict {
        case .passed, .failed, .unverifiable: true
        case .skipped: statesNothing
        }
    }
}

// MARK: Lines

extension Overview {
    /// The lines for people: at most seven, or all that there is in `detail`.
    package func lines(inDetail detail: Bool) -> [String] {
        obstacleLines(inDetail: detail) + silenceLines(inDetail: detail)
    }

    private func obstacleLines(inDetail detail: Bool) -> [String] {
        guard !obstacles.isEmpty else { return [] }
        // The line that counts the rest is as long as one more reason.
        let isShort = !detail && obstacles.count > Self.enough + 1
        let shown = isShort ? obstacles.prefix(Self.enough) : obstacles[...]
        var lines = ["could not be verified:"]
        for (obstacle, examples) in shown {
            lines.append("  " + obstacle.words(for: examples.count))
            guard detail else { continue }
            lines += examples.map { "    \($0.example.location.inLine): \($0.reason ?? "")" }
        }
        let rest = obstacles.dropFirst(shown.count).map(\.examples.count)
        if !rest.isEmpty {
            lines.append(
                "  \(rest.reduce(0, +)) for \(rest.count) other reasons: '--verbose' lists them")
        }
        return lines
    }

    private func silenceLines(inDetail detail: Bool) -> [String] {
        guard !silentPages.isEmpty else { return [] }
        let pages =
            silentPages.count == pageCount
            ? "" : " on \(silentPages.count) of \(pageCount) pages"
        let first = "nothing is verified\(pages): that there is no error proves nothing"
        return [first] + pageLines(inDetail: detail)
            + (lacksStatements ? [wayOut(inDetail: detail)] : [])
    }

    /// The silent pages, where they are not all of them.
    private func pageLines(inDetail detail: Bool) -> [String] {
        if detail { return silentPages.map { "  \($0)" } }
        guard silentPages.count < pageCount else { return [] }
        let rest = silentPages.count - Self.enough
        return [
            "  " + silentPages.prefix(Self.enough).joined(separator: ", ")
                + (rest > 0 ? " and \(rest) more: '--verbose' lists them" : "")
        ]
    }

    /// What an author can do so that more is verified.
    private func wayOut(inDetail detail: Bool) -> String {
        guard let nearest, let first = nearest.places.first else {
            return "to state a result, write it beside the code, as in '// Prints \"5\"'"
        }
        let others = nearest.places.dropFirst()
        let rest =
            detail
            ? others.map { ", \($0.inLine)" }.joined()
            : others.isEmpty ? "" : " and \(others.count) more"
        return "nearest to a statement is \(nearest.words), at \(first.inLine)\(rest): "
            + nearest.advice
    }
}

extension SourceLocation {
    /// `docs/a.md:12`
    fileprivate var inLine: String { "\(path):\(line)" }
}
