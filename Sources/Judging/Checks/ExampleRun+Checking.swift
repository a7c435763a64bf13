import Diagnostics
import Examples
import Markdown
package import Runs
import SwiftCode

extension ExampleRun {
    /// What became of each claim of the example, in their order, by this run and further ones of it.
    ///
    /// First what was seen for each claim by itself, with what further runs show; then what hangs on
    /// that.
    ///
    /// `loneErrors` are runs in which one stated error stands alone, by the places of the comments.
    package func checks(
        beside others: [ExampleRun], loneErrors: [Int: ExampleRun] = [:]
    ) -> [Check] {
        let claims = example.claims
        let own = independentChecks(of: claims)
        let further = others.map { $0.independentChecks(of: claims) }
        let known = own.indices.map { index in
            settled(own[index].byItself(in: loneErrors), further.map { $0[index] }, others)
        }
        let comments = known.filter(\.claim.isOfComments)
        let stating = claims.compactMap { claim -> Check? in
            guard case .isStated(let stream) = claim.content else { return nil }
            let theirs = zip(others, further).map { other, checks in
                other.checkStating(
                    claim, stream, beside: checks.filter(\.claim.isOfComments))
            }
            return settled(
                checkStating(claim, stream, beside: comments), theirs, others)
        }
        let all = (known + stating).byClaim
        return weighed(claims.compactMap { all[$0] })
    }

    /// The checks but for those that hang on others: in the order of the claims.
    private func independentChecks(of claims: [Claim]) -> [Check] {
        let isFirm = claims.contains(where: \.isFirm)
        let comments = checkComments(claims).byClaim
        return claims.compactMap { claim in
            switch claim.content {
            case .compiles: checkCompiling(claim, besideFirm: isFirm)
            case .isRefused: checkRefusal(claim)
            case .ends(let ending): checkEnd(claim, ending)
            case .comments: comments[claim]
            case .fence(let stated): checkFence(claim, stated)
            case .region(let source): checkRegion(claim, source)
            case .isStated: nil
            }
        }
    }

    /// The checks with the weight that they have beside one another.
    private func weighed(_ checks: [Check]) -> [Check] {
        // A program of a site that ended in another way says nothing of what it should have
        // printed.
        let isSpoilt =
            example.requirement != .stated
            && checks.contains { $0.claim.isOfEnding && $0.isUnmet }
        let isWrong = checks.contains(where: \.isUnmet)
        return checks.map { check in
            guard !check.claim.isOfRegion else { return check }
            if let reason = reasonItIsNoProgram {
                var open = Check(check.claim, .unverified(.obstacle(reason)), .none)
                // What the compiler says of an outline may still be of use.
                if check.claim.isOfEnding { open.problems = check.problems.weighing(atMost: .note) }
                return open
            }
            if check.claim.isOfEnding { return isWrong ? check.wrongBesideOthers : check }
            guard isSpoilt else { return check }
            guard check.isUnmet else {
                var silent = check
                silent.problems = []
                return silent
            }
            return Check(
                check.claim, .unverified(.unseen("the example does not end as it should")), .none)
        }
    }

    /// Why it is no program, or was not reached: then nothing is said of it.
    package var reasonItIsNoProgram: String? {
        switch (example.kind, outcome) {
        case (_, .notReached) where example.composition == .needed:
            program == nil
                ? "not compiled: blocks that it needs declare the same name"
                : "not reached: a block that it needs failed"
        case (_, .notReached): "not reached: an earlier block of the session failed"
        case (_, .withoutPackage): "not run: its package is not there"
        case (.sketch, _): example.outline ?? "a sketch"
        case (.ignore(let why), _): why
        case (.manifest, _): "a manifest"
        case (_, .notAttempted): "sitegen cannot read its marks"
        default: nonProgram
        }
    }

    /// Why it is an outline, or no Swift at all, where its author does not say so; what the compiler
    /// says of it may show it. Nil for an example of a site.
    package var nonProgram: String? {
        if let reason = example.outline { return reason }
        guard example.requirement == .stated, example.kind != .compileFail, !isRefusedAsStated
        else { return nil }
        switch outcome {
        case .refused, .notLinked:
            return NonProgram.reason(example.block, refusedWith: messages)
        default: return nil
        }
    }

    /// Why nothing could be seen of what it prints.
    var reasonNothingIsSeen: Check.Reason? {
        switch outcome {
        case .notAttempted: .obstacle("sitegen does not run the example")
        case .notReached, .cutOff: .unseen("the example is not reached")
        case .withoutPackage: .unseen("the example's package is not there")
        case .refused where isRefusedAsStated || example.kind == .compileFail:
            .asStated("the example does not compile")
        case .refused, .refusedBefore: .unseen("the example does not compile")
        case .notLinked: .unseen("the example does not link")
        case .compilerFailed: .unseen("the compiler gives no result")
        case .compiled: .asStated("sitegen only compiles the example")
        case .ended: nil
        }
    }
}

extension [Check] {
    fileprivate var byClaim: [Claim: Check] {
        Dictionary(map { ($0.claim, $0) }) { first, _ in first }
    }
}

extension Check {
    /// A program in a folder may end as it likes where all else holds. How it ended may be why
    /// something does not, and is wrong too then.
    fileprivate var wrongBesideOthers: Check {
        guard claim.content == .ends(.well), reason?.isObstacle == false, !problems.isEmpty else {
            return self
        }
        var check = self
        check.verdict = .unmet
        for index in problems.indices { check.problems[index].severity = .error }
        return check
    }
}

extension Claim {
    /// Whether it is about how the example is compiled, or ends.
    var isOfEnding: Bool {
        switch content {
        case .compiles, .isRefused, .ends: true
        case .fence, .comments, .region, .isStated: false
        }
    }

    var isOfComments: Bool { if case .comments = content { true } else { false } }

    var isOfRegion: Bool { if case .region = content { true } else { false } }
}

// MARK: A region of a source file

extension ExampleRun {
    private func checkRegion(_ claim: Claim, _ source: SourceReference) -> Check {
        guard let region = example.region, !region.isRepeated(by: example.block.code) else {
            return Check(claim, .met, .found(.region(example.region?.lines ?? [])))
        }
        var check = Check(claim, .unmet, .found(.region(region.lines)))
        check.problems = [.regionDiffers(source, region, in: example)]
        return check
    }
}
