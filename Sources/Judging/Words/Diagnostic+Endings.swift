import Diagnostics
import Examples
import OutputMatching
import Runs

// The words about how examples are compiled, and end.

extension Diagnostic {
    static func doesNotCompile(
        _ error: PlacedMessage, notes: [String], lacksFoundation: Bool = false,
        dropped: (name: String, replacement: String)? = nil
    ) -> Self {
        let hint =
            if let dropped {
                "Swift has no '\(dropped.name)' any more: write '\(dropped.replacement)'"
            } else if let attribute = LanguageAttributes.nearMiss(in: error.text) {
                "did you mean '@\(attribute)'?"
            } else if lacksFoundation {
                "write 'import Foundation' in the example: it compiles with this import"
            } else if error.text.contains("was not compiled for testing") {
                "@testable needs 'configuration: debug'"
            } else {
                "correct the example, or mark it 'compile-fail' if readers should see this error"
            }
        return Diagnostic(
            code: "example-does-not-compile", summary: error.text, details: notes, hint: hint,
            location: error.location)
    }

    static func packageImported(_ modules: [String], at location: SourceLocation) -> Self {
        let lines = modules.map { "'import \($0)'" }.joined(separator: ", ")
        return Diagnostic(
            code: "import-added", severity: .note,
            summary: "sitegen adds \(lines)",
            hint: "a reader who copies the example must write it too", location: location)
    }

    static func unoffered(
        _ module: String, of packages: [UsedPackage], at location: SourceLocation
    ) -> Self {
        Diagnostic(
            code: "no-product", severity: .note,
            summary: "'\(module)' is no product of '\(packages.first?.name ?? "")': "
                + "a reader cannot depend on it",
            location: location)
    }

    static func foundationAdded(at location: SourceLocation) -> Self {
        Diagnostic(
            code: "import-added", severity: .note, summary: "sitegen adds 'import Foundation'",
            hint: "a reader who copies the example must write it too", location: location)
    }

    static func errorOfSwift6(at location: SourceLocation) -> Self {
        Diagnostic(
            code: "language-mode", severity: .note,
            summary: "the compiler reports this error only in language mode 6",
            hint: "a reader sees the error with 'swiftc -swift-version 6'", location: location)
    }

    /// Nil where another message says it.
    static func holds(_ difference: ProgramDifference, at location: SourceLocation) -> Self? {
        switch difference {
        case .imports: nil
        case .swift6:
            Diagnostic(
                code: "language-mode", severity: .note,
                summary: "the example holds only in language mode 6",
                hint: "a reader sees it with 'swiftc -swift-version 6'", location: location)
        case .leavingOut(let places):
            Diagnostic(
                code: "block-left-out", severity: .note,
                summary: "the example holds only without \(places.blocks)",
                hint: "a reader who copies both must give what they declare two names",
                location: location)
        }
    }

    static func doesNotLink(_ failure: LinkerFailure, at location: SourceLocation) -> Self {
        func name(_ symbol: String) -> String { "'\(symbol)'" }
        let (summary, hint) =
            switch failure.cause {
            case .missing(let symbols):
                (
                    "the linker finds no \(symbols.map(name).joined(separator: ", "))",
                    """
                    define it in the example, since a declaration alone is not enough;
                    'no-run' leaves linking to the reader
                    """
                )
            case .repeated(let symbols):
                (
                    "the linker finds \(symbols.map(name).joined(separator: ", ")) twice",
                    "give one of the two another name"
                )
            case .other:
                ("the linker refuses the example", "correct what the linker reports")
            }
        return Diagnostic(
            code: "example-does-not-link", summary: summary, details: failure.words, hint: hint,
            location: location)
    }

    static func blockEndsWithinStatement(at location: SourceLocation) -> Self {
        Diagnostic(
            code: "example-does-not-compile",
            summary: "a block of the session ends within a declaration or a statement",
            hint: "end each block of a session after a whole statement",
            location: location)
    }

    static func compiles(at location: SourceLocation) -> Self {
        Diagnostic(
            code: "example-compiles",
            summary: "example compiles, though it is marked 'compile-fail'",
            hint: "remove the mark, or change the code so that the compiler refuses it",
            location: location)
    }

    static func notReached(endedBy other: SourceLocation, _ example: Example) -> Self {
        Diagnostic(
            code: "example-not-reached",
            summary: "example is not reached: the block at line \(other.line) ends the program",
            hint: example.composition == .needed
                ? "the example needs that block: let that block run to its end, or use other names"
                : "let that block run to its end, or remove 'session=' from one of the two",
            location: example.location)
    }

