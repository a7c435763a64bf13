import Foundation
import Launching

/// Where Git finds repositories: the rewriting of addresses that the user has set up, and nothing else
/// of the user's settings.
struct GitAddresses {
    /// A file of settings.
    let file: String
    /// Folders that addresses are rewritten to.
    let folders: [String]

    static func write(to directory: ProgramDirectory, in temporary: String) throws -> GitAddresses {
        var folders: Set<String> = []
        var text = ""
        let home = ProcessInfo.processInfo.environment["HOME"] ?? ""
        for path in ["/etc/gitconfig", home + "/.gitconfig", home + "/.config/git/config"] {
            let lines = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
            for section in Self.sections(of: lines) {
                text += section.lines.joined(separator: "\n") + "\n"
                if let folder = localFolder(of: section.base) { folders.insert(folder) }
            }
        }
        let file = temporary + "/gitconfig"
        try directory.write(text, to: file)
        return GitAddresses(file: file, folders: folders.sorted())
    }

    /// The folder that an address stands for; nil for one elsewhere.
    static func localFolder(of address: String) -> String? {
        if address.hasPrefix("/") { return address }
        guard let url = URL(string: address), url.isFileURL, !url.path.isEmpty else { return nil }
        return url.path
    }

    /// The sections `[url "BASE"]` with what they stand for; those with a secret in them are left
    /// out.
    static func sections(of text: String) -> [(base: String, lines: [String])] {
        var sections: [(base: String, lines: [String])] = []
        var isInside = false
        for line in text.split(whereSeparator: \.isNewline) {
            let words = line.trimmingCharacters(in: .whitespaces)
            if words.hasPrefix("[") {
                let parts = words.split(separator: "\"", omittingEmptySubsequences: false)
                isInside =
                    words.lowercased().hasPrefix("[url ") && parts.count == 3
                    && !holdsSecret(parts[1])
                if isInside { sections.append((String(parts[1]), ["[url \"\(parts[1])\"]"])) }
            } else if isInside, !words.hasSuffix("\\"),
                words.prefix(while: \.isLetter).lowercased() == "insteadof"
            {
                sections[sections.count - 1].lines.append(words)
            }
        }
        return sections
    }

    /// Whether an address says who may enter: a name and a password, or a token in the place of a
    /// name. The name alone that SSH wants is none.
    private static func holdsSecret(_ address: Substring) -> Bool {
        guard let scheme = address.firstRange(of: "://") else { return false }
        let host = address[scheme.upperBound...].prefix { $0 != "/" }
        guard let end = host.lastIndex(of: "@") else { return false }
        return !address.hasPrefix("ssh://") || host[..<end].contains(":")
    }
}
