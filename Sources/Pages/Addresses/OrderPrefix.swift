/// What becomes of a number before the name of a file or folder, which orders it, in its address.
package enum OrderPrefix: String, CaseIterable, Hashable, Sendable {
    /// `10-start.md` becomes `start.html`.
    case strip
    /// `10-start.md` becomes `10-start.html`.
    case keep
}
