/// How large a table may be.
///
/// cmark's time grows with the square of a row's cells, and it fills up short rows. A few kilobytes
/// of markdown can therefore become gigabytes.
enum TableSize {
    static let mostColumns = 500
    static let mostCells = 250_000

    /// A line, counted from one, with which a table would be too large.
    struct Excess {
        let line: Int
        /// What there is too much of: `a row has more than 500 cells`.
        let summary: String
    }

    static func excesses(in lines: [Substring]) -> [Excess] {
        var excesses: [Excess] = []
        var rowsBelow = 0
        for (index, line) in lines.enumerated().reversed() {
            let columns = line.utf8.contains(UInt8(ascii: "|")) ? bars(in: line) : 0
            if columns > mostColumns {
                excesses.append(
                    Excess(line: index + 1, summary: "a row has more than \(mostColumns) cells"))
            } else if columns * rowsBelow > mostCells, isDelimiterRow(line) {
                excesses.append(
                    Excess(line: index + 1, summary: "a table has more than \(mostCells) cells"))
            }
            rowsBelow = line.utf8.allSatisfy { $0 == 0x20 || $0 == 0x09 } ? 0 : rowsBelow + 1
        }
        return excesses.reversed()
    }

    /// Whether a line may part a table's header from its rows, behind the marks of containers.
    private static func isDelimiterRow(_ line: Substring) -> Bool {
        line.utf8.contains(UInt8(ascii: "-"))
            && line.utf8.allSatisfy { "|:->* \t".utf8.contains($0) }
    }

    private static func bars(in line: Substring) -> Int {
        line.utf8.withContiguousStorageIfAvailable { bars(in: $0) } ?? bars(in: Array(line.utf8))
    }

    private static func bars(in bytes: some Sequence<UInt8>) -> Int {
        var bars = 0
        var isEscaped = false
        for byte in bytes {
            if byte == UInt8(ascii: "|"), !isEscaped { bars += 1 }
            isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
        }
        return bars
    }
}
