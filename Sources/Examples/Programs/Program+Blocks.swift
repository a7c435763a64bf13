package import Diagnostics

extension Program {
    /// The places of the blocks that make the program, in its order, the example's own included.
    package var blocks: [SourceLocation] { parts.map(\.example.location) }

    /// `compiled together with the blocks at lines 12 and 41`; nil for a block alone, and for a
    /// session, whose author has put it together.
    package func company(of example: Example) -> String? {
        let others = blocks.filter { $0 != example.location }.map { "\($0.line)" }
        guard example.composition == .needed, let last = others.last else { return nil }
        guard others.count > 1 else { return "compiled together with the block at line \(last)" }
        return "compiled together with the blocks at lines "
            + others.dropLast().joined(separator: ", ") + " and \(last)"
    }
}
