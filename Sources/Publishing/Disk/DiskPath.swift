/// A path as the file system has it: bytes, since not every name is text, and two names may differ
/// that read the same.
package struct DiskPath: Hashable, Sendable {
    package let bytes: [UInt8]

    package init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    package init(_ text: String) {
        bytes = Array(text.utf8)
    }

    private static let slash = UInt8(ascii: "/")

    /// Empty for the folder that relative paths are relative to.
    package var isEmpty: Bool { bytes.isEmpty }

    /// The path within this folder; an empty path is none.
    package func appending(_ other: DiskPath) -> DiskPath {
        if isEmpty { return other }
        if other.isEmpty { return self }
        return DiskPath(bytes: bytes + [Self.slash] + other.bytes)
    }

    package func appending(_ name: String) -> DiskPath { appending(DiskPath(name)) }

    /// The folder that the path is in: empty for a name alone.
    package var parent: DiskPath {
        guard let slash = bytes.lastIndex(of: Self.slash) else { return DiskPath(bytes: []) }
        return DiskPath(bytes: Array(bytes[..<max(slash, 1)]))
    }

    /// What follows the last slash.
    package var name: DiskPath {
        let start = bytes.lastIndex(of: Self.slash).map { $0 + 1 } ?? 0
        return DiskPath(bytes: Array(bytes[start...]))
    }

    /// The folders that a relative path is in, the outermost first.
    package var ancestors: [DiskPath] {
        bytes.indices.filter { bytes[$0] == Self.slash }
            .map { DiskPath(bytes: Array(bytes[..<$0])) }
    }

    package func hasPrefix(_ text: String) -> Bool { bytes.starts(with: text.utf8) }

    package func hasSuffix(_ text: String) -> Bool {
        bytes.reversed().starts(with: text.utf8.reversed())
    }

    /// Calls the body with the path as C has it.
    package func withCString<Result>(_ body: (UnsafePointer<CChar>) -> Result) -> Result {
        (bytes.map { CChar(bitPattern: $0) } + [0]).withUnsafeBufferPointer { characters in
            // There is at least the zero at the end.
            body(characters.baseAddress!)
        }
    }
}

extension DiskPath: Comparable {
    /// A folder comes before what is in it.
    package static func < (left: DiskPath, right: DiskPath) -> Bool {
        left.bytes.lexicographicallyPrecedes(right.bytes)
    }
}

extension DiskPath: CustomStringConvertible {
    /// The path in messages; what is no text is shown as U+FFFD.
    package var description: String { String(decoding: bytes, as: UTF8.self) }
}
