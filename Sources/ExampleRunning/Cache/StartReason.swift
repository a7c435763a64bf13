/// Why something is started for an example; the parts are in words for people.
package enum StartReason: Hashable, Sendable {
    /// Nothing would be; when it last was, these parts had changed, if any.
    case nothing(lastChanged: [String])
    /// Nothing was ever started for it, or nobody knows any more.
    case unknown
    /// These parts of what its program hangs on have changed.
    case changed([String])
    /// What was kept is gone, or was not kept: the compiler came to a limit, or crashed.
    case notKept
    /// It was not the same in other surroundings.
    case varies
    /// It came to no end of its own in other surroundings.
    case endless
    /// It reaches the network.
    case network
}
