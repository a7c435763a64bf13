/// A few lines that belong together; one to three of them make a program.
struct Part {
    /// The code, with what comments would state: see `BookProgram`.
    let code: String
    /// How many lines it prints.
    let printed: Int
    let needsFoundation: Bool

    init(prints printed: Int, needsFoundation: Bool = false, _ code: String) {
        self.code = code
        self.printed = printed
        self.needsFoundation = needsFoundation
    }
}

/// Makes a part with names and numbers from the draft.
typealias PartMaker = @Sendable (inout Draft) -> Part

/// All parts that there are.
let allParts: [PartMaker] =
    classParts + structParts + enumParts + valueParts + textParts + functionParts + genericParts
    + concurrencyParts
