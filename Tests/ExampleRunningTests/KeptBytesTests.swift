import Caching
import Examples
import Runs
import TestSupport
import Testing

@testable import ExampleRunning

/// What is kept, as bytes and back.
struct KeptBytesTests {
    private struct Generator {
        var random: SplitMix64

        mutating func number(_ range: Range<Int> = 0..<5) -> Int {
            Int.random(in: range, using: &random)
        }

        mutating func text() -> String {
            random.pick(upTo: 6, from: ["a", "é", "\0", "\n", " ", "🙂"]).joined()
        }

        mutating func several<Element>(_ make: (inout Generator) -> Element) -> [Element] {
            (0..<number()).map { _ in make(&self) }
        }

        mutating func run() -> ProcessRun {
            var notes = TwinNotes()
            for _ in 0..<number() {
                notes.passages[number(-9..<9)] = several { make in
                    let after = make.number()
                    return .init(
                        before: .init(output: make.number(), error: make.number()),
                        after: after == 0 ? nil : .init(output: after, error: make.number()))
                }
                notes.values[number(-9..<9)] = several { make in
                    .init(
                        description: make.text(), debugDescription: make.text(),
                        style: [.set, .dictionary, .void, .other]
                            .randomElement(using: &make.random)!,
                        isClipped: Bool.random(using: &make.random))
                }
            }
            notes.overflowing = Set(several { $0.number() })
            notes.describing = Set(several { $0.number() })
            notes.printing = Set(several { $0.number() })
            return ProcessRun(
                ending: Bool.random(using: &random)
                    ? .exited(number(-1..<256)) : .signalled(number()),
                standardOutput: several { UInt8($0.number(0..<256)) },
                standardError: Array(text().utf8),
                marks: several { .init(output: $0.number(), error: $0.number()) }, notes: notes)
        }

        mutating func keptRun() -> KeptRun {
            var kept = KeptRun(run(), in: .usual)
            for _ in 0..<number() {
                kept.add(run(), in: Surroundings.allCases.randomElement(using: &random)!)
            }
            kept.isEndlessElsewhere = Bool.random(using: &random)
            return kept
        }

        mutating func keptCompilation() -> KeptCompilation {
            let compilations: [ProgramRun.Compilation] = [
                .succeeded, .refused,
                .notLinked(LinkerFailure(cause: .missing(several { $0.text() }), words: [])),
                .notLinked(LinkerFailure(cause: .repeated([text()]), words: several { $0.text() })),
                .notLinked(LinkerFailure(cause: .other, words: [text()])),
            ]
            return KeptCompilation(
                compilation: compilations.randomElement(using: &random)!,
                messages: several { make in
                    CompilerMessage(
                        severity: [.error, .warning, .note].randomElement(using: &make.random)!,
                        text: make.text(), source: make.number() == 0 ? nil : make.text(),
                        line: make.number(), column: make.number())
                },
                program: number() == 0 ? nil : Digest(of: text()),
                needs: SurroundingNeeds(rawValue: number(0..<4)))
        }
    }

    private func generate(_ count: Int, _ body: (inout Generator, String) -> Void) {
        let seed = UInt64.random(in: 0 ... .max)
        var generator = Generator(random: SplitMix64(seed: seed))
        for _ in 0..<count { body(&generator, "seed \(seed)") }
    }

    @Test func `runs are read from their bytes`() {
        generate(200) { generator, seed in
            let kept = generator.keptRun()
            #expect(KeptRun(bytes: kept.bytes) == kept, "\(seed)")
            #expect(KeptRun(bytes: kept.bytes + [0]) == nil, "\(seed)")
        }
    }

    @Test func `compilations are read from their bytes`() {
        generate(200) { generator, seed in
            let kept = generator.keptCompilation()
            #expect(KeptCompilation(bytes: kept.bytes) == kept, "\(seed)")
            #expect(KeptCompilation(bytes: kept.bytes + [0]) == nil, "\(seed)")
        }
    }

    @Test func `bytes that are cut anywhere are nothing`() {
        generate(10) { generator, seed in
            let (run, compilation) = (generator.keptRun().bytes, generator.keptCompilation().bytes)
            for end in run.indices { #expect(KeptRun(bytes: Array(run[..<end])) == nil, "\(seed)") }
            for end in compilation.indices {
                #expect(KeptCompilation(bytes: Array(compilation[..<end])) == nil, "\(seed)")
            }
        }
    }

    @Test func `any bytes are read to an end`() {
        generate(500) { generator, _ in
            for bytes in [generator.keptRun().bytes, generator.keptCompilation().bytes] {
                var damaged = bytes
                for _ in 0..<3 {
                    damaged[generator.number(0..<damaged.count)] =
                        [0, 1, 2, 0x7F, 0x80, 0xFF].randomElement(using: &generator.random)!
                }
                _ = KeptRun(bytes: damaged)
                _ = KeptCompilation(bytes: damaged)
            }
        }
    }

    // MARK: What was seen

    private func seen(_ text: String) -> ProcessRun { .printing(text) }

    @Test func `what was seen again is counted`() {
        var kept = KeptRun(seen("a"), in: .usual)
        kept.add(seen("a"), in: .usual)
        kept.add(seen("a"), in: .unlike)
        #expect(kept.sights.map(\.count) == [1, 2])
        #expect(!kept.varies)
    }

    @Test func `how long it took is no difference`() {
        var slow = seen("a")
        slow.duration = .seconds(9)
        var kept = KeptRun(seen("a"), in: .usual)
        kept.add(slow, in: .usual)
        #expect(!kept.varies && kept.sights.count == 1)
    }

    @Test func `what was seen last comes first, and the oldest goes`() {
        var kept = KeptRun(seen("a"), in: .usual)
        for text in ["b", "c", "d"] { kept.add(seen(text), in: .usual) }
        #expect(kept.sights.map(\.run) == ["d", "c", "b"].map { seen($0) })
        #expect(kept.varies)
    }

    @Test func `what varied once varies for ever`() {
        var kept = KeptRun(seen("a"), in: .usual)
        kept.add(seen("b"), in: .unlike)
        for _ in 0..<9 {
            for surroundings in Surroundings.allCases { kept.add(seen("a"), in: surroundings) }
        }
        #expect(kept.varies)
    }

    @Test func `what was seen before comes after`() {
        var earlier = KeptRun(seen("a"), in: .usual)
        earlier.isEndlessElsewhere = true
        let kept = KeptRun(seen("b"), in: .usual).adding(earlier)
        #expect(kept.sights.map(\.run) == [seen("b"), seen("a")])
        #expect(kept.isEndlessElsewhere)
    }
}
