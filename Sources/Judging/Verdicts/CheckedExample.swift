package import Diagnostics
package import Examples
package import Runs

/// Whether an example keeps what its page promises.
package enum ExampleVerdict: Hashable, Sendable {
    case passed
    case failed
    /// It surely claims something about which nothing could be found out, with the reason.
    case unverifiable(reason: String)
    /// It is no program, was not reached, or nothing that it claims is known to be so, with the
    /// reason.
    case skipped(reason: String)
}

/// An example with what became of each of its claims; all else that is told of it follows from that.
package struct CheckedExample: Sendable {
    package let run: ExampleRun
    /// In the order of the page.
    package let checks: [Check]
    /// What is said besides, and concerns no claim: never an error.
    package let remarks: [Diagnostic]
    package let verdict: ExampleVerdict
    /// Further runs of it that were looked at.
    private let others: [ExampleRun]
    /// The checks that do not count, as nothing that is stated stands beside them.
    private let uncounted: [Check]
    /// What the compiler makes of stated errors, each alone, by the places of their comments.
    private let loneErrors: [Int: ExampleRun]

    package var example: Example { run.example }

    /// What is wrong, and what is said besides.
    package var diagnostics: [Diagnostic] { checks.flatMap(\.problems) + remarks }

    /// Why it neither passed nor failed.
    package var reason: String? {
        switch verdict {
        case .passed, .failed: nil
        case .unverifiable(let reason), .skipped(let reason): reason
        }
    }
}

extension CheckedExample {
    /// The checks of a run, with what further runs of the same example show.
    package init(
        _ run: ExampleRun, beside others: [ExampleRun] = [], loneErrors: [Int: ExampleRun] = [:]
    ) {
        let all = run.checks(beside: others, loneErrors: loneErrors)
        self.others = others
        self.loneErrors = loneErrors
        let isFirm = all.contains { $0.claim.isFirm }
        // What goes without saying is a claim in a folder only beside a firm one.
        let isOnlyLooked = run.example.requirement == .stated && !isFirm
        let asserts = run.example.asserts
        func isCounted(_ check: Check) -> Bool {
            check.claim.origin != .implied || !isOnlyLooked
                || asserts && check.claim.content == .ends(.well)
        }
        let counted = all.filter(isCounted)
        let uncounted = all.filter { !isCounted($0) }
        self.run = run
        self.uncounted = uncounted
        checks = counted.map { check in
            var check = check
            check.problems = check.problems.map(run.withCompany)
            if check.claim.isOfComments, let source = run.example.sourceOfComments {
                check.problems = check.problems.map { $0.toCorrect(in: source) }
            }
            return check
        }
        remarks =
            uncounted.flatMap(\.problems).weighing(atMost: .note).map(run.withCompany)
            + run.remarks
        verdict = Self.verdict(on: run, counted, uncounted)
    }

    /// The judgement if the example were to do no less, or no more, than this.
    package func requiring(_ requirement: Requirement) -> CheckedExample {
        guard requirement != example.requirement else { return self }
        return CheckedExample(
            run.requiring(requirement), beside: others.map { $0.requiring(requirement) },
            loneErrors: loneErrors.mapValues { $0.requiring(requirement) })
    }

    /// With other verdicts of its checks; `open` is why a learned claim could not be looked at.
    package func replacing(_ checks: [Check], open: Check.Reason?) -> CheckedExample {
        guard checks != self.checks || open != nil else { return self }
        var verdict = Self.verdict(on: run, checks, uncounted)
        if case .skipped = verdict, let open, run.reasonItIsNoProgram == nil {
            verdict = .unverifiable(reason: open.words)
        }
        return CheckedExample(
            run: run, checks: checks, remarks: remarks, verdict: verdict, others: others,
            uncounted: uncounted, loneErrors: loneErrors)
    }

    /// The judgement of an author for whom what is unverifiable is wrong: the warnings about it are
    /// errors; where there are none, one is made.
    package var strict: CheckedExample {
        guard case .unverifiable(let reason) = verdict else { return self }
        var checks = checks
        let open = checks.indices.filter { checks[$0].reason?.leavesOpen == true }
        let told = open.filter { checks[$0].problems.contains { $0.severity == .warning } }
        if told.isEmpty, let index = open.first(where: { checks[$0].claim.isFirm }) ?? open.first {
            let place = checks[index].claim.location
            checks[index].problems = [.notVerified(reason, .warning, at: place)]
        }
        for index in open {
            for problem in checks[index].problems.indices
            where checks[index].problems[problem].severity == .warning {
                checks[index].problems[problem].severity = .error
            }
        }
        return CheckedExample(
            run: run, checks: checks, remarks: remarks, verdict: verdict, others: others,
            uncounted: uncounted, loneErrors: loneErrors)
    }

    /// Whether any run of it asked for the network in vain.
    var wasDeniedNetwork: Bool { ([run] + others).contains(where: \.wasDeniedNetwork) }

    private static func verdict(
        on run: ExampleRun, _ checks: [Check], _ others: [Check]
    ) -> ExampleVerdict {
        if run.example.isMisread || checks.contains(where: \.isUnmet) { return .failed }
        if let reason = run.reasonItIsNoProgram { return .skipped(reason: reason) }
        if let open = checks.first(where: { $0.claim.isFirm && $0.reason?.leavesOpen == true }) {
            // What keeps the whole example from being checked says more than that it is not.
            let obstacle = checks.lazy.compactMap(\.reason).first(where: \.isObstacle)
            return .unverifiable(reason: (obstacle ?? open.reason)?.words ?? "")
        }
        let isOfSite = run.example.requirement != .stated
        if checks.contains(where: { check in
            check.verdict == .met && (isOfSite || check.claim.origin != .implied)
        }) {
            return .passed
        }
        guard let other = others.first(where: { !$0.problems.isEmpty }) else {
            return .skipped(reason: "states nothing")
        }
        let isRefused = other.claim.content == .compiles && run.outcome == .refused
        return .skipped(
            reason: "states nothing; " + (isRefused ? "does not compile: " : "")
                + (other.problems.first?.summary ?? ""))
    }
}

extension ExampleRun {
    /// A problem with the other blocks of the program, which may be why.
    fileprivate func withCompany(_ problem: Diagnostic) -> Diagnostic {
        var problem = problem
        if let words = program?.company(of: example) { problem.details.append(words) }
        return problem
    }

    /// What is said of it that concerns no claim.
    fileprivate var remarks: [Diagnostic] {
        let weight: Diagnostic.Severity = example.requirement == .stated ? .note : .warning
        let isGiven = program?.job.modules.contains(.foundation) == true
        return compilerWarnings.weighing(atMost: weight).map(withCompany)
            + (isGiven ? [.foundationAdded(at: example.location)] : [])
            + (program?.importsPackage == true
                ? [.packageImported(addedModules, at: example.location)] : [])
            + unofferedModules.map { .unoffered($0, of: packages, at: example.location) }
            + (program?.isInSwift6ByItself == true ? [.errorOfSwift6(at: example.location)] : [])
            + (program?.difference.flatMap { .holds($0, at: example.location) }.map { [$0] } ?? [])
    }

    /// Warnings about an example that the page does not state: the reader would see them too.
    private var compilerWarnings: [Diagnostic] {
        guard example.statedDiagnostics == nil, example.kind != .compileFail else { return [] }
        // One without a place, at the fence, is the linker's or the driver's.
        return messages.filter { $0.severity == .warning && $0.location != example.location }
            .filter { !isOnlyForItsStatedValue($0) }
            .map { .compilerWarning($0) }
    }
}
