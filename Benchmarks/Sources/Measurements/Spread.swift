/// The middle of several figures, with the smallest and the largest.
package struct Spread: Hashable, Sendable {
    package let median: Double
    package let minimum: Double
    package let maximum: Double

    /// The figures must not be empty. Of an even number the median is the mean of the two in the
    /// middle.
    package init(_ figures: [Double]) {
        precondition(!figures.isEmpty, "there is no middle of nothing")
        let sorted = figures.sorted()
        let middle = sorted.count / 2
        median =
            sorted.count.isMultiple(of: 2)
            ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[middle]
        minimum = sorted[0]
        maximum = sorted[sorted.count - 1]
    }

    /// The quotients lap by lap. What slows the machine down for a while slows down both figures of
    /// a lap, and leaves their quotient as it is.
    package init(ratiosOf figures: [Double], to others: [Double]) {
        precondition(figures.count == others.count, "both take part in each lap")
        self.init(zip(figures, others).map { $0 / $1 })
    }
}
