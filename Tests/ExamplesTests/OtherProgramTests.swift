import Diagnostics
import Examples
import Markdown
import TestSupport
import Testing

/// The places of the blocks that each of the other programs leaves out, for the last block of a page.
private func leftOut(_ blocks: String..., site: Bool = false) -> [[Int]] {
    others(blocks, site: site).compactMap { program in
        if case .leavingOut(let places) = program.difference { places.map(\.line) } else { nil }
    }
}

private func others(_ blocks: [String], site: Bool = false) -> [Program] {
    let text = blocks.map { "```swift\n\($0)\n```\n" }.joined()
    let page = FoundPage(text, defaults: site ? ExampleDefaults() : .withoutConfiguration)
    guard let example = page.examples.last,
        let program = page.programs.value.last(where: { $0.parts.last?.example == example })
    else { return [] }
    return program.others(for: example, among: page.examples)
}

@Suite struct `Other programs for a block of a folder` {
    @Test func `leave out a block that declares what the library has too`() {
        #expect(leftOut("struct Task { var title: String }", "Task { 1 }  // => 1") == [[1]])
    }

    @Test func `leave out the latest first, and last all`() {
        #expect(
            leftOut("struct A {}", "struct B {}", "f(A(), B())  // => 1") == [[4], [1], [1, 4]])
    }

    @Test func `take an earlier declarer in`() throws {
        let found = others(["func f() -> Int { 1 }", "func f() -> Int { 2 }", "f()  // => 1"])
        let without = try #require(
            found.first {
                if case .leavingOut(let places) = $0.difference {
                    places.map(\.line) == [4]
                } else {
                    false
                }
            })
        #expect(without.text.contains("{ 1 }") && !without.text.contains("{ 2 }"))
    }

    @Test func `never leave out a block that does something`() {
        #expect(leftOut("var n = 1\nn += 1", "n  // => 1") == [])
        #expect(leftOut("print(1)\nstruct S {}", "S()  // => 1") == [])
    }

    @Test func `have an import, and at last another mode`() {
        let all = others(["1  // => 1"])
        #expect(all.map(\.difference) == [.imports, .swift6])
        #expect(all[0].hasFoundation)
        #expect(others(["import Foundation\n1  // => 1"]).map(\.difference) == [.swift6])
    }

    @Test func `are none for a page of a site`() {
        #expect(others(["struct Task {}", "Task { 1 }  // => 1"], site: true).isEmpty)
    }

    @Test func `are six at most, and each differs in one thing`() {
        for seed in 0..<60 as Range<UInt64> {
            var random = SplitMix64(seed: seed)
            let count = Int.random(in: 0...8, using: &random)
            let blocks = (0..<count).map { number in
                ["struct S\(number) {}", "func f\(number) {}", "var v\(number) = 1"]
                    .randomElement(using: &random) ?? ""
            }
            let uses = (0..<count).map { "_ = (S\($0)(), v\($0))" }.joined(separator: "\n")
            let all = others(blocks + [uses + "\n1  // => 1"])
            if all.count > 6 || Set(all.map(\.job)).count != all.count
                || all.contains(where: { $0.difference == nil || !$0.alternatives.isEmpty })
            {
                Issue.record("seed \(seed): \(all.map(\.difference))")
            }
        }
    }
}

/// D4: what no other program uses decides nothing but itself.
@Suite struct `A block that no other program uses` {
    /// For each block the code of its program and of the others that are tried for it.
    private func programs(of blocks: [String]) -> [String: [[String]]] {
        let text = blocks.map { "```swift\n\($0)\n```\n" }.joined()
        let page = FoundPage(text, defaults: .withoutConfiguration)
        return page.examples.reduce(into: [:]) { found, example in
            guard
                let program = page.programs.value.first(where: {
                    $0.parts.last?.example == example
                })
            else { return }
            let all = [program] + program.others(for: example, among: page.examples)
            func code(_ example: Example) -> String { String(example.block.code.dropLast()) }
            found[code(example)] = all.map { $0.parts.map { code($0.example) } }
        }
    }

    @Test func `can be taken away, and the programs of all others stay`() {
        var taken = 0
        for seed in 0..<80 as Range<UInt64> {
            var random = SplitMix64(seed: seed)
            let names = ["a", "b", "c", "d"]
            let blocks = (0..<Int.random(in: 2...7, using: &random)).map { number in
                let name = names.randomElement(using: &random) ?? ""
                let used = names.randomElement(using: &random) ?? ""
                return [
                    "func \(name)() -> Int { \(number) }", "struct \(name.uppercased()) {}",
                    "\(used)() + \(number)  // => 1", "_ = (\(used.uppercased())(), \(number))",
                ].randomElement(using: &random) ?? ""
            }
            guard Set(blocks).count == blocks.count else { continue }
            let all = programs(of: blocks)
            for block in blocks {
                let isUsed = all.contains { own, tried in
                    own != block && tried.contains { $0.contains(block) }
                }
                guard !isUsed else { continue }
                taken += 1
                let rest = programs(of: blocks.filter { $0 != block })
                for (own, tried) in all where own != block && rest[own] != tried {
                    Issue.record(
                        "seed \(seed): without \(block), \(own): \(tried), \(rest[own] ?? [])")
                }
            }
        }
        #expect(taken > 100)
    }
}

@Suite struct `A stated error alone` {
    private func alone(_ code: String, _ index: Int) -> String? {
        let page = FoundPage(.block("", code), defaults: .withoutConfiguration)
        return page.programs.value[0].alone(statedErrorAt: index, of: page.examples[0])?.text
    }

    @Test func `stands without the lines of the others`() {
        let code = "let a = 1\nf(a)  // error: one\ng(a)  // error: two\nh(a)  // error: three"
        #expect(alone(code, 0) == "let a = 1\nf(a)  // error: one\n\n\n")
        #expect(alone(code, 1) == "let a = 1\n\ng(a)  // error: two\n\n")
    }

    @Test func `is in no other program where it is the only one`() {
        #expect(alone("f()  // error: one\ng()", 0) == nil)
    }

    @Test func `takes all lines of a statement away`() {
        #expect(
            alone("f(\n  1)  // error: one\ng()  // error: two", 1) == "\n\ng()  // error: two\n")
    }
}
