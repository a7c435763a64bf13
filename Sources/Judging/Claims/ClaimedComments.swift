package import Examples
package import OutputMatching
package import StatedComments
import SwiftCode

/// Comments that are held together against what their statement did: mostly one.
package struct ClaimedComments: Hashable, Sendable {
    package private(set) var comments: [StatedComment]
    /// Their indices in `Example.comments`.
    package private(set) var indices: [Int]
    private let filters: OutputFilters

    package init(_ comment: StatedComment, _ index: Int, filters: OutputFilters) {
        comments = [comment]
        indices = [index]
        self.filters = filters
    }

    /// Adds a comment about the same statement.
    package mutating func append(_ comment: StatedComment, _ index: Int) {
        comments.append(comment)
        indices.append(index)
    }

    package var first: StatedComment { comments[0] }

    /// The stated lines, filtered.
    package var lines: [StatedComment.Line] {
        comments.flatMap(\.lines).map { $0.filtered(by: filters) }
    }

    /// Whether all of it surely states something.
    package var isFirm: Bool { comments.allSatisfy { $0.wording == .firm } }
}

extension ClaimedComments {
    /// The comments of an example, those together that state what one and the same statement printed.
    package static func all(of example: Example) -> [ClaimedComments] {
        var groups: [ClaimedComments] = []
        for (index, comment) in example.comments.enumerated() {
            if case .prints = comment.form, let statement = comment.statement,
                let last = groups.last?.comments.last, case .prints = last.form,
                last.statement?.range == statement.range
            {
                groups[groups.count - 1].append(comment, index)
            } else {
                groups.append(ClaimedComments(comment, index, filters: example.filters))
            }
        }
        return groups
    }
}

extension StatedComment.Line {
    fileprivate func filtered(by filters: OutputFilters) -> Self {
        guard !filters.isEmpty else { return self }
        var line = self
        line.readings = readings.map { OutputLines(text: $0).filtered(by: filters).text }
        return line
    }
}
