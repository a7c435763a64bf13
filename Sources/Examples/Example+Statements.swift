import StatedComments

extension Example {
    /// Whether the page states something of it that can turn out to be wrong: by a fence, by a mark
    /// that says how it ends, or by a comment that has the form of a statement. Comment lines after
    /// one may turn out to be prose.
    package var statesSomething: Bool {
        StatedOutput.Stream.allCases.contains { statement($0) != nil } || kind.statesEnding
            || comments.contains { $0.wording == .firm && $0.form != .lines }
    }
}

extension ExampleKind {
    /// Whether the mark itself states how the example ends.
    var statesEnding: Bool {
        switch self {
        case .compileFail, .shouldCrash, .exit: true
        case .run, .noRun, .sketch, .ignore, .manifest: false
        }
    }
}
