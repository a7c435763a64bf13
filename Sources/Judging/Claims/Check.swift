package import Diagnostics
import Examples
import Markdown
package import OutputMatching
package import Runs

/// A claim with what was seen for it, and what follows from that.
///
/// Everything that is told of an example is a fold over its checks.
package struct Check: Hashable, Sendable {
    package enum Verdict: Hashable, Sendable {
        case met
        case unmet
        /// Nothing could be said.
        case unverified(Reason)
    }

    /// Why nothing could be said of a claim.
    package enum Reason: Hashable, Sendable {
        /// As the page itself states: it is refused, stopped before, or not run.
        case asStated(String)
        /// What keeps the whole example from being looked at, or from being one.
        case obstacle(String)
        /// It may be no claim, or it could not be seen whether it holds.
        case unseen(String)

        package var words: String {
            switch self {
            case .asStated(let words), .obstacle(let words), .unseen(let words): words
            }
        }

        /// Whether it leaves a firm claim open.
        package var leavesOpen: Bool { if case .asStated = self { false } else { true } }

        var isObstacle: Bool { if case .obstacle = self { true } else { false } }
    }

    package let claim: Claim
    package var evidence: Evidence
    package var verdict: Verdict
    /// For a fence of lines what was printed, rewritten towards it; nil where nothing was.
    package var normalised: NormalisedOutput?
    /// For comments the lines of the example's output that they state, as a page shows them.
    package var covered: [Int: PublishedLine] = [:]
    /// What is to be said. An unmet claim has errors: one, or one at each place that the compiler
    /// names. Other claims have warnings and notes.
    package var problems: [Diagnostic] = []
    /// For a candidate that is not what happened: what is said where its form is a convention.
    package var difference: Difference?
    /// Whether all of a comment's line is what happened, so that nothing leads a statement in it.
    package var isOfWholeLine = false
    /// Whether a value holds but for the word `Optional`, which the comment leaves out.
    package var leavesOutOptional = false

    /// How a candidate differs from what happened.
    package struct Difference: Hashable, Sendable {
        /// The error that it is where its form is a convention.
        package let problem: Diagnostic
        /// Whether it is so much like what happened that it is no prose.
        package let isNear: Bool
    }

    package init(_ claim: Claim, _ verdict: Verdict, _ evidence: Evidence = .found(.asStated)) {
        self.claim = claim
        self.verdict = verdict
        self.evidence = evidence
    }

    /// What may be no claim, and is not what happened.
    static func candidate(
        _ claim: Claim, _ evidence: Evidence, _ problem: Diagnostic, isNear: Bool, reason: String
    ) -> Check {
        var check = Check(claim, .unverified(.unseen(reason)), evidence)
        check.difference = Difference(problem: problem, isNear: isNear)
        var note = Diagnostic.notVerified(reason, .note, at: problem.location)
        note.details = problem.details
        check.problems = [note]
        return check
    }

    package var isUnmet: Bool { verdict == .unmet }

    /// Why nothing could be said; nil where something was.
    package var reason: Reason? {
        if case .unverified(let reason) = verdict { reason } else { nil }
    }
}

/// What was seen for a claim.
package enum Evidence: Hashable, Sendable {
    /// The same in each run.
    case found(Found)
    /// Something else from run to run.
    case varies
    case none

    /// What was so.
    package enum Found: Hashable, Sendable {
        /// What is stated, and nothing beside it is known.
        case asStated
        /// All the lines of a stream.
        case lines([String])
        /// The lines that one statement printed.
        case printed([String])
        case value(TwinObservations.Value)
        /// The compiler's words, or the runtime's, at a place.
        case words([String])
        case messages([PlacedMessage])
        /// How it ended, in the words of marks.
        case ending(String)
        /// The lines of a region of a source file.
        case region([String])
    }

    /// What was found, where it was the same each time.
    package var found: Found? {
        if case .found(let found) = self { found } else { nil }
    }
}
