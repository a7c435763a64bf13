import Examples
import Runs
import SwiftCode

/// Names and modules that an example uses and that are not on its page: all that the compiler says
/// besides may follow from that.
struct MissingNames {
    /// The compiler's first error about one.
    let first: PlacedMessage
    let all: [PlacedMessage]

    /// The beginnings of the messages about what is not there.
    private static let causes = [
        "cannot find ", "no such module ", "unknown attribute ", "no macro named ",
        "external macro implementation ", "no type named ", "operator is not a known ",
        "use of undeclared ", "module ",
    ]
    /// Parts of messages about what was there once: they follow from nothing.
    private static let ownMistakes = [
        "was removed in ", "has been renamed to ", "is unavailable", "has been removed",
    ]

    /// Nil where nothing is missing, or the compiler says something that cannot follow from it; what
    /// its parser refuses never does.
    init?(_ messages: [PlacedMessage], in code: String) {
        let errors = messages.filter { $0.severity == .error }
        func isCause(_ error: PlacedMessage) -> Bool {
            Self.causes.contains { error.text.hasPrefix($0) }
                || error.text.contains(" has no member ")
                || error.text.contains(" is not a member type of ")
        }
        guard let first = errors.first(where: isCause),
            !errors.contains(where: { error in
                Self.ownMistakes.contains { error.text.contains($0) }
            }),
            SwiftSource(code).isWellFormed
        else { return nil }
        self.first = first
        all = errors
    }

    var words: String { first.text }
}
