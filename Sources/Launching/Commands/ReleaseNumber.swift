/// The number of a release of Swift, such as 6.3.
package struct ReleaseNumber: Hashable, Comparable, CustomStringConvertible, Sendable {
    private let major: Int
    private let minor: Int

    /// The oldest one that examples are compiled with: the first to know the language mode 6, and
    /// one whose runtime says of a trap what pages quote.
    package static let oldest = ReleaseNumber(major: 6, minor: 0)

    private init(major: Int, minor: Int) {
        self.major = major
        self.minor = minor
    }

    /// Reads `Swift version 6.3.1 (swift-6.3.1-RELEASE)`; nil where no number is there.
    package init?(version: String) {
        guard let found = version.firstMatch(of: /Swift version ([0-9]+)\.([0-9]+)/),
            let major = Int(found.1), let minor = Int(found.2)
        else { return nil }
        self.init(major: major, minor: minor)
    }

    package var description: String { "\(major).\(minor)" }

    package static func < (left: Self, right: Self) -> Bool {
        (left.major, left.minor) < (right.major, right.minor)
    }
}
