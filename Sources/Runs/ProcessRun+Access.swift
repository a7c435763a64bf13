// What the runtime says of overlapping accesses to memory, which is never the same twice.

extension ProcessRun {
    /// The run with the runtime's words on a violation of exclusive access as they are each time:
    /// without the address in them, and without the places in machine code behind them.
    package var withoutPlacesOfAccess: ProcessRun {
        guard ending.isTrap, let words = standardError.lastLine(startingWith: Self.lead)
        else { return self }
        let line = standardError[words]
        guard let comma = line.firstIndex(of: UInt8(ascii: ",")) else { return self }
        var run = self
        run.standardError = Array(
            standardError[..<words.lowerBound] + Self.accesses + line[comma...] + Array("\n".utf8))
        return run
    }

    private static let accesses = Array("Simultaneous accesses".utf8)
    private static let lead = accesses + Array(" to 0x".utf8)
}

extension [UInt8] {
    /// The bytes of the last line that starts with these, without its line feed.
    fileprivate func lastLine(startingWith lead: [UInt8]) -> Range<Int>? {
        var end = count
        while true {
            let start = self[..<end].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
            if self[start..<end].starts(with: lead) { return start..<end }
            guard start > 0 else { return nil }
            end = start - 1
        }
    }
}
