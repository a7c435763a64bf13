package import Examples
import OutputMatching
import StatedComments

extension Program {
    /// What to compile where the compiler refused this program: with the import that may be missing,
    /// then with fewer and with more of the blocks that may be needed. Nil where nothing is left to
    /// be tried.
    ///
    /// One that compiles stands for the first program, or tells what that one lacks:
    /// `ProgramRun.superseded(by:)`.
    package func next(after run: ProgramRun) -> Program? {
        let mayBeGiven = run.compilation == .refused && mayGetImports(run)
        if mayBeGiven, run.missesInternals, let next = seeingInternals { return next }
        if !seesInternals {
            if mayLackFoundation(run) { return importingFoundation }
            if let next = withPackageImport(after: run) { return next }
            // What is internal is not even found.
            if mayBeGiven, run.missesSomething, let next = seeingInternals { return next }
        }
        guard run.compilation == .refused, !isMeantToFail else { return nil }
        return nextAlternative
    }

    /// The program with the package at hand, where the compiler misses what that may have. Nil where
    /// it misses nothing, or there is none.
    package func withinPackage(after run: ProgramRun) -> Program? {
        guard job.settings.packages == nil, job.settings.packageAtHand != nil,
            run.compilation == .refused, run.missesSomething
        else { return nil }
        return withPackageAtHand
    }

    /// Whether an import may be added: not where the page shows that it is missing.
    private func mayGetImports(_ run: ProgramRun) -> Bool {
        guard isMeantToFail else { return true }
        guard takesMissingImports else { return false }
        return parts.allSatisfy { part in
            guard part.isDecided, part.example.kind == .compileFail else { return true }
            let stated = part.example.statedErrors
            return !stated.isEmpty
                && !run.messages.contains { message in
                    message.severity == .error && stated.contains { $0.matches(message.text) }
                }
        }
    }

    /// The program with an import of its package that may bring what the compiler misses; nil where it
    /// misses nothing, or all was tried.
    private func withPackageImport(after run: ProgramRun) -> Program? {
        guard takesMissingImports, job.settings.packages != nil, run.compilation == .refused,
            mayGetImports(run), run.missesSomething
        else { return nil }
        let ways = importingPackage
        guard job.modules.contains(where: \.isOfPackage) else { return ways.first }
        return ways.drop { $0.job.modules.isDisjoint(with: job.modules.filter(\.isOfPackage)) }
            .dropFirst().first
    }

    /// Whether what the compiler or the linker misses may come with `import Foundation`:
    /// `Int(exactly: 1.5)` on Linux calls functions of the C library for mathematics, which nothing
    /// else links.
    private func mayLackFoundation(_ run: ProgramRun) -> Bool {
        // Each attempt differs from the first program in one thing.
        let own = job.settings.ownModule.map { Job.Module.ofPackage(preferred: [$0]) }
        guard !hasFoundation, job.modules.allSatisfy({ !$0.isOfPackage || $0 == own }) else {
            return false
        }
        switch run.compilation {
        case .refused:
            return mayGetImports(run) && run.missesSomething
        case .notLinked(let failure):
            guard case .missing = failure.cause else { return false }
            return takesMissingImports
        default: return false
        }
    }
}

extension ProgramRun {
    fileprivate var missesSomething: Bool { missingCount > 0 }

    /// Whether it uses what a module does not show to others.
    fileprivate var missesInternals: Bool {
        messages.contains { $0.text.contains("is inaccessible due to 'internal' protection level") }
    }

    /// How many messages may mean that a module is not imported, or not there.
    private var missingCount: Int {
        messages.count { message in
            message.severity == .error && Self.signs.contains { message.text.contains($0) }
        }
    }

    /// Whether both are refused, and an import that was added brought something.
    package func lacksLess(than other: ProgramRun) -> Bool {
        compilation == .refused && program.takesMissingImports && missingCount <= other.missingCount
            && messages != other.messages
            && !messages.contains { message in
                Self.ambiguities.contains { message.text.contains($0) }
            }
            && program.parts == other.program.parts
    }

    /// Two modules declare it: then one import too many was added.
    private static let ambiguities = [" is ambiguous for type lookup ", "ambiguous use of "]

    private static let signs =
        [
            "cannot find ", "has no member ", "no exact matches in ", "incorrect argument label",
            "extra argument", "missing argument", "argument passed to call ", "no such member ",
            "no such module ", "unknown attribute ", "no macro named ",
        ] + ambiguities

    /// The run that counts, where another attempt was compiled after this one was refused: the
    /// other, or this one with a word about what it lacks.
    package func superseded(by other: ProgramRun) -> ProgramRun {
        // An import that makes it compile is not what the page shows.
        guard other.compilation == .succeeded,
            !program.isOfCompileFail || other.program.job.modules == program.job.modules
        else { return self }
        guard other.program.job.modules.contains(.foundation), !program.takesMissingImports else {
            return other
        }
        var run = self
        run.compilesWithFoundation = true
        return run
    }
}

extension Program {
    /// Whether a mark says that the compiler refuses it.
    fileprivate var isOfCompileFail: Bool {
        parts.contains { $0.isDecided && $0.example.kind == .compileFail }
    }
}

extension Example {
    /// The errors that fence and comments state, in their words.
    fileprivate var statedErrors: [LinePattern] {
        let lead = "error: "
        let fence = (statedDiagnostics?.pattern.lines ?? []).compactMap { line in
            line.text.firstRange(of: lead).map { String(line.text[$0.upperBound...]) }
        }
        let comments = comments.compactMap { comment in
            if case .error(text: let text?) = comment.form { text } else { nil }
        }
        return (fence + comments).map { LinePattern($0) }
    }
}
