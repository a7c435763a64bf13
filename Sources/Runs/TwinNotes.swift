/// What an instrumented twin has noted while it ran.
package struct TwinNotes: Hashable, Sendable {
    /// By the probe's id, in the order in which they began.
    package var passages: [Int: [TwinObservations.Passage]] = [:]
    /// By the probe's id, in their order.
    package var values: [Int: [TwinObservations.Value]] = [:]
    /// The probes that came to more than is noted.
    package var overflowing: Set<Int> = []
    /// The probes whose value was still being described when the twin ended.
    package var describing: Set<Int> = []
    /// The probes of whose value a description printed something, or something else printed
    /// meanwhile.
    package var printing: Set<Int> = []

    package init() {}
}
