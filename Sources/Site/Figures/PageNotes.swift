/// What a page that is not published says of problems, at their places.
package struct PageNotes: Sendable {
    /// What figures say, by their ids.
    package var figures: [String: FigureNote] = [:]
    /// HTML with the line of the page's file that it is about: it stands after the block with that
    /// line, in the order of this list.
    package var blocks: [(line: Int, html: String)] = []

    /// None, as on all pages that are published.
    package static let none = PageNotes()

    package init() {}
}

/// What the figure of an example says besides.
package struct FigureNote: Hashable, Sendable {
    /// What is said instead of how it ended; nil where it ended as its page says.
    package let ending: Ending?
    /// Stands at the end of the figure.
    package let html: String

    package init(ending: Ending?, html: String) {
        self.ending = ending
        self.html = html
    }

    /// How an example ended that does not hold.
    package struct Ending: Hashable, Sendable {
        /// The word for `data-state`.
        package let state: String
        package let sign: String
        package let words: String

        package init(state: String, sign: String, words: String) {
            self.state = state
            self.sign = sign
            self.words = words
        }
    }
}
