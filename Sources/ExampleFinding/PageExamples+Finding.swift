package import Diagnostics
package import Examples
package import Markdown

extension PageExamples {
    /// The examples of a page, what it states about them, and the files that it gives them.
    ///
    /// `page` is the page's name for ids, `tutorial/tasks`. Finds `unknown-mark`, `mark-value`,
    /// `conflicting-marks`, `fence-not-closed`, `output-without-example`, `second-fence`,
    /// `unknown-id`, `duplicate-id`, `misspelt-language` and `unread-fence`;
    /// where examples hold what they state, and no more, as notes.
    package static func find(
        in document: MarkdownDocument, page: String, defaults: ExampleDefaults
    ) -> Diagnosed<PageExamples> {
        var search = ExampleSearch(page: page, defaults: defaults)
        let anchors = document.headingAnchors
        let contained = defaults.readsContainers ? document.fencesInContainers : []
        let hidden = document.commentBlocks.filter(\.isHiddenExample)
        let own = document.codeBlocks.filter { block in
            block.isFenced
                || defaults.readsIndentedBlocks && !block.holdsAny(of: contained.map(\.0))
        }
        // A container has a tree of its own, whose nodes are none of this one.
        let blocks = Dictionary(
            (own + hidden).map { ($0.node, ($0, in: document)) }
                + contained.enumerated().map { (-1 - $0, $1) },
            uniquingKeysWith: { first, _ in first })
        // A snippet in a folder is a page by itself.
        var problems: [Diagnostic] = []
        let found =
            defaults.isLenient
            ? [] : SnippetDirective.all(in: document).collecting(into: &problems)
        let directives = Dictionary(
            found.map { ($0.node, $0) }, uniquingKeysWith: { first, _ in first })
        // The tree has footnotes at its end, the page where they were written.
        let places = (Array(anchors.keys) + blocks.keys + directives.keys).map {
            (
                $0,
                $0 < 0 ? blocks[$0]?.0.fence ?? document.location(of: 0) : document.location(of: $0)
            )
        }
        for (index, _) in places.sorted(by: { ($0.1, $0.0) < ($1.1, $1.0) }) {
            if let anchor = anchors[index] { search.enter(heading: anchor.id) }
            if let (block, tree) = blocks[index] {
                search.visit(block)
                if defaults.isLenient,
                    let lead = FenceLead(to: block, in: tree, leads: defaults.leads)
                {
                    search.visit(block, ledBy: lead)
                }
            }
            if let directive = directives[index] { search.visit(directive, in: document) }
        }
        search.attachSources()
        problems += search.diagnostics
        problems += document.unreadFences(besides: contained.map(\.0))
            .compactMap(Diagnostic.unreadFence)
        return Diagnosed(
            search.found, defaults.isLenient ? problems.weighing(atMost: .note) : problems)
    }
}

extension PageExamples {
    /// A whole file of Swift as one example, such as a snippet of a package.
    package static func whole(
        _ file: SourceFile, page: String, defaults: ExampleDefaults
    ) -> PageExamples {
        var search = ExampleSearch(page: page, defaults: defaults)
        search.addExample(CodeBlock(wholeOf: file), [], isMisread: false)
        return search.found
    }
}

extension MarkdownDocument {
    /// The blocks between fences in what the syntax of other tools holds, and where CommonMark sees no
    /// fence, in order.
    fileprivate var fencesInContainers: [(CodeBlock, in: MarkdownDocument)] {
        var lines: Set<Int> = []
        let parts = containedMarkdown
        guard !parts.isEmpty else { return [] }
        for block in codeBlocks where block.isFenced { lines.insert(block.fence.line) }
        return parts.flatMap { part in part.codeBlocks.map { ($0, in: part) } }
            .filter { $0.0.isFenced && lines.insert($0.0.fence.line).inserted }
    }
}

extension CodeBlock {
    /// Whether the first line of another block is one of its lines.
    fileprivate func holdsAny(of blocks: [CodeBlock]) -> Bool {
        !blocks.isEmpty
            && lines.contains { line in blocks.contains { $0.fence.line == line.number } }
    }

    /// Whether it is `<!-- swift hidden`.
    fileprivate var isHiddenExample: Bool {
        infoString.language.lowercased() == "swift" && infoString.words.contains(where: \.isHidden)
    }
}
