/// A row of the table: one thing held against another one.
package struct Row: Hashable, Sendable {
    /// What is known of it.
    package enum Result: Hashable, Sendable {
        /// How many times as fast as the other one it is, or how many times its time, memory or
        /// bytes it takes; and what both came to.
        case measured(Spread, Unit, goal: Goal?, absolute: String, laps: Int)
        /// Why there is nothing.
        case missing(String)
    }

    /// How a ratio is read.
    package enum Unit: String, Hashable, Sendable {
        case timesAsFast = "× as fast"
        case timesTheTime = "× the time"
        case timesTheBytes = "× the bytes"
        case timesTheMemory = "× the memory"
    }

    /// The letter of the row, as `--only` has it.
    package let name: String
    package let subject: String
    package let rival: String
    package let result: Result

    package init(_ name: String, _ subject: String, against rival: String, _ result: Result) {
        self.name = name
        self.subject = subject
        self.rival = rival
        self.result = result
    }

    fileprivate var cells: [String] {
        switch result {
        case .measured(let ratio, let unit, let goal, let absolute, let laps):
            let range = "\(ratio.minimum.shortened)–\(ratio.maximum.shortened)"
            let figure = "**\(ratio.median.shortened)** \(unit.rawValue)"
            return [
                name, subject, rival, laps > 1 ? "\(figure) (\(range))" : figure,
                goal?.must ?? "", goal?.aim ?? "",
                goal?.reached(by: ratio.median).rawValue ?? "", absolute, String(laps),
            ]
        case .missing(let reason):
            return [name, subject, rival, reason, "", "", "", "", ""]
        }
    }
}

/// The table of rows in markdown.
package struct Table: Sendable {
    private static let head = [
        "row", "sitegen does", "against", "ratio, median (least–most)", "must", "aim", "reached",
        "medians of both", "laps",
    ]

    private let rows: [Row]

    package init(_ rows: [Row]) {
        self.rows = rows
    }

    /// The lines of the table, with its columns one below another.
    package var markdown: String {
        let lines = [Self.head] + rows.map(\.cells)
        let widths = Self.head.indices.map { column in
            lines.map { $0[column].count }.max() ?? 0
        }
        let rule = widths.map { String(repeating: "-", count: max(3, $0)) }
        return ([lines[0], rule] + lines.dropFirst()).map { cells in
            zip(cells, widths).map { cell, width in
                "| " + cell + String(repeating: " ", count: max(0, width - cell.count)) + " "
            }.joined() + "|\n"
        }.joined()
    }
}
