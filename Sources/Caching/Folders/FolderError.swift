import Foundation

/// A file or folder that could not be made or written.
package struct FolderError: Error, Hashable, CustomStringConvertible {
    /// An absolute path.
    package let path: String
    /// The system's number of the reason.
    package let code: CInt

    package init(path: String, code: CInt) {
        self.path = path
        self.code = code
    }

    /// The system's words.
    package var words: String { String(cString: strerror(code)) }

    package var description: String { "cannot write '\(path)': \(words)" }

    /// Throws where an action on a path returns a number that is not 0.
    static func check(_ path: String, _ action: () -> CInt) throws(FolderError) {
        let code = action()
        guard code == 0 else { throw FolderError(path: path, code: code) }
    }
}
