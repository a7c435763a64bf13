/// Why a site cannot be published.
package enum PublishingError: Error, Hashable, CustomStringConvertible {
    case notAFolder(String)
    /// The folder is a symbolic link, and nothing is where it leads to.
    case leadsNowhere(path: String)
    case cannotRead(path: String, words: String)
    /// Something that no build has written is at the place of what the site shall have.
    case inTheWay(path: String, of: Wanted)
    case cannotWrite(path: String, words: String)
    /// Where files are renamed into place one by one.
    case stoppedHalfway(path: String, words: String)
    /// Another process publishes, and does not come to an end.
    case isLocked(folder: String, wait: Duration)

    package enum Wanted: String, Hashable, Sendable {
        case file, folder
    }

    package var description: String {
        switch self {
        case .notAFolder(let path): "'\(path)' is not a folder: move it away, then build again"
        case .leadsNowhere(let path):
            "'\(path)' is a link that leads to no folder: make the folder, or remove the link, "
                + "then build again"
        case .cannotRead(let path, let words): "cannot read '\(path)': \(words)"
        case .inTheWay(let path, let wanted):
            "'\(path)' is in the way: the site needs a \(wanted.rawValue) there, but sitegen "
                + "did not write this one: move it away, then build again"
        case .stoppedHalfway(let path, let words):
            "cannot write '\(path)': \(words); a part of the site is new, and the rest is old: "
                + "build again"
        case .cannotWrite(let path, let words):
            "cannot write '\(path)': \(words); the old site is unchanged"
        case .isLocked(let folder, let wait):
            "another process has held the lock of '\(folder)' for \(wait.components.seconds) "
                + "seconds: end it, then build again"
        }
    }
}