    static func needsRefused(
        _ other: SourceLocation, _ messages: [PlacedMessage], _ example: Example
    ) -> Self {
        Diagnostic(
            code: "example-does-not-compile",
            summary: "example needs the block at line \(other.line), but the two do not compile "
                + "together",
            details: messages.filter { $0.severity == .error }
                .map { "\($0.location.line):\($0.location.column): error: \($0.text)" },
            hint: "change that block so that both compile together, or use other names",
            location: example.location)
    }

    /// `other` is where it trapped, where that is another block.
    static func crashed(
        signal: Int, words: String?, asked kind: ExampleKind, from other: SourceLocation?,
        at location: SourceLocation
    ) -> Self {
        let name = ProcessRun.signalName(signal)
        let cause = words.map { ": \($0)" } ?? " with \(name)"
        let hint =
            switch kind {
            case .exit(let status): "the mark 'exit=\(status)' needs a program that calls exit()"
            case .shouldCrash:
                "'should-crash' needs a trap of the program itself, such as fatalError()"
            default:
                ProcessRun.Ending.signalled(signal).isTrap
                    ? "correct the example, or mark it 'should-crash' if readers should see this"
                    : "let the program end by itself: a page cannot show a signal as its result"
            }
        return Diagnostic(
            code: "example-crashed", summary: "example crashes\(cause)",
            details: other.map { ["it stops in another block, at line \($0.line)"] } ?? [],
            hint: hint, location: location)
    }

    static func didNotCrash(status: Int, at location: SourceLocation) -> Self {
        Diagnostic(
            code: "unexpected-exit",
            summary: "example ends with status \(status), though it is marked 'should-crash'",
            hint: status == 0
                ? "remove the mark, or let the example trap"
                : "correct the example, or mark it 'exit=\(status)' if readers should see this",
            location: location)
    }

    static func wrongExit(status: Int, wanted: Int, at location: SourceLocation) -> Self {
        Diagnostic(
            code: "unexpected-exit",
            summary: "example ends with status \(status), but the mark says 'exit=\(wanted)'",
            hint: status == 0
                ? "call exit(\(wanted)), or remove the mark"
                : "write 'exit=\(status)' if this is right",
            location: location)
    }

    static func unexpectedExit(
        status: Int, printed: [String], at location: SourceLocation
    ) -> Self {
        Diagnostic(
            code: "unexpected-exit", summary: "example ends with status \(status)",
            details: printed,
            hint: "correct the example, or mark it 'exit=\(status)' if readers should see this",
            location: location)
    }

    static func timedOut(
        after limit: Duration, printed: [String], at location: SourceLocation
    ) -> Self {
        Diagnostic(
            code: "example-timed-out",
            summary: "example does not end within \(limit.written)",
            details: printed,
            hint: "let it end by itself, or give it more time: timeout=30s", location: location)
    }

    static func exceeded(
        _ limit: ProcessRun.Limit, printed: [String], at location: SourceLocation
    ) -> Self {
        let (code, summary, hint) =
            switch limit {
            case .output:
                (
                    "example-printed-too-much", "example prints more than allowed",
                    "let it print less; 'limits: { output: … }' in sitegen.yml allows more"
                )
            case .memory:
                (
                    "example-exceeded-limit", "example uses more memory than allowed",
                    "let it allocate less; 'limits: { memory: … }' in sitegen.yml allows more"
                )
            case .file:
                (
                    "example-exceeded-limit", "example writes a larger file than allowed",
                    "let it write less; 'limits: { file: … }' in sitegen.yml allows more"
                )
            case .processes:
                (
                    "example-exceeded-limit", "example starts more processes than allowed",
                    "let it start fewer; 'limits: { processes: … }' in sitegen.yml allows more"
                )
            }
        return Diagnostic(
            code: code, summary: summary, details: limit == .output ? [] : printed, hint: hint,
            location: location)
    }

    static func lost(at location: SourceLocation) -> Self {
        Diagnostic(
            code: "example-lost", summary: "example ends the process that watches it",
            hint: "a program may not send signals to its parent", location: location)
    }

    static func notStarted(_ words: String, at location: SourceLocation) -> Self {
        Diagnostic(
            code: "example-not-started", summary: "sitegen cannot start the example's program",
            details: [words], location: location)
    }
}

extension [SourceLocation] {
    /// `the block at line 3`, `the blocks at lines 3 and 9`.
    fileprivate var blocks: String {
        let lines = map { "\($0.line)" }
        guard let last = lines.last, lines.count > 1 else {
            return "the block at line \(lines.first ?? "")"
        }
        return "the blocks at lines \(lines.dropLast().joined(separator: ", ")) and \(last)"
    }
}
