/// What a command sees of the file system, and whether it reaches the network.
///
/// It sees the system's programs and libraries beside these paths; the longer of two paths that
/// contain a file decides. It can neither see nor signal a process outside, and nothing that it
/// starts outlives it.
package struct Sandbox: Hashable, Sendable {
    /// How the system keeps a command inside; how the launcher calls it on Linux.
    package enum Means: String, Hashable, Sendable {
        /// Namespaces, as anyone may have them.
        case user
        /// Namespaces without that of users, for the superuser of a system that denies it.
        case superuser
        /// The profiles of `sandbox-exec`, on macOS.
        case seatbelt
    }

    package var means: Means
    /// Absolute paths, which must be there.
    package var readable: [String] = []
    /// Absolute paths of folders, which must be there.
    package var writable: [String] = []
    /// Absolute paths that are not to be seen even where a folder around them is.
    package var hidden: [String] = []
    package var hasNetwork = false

    package init(means: Means) {
        self.means = means
    }
}

extension Sandbox {
    /// What the launcher is told of it.
    var launcherOptions: [String] {
        guard means != .seatbelt else { return [] }
        var options = ["--sandbox", means.rawValue]
        if hasNetwork { options.append("--network") }
        for (option, paths) in [
            ("--readable", readable), ("--writable", writable), ("--hidden", hidden),
        ] {
            options += paths.flatMap { [option, $0] }
        }
        return options
    }

    /// What stands before the program that the launcher starts.
    var wrapper: [String] {
        means == .seatbelt ? ["/usr/bin/sandbox-exec", "-p", seatbeltProfile] : []
    }

    /// A profile of `sandbox-exec`, in which a later rule goes before an earlier one.
    ///
    /// Never run so far. Metadata stays readable, since a path is looked up folder by folder.
    var seatbeltProfile: String {
        func paths(_ paths: [String]) -> String {
            paths.map { path in
                let text = path.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
                return " (subpath \"\(text)\")"
            }.joined()
        }
        var rules = ["(version 1)", "(allow default)"]
        if !hasNetwork { rules.append("(deny network*)") }
        rules.append("(deny file-write*)")
        rules.append("(allow file-write* (literal \"/dev/null\")\(paths(writable)))")
        if !hidden.isEmpty { rules.append("(deny file-read-data\(paths(hidden)))") }
        if !(readable + writable).isEmpty {
            rules.append("(allow file-read-data\(paths(readable + writable)))")
        }
        rules += ["(deny signal)", "(allow signal (target same-sandbox))"]
        return rules.joined(separator: "\n")
    }
}

extension Sandbox {
    /// The sandbox with more paths that are shown, also where they lie around a hidden folder: the
    /// command may be run in a folder of a package.
    package func reading(_ paths: [String]) -> Sandbox {
        var sandbox = self
        sandbox.readable += paths
        sandbox.hidden.removeAll { hidden in
            paths.contains { hidden == $0 || hidden.hasPrefix($0 + "/") }
        }
        return sandbox
    }
}
