import Comparing
import Diagnostics
import Examples
import Judging
import Markdown
import OutputMatching
import Runs
import StatedComments
import SwiftCode

// What comments should state. Each way to write it is tried: the first one counts that is read
// back as a comment of the same kind that holds.

extension ExampleRun {
    /// What was seen for comments that do not hold, in the place of what they state; nil where it
    /// does not fit in there.
    func correction(of comments: ClaimedComments, _ check: Check) -> CommentCorrection? {
        let layout = CommentLayout(comments.lines, in: example.block.code)
        let tries: [[CommentCorrection.Edit]?]
        switch check.evidence.found {
        case .printed(let printed) where !printed.isEmpty:
            let contents = StatedLines(comments.lines, spelling).corrected(by: printed)
            let texts = printed.map { String($0.trimmingTrailingWhitespace) }
            tries =
                [layout.joined(texts)]
                + layout.manners.flatMap {
                    [layout.aligned(contents, $0), layout.inOrder(contents, $0)]
                }
        case .value(let value) where layout.places.count == 1 && !value.isClipped:
            tries = layout.places[0].edits(writing: value)
        case .words(let words):
            guard let said = words.first, let line = comments.first.lines.first else { return nil }
            tries = [[.init(range: line.range, replacement: said)]]
        default: return nil
        }
        return firstThatHolds(of: tries, for: comments, check.claim)
    }

    private func firstThatHolds(
        of tries: [[CommentCorrection.Edit]?], for comments: ClaimedComments, _ claim: Claim
    ) -> CommentCorrection? {
        for case let edits? in tries where !edits.isEmpty {
            if let found = correction(edits, of: comments, claim) { return found }
        }
        return nil
    }

    /// Nil where the code after the edits is other code, or other comments state something else.
    /// Nil also where these do not hold.
    private func correction(
        _ edits: [CommentCorrection.Edit], of comments: ClaimedComments, _ claim: Claim
    ) -> CommentCorrection? {
        let old = example.block.code
        let new = old.applying(edits)
        let path = example.location.path
        let found = StatedComment.find(in: new, leads: example.leads) {
            SourceLocation(path: path, line: $0, column: $1)
        }
        guard found.count == example.comments.count, new.withoutComments == old.withoutComments
        else { return nil }
        var meanings: [Int: StatedComment.Meaning] = [:]
        var trial: ClaimedComments?
        for (index, comment) in found.enumerated() {
            let meaning = comment.meaning(in: new)
            let before = example.comments[index].meaning(in: old)
            guard comments.indices.contains(index) else {
                guard meaning == before else { return nil }
                continue
            }
            guard meaning.isLike(before) else { return nil }
            meanings[index] = meaning
            if trial == nil {
                trial = ClaimedComments(comment, index, filters: example.filters)
            } else {
                trial?.append(comment, index)
            }
        }
        guard let trial, case let found = check(trial, of: claim), found.verdict == .met else {
            return nil
        }
        return CommentCorrection(
            example, at: comments.first.location, edits, meanings: meanings,
            covered: Set(found.covered.keys))
    }
}

extension StatedLines {
    /// What is to stand in the place of the stated lines: those that hold as they are written, and
    /// the printed ones that none of them is.
    fileprivate func corrected(by printed: [String]) -> [CommentLayout.Content] {
        let (pattern, origins) = likeliest(for: printed)
        let corrected = pattern.normalised(OutputLines(lines: printed)).corrected
        // All lines that one line states by escapes are to hold, one after the other.
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
    fileprivate func edits(writing value: TwinObservations.Value) -> [[CommentCorrection.Edit]?] {
        let debug = value.debugDescription.replacing(/\bmain\./, with: "")
        let isString = value.debugDescription.hasPrefix("\"")
        func edit(_ text: String, _ range: Range<Int>) -> [CommentCorrection.Edit]? {
            text.contains(where: \.isNewline) ? nil : [.init(range: range, replacement: text)]
        }
        guard isQuoted else {
            var texts = isString ? [debug] : [value.description, debug]
            if text.hasPrefix(".") { texts = ["." + value.description] + texts }
            if text.contains("."), text.first?.isUppercase == true { texts.reverse() }
            // A list of the elements is what pages write.
            if let elements = value.elements, text.first == elements.first {
                texts.insert(elements, at: 0)
            }
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
