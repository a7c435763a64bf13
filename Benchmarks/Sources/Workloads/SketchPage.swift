/// A page of documentation whose Swift blocks are sketches: nothing of it is compiled.
package enum SketchPage {
    /// Markdown of about this many bytes, with front matter, headings, lists, a table, links to
    /// these pages and Swift blocks.
    package static func text(
        bytes: Int, links: [String], random: inout SplitMix64
    ) -> String {
        var prose = Prose(random: random.split(), links: links)
        let title = prose.title()
        var text = "---\ntitle: \(title)\n---\n\n# \(title)\n\n" + prose.paragraph() + prose.table()
        while text.utf8.count < bytes - 1_500 {
            text += "## \(prose.title())\n\n" + prose.paragraph()
            for _ in 0..<prose.number(1...3) {
                text += prose.number(0...3) == 0 ? prose.list() : prose.paragraph()
            }
            text += "```swift sketch\n\(prose.program().source)```\n\n"
        }
        while text.utf8.count < bytes { text += prose.paragraph() }
        return text
    }
}
