import TestSupport
import Testing

@testable import Caching

struct DigestTests {
    @Test(arguments: [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            String(repeating: "a", count: 1_000_000),
            "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
        ),
    ])
    func `a digest is that of the standard`(_ text: String, _ digits: String) {
        #expect(Digest(of: text).description == digits)
    }

    // RFC 4231, the cases 1, 2, 6; and nothing at all.
    @Test(arguments: [
        (
            [UInt8](repeating: 0x0B, count: 20), "Hi There",
            "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"
        ),
        (
            Array("Jefe".utf8), "what do ya want for nothing?",
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
        ),
        (
            [UInt8](repeating: 0xAA, count: 131),
            "Test Using Larger Than Block-Size Key - Hash Key First",
            "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"
        ),
        ([], "", "b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad"),
    ])
    func `an authentication is that of the standard`(
        _ key: [UInt8], _ text: String, _ digits: String
    ) {
        #expect(authentication(of: Array(text.utf8), key: key).description == digits)
    }

    @Test func `pieces have the digest of the whole`() {
        let seed = UInt64.random(in: 0 ... .max)
        var random = SplitMix64(seed: seed)
        let bytes = (0..<5000).map { _ in UInt8.random(in: 0...255, using: &random) }
        var stream = DigestStream()
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = min(rest.count, Int.random(in: 0...400, using: &random))
            stream.append(rest.prefix(count))
            rest = rest.dropFirst(count)
        }
        #expect(stream.finish() == Digest(of: bytes), "seed \(seed)")
    }

    @Test(arguments: [0, 31, 33])
    func `other than 32 bytes are no digest`(_ count: Int) {
        #expect(Digest(bytes: [UInt8](repeating: 1, count: count)) == nil)
    }

    @Test func `the bytes of a digest are read as it`() {
        #expect(Digest(bytes: Digest(of: "abc").bytes) == Digest(of: "abc"))
    }
}
