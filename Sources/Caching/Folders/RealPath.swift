import Foundation

/// The path without symbolic links; nil where nothing is there.
package func realPath(_ path: String) -> String? {
    guard let real = realpath(path, nil) else { return nil }
    defer { free(real) }
    return String(cString: real)
}

/// A folder and those above it, the nearest first. The path is absolute, and without symbolic links.
package func foldersAround(_ path: String) -> some Sequence<String> {
    let names = path.split(separator: "/")
    return (0...names.count).reversed().lazy.map { "/" + names.prefix($0).joined(separator: "/") }
}
