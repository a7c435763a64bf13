/// A result on disk: what it hangs on, and what it is.
///
/// Magic, version, length of key and of value, seal, key, value; numbers have eight bytes, the
/// lowest first. The seal is a digest of all the rest, or where there is a secret its HMAC.
package struct CacheEntry: Hashable, Sendable {
    package let key: CacheKey
    package let value: [UInt8]

    private static let magic = Array("sitegen\n".utf8)
    private static let version = 1

    package init(key: CacheKey, value: [UInt8]) {
        self.key = key
        self.value = value
    }

    /// The file's content, sealed by a secret where there is one.
    package func bytes(secret: [UInt8]? = nil) -> [UInt8] {
        let key = key.bytes
        let head = Self.head(key: key.count, value: value.count)
        return head + Self.seal(of: head + key + value, secret).bytes + key + value
    }

    /// Reads a file's content; nil where a byte is not as it was written, or not for this secret.
    package init?(bytes: [UInt8], secret: [UInt8]? = nil) {
        let headSize = Self.magic.count + 24
        guard bytes.count >= headSize + 32 else { return nil }
        var reader = ByteReader(bytes[Self.magic.count..<headSize])
        guard bytes.starts(with: Self.magic), reader.number() == Self.version,
            let keySize = reader.number(), let valueSize = reader.number(),
            case let rest = bytes.count - headSize - 32,
            (0...rest).contains(keySize), valueSize == rest - keySize,
            let seal = Digest(bytes: bytes[headSize..<(headSize + 32)]),
            case let body = bytes[(headSize + 32)...],
            seal == Self.seal(of: bytes[..<headSize] + body, secret),
            let key = CacheKey(bytes: body.prefix(keySize))
        else { return nil }
        self.key = key
        value = Array(body.dropFirst(keySize))
    }

    private static func head(key: Int, value: Int) -> [UInt8] {
        var writer = ByteWriter()
        for number in [version, key, value] { writer.append(number) }
        return magic + writer.bytes
    }

    private static func seal(
        of bytes: some Collection<UInt8>, _ secret: [UInt8]?
    ) -> Digest {
        guard let secret else { return Digest(of: bytes) }
        return authentication(of: Array(bytes), key: secret)
    }
}
