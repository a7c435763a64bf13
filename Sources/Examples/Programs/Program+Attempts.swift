// Programs that are tried in the place of one, each different from it in one thing.

extension Program {
    private static let foundation = "import Foundation"

    /// Whether a line of its main file imports Foundation, or it is imported without one.
    package var hasFoundation: Bool {
        job.modules.contains(.foundation) || text.contains(Self.foundation)
    }

    /// The program with `import Foundation` in every source file, which no line of it says: places
    /// stay.
    package var importingFoundation: Program {
        var program = self
        program.job.modules.insert(.foundation)
        return program
    }

    /// The program in language mode 6, to see whether the compiler refuses it there; nil where a
    /// mark has chosen a mode.
    package var inSwift6: Program? {
        guard job.settings.languageMode == nil else { return nil }
        var program = self
        program.job.settings.languageMode = "6"
        program.job.runs = false
        program.plan = ProbePlan()
        program.alternatives = []
        program.isInSwift6ByItself = true
        return program
    }

    /// The program whose twin also notes what each other statement at top level prints.
    package var observingAllStatements: Program {
        var program = self
        program.plan.askAboutAllStatements(of: text)
        program.alternatives = []
        return program
    }

    /// The program, and all that may stand for it, that is this job.
    ///
    /// Programs of one key have attempts of the same jobs.
    package func attempt(of job: Job) -> Program {
        let all = ([self] + alternatives).flatMap { [$0, $0.importingFoundation] }
        guard var found = all.first(where: { $0.job == job }) else { return self }
        // What was settled on is what is run again.
        found.alternatives = []
        return found
    }
}
