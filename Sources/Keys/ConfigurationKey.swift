package import Diagnostics

/// A key of `sitegen.yml`, of front matter, or of a mapping below one of their keys.
///
/// One value reads the key and describes it: messages, tests and the manual's reference follow
/// from it.
package struct ConfigurationKey<Target>: Sendable {
    package let description: KeyDescription
    /// Takes the value into the target; finds mistakes in the value.
    package let read: @Sendable (YAMLValue, inout Target) -> [Diagnostic]

    /// A key whose value needs reading of its own.
    package init(
        _ name: String, takes values: String, default fallback: String? = nil, example: String,
        _ meaning: String, keys: [KeyDescription] = [],
        read: @escaping @Sendable (YAMLValue, inout Target) -> [Diagnostic]
    ) {
        description = KeyDescription(
            name: name, values: values, fallback: fallback, example: example, meaning: meaning,
            keys: keys)
        self.read = read
    }

    /// A key with one value of a form.
    package init<Value>(
        _ name: String, _ form: ValueForm<Value>, default fallback: String? = nil, example: String,
        _ meaning: String, set: @escaping @Sendable (inout Target, Value) -> Void
    ) {
        self.init(
            name, takes: form.words, default: fallback, example: example, meaning
        ) { value, target in
            guard let read = form.read(value) else {
                return [.wrongValue(of: name, is: value, wants: form.words)]
            }
            set(&target, read)
            return []
        }
    }

    /// A key with a mapping, whose keys set parts of the target.
    package init<Part>(
        _ name: String, _ keys: [ConfigurationKey<Part>],
        of part: any WritableKeyPath<Target, Part> & Sendable, _ meaning: String
    ) {
        self.init(
            name, takes: KeyDescription.mapping, example: "", meaning,
            keys: keys.map(\.description)
        ) { value, target in
            keys.read(value, into: &target[keyPath: part], called: "'\(name)'")
        }
    }

    /// The same key where its target is a part of another one.
    package func within<Whole>(
        _ part: any WritableKeyPath<Whole, Target> & Sendable
    ) -> ConfigurationKey<Whole> {
        ConfigurationKey<Whole>(description) { value, whole in
            read(value, &whole[keyPath: part])
        }
    }

    private init(
        _ description: KeyDescription,
        read: @escaping @Sendable (YAMLValue, inout Target) -> [Diagnostic]
    ) {
        self.description = description
        self.read = read
    }
}

/// What the manual says of a key, and what tests try.
package struct KeyDescription: Hashable, Sendable {
    package let name: String
    /// What the value must be, in the words of messages: `a whole number`.
    package let values: String
    /// What holds without the key; nil if that is nothing.
    package let fallback: String?
    /// A value in YAML that differs from the default. It begins with a line feed if it has several
    /// lines, and is empty where the examples of the keys below are enough.
    package let example: String
    /// Sentences in markdown, for the manual.
    package let meaning: String
    /// The keys of the mapping that is its value, or of each entry of the list.
    package let keys: [KeyDescription]

    /// The words for a value that is a mapping with fixed keys.
    package static let mapping = "keys with values"
}

extension Array {
    /// Reads a mapping whose keys these are.
    ///
    /// Finds `unknown-key`, `key-value`, and what the keys find.
    /// - Parameters:
    ///   - name: What a message calls the mapping: `sitegen.yml`, `the front matter`.
    ///   - unknown: The message for a key that is none of these; nil is the common one.
    package func read<Target>(
        _ value: YAMLValue?, into target: inout Target, called name: String,
        unknown: (YAMLValue.Entry) -> Diagnostic? = { _ in nil }
    ) -> [Diagnostic] where Element == ConfigurationKey<Target> {
        switch value?.content {
        case .mapping(let entries):
            entries.flatMap { entry in
                if let key = first(where: { $0.description.name == entry.key }) {
                    return key.read(entry.value, &target)
                }
                return [
                    unknown(entry)
                        ?? .unknownKey(
                            entry.key, in: name, known: map(\.description.name),
                            at: entry.keyLocation)
                ]
            }
        case nil, .null: []
        default:
            if let value {
                [.wrongValue(named: name, is: value, wants: KeyDescription.mapping)]
            } else {
                []
            }
        }
    }
}

extension Diagnostic {
    /// `key-value`: the value of a key is none of those that it may have.
    package static func wrongValue(of key: String, is value: YAMLValue, wants: String) -> Self {
        wrongValue(named: "'\(key)'", is: value, wants: wants)
    }

    /// `key-value`: a value that a message calls by a name is none of those that it may be.
    package static func wrongValue(named name: String, is value: YAMLValue, wants: String) -> Self {
        Diagnostic(
            code: "key-value", summary: "\(name) is \(value.kindName), but needs \(wants)",
            hint: "write \(wants)", location: value.location)
    }

    /// `unknown-key`: a mapping has no such key.
    package static func unknownKey(
        _ key: String, in name: String, known: [String], at location: SourceLocation
    ) -> Self {
        let near = nearMiss(of: key, among: known)
        return Diagnostic(
            code: "unknown-key", summary: "'\(key)' is not a key of \(name)",
            hint: near.map { "did you mean '\($0)'?" }
                ?? "keys are: \(known.sorted().joined(separator: ", "))",
            location: location)
    }
}
