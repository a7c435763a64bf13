import Foundation

/// What others call the repository that a package lies in.
enum RepositoryName {
    /// The last part of the address of its `origin`, where the package is the whole repository;
    /// otherwise the name of its folder.
    static func of(_ path: String) -> String {
        let folder = URL(filePath: path).lastPathComponent
        let settings = (try? String(contentsOfFile: path + "/.git/config", encoding: .utf8)) ?? ""
        var isOrigin = false
        for line in settings.split(whereSeparator: \.isNewline) {
            let words = line.trimmingCharacters(in: .whitespaces)
            if words.hasPrefix("[") { isOrigin = words == "[remote \"origin\"]" }
            guard isOrigin, words.hasPrefix("url"), let sign = words.firstIndex(of: "=") else {
                continue
            }
            let address = words[words.index(after: sign)...].trimmingCharacters(in: .whitespaces)
            let last = address.split(whereSeparator: { "/:".contains($0) }).last ?? ""
            let name = last.hasSuffix(".git") ? last.dropLast(4) : last[...]
            // It becomes the name of a link, which '..' must not be.
            if name.contains(where: { $0 != "." }),
                name.allSatisfy({ $0.isLetter || $0.isNumber || "-_.".contains($0) })
            {
                return String(name)
            }
        }
        return folder
    }
}
