/// Whether examples must be kept apart from the system that they run on.
package enum SandboxRequirement: String, Hashable, Sendable, CaseIterable {
    /// Without a sandbox nothing is run.
    case required
    /// In a sandbox where the system offers one.
    case auto
    case off
}
