import Diagnostics
import Examples
import Markdown

/// The files that a page has given so far.
struct FilesOnPage {
    /// The files of the examples that follow, each name once.
    private(set) var besideExamples: [ExampleFile] = []
    /// Swift files of sessions, by session, each name once.
    private(set) var ofSessions: [String: [ExampleFile]] = [:]

    /// As many files as lie in one folder: each example gets them all.
    private static let most = 100

    /// Adds a file for the examples below, in place of one of the same name; or says why it cannot
    /// be one: its name would be a folder of another's, or there are too many.
    mutating func add(_ file: ExampleFile) -> Diagnostic? {
        let other = besideExamples.first {
            $0.name.hasPrefix(file.name + "/") || file.name.hasPrefix($0.name + "/")
        }
        if let other { return .fileIsFolder(file, other) }
        besideExamples.removeAll { $0.name == file.name }
        guard besideExamples.count < Self.most else {
            return .tooManyFiles(most: Self.most, file)
        }
        besideExamples.append(file)
        return nil
    }

    /// Adds a Swift file to a session; or says why it cannot be one: it is not named as one, the
    /// session has its name already, or there are too many.
    mutating func add(_ file: ExampleFile, toSession session: String) -> Diagnostic? {
        guard file.name.hasSuffix(".swift") else { return .sourceWithOtherName(file) }
        let others = ofSessions[session, default: []]
        if let other = others.first(where: { $0.name == file.name }) {
            return .secondSource(file, session, first: other.block.fence)
        }
        guard others.count < Self.most else { return .tooManyFiles(most: Self.most, file) }
        ofSessions[session] = others + [file]
        return nil
    }
}
