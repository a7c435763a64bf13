import TestSupport
import Testing

@testable import Caching

struct ByteCodingTests {
    private enum Item: Equatable {
        case number(Int)
        case bytes([UInt8])
        case string(String)
        case list([Int])
    }

    private func random(_ generator: inout SplitMix64) -> Item {
        switch Int.random(in: 0..<4, using: &generator) {
        case 0:
            return .number(
                generator.pick(upTo: 1, from: [0, 1, -1, .min, .max]).first
                    ?? Int.random(in: .min ... .max, using: &generator))
        case 1:
            let all = Array(UInt8.min...UInt8.max)
            return .bytes(generator.pick(upTo: 20, from: all))
        case 2:
            return .string(generator.pick(upTo: 9, from: ["a", "é", "\0", "🙂", "\n"]).joined())
        default: return .list(generator.pick(upTo: 5, from: [1, 2, 3, .min]))
        }
    }

    @Test func `what was written is read`() {
        let seed = UInt64.random(in: 0 ... .max)
        var generator = SplitMix64(seed: seed)
        for _ in 0..<300 {
            let items = (0..<Int.random(in: 0...8, using: &generator)).map { _ in
                random(&generator)
            }
            var writer = ByteWriter()
            for item in items {
                switch item {
                case .number(let number): writer.append(number)
                case .bytes(let bytes): writer.append(bytes: bytes)
                case .string(let string): writer.append(string: string)
                case .list(let numbers): writer.append(each: numbers) { $0.append($1) }
                }
            }
            var reader = ByteReader(writer.bytes[...])
            let read: [Item?] = items.map { item in
                switch item {
                case .number: reader.number().map { .number($0) }
                case .bytes: reader.bytes().map { .bytes($0) }
                case .string: reader.string().map { .string($0) }
                case .list: reader.each { $0.number() }.map { .list($0) }
                }
            }
            #expect(read == items, "seed \(seed)")
            #expect(reader.isAtEnd, "seed \(seed)")
        }
    }

    @Test func `any bytes are read to an end`() {
        let seed = UInt64.random(in: 0 ... .max)
        var generator = SplitMix64(seed: seed)
        for _ in 0..<3000 {
            let bytes = generator.pick(
                upTo: 60, from: [0, 0, 0, 1, 2, 0x7F, 0x80, 0xFF] as [UInt8])
            var reader = ByteReader(bytes[...])
            for _ in 0..<8 {
                switch Int.random(in: 0..<4, using: &generator) {
                case 0: _ = reader.number()
                case 1: _ = reader.bytes()
                case 2: _ = reader.string()
                default: _ = reader.each { $0.each { $0.number() } }
                }
            }
            _ = CacheKey(bytes: bytes)
            _ = CacheEntry(bytes: bytes)
        }
    }

    @Test(arguments: [Int.max, -1, .min, 9])
    func `a count of more than there is is none`(_ count: Int) {
        var writer = ByteWriter()
        writer.append(count)
        writer.append(0)
        for read in [{ $0.bytes() != nil }, { $0.each { $0.number() } != nil }]
            as [(inout ByteReader) -> Bool]
        {
            var reader = ByteReader(writer.bytes[...])
            #expect(!read(&reader))
        }
    }

    @Test func `bytes that are no text are no string`() {
        var writer = ByteWriter()
        writer.append(bytes: [0xC3])
        var reader = ByteReader(writer.bytes[...])
        #expect(reader.string() == nil)
    }
}
