/// The difference between stated and printed lines, in words for a message.
struct OutputDiff {
    /// Lines led by `- ` (stated, not printed), `+ ` (printed, not stated) or two spaces.
    let lines: [String]
    /// The stated lines as they would hold: kept where they match, replaced where they do not.
    let corrected: [FenceCorrection.Line]
    /// Whether the same lines were printed in another order.
    let isReordering: Bool
    /// The index of the stated line at which the first difference is.
    let firstDifference: Int

    private static let context = 2
    private static let longest = 60

    /// The difference between what two runs printed.
    init(between first: OutputLines, and second: OutputLines) {
        let stated = first.lines.map { LinePattern(literal: $0) }
        self.init(inOrder: stated, second.lines, .exact(stated, second.lines))
    }

    init(_ pattern: OutputPattern, _ printed: OutputLines) {
        self.init(pattern, printed, pattern.alignment(with: printed))
    }

    /// The alignment is the pattern's with what was printed.
    init(_ pattern: OutputPattern, _ printed: OutputLines, _ alignment: OutputAlignment) {
        switch pattern.matching {
        case .exact: self.init(inOrder: pattern.lines, printed.lines, alignment)
        case .unordered: self.init(inAnyOrder: pattern.lines, printed.lines, alignment)
        case .contains: self.init(contained: pattern.lines, printed.lines, alignment)
        }
    }

    private init(
        inOrder stated: [LinePattern], _ printed: [String], _ alignment: OutputAlignment
    ) {
        var entries: [String] = []
        var corrected: [FenceCorrection.Line] = []
        var first: Int?
        let replacements = alignment.besideEllipses(of: printed, like: stated)
        var pending: [Int] = []
        var unstated = alignment.unstated[...]
        func add(_ lines: some Sequence<Int>, at index: Int) {
            for line in lines {
                entries.append("+ " + Self.shown(printed[line]))
                corrected.append(.new(printed[line]))
                first = first ?? index
            }
        }
        for (index, line) in stated.enumerated() {
            if alignment.partners[index] == .none {
                entries.append("- " + Self.shown(line.text))
                first = first ?? index
                pending += replacements[index] ?? []
                continue
            }
            add(pending, at: index)
            pending = []
            if case .line(let partner) = alignment.partners[index] {
                let before = unstated.prefix { $0 < partner }
                add(before, at: index)
                unstated = unstated.dropFirst(before.count)
            }
            entries.append("  " + Self.shown(line.text))
            corrected.append(.kept(index))
        }
        add(pending, at: stated.count)
        add(unstated, at: stated.count)
        self.init(entries, corrected: corrected, firstDifference: first ?? 0)
    }

    private init(
        inAnyOrder stated: [LinePattern], _ printed: [String], _ alignment: OutputAlignment
    ) {
        let missing = stated.indices.filter { alignment.partners[$0] == .none }
        let kept = stated.indices.filter { alignment.partners[$0] != .none }
        self.init(
            missing.map { "- " + Self.shown(stated[$0].text) }
                + alignment.unstated.map { "+ " + Self.shown(printed[$0]) },
            corrected: kept.map { .kept($0) } + alignment.unstated.map { .new(printed[$0]) },
            firstDifference: missing.first ?? stated.count)
    }

    private init(
        contained stated: [LinePattern], _ printed: [String], _ alignment: OutputAlignment
    ) {
        let missing = stated.indices.filter { alignment.partners[$0] == .none }
        self.init(
            missing.map { "- " + Self.shown(stated[$0].text) } + ["the example printed:"]
                + (printed.isEmpty ? ["  (nothing)"] : printed.map { "  " + Self.shown($0) }),
            corrected: alignment.excerpt(of: printed, like: stated),
            firstDifference: missing.first ?? 0, keepingContext: true)
    }

    private init(
        _ entries: [String], corrected: [FenceCorrection.Line], firstDifference: Int,
        keepingContext: Bool = false
    ) {
        lines = Self.head(keepingContext ? entries : Self.nearChanges(entries))
        self.corrected = corrected
        let missing = entries.filter { $0.hasPrefix("- ") }.map { $0.dropFirst(2) }
        let added = entries.filter { $0.hasPrefix("+ ") }.map { $0.dropFirst(2) }
        isReordering = !missing.isEmpty && missing.sorted() == added.sorted()
        self.firstDifference = firstDifference
    }

    /// Lines that were printed and not stated, led by `+ `.
    static func additions(_ printed: [String]) -> [String] {
        head(printed.map { "+ " + shown($0) })
    }

    private static func head(_ entries: [String]) -> [String] {
        let hidden = entries.count - longest
        return entries.prefix(longest) + (hidden > 0 ? ["… \(hidden) more lines"] : [])
    }

    /// Drops unchanged lines far from a change.
    private static func nearChanges(_ entries: [String]) -> [String] {
        let changed = entries.indices.filter { !entries[$0].hasPrefix("  ") }
        var shown: [String] = []
        var next = 0
        for index in changed {
            let start = max(next, index - context)
            if start > next { shown.append("…") }
            let end = min(entries.count, index + context + 1)
            if start < end { shown += entries[start..<end] }
            next = max(next, end)
        }
        if next < entries.count { shown.append("…") }
        return shown
    }

    /// A line with its white space made visible: tabs as →, spaces at the end as ·, an empty line
    /// as ⏎, spaces that do not break as ⍽.
    static func shown(_ line: String) -> String {
        guard !line.isEmpty else { return "⏎" }
        let body = line.comparable
        let tail = line[body.endIndex...].map { $0 == "\t" ? "→" : "·" }.joined()
        let visible = body.map { character -> String in
            switch character {
            case "\t": "→"
            case "\u{A0}", "\u{202F}": "⍽"
            default: String(character)
            }
        }
        return (visible.joined() + tail).clipped(to: 240)
    }
}

extension String {
    fileprivate func clipped(to length: Int) -> String {
        count <= length ? self : prefix(length) + "… (\(count) characters)"
    }
}
