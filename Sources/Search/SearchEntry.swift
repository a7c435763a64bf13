/// A place of a page that a search can lead to.
package struct SearchEntry: Hashable, Sendable {
    /// What kind of place it is.
    package enum Kind: Hashable, Sendable {
        /// The page from its top to its second heading.
        case page
        case section
        /// The figure of an example with a message of the compiler, or of the runtime.
        case figure
    }

    package let kind: Kind
    /// The id on the page; that of a page's first heading where it has one, otherwise empty.
    package let id: String
    /// What a result says: the heading, or a figure's message.
    package let label: String
    package private(set) var texts: [Text] = []

    /// A text with the field that it stands in.
    package struct Text: Hashable, Sendable {
        package let field: SearchField
        package let text: String
        /// Whether it is code that stands within prose.
        let isInlineCode: Bool

        /// Whether it is so short that its words belong together.
        var isShort: Bool { isInlineCode || field == .title || field == .heading }

        /// Whether a sign before a word is meant, as in `@main`; programs are full of signs.
        var isProse: Bool { isInlineCode || field != .code && field != .output }
    }

    package init(_ kind: Kind, id: String, label: String) {
        self.kind = kind
        self.id = id
        self.label = label
    }

    /// Adds a text that the entry is found by.
    package mutating func add(_ text: String, to field: SearchField) {
        guard !text.isEmpty else { return }
        texts.append(Text(field: field, text: text, isInlineCode: false))
    }

    /// Adds a program in Swift: its code, then what it says in comments and literals as if it were
    /// printed.
    package mutating func addProgram(_ text: String) {
        let program = ProgramText(text)
        add(program.code, to: .code)
        add(program.words, to: .output)
    }

    /// Adds code that stands within prose.
    package mutating func addInlineCode(_ code: String) {
        texts.append(Text(field: .code, text: code, isInlineCode: true))
    }
}

/// A page with its entries, in the order of the page.
package struct SearchedPage: Hashable, Sendable {
    /// The address within the site.
    package let address: String
    package let title: String
    /// A figure stands after the page or the section that it is part of.
    package let entries: [SearchEntry]

    package init(address: String, title: String, entries: [SearchEntry]) {
        self.address = address
        self.title = title
        self.entries = entries
    }

    /// All that it is found by, and shown as: where this is the same, so is its part of an index.
    package var ingredients: [String] {
        [address, title, "\(entries.count)"]
            + entries.flatMap { entry in
                ["\(entry.kind)", entry.id, entry.label, "\(entry.texts.count)"]
                    + entry.texts.flatMap { text in
                        ["\(text.field)", "\(text.isInlineCode)", text.text]
                    }
            }
    }
}
