import Examples

/// What the value of a key must be, and how it is read.
package struct ValueForm<Value>: Sendable {
    /// The words of messages and of the manual: `a whole number`.
    package let words: String
    /// The value that a YAML value is; nil if it is none.
    package let read: @Sendable (YAMLValue) -> Value?

    /// A form that reads YAML values of any kind.
    package init(words: String, read: @escaping @Sendable (YAMLValue) -> Value?) {
        self.words = words
        self.read = read
    }
}

extension ValueForm {
    /// A form of texts of one line.
    package init(_ words: String, text: @escaping @Sendable (String) -> Value?) {
        self.init(words: words) { value in
            guard case .scalar(let scalar) = value.content else { return nil }
            return text(scalar)
        }
    }

    /// One of a closed set of words.
    package static func choice(_ choices: [(String, Value)]) -> Self where Value: Sendable {
        Self(choices.map { "'\($0.0)'" }.joined(separator: " or ")) { text in
            choices.first { $0.0 == text }?.1
        }
    }
}

extension ValueForm<String> {
    /// Any text of one line.
    package static let text = Self("a text") { $0 }

    /// A whole address of the web.
    package static let webAddress = Self("an address that begins with https://") { text in
        text.hasPrefix("https://") || text.hasPrefix("http://") ? text : nil
    }

    /// A variable of the environment, by its name.
    package static let environmentVariable = Self(
        "a variable of the environment, such as env:CACHE_KEY"
    ) { text in
        text.hasPrefix("env:") && text.count > 4 ? String(text.dropFirst(4)) : nil
    }
}

extension ValueForm<Bool> {
    /// `true` or `false`.
    package static let flag = choice([("true", true), ("false", false)])
}

extension ValueForm<Int> {
    /// A whole number of any size.
    package static let number = Self("a whole number") { Int($0) }

    /// A whole number with a lower bound.
    package static func number(atLeast least: Int) -> Self {
        Self("a whole number, at least \(least)") { text in
            Int(text).flatMap { $0 >= least ? $0 : nil }
        }
    }

    /// Bytes, written as a size such as `64 MiB` or `1GiB`.
    package static func bytes(atLeast least: Int) -> Self {
        let units = [("KiB", 1 << 10), ("MiB", 1 << 20), ("GiB", 1 << 30)]
        let bound = least >= 1 << 20 ? "\(least >> 20)MiB" : "\(least >> 10)KiB"
        return Self("a size such as 64MiB, at least \(bound)") { text in
            guard let unit = units.first(where: { text.hasSuffix($0.0) }),
                let count = Int(text.dropLast(3).filter { $0 != " " }), count > 0, count < 1 << 20,
                count * unit.1 >= least
            else { return nil }
            return count * unit.1
        }
    }
}

extension ValueForm<Duration> {
    /// A time such as `60s`, as the mark `timeout` has it.
    package static let time = Self("a time such as 60s, 2m or 500ms, at most 60m") {
        Duration(written: $0)
    }
}
