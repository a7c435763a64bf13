/// What a build wrote into `public/`, and with which toolchain: a file inside of it, so that a
/// fresh clone has it.
package struct Manifest: Hashable, Sendable {
    /// The file's name within `public/`.
    package static let name = ".sitegen-manifest"
    private static let header = "sitegen-manifest 1"

    /// The toolchain that the examples were compiled with.
    package let toolchain: String
    /// Paths within `public/`.
    package let files: Set<String>

    package init(toolchain: String, files: Set<String>) {
        self.toolchain = toolchain
        self.files = files
    }

    /// The text of the file: a header, the toolchain, then a path a line, sorted.
    package var text: String {
        ([Self.header, "toolchain \(toolchain)"] + files.sorted())
            .map { $0 + "\n" }.joined()
    }

    /// Nil for a text that is no manifest.
    package init?(text: String) {
        let lines = text.split(separator: "\n")
        guard lines.count >= 2, lines[0] == Self.header, lines[1].hasPrefix("toolchain ") else {
            return nil
        }
        toolchain = String(lines[1].dropFirst("toolchain ".count))
        files = Set(lines[2...].map { String($0) })
    }
}
