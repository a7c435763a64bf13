package import Comparing
import Diagnostics
import Examples
import Markdown
import OutputMatching
import Runs
import StatedComments

// Comments, one by one or those of one statement together.

extension ExampleRun {
    /// What became of those claims that are comments.
    func checkComments(_ claims: [Claim]) -> [Check] {
        let checks = claims.compactMap { claim in
            if case .comments(let comments) = claim.content {
                check(comments, of: claim)
            } else {
                nil
            }
        }
        guard example.requirement == .stated else { return checks }
        // One wrong number is wrong; 1, 2 and so on alone in a folder, all of them wrong, count
        // steps.
        let wrong = checks.filter { $0.isUnmet || $0.difference != nil }
        let steps = wrong.compactMap { check in
            example.bareNumber(of: check.claim).map { (check.claim, $0) }
        }
        guard steps.count > 1, steps.map(\.1).sorted() == Array(1...steps.count) else {
            return checks
        }
        let counting = steps.map(\.0)
        return checks.map { check in
            counting.contains(check.claim)
                ? Check(check.claim, .unverified(.unseen("the numbers seem to count steps")), .none)
                : check
        }
    }

    /// What became of comments that are held together.
    package func check(_ comments: ClaimedComments, of claim: Claim) -> Check {
        let comment = CommentClaim(
            claim: claim, comments: comments, requirement: example.requirement)
        switch comments.first.form {
        case .error(let text): return checkError(comment, text)
        case .prints, .lines, .value, .variable:
            if let reason = reasonNothingIsSeen { return comment.unverified(reason) }
        }
        switch comments.first.form {
        case .prints: return checkPrinting(comment)
        case .lines: return checkBareLines(comment)
        case .value, .variable, .error: return checkValue(comment)
        }
    }

    /// How comments may spell what they state.
    package var spelling: Spelling { example.requirement == .stated ? .ofFolder : .ofSite }

    /// What the run tells about comments.
    func known(about comments: ClaimedComments) -> CommentEvidence {
        guard let first = comments.indices.first(where: evidence.indices.contains) else {
            return CommentEvidence()
        }
        return evidence[first].filtered(by: example.filters)
    }
}

/// Comments that are checked, and what can become of them.
struct CommentClaim {
    let claim: Claim
    let comments: ClaimedComments
    let requirement: Requirement

    var lines: [StatedComment.Line] { comments.lines }
    /// On a site a value alone is firm at a call that prints, too.
    var isFirm: Bool {
        comments.isFirm
            || requirement != .stated && comments.first.wording == .near
                && comments.first.form == .value && comments.first.manner?.isBare == true
    }
    var spelling: Spelling { requirement == .stated ? .ofFolder : .ofSite }
    var stated: StatedLines { StatedLines(lines, spelling) }
    /// All of the lines, where they may be stated together with what seems to lead them.
    var wholeLines: [StatedComment.Line]? {
        let lines = lines.compactMap { line in
            line.whole.map {
                StatedComment.Line(readings: [$0], range: line.range, location: line.location)
            }
        }
        return lines.isEmpty || lines.count < self.lines.count ? nil : lines
    }
    var location: SourceLocation { comments.first.location }

    func met(_ evidence: Evidence.Found = .asStated) -> Check {
        Check(claim, .met, .found(evidence))
    }

    /// Comments that state printed lines, and hold for these.
    func met(_ indices: some Sequence<Int>, of output: OutputLines) -> Check {
        var check = met()
        let patterns = lines.flatMap { line in line.readings.map(line.pattern) }
        for index in indices where output.lines.indices.contains(index) {
            let text = output.lines[index]
            let pattern =
                patterns.first { $0.isLiterally(text) } ?? patterns.first { $0.matches(text) }
            check.covered[index] =
                pattern.map { PublishedLine($0, matching: text) } ?? .text(text)
        }
        return check
    }

    func unmet(_ evidence: Evidence, _ problem: Diagnostic) -> Check {
        var check = Check(claim, .unmet, evidence)
        check.problems = [problem]
        return check
    }

    /// Comments that are not what happened: that is wrong where they are firm, or firm but for their
    /// words and nearly so. Otherwise they may be prose.
    func differing(_ evidence: Evidence, _ problem: Diagnostic, isNear: Bool) -> Check {
        let isBare = comments.first.manner?.isBare == true
        let isNearlyFirm = comments.comments.allSatisfy { $0.wording < .candidate } && !isBare
        if isFirm || isNearlyFirm && isNear { return unmet(evidence, problem) }
        let what =
            if case .found(.value) = evidence { "the value here is another one" } else {
                "the code here prints something else"
            }
        let reason = "\(what), and the comment may be prose"
        guard comments.comments.allSatisfy({ $0.manner != nil }) else {
            var check = unverified(.unseen(reason))
            check.evidence = evidence
            return check
        }
        var check = Check.candidate(claim, evidence, problem, isNear: isNear, reason: reason)
        if requirement != .stated { check.problems = [] }
        return check
    }

    /// Nothing can be said, for a reason that is the whole example's.
    func unverified(_ reason: Check.Reason) -> Check { Check(claim, .unverified(reason), .none) }

    /// Nothing can be said of these comments; it is told where they surely state something.
    func unverified(_ reason: String, isAsStated: Bool = false) -> Check {
        var check = unverified(isAsStated ? .asStated(reason) : .unseen(reason))
        let weight: Diagnostic.Severity = requirement == .stated ? .note : .warning
        check.problems = comments.comments.filter { $0.wording < .candidate }
            .map { .notVerified(reason, weight, at: $0.location) }
        return check
    }
}

extension Example {
    /// The number that is all that a comment says, without a word before it.
    fileprivate func bareNumber(of claim: Claim) -> Int? {
        guard case .comments(let comments) = claim.content, comments.comments.count == 1,
            comments.lines.count == 1, comments.lines[0].readings.count == 1,
            case let start = comments.first.range.lowerBound,
            case let end = comments.lines[0].range.lowerBound, start < end
        else { return nil }
        let lead = String(decoding: Array(block.code.utf8)[start..<end], as: UTF8.self)
        guard lead.trimmingWhitespace == "//" else { return nil }
        return Int(comments.lines[0].readings[0])
    }
}
