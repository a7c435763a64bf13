/// A file that is made of pages, or of what is known of them, when its bytes are asked for.
package struct DerivedFile: Sendable {
    /// The addresses of the pages of which it shows what they show: their ingredients are its own.
    package let pages: [String]
    private let findIngredients: @Sendable () -> [String]
    private let makeBytes: @Sendable () -> [UInt8]

    /// `bytes` are the same where the ingredients of the pages and its own are.
    package init(
        pages: [String] = [], ingredients: @autoclosure @escaping @Sendable () -> [String],
        bytes: @escaping @Sendable () -> [UInt8]
    ) {
        self.pages = pages
        findIngredients = ingredients
        makeBytes = bytes
    }

    /// All that it is made of besides pages, and what is the same for the whole site.
    package var ingredients: [String] { findIngredients() }

    /// Pure: the same each time.
    package var bytes: [UInt8] { makeBytes() }
}
