import Diagnostics
import OutputMatching
import StatedComments
import SwiftCode

/// What became of what one comment states, or several that state the output of one statement.
struct CommentJudgement {
    var expectations: [Expectation] = []
    var diagnostics: [Diagnostic] = []
    /// What would hold; nil where nothing is wrong, or what is right cannot be written there.
    var correction: CommentCorrection?
    /// The lines of the example's output that were stated, as a page shows them.
    var covered: [Int: PublishedLine] = [:]

    /// Whether something that is surely stated does not hold.
    var isUnmet: Bool { expectations.contains { $0.verdict == .unmet } }
}

extension ExampleRun {
    /// What became of the comments of the example, in their order.
    var judgedComments: [CommentJudgement] {
        let statements = statements
        var judgements = statements.map { judgement(of: $0) }
        // One wrong number is wrong; 1, 2 and so on, all of them wrong, count the steps.
        let wrong = judgements.indices.filter { judgements[$0].isUnmet }
        let numbers = wrong.filter { statements[$0].number != nil }
        if numbers.count > 1,
            numbers.compactMap({ statements[$0].number }).sorted() == Array(1...numbers.count)
        {
            for index in numbers {
                judgements[index] = .unverified(
                    statements[index].comments, "the numbers seem to count steps",
                    isFirmWorth: false)
            }
        }
        return judgements
    }

    /// What became of comments that are held together.
    func judgement(of group: StatementComments) -> CommentJudgement {
        let comment = group.comments[0]
        switch comment.form {
        case .error: return judgeError(comment, group.indices[0], isTrial: group.isTrial)
        case .prints, .lines, .value, .variable:
            if let reason = reasonNothingIsKnown {
                return .unverified(group.comments, reason, isFirmWorth: false)
            }
            return judge(group)
        }
    }

    /// The comments, those together that state what one and the same statement printed.
    var statements: [StatementComments] {
        var groups: [StatementComments] = []
        for (index, comment) in example.comments.enumerated() {
            if case .prints = comment.form, let statement = comment.statement,
                let last = groups.last?.comments.last, case .prints = last.form,
                last.statement?.range == statement.range
            {
                groups[groups.count - 1].append(comment, index)
            } else {
                groups.append(StatementComments(comment, index, filters: example.filters))
            }
        }
        return groups
    }

    private func judge(_ group: StatementComments) -> CommentJudgement {
        switch group.comments[0].form {
        case .prints: judgePrints(group)
        case .lines: judgeLines(group)
        case .value, .variable: judgeValue(group)
        case .error: CommentJudgement()
        }
    }

    /// Why no comment about output or values can be held against anything.
    private var reasonNothingIsKnown: String? {
        switch outcome {
        case .notAttempted: "the example is not looked at"
        case .notReached, .cutOff: "the example is not reached"
        case .refused, .refusedBefore, .notLinked: "the example does not compile"
        case .compilerFailed: "the compiler did not come to an end"
        case .compiled: "the example is compiled and not run"
        case .ended: nil
        }
    }
}

/// Comments that are held together against what their statement did.
struct StatementComments: Hashable, Sendable {
    private(set) var comments: [StatedComment]
    /// Their indices in `Example.comments`.
    private(set) var indices: [Int]
    private let filters: OutputFilters
    /// Whether they are those of a correction that is tried: then none is made of them.
    let isTrial: Bool

    init(
        _ comment: StatedComment, _ index: Int, filters: OutputFilters, isTrial: Bool = false
    ) {
        self.isTrial = isTrial
        comments = [comment]
        indices = [index]
        self.filters = filters
    }

    mutating func append(_ comment: StatedComment, _ index: Int) {
        comments.append(comment)
        indices.append(index)
    }

    var first: StatedComment { comments[0] }

    /// The small number that is all that it states, as when the steps of code are counted.
    var number: Int? {
        guard lines.count == 1, lines[0].readings.count == 1 else { return nil }
        return Int(lines[0].readings[0])
    }

    /// The stated lines, filtered.
    var lines: [StatedComment.Line] { comments.flatMap(\.lines).map { $0.filtered(by: filters) } }

    /// Whether all of it surely states something.
    var isFirm: Bool { comments.allSatisfy { $0.wording == .firm } }
}

extension StatedComment.Line {
    fileprivate func filtered(by filters: OutputFilters) -> Self {
        guard !filters.isEmpty else { return self }
        let readings = readings.map { OutputLines(text: $0).filtered(by: filters).text }
        return Self(readings: readings, range: range, location: location)
    }
}

extension CommentJudgement {
    /// Nothing can be said. With `isFirmWorth` a diagnostic says so where the comment surely
    /// states something.
    static func unverified(
        _ comments: [StatedComment], _ reason: String, isFirmWorth: Bool = true
    ) -> CommentJudgement {
        var judgement = CommentJudgement()
        for comment in comments {
            judgement.expectations += comment.expectations { _ in (nil, .unverified(reason: reason))
            }
            if isFirmWorth, comment.wording == .firm {
                judgement.diagnostics.append(.notVerified(reason, at: comment.location))
            }
        }
        return judgement
    }
}

extension StatedComment {
    /// An expectation for each stated line, one for a comment without any, with what was so and
    /// the verdict on it, by the line's index.
    func expectations(
        _ verdict: (Int) -> (actual: String?, Expectation.Verdict)
    ) -> [Expectation] {
        let stated =
            lines.isEmpty ? [("", location)] : lines.map { ($0.readings.first ?? "", $0.location) }
        return stated.enumerated().map { index, line in
            let (actual, verdict) = verdict(index)
            return Expectation(
                form: form.expectation, location: line.1, stated: line.0, actual: actual,
                verdict: verdict)
        }
    }
}

extension StatedComment.Form {
    /// The word of reports.
    fileprivate var expectation: Expectation.Form {
        switch self {
        case .prints: .prints
        case .lines: .lines
        case .value: .value
        case .variable: .variable
        case .error: .error
        }
    }
}
