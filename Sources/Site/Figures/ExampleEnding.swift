import Examples
import Judging
import Pages

/// How examples end, as far as pages count it.
enum ExampleEnding: CaseIterable {
    case ran, rejected, stopped, compiled, unchecked

    init(_ state: ExampleState) {
        self =
            switch state {
            case .ran: .ran
            case .rejected: .rejected
            case .stopped: .stopped
            case .compiled: .compiled
            case .sketch, .ignored, .shown: .unchecked
            }
    }

    /// The sign of it, which stands beside its words or instead of them.
    var sign: String {
        switch self {
        case .ran: "✓"
        case .rejected: "⊘"
        case .stopped: "■"
        case .compiled: "◇"
        case .unchecked: "–"
        }
    }

    /// What is said of examples with it.
    var word: FrameWords.Word {
        switch self {
        case .ran: .ran
        case .rejected: .rejected
        case .stopped: .stopped
        case .compiled: .compiled
        case .unchecked: .unchecked
        }
    }
}
