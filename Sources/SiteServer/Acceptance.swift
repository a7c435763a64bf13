/// What the button beside a drifted figure asks for.
package struct AcceptRequest: Hashable, Sendable, Decodable {
    /// The path of the page's file in messages.
    package let path: String
    /// The line of the example.
    package let line: Int

    package init(path: String, line: Int) {
        self.path = path
        self.line = line
    }
}

/// What came of it.
package enum Acceptance: Hashable, Sendable {
    /// The page's file was written, with words about how.
    case written(String)
    /// Nothing was written, with words about why.
    case refused(String)
}
