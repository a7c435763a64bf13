/// The runtime's words when it stops a program: `main/main.swift:12: Fatal error: …`.
package struct TrapMessage {
    /// Where it happened.
    package struct Place {
        /// Module and source file, as `#fileID` has it: `main/main.swift`.
        package let file: String
        package let line: Int
    }

    /// Nil where the message has no place, as with `-O`.
    package let place: Place?
    /// The message from `Fatal error` on.
    package let words: Substring

    /// What follows a place: `fatalError` and most traps, `precondition`, `assert`.
    private static let causes = ["Fatal error", "Precondition failed", "Assertion failed"]
    /// What the runtime says without a place: a forced cast, overlapping accesses.
    private static let placelessCauses = [
        "Swift runtime failure", "Could not cast value of type", "Simultaneous accesses, but ",
    ]

    /// Nil for a line that is not the runtime's.
    package init?(_ line: String) {
        if (Self.causes + Self.placelessCauses).contains(where: { line.hasPrefix($0) }) {
            place = nil
            words = line[...]
            return
        }
        let parts = line.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, let number = Int(parts[1]), parts[0].contains("/"),
            Self.causes.contains(where: { parts[2].hasPrefix(" \($0)") })
        else { return nil }
        place = Place(file: String(parts[0]), line: number)
        words = parts[2].dropFirst()
    }
}

extension OutputLines {
    /// The index of the line in which the runtime says why it stopped the program.
    package var trapLine: Int? { lines.lastIndex { TrapMessage($0) != nil } }
}
