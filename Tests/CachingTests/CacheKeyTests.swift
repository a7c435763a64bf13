import TestSupport
import Testing

@testable import Caching

struct CacheKeyTests {
    private func key(_ parts: (String, String)...) -> CacheKey {
        var key = CacheKey()
        for (name, value) in parts { key.add(name, value) }
        return key
    }

    @Test func `a key is read from its bytes`() {
        let seed = UInt64.random(in: 0 ... .max)
        var generator = SplitMix64(seed: seed)
        for _ in 0..<200 {
            var key = CacheKey()
            for _ in 0..<Int.random(in: 0...6, using: &generator) {
                let words = (0..<2).map { _ in
                    generator.pick(upTo: 6, from: ["a", "b", "\0", "é", " ", "\n"]).joined()
                }
                key.add(words[0], words[1])
            }
            #expect(CacheKey(bytes: key.bytes) == key, "seed \(seed)")
        }
    }

    @Test func `bytes after a key make it none`() {
        #expect(CacheKey(bytes: key(("a", "1")).bytes + [0]) == nil)
    }

    @Test func `a part that ends elsewhere is another key`() {
        #expect(key(("a", "bc")).bytes != key(("ab", "c")).bytes)
        #expect(key(("a", "1"), ("b", "2")).bytes != key(("b", "2"), ("a", "1")).bytes)
    }

    @Test func `equal keys do not differ`() {
        #expect(key(("a", "1"), ("b", "2")).differences(from: key(("a", "1"), ("b", "2"))) == [])
    }

    @Test func `a part of another value is named once`() {
        #expect(key(("a", "1"), ("b", "2")).differences(from: key(("a", "1"), ("b", "3"))) == ["b"])
    }

    @Test func `a part that one of them lacks is named`() {
        #expect(key(("a", "1"), ("c", "2")).differences(from: key(("a", "1"))) == ["c"])
        #expect(key(("a", "1")).differences(from: key(("a", "1"), ("c", "2"))) == ["c"])
    }

    @Test func `parts that differ come in their order`() {
        #expect(
            key(("c", "1"), ("a", "1")).differences(from: key(("a", "2"), ("b", "1")))
                == ["c", "a", "b"])
    }
}
