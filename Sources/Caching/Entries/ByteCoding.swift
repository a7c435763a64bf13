/// Bytes in the making: numbers as eight bytes, the lowest first, texts and bytes behind their count.
package struct ByteWriter: Sendable {
    package private(set) var bytes: [UInt8] = []

    package init() {}

    package mutating func append(_ number: Int) {
        withUnsafeBytes(of: UInt64(bitPattern: Int64(number)).littleEndian) {
            bytes.append(contentsOf: $0)
        }
    }

    package mutating func append(bytes more: [UInt8]) {
        append(more.count)
        bytes += more
    }

    package mutating func append(string: String) {
        append(string.utf8.count)
        bytes += string.utf8
    }

    /// Writes how many there are, and each of them.
    package mutating func append<Element>(
        each elements: some Collection<Element>, _ write: (inout ByteWriter, Element) -> Void
    ) {
        append(elements.count)
        for element in elements { write(&self, element) }
    }
}

/// Reads what a `ByteWriter` wrote; nil for what it cannot have written.
package struct ByteReader: Sendable {
    private var rest: ArraySlice<UInt8>

    package init(_ bytes: ArraySlice<UInt8>) { rest = bytes }

    /// Whether all was read.
    package var isAtEnd: Bool { rest.isEmpty }

    package mutating func number() -> Int? {
        guard rest.count >= 8 else { return nil }
        let start = rest.startIndex
        var number: UInt64 = 0
        for offset in 0..<8 { number |= UInt64(rest[start + offset]) << (8 * offset) }
        rest = rest.dropFirst(8)
        return Int(truncatingIfNeeded: number)
    }

    package mutating func bytes() -> [UInt8]? {
        guard let count = number(), count >= 0, count <= rest.count else { return nil }
        defer { rest = rest.dropFirst(count) }
        return Array(rest.prefix(count))
    }

    package mutating func string() -> String? {
        bytes().flatMap { String(validating: $0, as: UTF8.self) }
    }

    package mutating func each<Element>(
        _ read: (inout ByteReader) -> Element?
    ) -> [Element]? {
        // Each takes up a byte at least, so that a wrong count is no reason to make room.
        guard let count = number(), (0...rest.count).contains(count) else { return nil }
        var elements: [Element] = []
        for _ in 0..<count {
            guard let element = read(&self) else { return nil }
            elements.append(element)
        }
        return elements
    }
}
