/// The part of an entry that a word stands in; some parts say more of what the entry is about.
package enum SearchField: Int, CaseIterable, Sendable {
    case title
    case heading
    /// Identifiers of Swift code, and code within prose.
    case code
    case prose
    /// What programs print, and blocks in other languages.
    case output
    /// What the compiler, or the runtime at a fatal error, says.
    case message

    /// How much one word of it counts.
    var weight: Double {
        switch self {
        case .title: 4
        case .heading: 3
        case .code, .message: 2
        case .prose, .output: 1
        }
    }

    /// How soon further occurrences of a word count less, in a text of the usual length.
    var saturation: Double {
        switch self {
        case .title, .heading, .message: 0.3
        case .code, .prose, .output: 1.2
        }
    }

    /// Whether an author chose its words with care, so that even a common one says something.
    var isChosen: Bool {
        switch self {
        case .title, .heading, .message: true
        case .code, .prose, .output: false
        }
    }
}
