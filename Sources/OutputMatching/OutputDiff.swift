import Diagnostics

/// The difference between what is stated and what was printed, in words for a message.
package struct OutputDiff: Hashable, Sendable {
    /// Lines led by `- ` (stated, not printed), `+ ` (printed, not stated) or two spaces.
    package let lines: [String]
    /// Whether the same lines were printed in another order.
    package let isReordering: Bool
    /// The index of the stated line at which the first difference is.
    package let firstDifference: Int

    private static let context = 2
    private static let longest = 60

    /// The difference between what two runs printed.
    package init(between first: OutputLines, and second: OutputLines) {
        let stated = OutputPattern(literal: first)
        self.init(stated, second)
    }

    /// The difference of what was printed from what is stated.
    package init(_ pattern: OutputPattern, _ printed: OutputLines) {
        self.init(pattern, printed, pattern.normalised(printed))
    }

    /// The same, for what was printed and what it was normalised to.
    package init(
        _ pattern: OutputPattern, _ printed: OutputLines, _ normalised: NormalisedOutput
    ) {
        switch pattern.matching {
        case .exact: self.init(inOrder: normalised)
        case .unordered: self.init(inAnyOrder: normalised)
        case .contains: self.init(normalised, among: printed.lines)
        }
    }

    /// A diff of two texts in which some lines are known to be the same.
    private init(inOrder normalised: NormalisedOutput) {
        let stated = normalised.stated
        var entries: [String] = []
        var first: Int?
        var next = 0
        var added: [String] = []
        func change(upTo end: Int) {
            entries += stated[next..<end].map { "- " + Self.shown($0.text) } + added
            if next < end || !added.isEmpty { first = first ?? next }
            added = []
        }
        for line in normalised.lines {
            if case .printed(let text) = line { added.append("+ " + Self.shown(text)) }
            guard let index = line.stated else { continue }
            change(upTo: index)
            entries.append("  " + Self.shown(stated[index].text))
            next = index + 1
        }
        change(upTo: stated.count)
        self.init(entries, firstDifference: first ?? 0)
    }

    private init(inAnyOrder normalised: NormalisedOutput) {
        let missing = normalised.missing
        let added = normalised.lines.compactMap { line in
            if case .printed(let text) = line { "+ " + Self.shown(text) } else { nil }
        }
        self.init(
            missing.map { "- " + Self.shown(normalised.stated[$0].text) } + added,
            firstDifference: missing.first ?? normalised.stated.count)
    }

    private init(_ normalised: NormalisedOutput, among printed: [String]) {
        let missing = normalised.missing
        self.init(
            missing.map { "- " + Self.shown(normalised.stated[$0].text) }
                + ["the example printed:"]
                + (printed.isEmpty ? ["  (nothing)"] : printed.map { "  " + Self.shown($0) }),
            firstDifference: missing.first ?? 0, keepingContext: true)
    }

    private init(_ entries: [String], firstDifference: Int, keepingContext: Bool = false) {
        lines = Self.head(keepingContext ? entries : Self.nearChanges(entries))
        let missing = entries.filter { $0.hasPrefix("- ") }.map { $0.dropFirst(2) }
        let added = entries.filter { $0.hasPrefix("+ ") }.map { $0.dropFirst(2) }
        isReordering = !missing.isEmpty && missing.sorted() == added.sorted()
        self.firstDifference = firstDifference
    }

    /// Lines that were printed and not stated, led by `+ `.
    package static func additions(_ printed: [String]) -> [String] {
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

    /// A line with its white space made visible. Tabs are shown as →, and spaces at the end as ·.
    /// Empty lines are shown as ⏎, and spaces that do not break as ⍽.
    package static func shown(_ line: String) -> String {
        guard !line.isEmpty else { return "⏎" }
        let body = line.trimmingTrailingWhitespace
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
