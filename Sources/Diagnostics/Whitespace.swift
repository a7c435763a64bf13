// White space by its Unicode property, of scalars: a space that carries an accent shows, and so is
// none.

extension StringProtocol {
    /// The text without white space at its end: as a line of output is compared.
    package var trimmingTrailingWhitespace: SubSequence {
        let scalars = unicodeScalars
        var end = scalars.endIndex
        while end > scalars.startIndex {
            let before = scalars.index(before: end)
            guard scalars[before].properties.isWhitespace else { break }
            end = before
        }
        return self[..<end]
    }

    /// The text without white space at either end.
    package var trimmingWhitespace: SubSequence.SubSequence {
        drop { $0.isWhitespace }.trimmingTrailingWhitespace
    }
}
