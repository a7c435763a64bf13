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

    /// The text of the file: a header, the toolchain, then a path a line, sorted; `\\`, `\n` and
    /// `\r` stand for what would break the lines.
    package var text: String {
        ([Self.header, "toolchain \(toolchain)"] + files.sorted().map(Self.escaped))
            .map { $0 + "\n" }.joined()
    }

    /// Nil for a text that is no manifest.
    package init?(text: String) {
        // By scalars: a carriage return and a line feed are one character.
        let lines = text.unicodeScalars.split(separator: "\n").map { String($0) }
        guard lines.count >= 2, lines[0] == Self.header, lines[1].hasPrefix("toolchain ") else {
            return nil
        }
        toolchain = String(lines[1].dropFirst("toolchain ".count))
        files = Set(lines[2...].map(Self.unescaped))
    }

    private static func escaped(_ path: String) -> String {
        path.unicodeScalars.map { scalar in
            switch scalar {
            case "\\": "\\\\"
            case "\n": "\\n"
            case "\r": "\\r"
            default: String(scalar)
            }
        }.joined()
    }

    private static func unescaped(_ line: String) -> String {
        var path = String.UnicodeScalarView()
        var scalars = line.unicodeScalars.makeIterator()
        while let scalar = scalars.next() {
            guard scalar == "\\" else {
                path.append(scalar)
                continue
            }
            switch scalars.next() {
            case "n": path.append("\n")
            case "r": path.append("\r")
            case let other?: path.append(other)
            case nil: break
            }
        }
        return String(path)
    }
}
