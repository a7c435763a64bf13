/// The runtime's words when it stops a program: `main/main.swift:12: Fatal error: …`.
struct TrapMessage {
    struct Place {
        /// The source file's name, without the module's.
        let file: String
        let line: Int
    }

    /// Nil where the message has no place, as with `-O`.
    let place: Place?
    /// The message from `Fatal error` on.
    let words: Substring

    /// Nil for a line that is not the runtime's.
    init?(_ line: String) {
        if line.hasPrefix("Fatal error") || line.hasPrefix("Swift runtime failure") {
            place = nil
            words = line[...]
            return
        }
        let parts = line.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, let number = Int(parts[1]), parts[2].hasPrefix(" Fatal error"),
            let slash = parts[0].firstIndex(of: "/")
        else { return nil }
        place = Place(file: String(parts[0][parts[0].index(after: slash)...]), line: number)
        words = parts[2].dropFirst()
    }
}

extension OutputLines {
    /// The index of the line in which the runtime says why it stopped the program.
    var trapLine: Int? { lines.lastIndex { TrapMessage($0) != nil } }
}
