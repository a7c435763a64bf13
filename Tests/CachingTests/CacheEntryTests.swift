import TestSupport
import Testing

@testable import Caching

/// C4 and C5: what is not as it was written is no entry.
struct CacheEntryTests {
    private static let secrets: [[UInt8]?] = [nil, Array("secret".utf8), []]

    private let entry = CacheEntry(key: key("one"), value: Array("a value".utf8))

    @Test(arguments: secrets)
    func `an entry is read from its bytes`(_ secret: [UInt8]?) {
        #expect(CacheEntry(bytes: entry.bytes(secret: secret), secret: secret) == entry)
    }

    @Test(arguments: [[], [0], Array("sitegen\n".utf8)] as [[UInt8]])
    func `any value is read again`(_ value: [UInt8]) {
        let entry = CacheEntry(key: CacheKey(), value: value)
        #expect(CacheEntry(bytes: entry.bytes()) == entry)
    }

    @Test(arguments: secrets)
    func `an entry that is cut anywhere is none`(_ secret: [UInt8]?) {
        let bytes = entry.bytes(secret: secret)
        for end in bytes.indices {
            #expect(CacheEntry(bytes: Array(bytes[..<end]), secret: secret) == nil, "at \(end)")
        }
    }

    @Test(arguments: secrets)
    func `an entry with one bit turned anywhere is none`(_ secret: [UInt8]?) {
        let bytes = entry.bytes(secret: secret)
        for place in bytes.indices {
            for bit in 0..<8 {
                var turned = bytes
                turned[place] ^= 1 << bit
                #expect(CacheEntry(bytes: turned, secret: secret) == nil, "\(place), bit \(bit)")
            }
        }
    }

    @Test(arguments: secrets)
    func `an entry with more behind it is none`(_ secret: [UInt8]?) {
        #expect(CacheEntry(bytes: entry.bytes(secret: secret) + [0], secret: secret) == nil)
    }

    @Test(arguments: secrets)
    func `an entry with the value of another is none`(_ secret: [UInt8]?) {
        let other = CacheEntry(key: key("two"), value: Array("another".utf8))
        let bytes = entry.bytes(secret: secret)
        #expect(entry.value.count == other.value.count)
        let exchanged = bytes.dropLast(entry.value.count) + other.value
        #expect(CacheEntry(bytes: Array(exchanged), secret: secret) == nil)
    }

    @Test(arguments: [nil, Array("other".utf8), Array("secre".utf8)] as [[UInt8]?])
    func `an entry of another secret is none`(_ secret: [UInt8]?) {
        let bytes = entry.bytes(secret: Array("secret".utf8))
        #expect(CacheEntry(bytes: bytes, secret: secret) == nil)
    }

    @Test func `an entry without a secret is none where there is one`() {
        #expect(CacheEntry(bytes: entry.bytes(), secret: Array("secret".utf8)) == nil)
    }

    @Test func `damaged entries are read to an end`() {
        let seed = UInt64.random(in: 0 ... .max)
        var generator = SplitMix64(seed: seed)
        let bytes = entry.bytes()
        for _ in 0..<3000 {
            var damaged = bytes
            for _ in 0...Int.random(in: 0..<6, using: &generator) {
                damaged[Int.random(in: damaged.indices, using: &generator)] =
                    [0, 1, 0x7F, 0x80, 0xFF].randomElement(using: &generator)!
            }
            if damaged != bytes { #expect(CacheEntry(bytes: damaged) == nil, "seed \(seed)") }
        }
    }
}
