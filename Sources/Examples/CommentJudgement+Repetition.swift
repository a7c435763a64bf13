import Diagnostics
import OutputMatching
import StatedComments
import SwiftCode

// Comments about what changes from run to run.

extension ExampleRun {
    /// What became of the comments, with what further runs of the example show. A statement that
    /// holds in one of them, or but for the order of lines or elements, holds, with a warning; of
    /// what is something else each time nothing can be said.
    func judgedComments(beside others: [ExampleRun]) -> [CommentJudgement] {
        let own = judgedComments
        guard !others.isEmpty else { return own }
        let further = others.map(\.judgedComments)
        return zip(own.indices, statements).map { index, group in
            guard own[index].isUnmet, let sample = samples(of: group, with: others) else {
                return own[index]
            }
            let isMetOnce = further.contains { judgements in
                judgements.indices.contains(index)
                    && judgements[index].expectations.allSatisfy { $0.verdict == .met }
            }
            return settled(own[index], group, sample, isMetOnce: isMetOnce)
        }
    }

    /// What a comment is about, in this run and in further ones.
    private enum Samples {
        case lines([[String]])
        case values([[Attribution.Value]])
    }

    /// Nil where it is the same in all runs.
    private func samples(of group: StatementComments, with others: [ExampleRun]) -> Samples? {
        let evidence = ([self] + others).map { $0.known(about: group) }
        switch group.first.form {
        case .error: return nil
        case .value, .variable:
            let values = evidence.compactMap { evidence in
                if case .known(let values) = evidence.values { values } else { nil }
            }
            guard values.count == evidence.count, values.contains(where: { !$0.areVoid }) else {
                break
            }
            return values.allSatisfy { $0 == values[0] } ? nil : .values(values)
        case .prints, .lines: break
        }
        var lines = evidence.compactMap { evidence in
            if case .known(let passages) = evidence.printed {
                passages.flatMap(\.output.lines)
            } else {
                nil
            }
        }
        if lines.count < evidence.count { lines = ([self] + others).map(\.output.lines) }
        return lines.allSatisfy { $0 == lines[0] } ? nil : .lines(lines)
    }

    private func settled(
        _ judgement: CommentJudgement, _ group: StatementComments, _ samples: Samples,
        isMetOnce: Bool
    ) -> CommentJudgement {
        var settled = judgement
        settled.correction = nil
        settled.diagnostics = [.varies(at: group.first.location)]
        func state(_ verdict: (_ line: Int) -> Expectation.Verdict) {
            var before = 0
            settled.expectations = group.comments.flatMap { comment in
                let first = before
                before += max(1, comment.lines.count)
                return comment.expectations { (nil, verdict(first + $0)) }
            }
        }
        switch samples {
        case _ where isMetOnce: state { _ in .met }
        case .values(let values):
            let readings = group.lines.flatMap(\.readings)
            let isMet = values[0].contains { value in
                readings.contains { value.withoutOrder.isStated(as: $0) }
            }
            state { _ in isMet ? .met : .unverified(reason: "it is another value in each run") }
        case .lines(let runs):
            let lines = runs[0].sorted()
            guard runs.allSatisfy({ $0.sorted() == lines }) else {
                state { _ in .unverified(reason: "other lines are printed in each run") }
                break
            }
            let places = StatedLines(group.lines).placesInAnyOrder(in: runs[0])
            state { places.indices.contains($0) && places[$0] == nil ? .unmet : .met }
            // It is not the order alone: what is wrong is said as it was.
            if settled.isUnmet { settled.diagnostics = judgement.diagnostics }
        }
        return settled
    }
}

extension [Attribution.Value] {
    fileprivate var areVoid: Bool { allSatisfy { $0.style == .void } }
}

extension Attribution.Value {
    /// The value as one whose elements may come in any order.
    fileprivate var withoutOrder: Self {
        Self(
            description: description, debugDescription: debugDescription, style: .set,
            isClipped: isClipped)
    }
}

extension Diagnostic {
    fileprivate static func varies(at location: SourceLocation) -> Self {
        Diagnostic(
            code: "unstable-output", severity: .warning,
            summary: "what the comment states changes from run to run",
            hint: "sort what has no order, such as a Set or a Dictionary; or say that it varies",
            location: location)
    }
}
