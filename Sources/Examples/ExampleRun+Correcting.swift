import Diagnostics
import Markdown
import OutputMatching
import StatedComments
import SwiftCode

// What comments should state. Each way to write it is tried: the first one counts that is read
// back as a comment of the same kind that holds.

extension ExampleRun {
    /// The lines that were printed, in the comments that state others.
    func correction(
        of group: StatementComments, _ stated: StatedLines, printed: [String]
    ) -> CommentCorrection? {
        guard !printed.isEmpty else { return nil }
        let layout = CommentLayout(group.lines, in: example.block.code)
        let contents = stated.corrected(by: printed)
        let texts = printed.map { String($0.trimmingTrailingWhitespace) }
        let tries =
            [layout.joined(texts)]
            + layout.manners.flatMap {
                [layout.aligned(contents, $0), layout.inOrder(contents, $0)]
            }
        return firstThatHolds(of: tries, in: group, isOfOutput: true)
    }

    /// The value that an expression or variable has, in the place of the stated one.
    func correction(
        of group: StatementComments, value: Attribution.Value
    ) -> CommentCorrection? {
        let layout = CommentLayout(group.lines, in: example.block.code)
        guard layout.places.count == 1, !value.isClipped else { return nil }
        return firstThatHolds(
            of: layout.places[0].edits(writing: value), in: group, isOfOutput: true)
    }

    /// The compiler's words in the place of the stated ones.
    func correction(of comment: StatedComment, _ index: Int, words: String) -> CommentCorrection? {
        guard let line = comment.lines.first else { return nil }
        return firstThatHolds(
            of: [[.init(range: line.range, replacement: words)]],
            in: StatementComments(comment, index, filters: example.filters), isOfOutput: false)
    }

    /// Whether it is not known that what a correction would state does not hold for this run.
    func bears(_ correction: CommentCorrection) -> Bool {
        !judgement(of: correction.trial).isUnmet
    }

    private func firstThatHolds(
        of tries: [[CommentCorrection.Edit]?], in group: StatementComments, isOfOutput: Bool
    ) -> CommentCorrection? {
        for case let edits? in tries where !edits.isEmpty {
            if let found = correction(edits, in: group, isOfOutput: isOfOutput) { return found }
        }
        return nil
    }

    /// Nil where the code after the edits is other code, where other comments state something else,
    /// or where these do not hold.
    private func correction(
        _ edits: [CommentCorrection.Edit], in group: StatementComments, isOfOutput: Bool
    ) -> CommentCorrection? {
        let old = example.block.code
        let new = old.applying(edits)
        let path = example.location.path
        let found = StatedComment.find(in: new) { SourceLocation(path: path, line: $0, column: $1) }
        guard found.count == example.comments.count, new.withoutComments == old.withoutComments
        else { return nil }
        var meanings: [Int: StatedComment.Meaning] = [:]
        var trial: StatementComments?
        for (index, comment) in found.enumerated() {
            let meaning = comment.meaning(in: new)
            let before = example.comments[index].meaning(in: old)
            guard group.indices.contains(index) else {
                guard meaning == before else { return nil }
                continue
            }
            guard meaning.isLike(before) else { return nil }
            meanings[index] = meaning
            if trial == nil {
                trial = StatementComments(
                    comment, index, filters: example.filters, isTrial: true)
            } else {
                trial?.append(comment, index)
            }
        }
        guard let trial else { return nil }
        guard judgement(of: trial).expectations.allSatisfy({ $0.verdict == .met }) else {
            return nil
        }
        return CommentCorrection(
            example, at: group.first.location, edits, isOfOutput: isOfOutput, trial: trial,
            meanings: meanings)
    }
}

extension StatedLines {
    /// What is to stand in the place of the stated lines: those that hold as they are written, and
    /// the printed ones that none of them is.
    fileprivate func corrected(by printed: [String]) -> [CommentLayout.Content] {
        let (text, origins) = likeliest(for: printed)
        let pattern = OutputPattern(text: text, matching: .exact)
        let corrected = pattern.normalised(OutputLines(lines: printed)).corrected
        // Of a line that states several by escapes all are to hold, one after the other.
        let broken = corrected.brokenOrigins(origins)
        var last: Int?
        return corrected.compactMap { line in
            switch line {
            case .new(let text): return .new(String(text.trimmingTrailingWhitespace))
            case .kept(let index):
                let origin = origins[index]
                if broken.contains(origin) { return .new(pattern.lines[index].text) }
                defer { last = origin }
                return last == origin ? nil : .kept(origin)
            }
        }
    }
}

extension [FenceCorrection.Line] {
    /// The stated lines of which not all lines are kept, or not together.
    fileprivate func brokenOrigins(_ origins: [Int]) -> Set<Int> {
        Set(origins).filter { origin in
            let own = origins.indices.filter { origins[$0] == origin }
            let lines = own.map { FenceCorrection.Line.kept($0) }
            guard let first = firstIndex(of: lines[0]) else { return true }
            return Array(self[first...].prefix(lines.count)) != lines
        }
    }
}

extension CommentLayout.Place {
    /// The ways to write a value, the one like what is stated first.
    fileprivate func edits(writing value: Attribution.Value) -> [[CommentCorrection.Edit]?] {
        let debug = value.debugDescription.replacing(/\bmain\./, with: "")
        let isString = value.debugDescription.hasPrefix("\"")
        func edit(_ text: String, _ range: Range<Int>) -> [CommentCorrection.Edit]? {
            text.contains(where: \.isNewline) ? nil : [.init(range: range, replacement: text)]
        }
        guard isQuoted else {
            var texts = isString ? [debug] : [value.description, debug]
            if text.hasPrefix(".") { texts = ["." + value.description] + texts }
            if text.contains("."), text.first?.isUppercase == true { texts.reverse() }
            return texts.map { edit($0, range) }
        }
        if isString {
            let texts = [value.description, String(debug.dropFirst().dropLast())]
            return (text.contains("\\") ? texts.reversed() : texts).map { edit($0, range) }
        }
        let open = head.last?.utf8.count ?? 0
        let close = tail.first?.utf8.count ?? 0
        let whole = (range.lowerBound - open)..<(range.upperBound + close)
        return [value.description, debug].map { edit($0, whole) }
    }
}

extension String {
    /// The code without its comments and white space.
    fileprivate var withoutComments: [UInt8] {
        let bytes = Array(utf8)
        var kept: [UInt8] = []
        var next = 0
        for comment in SwiftSource(self).comments {
            kept += bytes[next..<comment.range.lowerBound]
            next = comment.range.upperBound
        }
        return (kept + bytes[next...]).filter { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
    }
}
