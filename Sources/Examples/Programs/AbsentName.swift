package import Diagnostics

/// A name that an example needs and no block of its program declares. The example that declares it
/// is never taken in.
package struct AbsentName: Hashable, Sendable {
    package let name: String
    /// The place of the example that declares it.
    package let location: SourceLocation
    let obstacle: PageNames.Obstacle

    /// `the block at line 3 declares 'x', but this program leaves it out: it is marked 'no-run'`.
    package var words: String {
        "the block at line \(location.line) declares '\(name)', but this program leaves it out: "
            + obstacle.words
    }
}

extension PageNames.Obstacle {
    fileprivate var words: String {
        switch self {
        case .kind(.manifest): "it is a package manifest"
        case .kind(.ignore): "it is marked 'ignore'"
        case .kind(.exit(let status)): "it is marked 'exit=\(status)'"
        case .kind(let kind): "it is marked '\(kind.name)'"
        case .misread: "sitegen cannot read its marks"
        case .statesError: "a comment in it states an error"
        case .entryPoint: "it has '@main'"
        case .code: "it has code at top level, beside '@main'"
        case .session(let name): "its session '\(name)' continues below"
        }
    }
}
