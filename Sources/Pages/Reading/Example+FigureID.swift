package import Examples

extension Example {
    /// Its id without its page: unique there.
    package var name: String { id.split(separator: "#").last.map { String($0) } ?? id }

    /// The id of its figure on its page.
    package var figureID: String { "example-" + name }

    /// The ids that its figure may have on its page, its own first.
    var figureIDs: [String] {
        ["", "-output", "-stderr", "-compiler"].map { figureID + $0 }
    }
}
