package import Diagnostics
package import Examples
import Markdown
package import OutputMatching
package import StatedComments

/// What a page should state of an example, by what the example did: what blessing writes.
package enum Correction: Hashable, Sendable {
    case fence(FenceCorrection)
    case comments(CommentCorrection)
}

extension Correction {
    package var example: Example {
        switch self {
        case .fence(let fence): fence.example
        case .comments(let comments): comments.example
        }
    }

    /// The place of what it corrects; the example's where a fence is to be added.
    package var place: SourceLocation {
        switch self {
        case .fence(let fence): fence.place
        case .comments(let comments): comments.location
        }
    }

    /// Whether something is stated there that it replaces.
    package var isReplacing: Bool {
        switch self {
        case .fence(let fence): fence.stated != nil
        case .comments: true
        }
    }

    /// Whether it is of comments in the example's code.
    package var isOfComments: Bool {
        if case .comments = self { true } else { false }
    }

    /// Whether its block is one that can be written to: it has an end, and its marks were read.
    var isWritable: Bool {
        switch self {
        case .fence(let fence):
            !fence.example.isMisread && (fence.stated?.block ?? fence.example.block).isClosed
        case .comments(let comments): !comments.example.isMisread && comments.example.block.isClosed
        }
    }
}

extension [Correction] {
    private var fences: [FenceCorrection] {
        compactMap { if case .fence(let fence) = $0 { fence } else { nil } }
    }

    private var comments: [CommentCorrection] {
        compactMap { if case .comments(let comments) = $0 { comments } else { nil } }
    }

    /// What to change in the bytes of their page.
    package func edits(in bytes: [UInt8]) -> [TextEdit] {
        comments.edits(in: bytes) + fences.edits(in: bytes)
    }

    /// The code of an example after those of these that are of it.
    package func code(of example: Example) -> String {
        comments.filter { $0.example.location == example.location }.code(of: example)
    }

    /// What the comments of an example state after those of these that are of it.
    package func meanings(of example: Example) -> [StatedComment.Meaning] {
        comments.filter { $0.example.location == example.location }.meanings(of: example)
    }

    /// What the page states of an example in fences after those of these that are of it; nil where
    /// none of them speaks of that stream.
    package func pattern(of stream: StatedOutput.Stream, for example: Example) -> OutputPattern? {
        fences.first { $0.example.location == example.location && $0.stream == stream }?.pattern
    }
}

extension Correction {
    /// The lines of the fence as it would hold; nil for comments.
    package var texts: [String]? {
        if case .fence(let fence) = self { fence.texts } else { nil }
    }

    /// The fence that it replaces.
    package var stated: StatedOutput? {
        if case .fence(let fence) = self { fence.stated } else { nil }
    }
}
