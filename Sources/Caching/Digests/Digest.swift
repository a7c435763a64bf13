import CCrypto

/// A SHA-256 digest (FIPS 180-4): what has the same one is taken for the same.
package struct Digest: Hashable, Sendable, CustomStringConvertible {
    /// 32 bytes.
    package let bytes: [UInt8]

    /// Digests bytes.
    package init(of bytes: some Sequence<UInt8>) {
        var stream = DigestStream()
        stream.append(Array(bytes))
        self = stream.finish()
    }

    /// Digests the UTF-8 of a text.
    package init(of text: String) { self.init(of: Array(text.utf8)) }

    /// Takes bytes that were a digest's; nil where they are not as many.
    package init?(bytes: some Sequence<UInt8>) {
        let bytes = Array(bytes)
        guard bytes.count == DigestStream.size else { return nil }
        self.bytes = bytes
    }

    fileprivate init(finished bytes: [UInt8]) { self.bytes = bytes }

    /// 64 hexadecimal digits.
    package var description: String {
        let digits = Array("0123456789abcdef".utf8)
        return String(
            decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] },
            as: UTF8.self)
    }
}

/// A digest in the making, of bytes that come in pieces.
package struct DigestStream: ~Copyable {
    fileprivate static let size = 32
    private let context: OpaquePointer

    package init() {
        guard let context = EVP_MD_CTX_new(), EVP_DigestInit_ex(context, EVP_sha256(), nil) == 1
        else { preconditionFailure("libcrypto has no memory left, or no SHA-256") }
        self.context = context
    }

    deinit { EVP_MD_CTX_free(context) }

    package mutating func append(_ bytes: some Collection<UInt8>) {
        let isDone: Void? = bytes.withContiguousStorageIfAvailable {
            append(UnsafeRawBufferPointer($0))
        }
        if isDone == nil { Array(bytes).withUnsafeBytes { append($0) } }
    }

    mutating func append(_ bytes: UnsafeRawBufferPointer) {
        let result = EVP_DigestUpdate(context, bytes.baseAddress, bytes.count)
        precondition(result == 1, "a digest takes any bytes")
    }

    /// The digest of all that came in.
    package consuming func finish() -> Digest {
        var bytes = [UInt8](repeating: 0, count: Self.size)
        let result = EVP_DigestFinal_ex(context, &bytes, nil)
        precondition(result == 1, "a digest has an end")
        return Digest(finished: bytes)
    }
}

/// The HMAC (RFC 2104) with SHA-256 of bytes: only who has the key can make it.
package func authentication(of bytes: [UInt8], key: [UInt8]) -> Digest {
    var result = [UInt8](repeating: 0, count: DigestStream.size)
    var count: UInt32 = 0
    let found = HMAC(
        EVP_sha256(), key, CInt(key.count), bytes, bytes.count, &result, &count)
    precondition(found != nil && count == DigestStream.size, "libcrypto has no SHA-256")
    return Digest(finished: result)
}
