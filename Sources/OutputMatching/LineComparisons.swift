import Diagnostics

/// Stated lines held against printed ones, as often as may be; after that none agree.
struct LineComparisons {
    private let stated: [LinePattern]
    private let printed: [[UInt8]]
    /// What it has cost so far: one for each comparison, and more for a long line.
    private(set) var work = 0
    private let mostWork: Int

    /// What finding one alignment may cost: about a second.
    static let mostWork = 20_000_000

    init(_ stated: [LinePattern], _ printed: [String], mostWork: Int = Self.mostWork) {
        self.stated = stated
        self.printed = printed.map { Array($0.trimmingTrailingWhitespace.utf8) }
        self.mostWork = mostWork
    }

    /// Whether more was wanted than there may be; then what was found says nothing.
    var isGivenUp: Bool { work > mostWork }

    /// Whether the printed line is what is stated.
    mutating func agree(_ row: Int, _ column: Int) -> Bool {
        guard !isGivenUp else { return false }
        work += 1 + printed[column].count / 16
        return !isGivenUp && stated[row].matches(printed[column])
    }

    /// The same at no cost, for what is asked no more often than there are lines.
    func match(_ row: Int, _ column: Int) -> Bool { stated[row].matches(printed[column]) }
}
