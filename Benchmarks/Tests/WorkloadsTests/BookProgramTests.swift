import Testing
import Workloads

@Suite struct `A program of a book` {
    private static func programs(_ count: Int, seed: UInt64) -> [BookProgram] {
        var random = SplitMix64(seed: seed)
        return (0..<count).map { _ in .make(from: &random) }
    }

    @Test func `is the same for the same seed`() {
        let sources = Self.programs(50, seed: 7).map(\.source)
        #expect(sources == Self.programs(50, seed: 7).map(\.source))
        #expect(sources != Self.programs(50, seed: 8).map(\.source))
    }

    @Test func `is unlike the others`() {
        #expect(Set(Self.programs(1_000, seed: 1).map(\.source)).count == 1_000)
    }

    @Test func `has 10 to 40 lines, none of which states anything`() {
        for program in Self.programs(1_000, seed: 2) {
            let lines = program.source.split(separator: "\n", omittingEmptySubsequences: false)
            #expect((10...40).contains(lines.count - 1))
            #expect(!program.source.contains("//"))
            #expect(program.source.contains("print("))
        }
    }

    @Test func `carries in its comments what it prints`() {
        let printed = (0..<40).map { "line \($0)" }
        for program in Self.programs(200, seed: 3) {
            let text = program.commented(printed: printed)
            #expect(program.commentCount > 0)
            #expect(text.ranges(of: "// ").count >= program.commentCount)
            #expect(!text.contains("//:"))
            #expect(text.firstMatch(of: #/{\d+}/#) == nil)
        }
    }

    @Test func `comes with others on pages of five to ten`() {
        var random = SplitMix64(seed: 4)
        let groups = ProgramPage.groups(of: 200, random: &random)
        #expect(groups.flatMap { Array($0) } == Array(0..<200))
        #expect(groups.dropLast().allSatisfy { (5...10).contains($0.count) })
    }

    @Test func `stands on its page with its output`() {
        var random = SplitMix64(seed: 5)
        let page = ProgramPage.text(of: [("print(1)\n", ["1"])], random: &random)
        #expect(page.contains("```swift\nprint(1)\n```\n\n```output\n1\n```\n"))
    }
}
