package import Examples
import OutputMatching
package import Runs

/// The lines of a `diagnostics` fence beside what the compiler said.
package struct MessageComparison {
    /// The fence's lines with their places in it.
    package let stated: [(index: Int, text: String, message: StatedMessage)]
    package let messages: [PlacedMessage]
    package let alignment: MessageAlignment

    package init(_ statement: StatedOutput, _ messages: [PlacedMessage]) {
        stated = statement.pattern.lines.enumerated().compactMap { index, line in
            StatedMessage(line.text).map { (index, line.text, $0) }
        }
        self.messages = messages
        alignment = MessageAlignment(stated.map(\.message), messages)
    }

    /// Whether each line stands for a message, and each error for a line.
    package var holds: Bool { missing.isEmpty && alignment.unstatedErrors.isEmpty }

    /// The errors that no line states.
    package var unstatedErrors: [PlacedMessage] { alignment.unstatedErrors.map { messages[$0] } }

    /// The first line of the fence that the compiler did not say.
    package var firstMissing: Int? { missing.first.map { stated[$0].index } }

    /// What was stated and not said, led by `- `, and what was said and not stated, by `+ `.
    package var diff: [String] {
        missing.map { "- " + stated[$0].text }
            + (alignment.unstatedErrors + likely).sorted().map { "+ " + messages[$0].stated }
    }

    /// Whether one of several stated errors may be one that the compiler comes to only when there
    /// is no other: its words are in none of the errors.
    package var mayBeLaterPhase: Bool {
        let errors = messages.filter { $0.severity == .error }
        return !errors.isEmpty && stated.count > 1
            && missing.contains { line in
                let wanted = stated[line].message
                return wanted.severity == .error
                    && !errors.contains { wanted.text.matches($0.text) }
            }
    }

    private var missing: [Int] {
        stated.indices.filter { alignment.partners[$0] == nil }
    }

    /// Notes and warnings that a line may mean that does not hold: those of its severity that no
    /// line stands for.
    package var likely: [Int] {
        let severities = Set(missing.map { stated[$0].message.severity }).subtracting([.error])
        let taken = Set(alignment.partners.compactMap { $0 })
        return messages.indices.filter {
            severities.contains(messages[$0].severity) && !taken.contains($0)
        }
    }
}
