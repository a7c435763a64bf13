import Comparing
package import Diagnostics
import Examples
package import Judging
import OutputMatching
import Runs

extension CheckedExample {
    /// What the page would have to state for the example to pass, and what cannot be stated there.
    ///
    /// Nothing for an example that passes, that is wrong in another way as well, or whose runs
    /// differ. Finds `cannot-bless`.
    package var corrections: Diagnosed<[Correction]> {
        let unmet = checks.filter(\.isUnmet)
        let canBeWritten = unmet.allSatisfy { check in
            switch check.claim.content {
            case .fence, .isStated: check.evidence.found != nil
            // What the block repeats would be copied over it.
            case .comments: check.evidence.found != nil && example.region == nil
            case .region, .compiles, .isRefused, .ends: false
            }
        }
        guard canBeWritten else { return Diagnosed([]) }
        let corrections = unmet.map { (check: $0, correction: correction(of: $0)) }
        let missing = corrections.filter { $0.correction == nil }.map(\.check)
        // An example is written over as a whole, or not at all.
        guard missing.isEmpty else {
            return Diagnosed([], missing.map { .cannotBless(at: $0.claim.location) })
        }
        let written = corrections.compactMap(\.correction)
        return Diagnosed(
            (written + [unstatedOutput(beside: written)].compactMap(\.self))
                .filter(\.isWritable))
    }

    /// A fence for the output that is still not stated once comments are corrected; nil where it all
    /// is, or need not be.
    private func unstatedOutput(beside corrections: [Correction]) -> Correction? {
        guard
            checks.contains(where: {
                $0.claim.content == .isStated(.output) && $0.reason != nil
            }), case .ended = run.outcome
        else { return nil }
        let corrected = corrections.reduce(into: Set<Int>()) { lines, correction in
            if case .comments(let comments) = correction { lines.formUnion(comments.covered) }
        }
        let stated = corrected.union(checks.flatMap(\.covered.keys))
        guard !stated.isSuperset(of: run.output.lines.indices) else { return nil }
        return .fence(
            FenceCorrection(
                example, .output, stated: nil, lines: run.output.lines.map { .new($0) }))
    }

    private func correction(of check: Check) -> Correction? {
        switch check.claim.content {
        case .fence(let stated):
            let lines =
                stated.stream == .diagnostics
                ? MessageComparison(stated, run.messages).corrected : check.normalised?.corrected
            return lines.map {
                .fence(FenceCorrection(example, stated.stream, stated: stated, lines: $0))
            }
        case .isStated(let stream):
            let lines =
                switch check.evidence.found {
                case .lines(let lines): lines
                case .messages(let messages): messages.map(\.stated)
                default: [String]()
                }
            // Comments that state some of the errors are to state the others too.
            guard stream != .diagnostics || run.unstatedErrors.areAll else { return nil }
            return .fence(
                FenceCorrection(example, stream, stated: nil, lines: lines.map { .new($0) }))
        case .comments(let comments):
            return run.correction(of: comments, check).map { .comments($0) }
        case .region, .compiles, .isRefused, .ends: return nil
        }
    }
}

extension Diagnostic {
    fileprivate static func cannotBless(at location: SourceLocation) -> Self {
        Diagnostic(
            code: "cannot-bless",
            summary: "sitegen cannot write the example's results here: they do not fit into this "
                + "comment or fence",
            hint: "write them by hand: in a comment of another form, or in a fence below the block",
            location: location)
    }
}
