package import Examples

extension Example {
    /// The id of its figure on its page.
    package var figureID: String {
        let name = id.split(separator: "#").last.map { String($0) } ?? id
        return "example-" + name
    }

    /// The ids that its figure may have on its page, its own first.
    var figureIDs: [String] {
        ["", "-output", "-stderr", "-compiler"].map { figureID + $0 }
    }
}
