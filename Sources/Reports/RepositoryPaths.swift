/// The paths of messages as a code host knows the files: relative to the top of their repository.
///
/// A host shows a message beside the line only where its path is the one that the repository has;
/// messages for people have paths relative to the folder that `sitegen` works in.
package struct RepositoryPaths: Hashable, Sendable {
    private let top: [Substring]?
    private let folder: [Substring]

    /// Both are absolute and without symbolic links. `top` is nil where there is no repository. The
    /// paths of messages are relative to `folder`.
    package init(top: String?, folder: String) {
        self.top = top.map { $0.split(separator: "/") }
        self.folder = folder.split(separator: "/")
    }

    /// The paths stay as they are.
    package static let asInMessages = RepositoryPaths(top: nil, folder: "/")

    /// The path within the repository of a path of a message; one that leads out of it stays.
    package func path(of path: String) -> String {
        guard let top else { return path }
        var names = path.hasPrefix("/") ? [] : folder
        for name in path.split(separator: "/") where name != "." {
            if name == ".." { names = names.dropLast() } else { names.append(name) }
        }
        guard names.starts(with: top), names.count > top.count else { return path }
        return names.dropFirst(top.count).joined(separator: "/")
    }
}
