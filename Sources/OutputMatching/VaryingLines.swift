/// What several runs of one program print: the lines that all of them have, in their order, and
/// between these the places where they differ.
package struct VaryingLines: Hashable, Sendable {
    /// A line of all runs.
    private struct Common: Hashable {
        let text: String
        /// How many lines a run has right before it, where runs differ there; the largest number.
        var varyingBefore: Int?
    }

    private var common: [Common]
    private var varyingAtEnd: Int?

    /// The lines of each run, at least of one; what a wildcard of the pattern stands for is the same
    /// in each.
    package init(of runs: [OutputLines], towards pattern: OutputPattern) {
        let texts = runs.map { pattern.normalised($0).texts }
        common = (texts.first ?? []).map { Common(text: $0) }
        for lines in texts.dropFirst() { meet(lines) }
    }

    /// Whether all runs print the same.
    package var areSteady: Bool {
        varyingAtEnd == nil && !common.contains { $0.varyingBefore != nil }
    }

    /// Takes in another run.
    private mutating func meet(_ lines: [String]) {
        let partners = OutputPattern(literal: OutputLines(lines: common.map(\.text)))
            .alignment(with: lines).partners
        var kept: [Common] = []
        // Lines before the next common one: of the runs so far, and of this one.
        var (earlier, next) = (0, 0)
        var differs = false
        func most(upTo end: Int) -> Int? { differs || end > next ? max(earlier, end - next) : nil }
        for (line, partner) in zip(common, partners) {
            differs = differs || line.varyingBefore != nil
            earlier += line.varyingBefore ?? 0
            guard case .line(let place) = partner else {
                differs = true
                earlier += 1
                continue
            }
            kept.append(Common(text: line.text, varyingBefore: most(upTo: place)))
            (earlier, next, differs) = (0, place + 1, false)
        }
        differs = differs || varyingAtEnd != nil
        earlier += varyingAtEnd ?? 0
        varyingAtEnd = most(upTo: lines.count)
        common = kept
    }

    /// The lines of all runs, and where these differ what a page states there: the page is right
    /// where what it states holds for this.
    package func filled(from stated: OutputPattern) -> OutputLines {
        let own = stated.lines.map(\.text)
        let pattern = pattern
        let alignment = pattern.alignment(with: own)
        guard !alignment.isGivenUp else { return OutputLines(lines: own) }
        let unstated = Set(alignment.unstated)
        var rest = own.indices.filter { !unstated.contains($0) }[...]
        // A line too many there may be meant for one that is not stated.
        var limits = (common.map(\.varyingBefore) + [varyingAtEnd]).compactMap(\.self)[...]
        var lines: [String] = []
        for (index, line) in pattern.lines.enumerated() {
            guard line.isEllipsis else {
                if alignment.partners[index].place != nil { rest = rest.dropFirst() }
                lines.append(line.text)
                continue
            }
            let end = alignment.partners[(index + 1)...].lazy.compactMap(\.place).first
            let filling = rest.prefix { $0 < end ?? own.count }
            let limit = limits.popFirst() ?? 0
            let isBehindWrong = index > 0 && alignment.partners[index - 1].place == nil
            let kept =
                alignment.isComplete
                ? filling : isBehindWrong ? filling.suffix(limit) : filling.prefix(limit)
            lines += kept.map { own[$0] }
            rest = rest.dropFirst(filling.count)
        }
        return OutputLines(lines: lines)
    }

    /// The lines of all runs, with an ellipsis where they differ.
    private var pattern: OutputPattern {
        func ellipsis(_ count: Int?) -> [LinePattern] { count == nil ? [] : [LinePattern("...")] }
        return OutputPattern(
            lines: common.flatMap { line in
                ellipsis(line.varyingBefore) + [LinePattern(literal: line.text)]
            } + ellipsis(varyingAtEnd), matching: .exact)
    }
}

extension OutputAlignment.Partner {
    /// The printed line that it is.
    fileprivate var place: Int? { if case .line(let place) = self { place } else { nil } }
}
