import Diagnostics
import Markdown

/// Where a code host shows the sources of a site.
package struct SourceAddresses: Hashable, Sendable {
    /// An address with `{path}`, and `{line}` where it leads to a line.
    private let pattern: String

    /// Nil where the pattern names no path.
    package init?(pattern: String) {
        guard pattern.contains("{path}") else { return nil }
        self.pattern = pattern
    }

    /// That of a repository on a host whose addresses are known; nil for others.
    package init?(repository: String) {
        let address = repository.hasSuffix("/") ? String(repository.dropLast()) : repository
        let host = address.split(separator: "/").dropFirst().first
        switch host {
        // Markdown is shown without numbers of lines unless it is asked for as it is.
        case "github.com": pattern = address + "/blob/HEAD/{path}?plain=1#L{line}"
        case "gitlab.com": pattern = address + "/-/blob/HEAD/{path}?plain=1#L{line}"
        default: return nil
        }
    }

    /// The address of a line of a file, by its path in the repository.
    package func address(of path: String, line: Int) -> String {
        pattern.replacing("{path}", with: Substring(path).percentEncodedPath)
            .replacing("{line}", with: "\(line)")
    }
}
