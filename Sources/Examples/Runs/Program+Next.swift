extension Program {
    /// What to compile where the compiler refused this program: with the import that may be missing,
    /// then with fewer and with more of the blocks that may be needed. Nil where nothing is left to
    /// be tried.
    ///
    /// One that compiles stands for the first program, or tells what that one lacks:
    /// `ProgramRun.superseded(by:)`.
    package func next(after run: ProgramRun) -> Program? {
        if mayLackFoundation(run) { return importingFoundation }
        guard run.compilation == .refused, !isMeantToFail, var next = alternatives.first else {
            return nil
        }
        next.alternatives = Array(alternatives.dropFirst())
        return next
    }

    /// Whether what the compiler or the linker misses may come with `import Foundation`: on Linux
    /// `Int(exactly: 1.5)` calls functions of the C library for mathematics, which nothing else
    /// links.
    private func mayLackFoundation(_ run: ProgramRun) -> Bool {
        guard !hasFoundation else { return false }
        switch run.compilation {
        case .refused:
            return !isMeantToFail
                && run.messages.contains { message in
                    message.severity == .error
                        && Self.signs.contains { message.text.contains($0) }
                }
        case .notLinked(let failure):
            guard case .missing = failure.cause else { return false }
            return takesMissingImports
        default: return false
        }
    }

    private static let signs = [
        "cannot find ", "has no member ", "no exact matches in ", "incorrect argument label",
        "extra argument", "missing argument", "no such member ",
    ]
}

extension ProgramRun {
    /// The run that counts, where another attempt was compiled after this one was refused: the
    /// other, or this one with a word about what it lacks.
    package func superseded(by other: ProgramRun) -> ProgramRun {
        guard other.compilation == .succeeded else { return self }
        guard other.program.job.modules.contains(.foundation), !program.takesMissingImports else {
            return other
        }
        var run = self
        run.compilesWithFoundation = true
        return run
    }
}
