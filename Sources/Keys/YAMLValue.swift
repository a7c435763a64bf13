package import Diagnostics

/// A value of a YAML text, with its place, as written. Nothing is turned into numbers or booleans
/// before the schema asks for one. `6.10` and `no` therefore stay what they are.
package struct YAMLValue: Hashable, Sendable {
    package indirect enum Content: Hashable, Sendable {
        case scalar(String)
        case list([YAMLValue])
        case mapping([Entry])
        case null
    }

    package struct Entry: Hashable, Sendable {
        package let key: String
        package let keyLocation: SourceLocation
        package let value: YAMLValue
    }

    package let content: Content
    package let location: SourceLocation

    /// A value at a place of its file.
    package init(content: Content, location: SourceLocation) {
        self.content = content
        self.location = location
    }

    /// The value of a key; nil where it has none, or is no mapping.
    package subscript(key: String) -> YAMLValue? {
        guard case .mapping(let entries) = content else { return nil }
        return entries.first { $0.key == key }?.value
    }

    /// What a message calls this content.
    package var kindName: String {
        switch content {
        case .scalar(let text): "'\(text)'"
        case .list: "a list"
        case .mapping: "a mapping"
        case .null: "nothing"
        }
    }
}
