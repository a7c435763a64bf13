/// All that a result hangs on, part by part: another value of one part is another key.
package struct CacheKey: Hashable, Sendable {
    /// A part, by its name in words for people: `argument '-O'`.
    package struct Part: Hashable, Sendable {
        package let name: String
        package let value: String
    }

    /// In the order in which they were added.
    package private(set) var parts: [Part] = []

    package init() {}

    package mutating func add(_ name: String, _ value: String) {
        parts.append(Part(name: name, value: value))
    }

    /// Adds bytes by their digest.
    package mutating func add(_ name: String, digestOf bytes: some Sequence<UInt8>) {
        add(name, Digest(of: bytes).description)
    }

    /// The whole key as bytes, from which it can be read again.
    package var bytes: [UInt8] {
        var writer = ByteWriter()
        writer.append(each: parts) { writer, part in
            writer.append(string: part.name)
            writer.append(string: part.value)
        }
        return writer.bytes
    }

    /// Under which its result is kept: 64 hexadecimal digits.
    package var name: String { Digest(of: bytes).description }

    /// Nil for bytes that are no key's.
    package init?(bytes: some Collection<UInt8>) {
        var reader = ByteReader(Array(bytes)[...])
        let parts = reader.each { reader in
            reader.string().flatMap { name in
                reader.string().map { Part(name: name, value: $0) }
            }
        }
        guard let parts, reader.isAtEnd else { return nil }
        self.parts = parts
    }

    /// The names of the parts in which another key differs, each once, in their order: those that it
    /// has with another value, does not have, or has besides.
    package func differences(from other: CacheKey) -> [String] {
        var names: Set<String> = []
        let own = Set(parts)
        let others = Set(other.parts)
        return (parts.filter { !others.contains($0) } + other.parts.filter { !own.contains($0) })
            .map(\.name).filter { names.insert($0).inserted }
    }
}
