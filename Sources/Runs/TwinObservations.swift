/// What the instrumented twin of a program has found out about its statements and values.
package struct TwinObservations: Hashable, Sendable {
    /// How far both streams had come, in bytes.
    package struct Reach: Hashable, Sendable {
        package let output: Int
        package let error: Int

        package init(output: Int, error: Int) {
            self.output = output
            self.error = error
        }
    }

    /// One passage through a statement.
    package struct Passage: Hashable, Sendable {
        package let before: Reach
        /// Nil where the statement was entered and never left.
        package let after: Reach?

        package init(before: Reach, after: Reach?) {
            self.before = before
            self.after = after
        }
    }

    /// One value of an expression, as it was described.
    package struct Value: Hashable, Sendable {
        package enum Style: String, Hashable, Sendable {
            /// Its elements have no order.
            case set, dictionary
            /// `()`
            case void
            case other
        }

        /// What `String(describing:)` makes of it.
        package let description: String
        /// What `String(reflecting:)` makes of it.
        package let debugDescription: String
        /// The list of its elements, and of theirs, where that is neither: of a slice, a lazy
        /// sequence, a collection of a library. Nil of all else.
        package let elements: String?
        package let style: Style
        /// Whether a description was too long, and its end is missing.
        package let isClipped: Bool

        package init(
            description: String, debugDescription: String, elements: String? = nil,
            style: Style = .other, isClipped: Bool = false
        ) {
            self.elements = elements
            self.description = description
            self.debugDescription = debugDescription
            self.style = style
            self.isClipped = isClipped
        }
    }

    /// By the probe's id, in the order in which it was passed.
    package var passages: [Int: [Passage]] = [:]
    /// By the probe's id, in the order in which the values came.
    package var values: [Int: [Value]] = [:]
    /// By id, the probes that came to nothing, with the reason: the compiler's words, or that a
    /// description trapped.
    package var dropped: [Int: String] = [:]
    /// By id, statements that printed something else in the twin's run than in the program's own:
    /// what they printed there, passage by passage. They are among the dropped.
    package var printedElsewhere: [Int: [[UInt8]]] = [:]

    package init() {}
}

/// What is known beside the streams of a program's run.
package enum TwinResult: Hashable, Sendable {
    /// Nothing was asked.
    case notWanted
    case found(TwinObservations)
    /// The twin did not do what the program does, with the reason.
    case givenUp(reason: String)
}
