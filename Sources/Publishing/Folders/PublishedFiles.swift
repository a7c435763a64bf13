/// All that a folder shall hold: files by their paths within it.
package struct PublishedFiles: Sendable {
    package var files: [String: Content]
    /// What each file that is made is made of, besides its own ingredients.
    package var ingredients: [String]

    package init(_ files: [String: Content], ingredients: [String] = []) {
        self.files = files
        self.ingredients = ingredients
    }

    /// The content of a file.
    package enum Content: Sendable {
        case bytes([UInt8])
        /// What makes the bytes when they are asked for, the same each time; and all that they are
        /// made of, which is found faster.
        case made(bytes: @Sendable () -> [UInt8], ingredients: @Sendable () -> [String])
        /// The same of a file that is made of others besides: `files` holds their paths. What those
        /// are made of is found once for all.
        case derived(
            files: [String], bytes: @Sendable () -> [UInt8], ingredients: @Sendable () -> [String])

        package var bytes: [UInt8] {
            switch self {
            case .bytes(let bytes): bytes
            case .made(let bytes, _), .derived(_, let bytes, _): bytes()
            }
        }
    }
}
