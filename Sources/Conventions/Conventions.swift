package import Diagnostics
package import Examples
package import Judging
import Markdown
import OutputMatching
package import StatedComments

/// The ways in which the authors of some pages state results, learned from what holds on them.
///
/// It is one fold over all examples that are checked together. Only examples that must hold what they
/// state, and no more, take part.
package struct Conventions: Sendable {
    /// What is known of a form on a page.
    package enum Standing: Hashable, Sendable {
        /// What does not hold is wrong: so it is recorded.
        case recorded
        /// What does not hold is wrong: so much of what there is holds.
        case convention(held: Int, of: Int)
        /// It may be one: that is for the author to say.
        case unclear(held: Int, of: Int)
        case prose

        /// Whether what does not hold is wrong.
        package var isFirm: Bool {
            switch self {
            case .recorded, .convention: true
            case .unclear, .prose: false
            }
        }
    }

    private let pages: [String: [StatementForm: Tally]]
    private let all: [StatementForm: Tally]
    private let recorded: Set<StatementForm>

    /// The least number of occurrences of which a page decides by itself.
    private static let enoughOnPage = 5

    /// What examples teach, beside the forms that are recorded.
    package init(_ examples: [CheckedExample], recorded: Set<StatementForm> = []) {
        var pages: [String: [StatementForm: Tally]] = [:]
        var all: [StatementForm: Tally] = [:]
        for example in examples where example.example.requirement == .stated {
            for check in example.checks {
                guard let occurrence = Occurrence(check, in: example.example) else { continue }
                pages[example.example.location.path, default: [:]][
                    occurrence.form, default: Tally()
                ]
                .add(occurrence)
                all[occurrence.form, default: Tally()].add(occurrence)
            }
        }
        self.pages = pages
        self.all = all
        self.recorded = recorded
    }

    /// What a form is on a page.
    package func standing(of form: StatementForm, on page: String) -> Standing {
        recorded.contains(form) ? .recorded : tally(of: form, on: page)?.standing ?? .prose
    }

    private func tally(of form: StatementForm, on page: String) -> Tally? {
        if let own = pages[page]?[form], own.occurrences >= Self.enoughOnPage { return own }
        return all[form]
    }

    /// The forms that are conventions on a page of these, to be recorded.
    package var learned: Set<StatementForm> {
        let found = pages.flatMap { page, forms in
            forms.keys.filter { standing(of: $0, on: page).isFirm }
        }
        return Set(found).union(recorded)
    }

    /// For each form that may be a convention one warning, with the places where it does not hold.
    package var warnings: [Diagnostic] {
        var told: [Diagnostic] = []
        let deciding = pages.flatMap { page, forms in
            forms.filter { $0.value.occurrences >= Self.enoughOnPage }
                .map { (form: $0.key, tally: $0.value, pages: Set([page])) }
        }
        let common = all.map { form, tally in
            let own = pages.keys.filter {
                (pages[$0]?[form]?.occurrences ?? 0) < Self.enoughOnPage
            }
            return (form: form, tally: tally, pages: Set(own))
        }
        for (form, tally, pages) in deciding + common where !recorded.contains(form) {
            guard case .unclear(let held, let count) = tally.standing else { continue }
            let places = tally.failures.filter { pages.contains($0.path) }.sorted()
            guard let first = places.first else { continue }
            told.append(
                .unclearConvention(form, held: held, of: count, at: first, places.dropFirst()))
        }
        return told.sortedByPlace
    }
}

// MARK: Counting

/// A candidate with its form, and whether it holds.
private struct Occurrence {
    /// The same text on the same code counts once.
    enum Identity: Hashable {
        case comment(StatedComment.Meaning)
        case fence(String, of: String)
    }

    let form: StatementForm
    let identity: Identity
    let payload: [String]
    let holds: Bool
    /// Where it is wrong, and is no prose.
    let failure: SourceLocation?

    /// Nil for what is no candidate, and where nothing was seen of it, or not the same each time.
    init?(_ check: Check, in example: Example) {
        guard let form = check.claim.manner, check.evidence != .varies, !check.isOfWholeLine,
            check.verdict == .met || check.difference != nil
        else { return nil }
        self.form = form
        switch check.claim.content {
        case .comments(let comments):
            identity = .comment(comments.first.meaning(in: example.block.code))
            payload = comments.lines.compactMap(\.readings.first)
        case .fence(let stated):
            identity = .fence(stated.block.code, of: example.block.code)
            payload = stated.pattern.lines.map(\.text)
        case .region, .compiles, .isRefused, .ends, .isStated: return nil
        }
        holds = check.verdict == .met
        failure = check.difference.flatMap { difference in
            form.isBare && !difference.isNear ? nil : difference.problem.location
        }
    }
}

