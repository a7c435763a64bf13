import Examples
import Markdown

/// Why the object files of a program did not become one.
package struct LinkerFailure: Hashable, Sendable {
    package enum Cause: Hashable, Sendable {
        /// These symbols are used and defined nowhere; at least one.
        case missing([String])
        /// These symbols are defined more than once; at least one.
        case repeated([String])
        case other
    }

    package let cause: Cause
    /// What the linker wrote, a line each, without the folders of files.
    package let words: [String]

    package init(cause: Cause, words: [String]) {
        self.cause = cause
        self.words = words
    }

    /// The symbols that it is about.
    fileprivate var symbols: [String] {
        switch cause {
        case .missing(let symbols), .repeated(let symbols): symbols
        case .other: []
        }
    }
}

extension Program {
    /// Whether the linker's words are about a part: its text names one of the symbols, or that of no
    /// part does that this program decides about.
    func isBlamed(part index: Int, for failure: LinkerFailure) -> Bool {
        func names(_ part: Part) -> Bool {
            failure.symbols.contains { part.example.block.code.contains($0) }
        }
        return names(parts[index]) || !parts.contains { $0.isDecided && names($0) }
    }
}
