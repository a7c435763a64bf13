import Examples

/// Names and modules that an example uses and that are not on its page, where nothing else keeps
/// it from compiling.
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
    /// Parts of messages that follow of a name that is not there.
    private static let consequences = [
        "cannot infer", "could not be inferred", "unable to infer", "is ambiguous",
        "requires a contextual type", "cannot be inferred", "unable to type-check",
        "failed to produce diagnostic",
    ]

    /// Nil where the compiler has something else to say.
    init?(_ messages: [PlacedMessage]) {
        let errors = messages.filter { $0.severity == .error }
        func isCause(_ error: PlacedMessage) -> Bool {
            Self.causes.contains { error.text.hasPrefix($0) }
                || error.text.contains(" has no member ")
                || error.text.contains(" is not a member type of ")
        }
        guard let first = errors.first(where: isCause),
            errors.allSatisfy({ error in
                isCause(error) || Self.consequences.contains { error.text.contains($0) }
            })
        else { return nil }
        self.first = first
        all = errors
    }

    var words: String { first.text }
}