/// The occurrences of one form.
private struct Tally: Sendable {
    private var identities: [Occurrence.Identity: (payload: [String], holds: Bool)] = [:]
    private(set) var failures: [SourceLocation] = []

    var occurrences: Int { identities.count }

    /// What is the same and holds in one program alone does not hold, in whatever order they come.
    mutating func add(_ occurrence: Occurrence) {
        if let failure = occurrence.failure { failures.append(failure) }
        let known = identities[occurrence.identity]?.holds ?? true
        identities[occurrence.identity] = (occurrence.payload, known && occurrence.holds)
    }

    var standing: Conventions.Standing {
        let right = identities.values.filter(\.holds).map(\.payload)
        let held = right.count
        let telling = right.filter { !$0.isTrivial }
        if telling.count >= 3, Set(telling).count >= 2, 5 * held >= 4 * occurrences {
            return .convention(held: held, of: occurrences)
        }
        return held >= 2 && 5 * held >= 2 * occurrences
            ? .unclear(held: held, of: occurrences) : .prose
    }
}

extension [String] {
    /// Whether it may be right by chance.
    fileprivate var isTrivial: Bool {
        count == 1 && (self[0].count <= 1 || ["true", "false", "nil"].contains(self[0]))
    }
}

// MARK: Judging

extension CheckedExample {
    /// The judgement where the authors' conventions are known.
    package func judged(by conventions: Conventions) -> CheckedExample {
        guard example.requirement == .stated else { return self }
        var isOpen: Check.Reason?
        let checks = checks.map { check in
            guard let form = check.claim.manner else { return check }
            let standing = conventions.standing(of: form, on: example.location.path)
            guard standing.isFirm else { return check }
            guard let difference = check.difference else {
                if !form.isBare, let reason = check.reason, reason.leavesOpen {
                    isOpen = isOpen ?? reason
                }
                return check
            }
            guard !form.isBare || difference.isNear else { return check }
            var wrong = check
            wrong.verdict = .unmet
            wrong.problems = [difference.problem.against(form, standing)]
            return wrong
        }
        return replacing(checks, open: isOpen)
    }

    /// The forms of the candidates that it has: what is learned of them may decide it.
    package static func forms(of example: Example) -> Set<StatementForm> {
        guard example.requirement == .stated else { return [] }
        return Set(example.comments.compactMap(\.manner))
            .union([example.unmarkedOutput?.manner].compactMap(\.self))
    }

    /// The forms by which it is wrong.
    package var wrongForms: Set<StatementForm> {
        Set(checks.filter { $0.isUnmet && $0.difference != nil }.compactMap(\.claim.manner))
    }
}

// MARK: Words

extension StatementForm {
    /// `'打印' states output`.
    fileprivate var inWords: String {
        switch (isBare, payload) {
        case (true, .rest) where place == .fence: "a fence below an example states its output"
        case (true, .rest): "a line without a lead states output"
        case (true, .literal): "a value without a lead states output"
        case (true, .quoted): "a text in quotes states output"
        case (false, _): "'\(lead)' states results"
        }
    }
}

extension Diagnostic {
    /// What does not hold, with the convention that makes it wrong.
    fileprivate func against(
        _ form: StatementForm, _ standing: Conventions.Standing
    ) -> Diagnostic {
        var problem = self
        let how =
            switch standing {
            case .convention(let held, let count):
                "\(form.inWords) on these pages (\(held) of \(count) hold)"
            case .recorded, .unclear, .prose: "\(form.inWords): so it is recorded"
            }
        problem.details.append(how)
        problem.hint =
            (problem.hint.map { $0 + "\n" } ?? "")
            + "'leads:' makes the lead firm; '// sitegen: prose' at its end takes the comment out"
        return problem
    }

    fileprivate static func unclearConvention(
        _ form: StatementForm, held: Int, of count: Int, at location: SourceLocation,
        _ others: some Sequence<SourceLocation>
    ) -> Self {
        Diagnostic(
            code: "unclear-convention", severity: .warning,
            summary: "perhaps \(form.inWords) on these pages: \(held) of \(count) hold",
            details: others.map { "also at \($0.path):\($0.line)" },
            hint: "correct what is wrong; name the lead under 'leads:' of a site; "
                + "or end a comment that is prose with '// sitegen: prose'",
            location: location)
    }
}
