import Diagnostics
package import Examples
import Markdown

extension ExampleRun {
    /// What became of each claim of the example, in their order, by this run alone.
    ///
    /// In a folder what goes without saying is a claim only beside a firm one.
    var checks: [Check] {
        let claims = example.claims
        let isFirm = claims.contains(where: \.isFirm)
        let endings = claims.filter(\.isOfEnding).map { checkEnding($0, besideFirm: isFirm) }
        // On a site a program that ended in another way says nothing of what it should have printed.
        let isSpoilt = example.requirement != .stated && endings.contains(where: \.isUnmet)
        let comments = checkComments(claims.filter(\.isOfComments))
        let checks = claims.map { claim -> Check in
            if let known = (endings + comments).first(where: { $0.claim == claim }) { return known }
            return switch claim.content {
            case .fence(let stated): checkFence(claim, stated)
            case .region(let source): checkRegion(claim, source)
            case .isStated(let stream): checkStating(claim, stream, beside: comments)
            case .comments, .compiles, .isRefused, .ends:
                preconditionFailure("those are checked above")
            }
        }
        let isWrong = checks.contains(where: \.isUnmet)
        return checks.map { check in
            if let reason = reasonItIsNoProgram, !check.claim.isOfRegion {
                return Check(check.claim, .unverified(.obstacle(reason)), .none)
            }
            guard isSpoilt, check.isUnmet, !check.claim.isOfEnding, !check.claim.isOfRegion else {
                return isWrong ? check.wrongBesideOthers : check
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
        case (.sketch, _): example.outline ?? "a sketch"
        case (.ignore(let why), _): why
        case (.manifest, _): "a manifest"
        case (_, .notAttempted): "its marks could not be read"
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
            return NonProgram.reason(example.block.code, refusedWith: messages)
        default: return nil
        }
    }

    /// Why nothing could be seen of what it prints.
    var reasonNothingIsSeen: Check.Reason? {
        switch outcome {
        case .notAttempted: .obstacle("the example is not looked at")
        case .notReached, .cutOff: .unseen("the example is not reached")
        case .refused where isRefusedAsStated || example.kind == .compileFail:
            .asStated("the example does not compile")
        case .refused, .refusedBefore: .unseen("the example does not compile")
        case .notLinked: .unseen("the example does not link")
        case .compilerFailed: .unseen("the compiler came to no result")
        case .compiled: .asStated("the example is compiled and not run")
        case .ended: nil
        }
    }
}

extension Check {
    /// In a folder a program may end as it likes where all else holds; where something does not, how
    /// it ended may be why, and is wrong too.
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
