/// What a run of a program, and of its instrumented twin, tells about one comment.
package struct CommentEvidence: Hashable, Sendable {
    package enum Finding<Content: Hashable & Sendable>: Hashable, Sendable {
        /// Nothing was asked: the comment has no statement (for `values`: no expression and no
        /// variable), or the example is not run.
        case notWanted
        case known(Content)
        /// It cannot be told, with the reason.
        case unknown(reason: String)
    }

    /// What the comment's statement printed, once for each passage through it, in order;
    /// `.known([])`: it was never reached.
    package let printed: Finding<[StatementOutput]>
    /// The values of its expression, or of its variable after the statement, in the order in which
    /// they came; `.known([])`: it was never reached. A call of a function without a result has
    /// the style `.void`.
    package let values: Finding<[Attribution.Value]>

    package init(printed: Finding<[StatementOutput]>, values: Finding<[Attribution.Value]>) {
        self.printed = printed
        self.values = values
    }
}

/// What one passage through a statement printed: stretches of the verbatim program's streams.
package struct StatementOutput: Hashable, Sendable {
    package let output: OutputLines
    package let standardError: OutputLines
    /// False where the statement was entered and never left.
    package let isFinished: Bool
    /// The lines of the example's output, by their index, that it wrote to; empty, at the next
    /// line, where it wrote nothing.
    package let lines: Range<Int>

    package init(
        output: OutputLines, standardError: OutputLines, isFinished: Bool, lines: Range<Int>
    ) {
        self.output = output
        self.standardError = standardError
        self.isFinished = isFinished
        self.lines = lines
    }
}
