import Diagnostics
import Examples
import OutputMatching

// The words about how examples are compiled, and end.

extension Diagnostic {
    static func doesNotCompile(
        _ error: PlacedMessage, notes: [String], lacksFoundation: Bool = false
    ) -> Self {
        let hint =
            if lacksFoundation {
                "write 'import Foundation' in the example: with it, it compiles"
            } else if error.text.contains("was not compiled for testing") {
                "@testable needs 'configuration: debug'"
            } else {
                "correct the example; mark it 'compile-fail' if the reader shall see this error"
            }
        return Diagnostic(
            code: "example-does-not-compile", summary: error.text, details: notes, hint: hint,
            location: error.location)
    }

    static func packageImported(_ modules: [String], at location: SourceLocation) -> Self {
        let lines = modules.map { "'import \($0)'" }.joined(separator: ", ")
        return Diagnostic(
            code: "import-added", severity: .note,
            summary: modules.count == 1 ? "\(lines) was added" : "\(lines) were added",
            hint: "a reader who copies the example has to write it", location: location)
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
            code: "import-added", severity: .note, summary: "'import Foundation' was added",
            hint: "a reader who copies the example has to write it", location: location)
    }

    static func errorOfSwift6(at location: SourceLocation) -> Self {
        Diagnostic(
            code: "language-mode", severity: .note,
            summary: "compiled in language mode 6: in the compiler's own mode there is no error",
            hint: "a reader sees the error with 'swiftc -swift-version 6'", location: location)
    }

    static func doesNotLink(_ failure: LinkerFailure, at location: SourceLocation) -> Self {
        func name(_ symbol: String) -> String { "'\(symbol)'" }
        let (summary, hint) =
            switch failure.cause {
            case .missing(let symbols):
                (
                    "the linker finds no \(symbols.map(name).joined(separator: ", "))",
                    """
                    define it in the example: a declaration alone links with nothing;
                    'no-run' leaves the linking to the reader
                    """
                )
            case .repeated(let symbols):
                (
                    "the linker finds \(symbols.map(name).joined(separator: ", ")) twice",
                    "give one of the two another name"
                )
            case .other:
                ("the linker refuses the example", "change the example by what the linker says")
            }
        return Diagnostic(
            code: "example-does-not-link", summary: summary, details: failure.words, hint: hint,
            location: location)
    }

    static func blockEndsWithinStatement(at location: SourceLocation) -> Self {
        Diagnostic(
            code: "example-does-not-compile",
            summary: "a block of the session ends within a declaration or a statement",
            hint: "let each block of a session end where the next statement could begin",
            location: location)
    }

    static func compiles(at location: SourceLocation) -> Self {
        Diagnostic(
            code: "example-compiles",
            summary: "example compiles, though it is marked 'compile-fail'",
            hint: "take the mark off, or change the code so that the compiler refuses it",
            location: location)
    }

    static func notReached(endedBy other: SourceLocation, _ example: Example) -> Self {
        Diagnostic(
            code: "example-not-reached",
            summary: "example is not reached: the block at line \(other.line) ends the program",
            hint: example.composition == .needed
                ? "the example needs that block: let it run to its end beside it, or use other names"
                : "let that block run to its end, or take 'session=' off one of the two",
            location: example.location)
    }

    static func needsRefused(
        _ other: SourceLocation, _ messages: [PlacedMessage], _ example: Example
    ) -> Self {
        Diagnostic(
            code: "example-does-not-compile",
            summary: "the block at line \(other.line), which the example needs, does not compile "
                + "together with it",
            details: messages.filter { $0.severity == .error }
                .map { "\($0.location.line):\($0.location.column): error: \($0.text)" },
            hint: "let that block compile in any program, or use other names",
            location: example.location)
    }

    static func crashed(
        signal: Int, words: String?, asked kind: ExampleKind, at location: SourceLocation
    ) -> Self {
        let name = ProcessRun.signalName(signal)
        let cause = words.map { ": \($0)" } ?? " by \(name)"
        let hint =
            switch kind {
            case .exit(let status): "the mark 'exit=\(status)' wants a program that calls exit()"
            case .shouldCrash:
                "'should-crash' wants a trap of the program's own, such as fatalError makes"
            default:
                ProcessRun.Ending.signalled(signal).isTrap
                    ? "correct the example; mark it 'should-crash' if the reader shall see this"
                    : "let the program end by itself: a signal is no result that a page can show"
            }
        return Diagnostic(
            code: "example-crashed", summary: "example crashed\(cause)", hint: hint,
            location: location)
    }

    static func didNotCrash(status: Int, at location: SourceLocation) -> Self {
        Diagnostic(
            code: "unexpected-exit",
            summary: "example ended with status \(status), though it is marked 'should-crash'",
            hint: status == 0
                ? "take the mark off, or let the example trap"
                : "mark it 'exit=\(status)' if this is what the reader shall see",
            location: location)
    }

    static func wrongExit(status: Int, wanted: Int, at location: SourceLocation) -> Self {
        Diagnostic(
            code: "unexpected-exit",
            summary: "example ended with status \(status), and the mark says 'exit=\(wanted)'",
            hint: status == 0
                ? "call exit(\(wanted)), or take the mark off"
                : "write 'exit=\(status)' if this is right",
            location: location)
    }

    static func unexpectedExit(
        status: Int, printed: [String], at location: SourceLocation
    ) -> Self {
        Diagnostic(
            code: "unexpected-exit", summary: "example ended with status \(status)",
            details: printed, hint: "mark it 'exit=\(status)' if the reader shall see this",
            location: location)
    }

    static func timedOut(
        after limit: Duration, printed: [String], at location: SourceLocation
    ) -> Self {
        Diagnostic(
            code: "example-timed-out",
            summary: "example was still running after \(limit.written) and was ended",
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
                    "example-printed-too-much", "example printed too much and was ended",
                    "let it print less; 'limits: { output: … }' in sitegen.yml allows more"
                )
            case .memory:
                (
                    "example-exceeded-limit", "example used more memory than it may",
                    "let it allocate less; 'limits: { memory: … }' in sitegen.yml allows more"
                )
            case .file:
                (
                    "example-exceeded-limit", "example wrote a larger file than it may",
                    "let it write less; 'limits: { file: … }' in sitegen.yml allows more"
                )
            case .processes:
                (
                    "example-exceeded-limit", "example started more processes than it may",
                    "let it start fewer; 'limits: { processes: … }' in sitegen.yml allows more"
                )
            }
        return Diagnostic(
            code: code, summary: summary, details: limit == .output ? [] : printed, hint: hint,
            location: location)
    }

    static func lost(at location: SourceLocation) -> Self {
        Diagnostic(
            code: "example-lost", summary: "example ended the process that watches it",
            hint: "a program may not send signals to its parent", location: location)
    }

    static func notStarted(_ words: String, at location: SourceLocation) -> Self {
        Diagnostic(
            code: "example-not-started", summary: "the example's program could not be started",
            details: [words], location: location)
    }
}
