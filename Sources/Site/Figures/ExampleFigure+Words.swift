import Examples
import Judging
import Markdown
import OutputMatching
import Pages
import Runs

// What a figure says of how its example ended.

extension ExampleFigure {
    /// A sign that readers of screens are not told.
    static func icon(_ sign: String) -> String {
        "<span class=\"icon\" aria-hidden=\"true\">\(sign)</span> "
    }

    /// The word for `data-state`.
    var stateName: String { note?.ending?.state ?? checked.state.name }

    /// What became of it, with a sign.
    var state: String {
        "\(icon)<b>\(HTML.escape(note?.ending?.words ?? stateWords))</b>"
    }

    private var icon: String {
        if let ending = note?.ending { return Self.icon(ending.sign) }
        let sign = ExampleEnding(checked.state).sign
        return Self.icon(checked.state == .ran && varies ? sign + "⇅" : sign)
    }

    /// What became of it.
    var stateWords: String {
        switch checked.state {
        case .ran:
            if case .unverifiable(let reason) = checked.verdict {
                return words(.ranUnverified, ["reason": "\(reason)"])
            }
            return ranWords
        case .rejected: return words[.doesNotCompile]
        case .stopped:
            let isIntended = checked.isEndedAsIntended
            guard case .ended(.exited(let status)) = checked.run.outcome else {
                return words[isIntended ? .stopsAsIntended : .stops]
            }
            return words(isIntended ? .exitsAsIntended : .exits, ["status": "\(status)"])
        case .compiled: return words[.compiles]
        case .sketch: return words[.sketch]
        case .shown: return words[.manifest]
        case .ignored:
            return words(.notChecked, ["reason": checked.reason ?? words[.endedOtherwise]])
        }
    }

    private var mayBeReordered: Bool { example.statements.contains { $0.matching == .unordered } }

    /// Whether another run may print something else.
    private var varies: Bool {
        mayBeReordered
            || example.statements.contains { $0.matching == .contains || $0.pattern.leavesOpen }
    }

    private var ranWords: String {
        if mayBeReordered { return words[.ranInAnyOrder] }
        return words[varies ? .ranAndVaries : .ranAsShown]
    }
}
