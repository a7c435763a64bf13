/// The first 32 bits of the FNV-1a hash of some bytes, for names of files that browsers keep: another
/// content has another name.
struct Fingerprint: CustomStringConvertible {
    private var hash: UInt64 = 0xcbf2_9ce4_8422_2325

    init(of bytes: some Sequence<UInt8>) { add(bytes) }

    /// That of texts, of which each ends where the next one begins.
    init(of texts: [String]) {
        for text in texts {
            add(text.utf8)
            // No text holds this byte.
            add(CollectionOfOne(0xFF))
        }
    }

    private mutating func add(_ bytes: some Sequence<UInt8>) {
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    }

    var description: String {
        let digits = String(hash, radix: 16)
        return String((String(repeating: "0", count: 16 - digits.count) + digits).prefix(8))
    }
}
