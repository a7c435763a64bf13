package import Diagnostics

/// The failures that an author knows and has not mended yet: the text of a file that is committed.
package struct Baseline: Hashable, Sendable {
    /// A failure by its page and the text that fails, wherever on the page that stands.
    package struct Failure: Hashable, Comparable, Sendable {
        package let page: String
        /// The code of its error.
        package let code: String
        /// The line or the block that states it.
        package let text: String

        package init(page: String, code: String, text: String) {
            self.page = page
            self.code = code
            self.text = text
        }

        package static func < (left: Self, right: Self) -> Bool {
            (left.page, left.code, left.text) < (right.page, right.code, right.text)
        }
    }

    private static let header = "sitegen-baseline 1"

    /// Each as often as it occurs.
    private var counts: [Failure: Int] = [:]

    package init(_ failures: some Sequence<Failure>) {
        for failure in failures { counts[failure, default: 0] += 1 }
    }

    /// All of them, sorted.
    package var failures: [Failure] {
        counts.flatMap { Array(repeating: $0.key, count: $0.value) }.sorted()
    }
}

// MARK: Text

extension Baseline {
    /// A line that `sitegen check --record-baseline` did not write.
    package struct Misread: Error {
        /// Counted from one.
        package let line: Int
        /// What such a line must be.
        package let words: String
    }

    /// Reads what `text` is. Empty lines say nothing.
    package static func read(_ text: String) -> Result<Baseline, Misread> {
        var failures: [Failure] = []
        let lines = SourceFile.lines(of: text)
        guard lines.first == header[...] else {
            return .failure(Misread(line: 1, words: "the first line is '\(header)'"))
        }
        for (index, line) in lines.enumerated().dropFirst() where !line.isEmpty {
            guard let failure = Failure(line: line) else {
                return .failure(
                    Misread(line: index + 1, words: "a line is 'page: code: text of the failure'"))
            }
            failures.append(failure)
        }
        return .success(Baseline(failures))
    }

    /// A line for each failure, sorted: `docs/a.md: output-mismatch: print(x)  // Prints "5"`.
    package var text: String {
        ([Self.header] + failures.map(\.line)).map { $0 + "\n" }.joined()
    }
}

extension Baseline.Failure {
    /// `docs/a.md: output-mismatch: print(x)  // Prints "5"`; line feeds, backslashes and the colons
    /// of a path have a backslash.
    package var line: String {
        "\(page.escaped(with: ":")): \(code): \(text.escaped())"
    }

    /// Nil for another text.
    fileprivate init?(line: Substring) {
        // A mark may follow a colon, and be one character with it.
        let form = /((?:[^:\\]|\\.)+): ([a-z0-9-]+): (.*)/.matchingSemantics(.unicodeScalar)
        guard let match = line.wholeMatch(of: form),
            let page = match.1.unescaped, let text = match.3.unescaped
        else { return nil }
        self.init(page: page, code: String(match.2), text: text)
    }
}

extension String {
    /// With backslashes, scalar by scalar: CR and LF are one character.
    fileprivate func escaped(with other: Unicode.Scalar? = nil) -> String {
        var text = ""
        for scalar in unicodeScalars {
            switch scalar {
            case "\n": text += "\\n"
            case "\r": text += "\\r"
            case "\\", other: text += "\\\(scalar)"
            default: text.unicodeScalars.append(scalar)
            }
        }
        return text
    }
}

extension Substring {
    /// Nil where a backslash stands before something else than it can.
    fileprivate var unescaped: String? {
        var text = ""
        var rest = unicodeScalars[...]
        while let scalar = rest.popFirst() {
            guard scalar == "\\" else {
                text.unicodeScalars.append(scalar)
                continue
            }
            switch rest.popFirst() {
            case "n": text += "\n"
            case "r": text += "\r"
            case ":": text += ":"
            case "\\": text += "\\"
            default: return nil
            }
        }
        return text
    }
}

// MARK: Comparing

extension Baseline {
    /// The failures of a run beside those that are known.
    package struct Comparison: Sendable {
        /// The errors that are known.
        package let known: [Diagnostic]
        /// What is known and does not fail any more, sorted.
        package let gone: [Failure]
    }

    /// Compares the failures of a run. `covers` says whether all of a page was looked at: elsewhere
    /// nothing is gone.
    package func compared(
        with failures: [(failure: Failure, error: Diagnostic)], covers: (String) -> Bool
    ) -> Comparison {
        var left = counts
        var known: [Diagnostic] = []
        for (failure, error) in failures {
            guard let count = left[failure], count > 0 else { continue }
            left[failure] = count - 1
            known.append(error)
        }
        let gone = left.flatMap { Array(repeating: $0.key, count: $0.value) }
        return Comparison(known: known, gone: gone.filter { covers($0.page) }.sorted())
    }

    /// What is to be known after a run: its failures, and what is known of pages that were not
    /// looked at.
    package func updated(
        with failures: [(failure: Failure, error: Diagnostic)], covers: (String) -> Bool
    ) -> Baseline {
        Baseline(self.failures.filter { !covers($0.page) } + failures.map(\.failure))
    }
}
