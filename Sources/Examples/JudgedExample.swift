package import OutputMatching

/// Whether an example keeps what its page promises.
package enum Verdict: Hashable, Sendable {
    case passed
    case failed
    /// It states something, and nothing could be found out about that, with the reason: for want of
    /// names or modules that are not on its page.
    case unverifiable(reason: String)
    /// It was not looked at, or nothing is said of it, with the reason.
    case skipped(reason: String)
}

/// The published state of an example: each Swift block of a site ends in exactly one.
package enum ExampleState: Hashable, Sendable {
    case ran
    case rejected
    case stopped
    case compiled
    case sketch
    case ignored
    case shown

    /// The word for `data-state`.
    package var name: String { "\(self)" }
}

/// A message of the compiler as a page shows it.
package struct PublishedMessage: Hashable, Sendable {
    package let severity: CompilerMessage.Severity
    /// The place within the block; nil where the message has none.
    package let place: PlacedMessage.PlaceInBlock?
    package let text: PublishedLine
}

/// An example with the verdict on its run, and what a page shows of it.
package struct JudgedExample: Sendable {
    package let run: ExampleRun
    package let verdict: Verdict
    package let state: ExampleState
    package let output: [PublishedLine]
    package let standardError: [PublishedLine]
    package let messages: [PublishedMessage]
    /// What the page would have to state for the example to pass; empty for an example that passes,
    /// or fails in another way.
    package internal(set) var corrections: [Correction]
    /// All that is stated of it, in the order of the page, with what became of that.
    package let expectations: [Expectation]

    package var example: Example { run.example }

    /// Why it neither passed nor failed.
    package var reason: String? {
        switch verdict {
        case .passed, .failed: nil
        case .unverifiable(let reason), .skipped(let reason): reason
        }
    }
}
