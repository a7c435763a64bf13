/// The closed set of names that a template may use.
package struct TemplateSchema: ExpressibleByDictionaryLiteral, Sendable {
    /// What a name stands for.
    package indirect enum Name: Sendable {
        /// Text, escaped by `{{name}}`; as a section it is there or not.
        case text
        /// HTML, put in by `{{{name}}}`.
        case html
        /// A value with names of its own, for a section.
        case object(TemplateSchema)
    }

    private let names: [String: Name]

    package init(dictionaryLiteral elements: (String, Name)...) {
        names = Dictionary(uniqueKeysWithValues: elements)
    }

    private init(names: [String: Name]) {
        self.names = names
    }

    /// The names with further ones, which stand for texts.
    package func adding(texts: some Sequence<String>) -> TemplateSchema {
        TemplateSchema(
            names: names.merging(texts.map { ($0, .text) }, uniquingKeysWith: { own, _ in own }))
    }

    subscript(_ name: String) -> Name? { names[name] }

    /// The names as an author writes them.
    var words: [String] { names.keys.sorted() }
}
