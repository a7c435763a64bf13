// Programs that are tried in the place of one, each different from it in one thing.

extension Program {
    /// Whether a line of its main file imports Foundation, or it is imported without one.
    package var hasFoundation: Bool {
        job.modules.contains(.foundation) || text.contains("import Foundation")
    }

    /// The program with `import Foundation` in every source file, which no line of it says: places
    /// stay.
    package var importingFoundation: Program {
        var program = self
        program.job.modules.insert(.foundation)
        return program
    }

    /// The program, and all that may stand for it, compiled with the package at hand.
    package var withPackageAtHand: Program {
        var program = self
        program.job.settings.packages = job.settings.packageAtHand
        program.alternatives = alternatives.map(\.withPackageAtHand)
        return program
    }

    /// The programs with modules of its package in every source file, which no line of it imports:
    /// those that the page speaks of, then all.
    package var importingPackage: [Program] {
        let own = job.settings.ownModule.map { [$0] } ?? []
        let preferred = importedOnPage.isEmpty ? own : importedOnPage
        return (preferred.isEmpty ? [[]] : [preferred, []]).map { names in
            var program = self
            program.job.modules.remove(.foundation)
            program.job.modules = program.job.modules.filter { !$0.isOfPackage }
            program.job.modules.insert(.ofPackage(preferred: names))
            return program
        }
    }

    /// The program that also sees what is internal to the module whose documentation it is; nil where
    /// it is no module's.
    package var seeingInternals: Program? {
        guard let module = job.settings.ownModule, !seesInternals else { return nil }
        var program = self
        program.job.modules = program.job.modules.filter { !$0.isOfPackage && $0 != .foundation }
        program.job.modules.insert(.testable(module))
        return program
    }

    /// Whether it sees what is internal to a module.
    package var seesInternals: Bool {
        job.modules.contains { if case .testable = $0 { true } else { false } }
    }

    /// Whether an import of its package was added to it.
    package var importsPackage: Bool {
        job.settings.ownModule == nil && job.modules.contains(where: \.isOfPackage)
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

    /// The program with another text of its main file, which may use what `marks` and `twin` offer;
    /// nothing stands for it.
    package func observed(by text: String) -> Program {
        var program = self
        program.job.sources[0] = Job.File(name: job.sources[0].name, text: text)
        program.job.modules.formUnion([.marks, .twin])
        program.alternatives = []
        return program
    }

    /// What is to be tried next in its place, with what is left after that; nil where nothing is.
    package var nextAlternative: Program? {
        guard var next = alternatives.first else { return nil }
        next.alternatives = Array(alternatives.dropFirst())
        return next
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
        let known = [self] + alternatives
        let all =
            (known + (job.settings.packageAtHand == nil ? [] : known.map(\.withPackageAtHand)))
            .flatMap {
                [$0, $0.importingFoundation] + $0.importingPackage
                    + [$0.seeingInternals].compactMap(\.self)
            }
        guard var found = all.first(where: { $0.job == job }) else { return self }
        // What was settled on is what is run again.
        found.alternatives = []
        return found
    }
}
