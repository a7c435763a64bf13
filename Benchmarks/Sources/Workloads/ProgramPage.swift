/// Pages of a book: programs with what they print, five to ten on a page, and prose between them.
package enum ProgramPage {
    /// The numbers of the programs that are on each page.
    package static func groups(of count: Int, random: inout SplitMix64) -> [Range<Int>] {
        var groups: [Range<Int>] = []
        var end = 0
        while end < count {
            groups.append(end..<min(count, end + random.number(in: 5...10)))
            end = groups[groups.count - 1].upperBound
        }
        return groups
    }

    /// The markdown of one page.
    package static func text(
        of programs: [(source: String, printed: [String])], random: inout SplitMix64
    ) -> String {
        var prose = Prose(random: random.split())
        return "# \(prose.title())\n\n"
            + programs.map { program in
                """
                ## \(prose.title())

                \(prose.paragraph())```swift
                \(program.source)```

                ```output
                \(program.printed.map { $0 + "\n" }.joined())```

                \(prose.paragraph())
                """
            }.joined()
    }
}
