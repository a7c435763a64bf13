import Examples
import Runs

/// What keeps the statements of a block from being verified, as blocks are counted by it.
package enum Obstacle: Hashable, Sendable {
    /// A module that is not here.
    case module(String)
    /// A name that no block of the page declares.
    case name(String)
    /// A member that a type does not have here.
    case member(String, of: String)
    /// It is something else in another run.
    case varies
    /// It needs the network, which the sandbox denies.
    case network
    /// It needs a block that the compiler refuses.
    case refusedBefore
    /// An earlier block ends the program before it.
    case notReached
    /// Another reason, in words.
    case other(String)
}

extension Obstacle {
    /// `12 for 'Money', which is not here`: so many blocks are kept by it.
    package func words(for count: Int) -> String {
        let isOne = count == 1
        return switch self {
        case .module(let name): "\(count) for the module '\(name)', which is not here"
        case .name(let name): "\(count) for '\(name)', which is not here"
        case .member(let name, let type): "\(count) for '\(name)' of '\(type)', which is not here"
        case .varies: "\(count) \(isOne ? "changes" : "change") from run to run"
        case .network: "\(count) \(isOne ? "needs" : "need") the network"
        case .refusedBefore: "\(count) \(isOne ? "needs" : "need") a block that does not compile"
        case .notReached: "\(count) \(isOne ? "comes" : "come") after the end of the program"
        case .other(let words): "\(count): \(words)"
        }
    }
}

extension CheckedExample {
    /// What keeps it from being verified; nil where nothing does.
    package var obstacle: Obstacle? {
        guard case .unverifiable(let reason) = verdict else { return nil }
        if let missingNames = run.missingNames { return missingNames.root }
        switch run.outcome {
        case .refusedBefore: return .refusedBefore
        case .notReached, .cutOff: return .notReached
        default: break
        }
        if checks.contains(where: { $0.reason?.words == reason && $0.evidence == .varies }) {
            return wasDeniedNetwork ? .network : .varies
        }
        return .other(reason)
    }
}

extension MissingNames {
    /// What is missing, by the names that the compiler quotes.
    fileprivate var root: Obstacle {
        let parts = first.text.split(separator: "'", omittingEmptySubsequences: false)
        let quoted = stride(from: 1, to: parts.count, by: 2).map { String(parts[$0]) }
        guard let name = quoted.first else { return .other(first.text) }
        if first.text.hasPrefix("no such module ") { return .module(name) }
        guard quoted.count > 1, first.text.contains(" member ") else { return .name(name) }
        return first.text.contains(" is not a member type of ")
            ? .member(name, of: quoted[1]) : .member(quoted[1], of: name)
    }
}
