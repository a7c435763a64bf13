/// How an example's program is compiled and run.
package struct ExampleSettings: Hashable, Sendable {
    /// How long the program may run.
    package var timeout: Duration = .seconds(10)
    /// The value of `-swift-version`; nil is the compiler's own default.
    package var languageMode: String?
    /// Upcoming language features that are switched on.
    package var features: [String] = []
    /// Whether the program is compiled with `-O`.
    package var optimize = false
    /// What it reads from standard input; nil is the null device.
    package var standardInput: String?
    package var arguments: [String] = []
    /// Environment variables over those that every example gets.
    package var environment: [String: String] = [:]
    /// Whether it reaches the network from its sandbox.
    package var allowsNetwork = false
    /// The packages that it is compiled with.
    package var packages: PackageRequest?
    /// The package that it may be about: it is compiled with that where it is refused without.
    package var packageAtHand: PackageRequest?
    /// The module of the packages whose documentation it is, which it imports without a line.
    package var ownModule: String?

    package init() {}
}
