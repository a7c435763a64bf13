package import Diagnostics

/// One word after `swift` in a fence's info string.
package enum FenceMark: Hashable, Sendable {
    case kind(ExampleKind)
    case id(String)
    case session(String)
    case standalone
    case needed
    case timeout(Duration)
    case swift(String)
    case feature(String)
    case optimize
    case standardInput(String)
    case arguments([String])
    case environment(name: String, value: String)
    case file(String)
    /// `allow=network`.
    case network
    /// `from="path#region"`; nil for the whole file.
    case from(path: String, region: String?)

    /// The name that an author writes, without a value; `env` for all variables.
    package var name: String {
        switch self {
        case .kind(let kind): kind.name
        case .id: "id"
        case .session: "session"
        case .standalone: "standalone"
        case .needed: "needed"
        case .timeout: "timeout"
        case .swift: "swift"
        case .feature: "feature"
        case .optimize: "optimize"
        case .standardInput: "stdin"
        case .arguments: "args"
        case .environment: "env"
        case .file: "file"
        case .network: "allow"
        case .from: "from"
        }
    }

    /// Whether it speaks of the whole program, and so stands on a session's first block.
    package var concernsProgram: Bool {
        switch self {
        case .timeout, .swift, .feature, .optimize, .standardInput, .arguments, .environment,
            .network:
            true
        case .kind, .id, .session, .standalone, .needed, .file, .from: false
        }
    }

    /// The words of marks without a value.
    package static let flags = [
        "no-run", "compile-fail", "should-crash", "sketch", "standalone", "needed",
        "optimize",
    ]
    /// The words of marks with a value; `env` is written `env.NAME=value`.
    package static let keys = [
        "exit", "ignore", "id", "session", "timeout", "swift", "feature", "stdin", "args", "env",
        "file", "allow", "from",
    ]
}

extension FenceMark {
    /// Whether it can be the name of a region: that of none of the other marks.
    package static func isRegionName(_ text: Substring) -> Bool {
        isName(text, extra: "-") && !["hide", "show", "end"].contains(text.lowercased())
    }

    /// Letters, digits, underscores and the extra characters; at least one.
    package static func isName(_ text: Substring, extra: String) -> Bool {
        !text.isEmpty
            && text.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" || extra.contains($0) }
    }
}

/// A mark of a fence with the place of its word.
package struct PlacedMark: Hashable, Sendable {
    package let mark: FenceMark
    package let location: SourceLocation

    package init(_ mark: FenceMark, at location: SourceLocation) {
        self.mark = mark
        self.location = location
    }
}

extension [PlacedMark] {
    /// The marks without their places.
    package var marks: [FenceMark] { map(\.mark) }
}
