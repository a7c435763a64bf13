/// What the text of a link says by itself, whatever the site has.
package enum LinkPath {
    /// The scheme of an absolute address, in lower case; white space and controls, which browsers
    /// pass over, do not hide one.
    package static func scheme(of destination: String) -> String? {
        guard destination.utf8.contains(UInt8(ascii: ":")) else { return nil }
        let bare = destination.unicodeScalars.filter { $0.value > 0x20 }
        guard let colon = bare.firstIndex(of: ":") else { return nil }
        let scheme = String(String.UnicodeScalarView(bare[..<colon])).lowercased()
        let isScheme =
            scheme.first?.isLetter == true
            && scheme.allSatisfy { $0.isLetter || $0.isNumber || "+-.".contains($0) }
        return isScheme ? scheme : nil
    }

    /// The path within `content/` that a relative link leads to; nil where it leaves it, or holds a
    /// NUL, which no path does.
    package static func normalized(_ path: String, from folder: String) -> String? {
        guard !path.utf8.contains(0) else { return nil }
        var components = path.hasPrefix("/") ? [] : folder.split(separator: "/").map { String($0) }
        for component in path.split(separator: "/") {
            switch component {
            case ".": break
            case "..":
                if components.popLast() == nil { return nil }
            default: components.append(String(component))
            }
        }
        return components.joined(separator: "/")
    }
}
