/// What a ratio is held against: what must be, and what is aimed at; one of them may be left open.
package enum Goal: Hashable, Sendable {
    /// The ratio is not to be smaller.
    case atLeast(must: Double?, aim: Double?)
    /// The ratio is not to be larger.
    case atMost(must: Double?, aim: Double?)

    /// What was reached of a goal.
    package enum Reached: String, Hashable, Sendable {
        case aim, must, no
    }

    /// What a ratio reaches.
    package func reached(by ratio: Double) -> Reached {
        let (must, aim) =
            switch self {
            case .atLeast(let must, let aim): (must.map { ratio >= $0 }, aim.map { ratio >= $0 })
            case .atMost(let must, let aim): (must.map { ratio <= $0 }, aim.map { ratio <= $0 })
            }
        return aim == true ? .aim : must == true ? .must : .no
    }

    /// What must be, as `≥ 3.5` or `≤ 0.03`; empty where nothing must.
    package var must: String {
        switch self {
        case .atLeast(let must, _): must.map { "≥ \($0.shortened)" } ?? ""
        case .atMost(let must, _): must.map { "≤ \($0.shortened)" } ?? ""
        }
    }

    /// What is aimed at, as `≥ 6` or `≤ 0.5`; empty where nothing is.
    package var aim: String {
        switch self {
        case .atLeast(_, let aim): aim.map { "≥ \($0.shortened)" } ?? ""
        case .atMost(_, let aim): aim.map { "≤ \($0.shortened)" } ?? ""
        }
    }
}
