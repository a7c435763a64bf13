import Diagnostics
import ExampleFinding
import Examples
import Judging
import Markdown
import Pages

/// The HTML between a page's header and its footer.
struct PageContent {
    let page: Page
    /// The page's markdown with its links led to where they go.
    let document: MarkdownDocument
    let words: FrameWords
    /// What is said besides.
    let notes: PageNotes
    /// How its images are shown, by node.
    let images: [Int: PageImage]
    /// What the figure of an example leads to.
    private let links: (CheckedExample) -> FigureLinks
    /// The examples by the node of their block.
    let examples: [Int: CheckedExample]
    /// The fences that state output, by node, with their examples.
    let statements: [Int: (stream: StatedOutput.Stream, example: CheckedExample)]
    /// The fences that are shown within the figure of their example.
    let absorbed: Set<Int>
    /// The streams whose fences are shown within the figure of an example, by its node.
    let beside: [Int: Set<StatedOutput.Stream>]
    /// The node of the first heading of the first level.
    let titleHeading: Int?
    let files: [Int: ExampleFile]
    let sources: [Int: ExampleFile]
    private let tables: TableHTML
    /// The other blocks of code, by node.
    private let plainBlocks: [Int: CodeBlock]
    /// The groups of blocks with tabs, each by its first node.
    private let tabGroups: [Int: TabGroup]
    /// The blocks of these groups that are not the first.
    private let inTabs: Set<Int>

    init(
        page: Page, document: MarkdownDocument, images: [Int: PageImage],
        examples checked: ArraySlice<CheckedExample>, words: FrameWords,
        notes: PageNotes = .none, links: @escaping (CheckedExample) -> FigureLinks
    ) {
        self.page = page
        self.links = links
        self.document = document
        self.images = images
        self.words = words
        self.notes = notes
        tables = TableHTML(document, words: words)
        examples = Dictionary(
            checked.map { ($0.example.block.node, $0) }, uniquingKeysWith: { first, _ in first })
        var statements: [Int: (stream: StatedOutput.Stream, example: CheckedExample)] = [:]
        var absorbed: Set<Int> = []
        var beside: [Int: Set<StatedOutput.Stream>] = [:]
        for example in checked {
            let stated = StatedOutput.Stream.allCases.compactMap(example.example.statement)
            for statement in stated {
                statements[statement.block.node] = (statement.stream, example)
            }
            var next = document.nodes[example.example.block.node].end
            while let statement = stated.first(where: { $0.block.node == next }),
                document.nodes[next].parent == document.nodes[example.example.block.node].parent
            {
                absorbed.insert(statement.block.node)
                beside[example.example.block.node, default: []].insert(statement.stream)
                next = document.nodes[next].end
            }
        }
        self.statements = statements
        self.absorbed = absorbed
        self.beside = beside
        titleHeading = page.anchors.filter { $0.value.level == 1 }.keys.min()
        files = Dictionary(
            page.examples.files.map { ($0.block.node, $0) }, uniquingKeysWith: { first, _ in first }
        )
        sources = Dictionary(
            page.examples.sources.map { ($0.block.node, $0) },
            uniquingKeysWith: { first, _ in first })
        let shown = Set(examples.keys).union(statements.keys).union(files.keys).union(sources.keys)
        plainBlocks = Dictionary(
            uniqueKeysWithValues: document.codeBlocks { !shown.contains($0) }.map { ($0.node, $0) })
        let groups = TabGroup.all(in: document, besides: absorbed)
        tabGroups = Dictionary(uniqueKeysWithValues: groups.map { ($0.tabs[0].node, $0) })
        inTabs = Set(groups.flatMap { $0.tabs.dropFirst().map(\.node) })
    }

    var html: String {
        let remarks = notes.byBlock(of: document)
        let body = HTMLWriter.html(
            of: document, interlude: { remarks[$0] ?? "" }, rendition: rendition)
        guard titleHeading == nil else { return body }
        return "<h1>\(HTML.escape(page.title))</h1>\n\(summary)\(body)"
    }

    private func rendition(_ index: Int, _ node: MarkdownNode) -> Rendition {
        switch node.kind {
        case .heading(let level, _): heading(index, level)
        case .codeBlock: tabs(index) ?? block(index)
        case .paragraph:
            examples[index].map { .replaced(figure($0, beside[index] ?? []).html) } ?? .standard
        case .htmlBlock(let literal): comment(index, literal)
        case .aside(let kind): AsideHTML.aside(kind, hasTitle: hasTitle(index), words)
        case .asideTitle: asideTitle(index)
        case .image(let destination, let title):
            .replaced(
                ImageHTML.html(
                    destination, title: title, alt: document.plainText(of: index), images[index]))
        case .table: tables.table(index)
        case .tableCell: tables.cell(index)
        case .item(let task?): taskItem(task)
        default: .standard
        }
    }

    private func heading(_ index: Int, _ level: Int) -> Rendition {
        guard let anchor = page.anchors[index] else { return .standard }
        let id = HTML.escape(anchor.id)
        guard level > 1 else {
            let summary = index == titleHeading ? summary : ""
            return .enclosed(opening: "<h1 id=\"\(id)\">", closing: "</h1>\n" + summary)
        }
        return .enclosed(
            opening: "<div class=\"heading\"><h\(level) id=\"\(id)\">",
            closing: """
                </h\(level)><a class="permalink" href="#\(id)"><span class="hidden">\
                \(HTML.escape(words(.linkTo, ["heading": anchor.text])))</span></a></div>

                """)
    }

    /// How many examples the page has and how they ended, under its title.
    private var summary: String {
        counts.html.map { "<p class=\"summary\">\($0)</p>\n" } ?? ""
    }

    var counts: ExampleCounts {
        ExampleCounts(examples.sorted { $0.key < $1.key }.map(\.value), words: words)
    }

    /// A group of blocks with tabs, at the place of the first; nothing at those of the others.
    private func tabs(_ index: Int) -> Rendition? {
        if inTabs.contains(index) { return .replaced("") }
        return tabGroups[index].map { group in
            .replaced(
                group.html(words) { node in
                    if case .replaced(let html) = block(node) { html } else { "" }
                })
        }
    }

    private func block(_ index: Int) -> Rendition {
        if let example = examples[index] {
            return .replaced(figure(example, beside[index] ?? []).html)
        }
        if absorbed.contains(index) { return .replaced("") }
        if let statement = statements[index] {
            return .replaced(figure(statement.example).detached(statement.stream))
        }
        if let source = sources[index] {
            return .replaced(ExampleFigure.source(source, words: words, colours: .shown))
        }
        if let file = files[index] {
            return .replaced(ExampleFigure.file(file, words: words, colours: .shown))
        }
        return plainBlock(index)
    }

    /// An HTML block. An example in its comment is shown folded, and what follows the comment after
    /// it.
    private func comment(_ index: Int, _ literal: String) -> Rendition {
        guard let example = examples[index] else { return .standard }
        return .replaced(
            figure(example, beside[index] ?? []).foldedHTML + Self.textAfterComment(literal))
    }

    /// What follows the comment of an HTML block; empty where that is white space.
    static func textAfterComment(_ literal: String) -> String {
        let after = literal.firstRange(of: "-->").map { literal[$0.upperBound...] } ?? ""
        return after.allSatisfy(\.isWhitespace) ? "" : String(after)
    }

    /// A block of code in another language, or indented.
    private func plainBlock(_ index: Int) -> Rendition {
        guard let block = plainBlocks[index] else { return .standard }
        return .replaced(PlainCodeHTML.html(block, words))
    }

    private func hasTitle(_ aside: Int) -> Bool {
        document.nodes.indices.contains(aside + 1)
            && document.nodes[aside + 1].kind == .asideTitle
    }

    private func asideTitle(_ index: Int) -> Rendition {
        guard let parent = document.nodes[index].parent,
            case .aside(let kind) = document.nodes[parent].kind
        else { return .standard }
        return AsideHTML.title(of: kind, words)
    }

    private func taskItem(_ isDone: Bool) -> Rendition {
        let label = HTML.escape(words[isDone ? .done : .toDo])
        let checked = isDone ? " checked" : ""
        return .enclosed(
            opening: "<li class=\"task\"><input type=\"checkbox\" disabled\(checked) "
                + "aria-label=\"\(label)\"> ",
            closing: "</li>\n")
    }

    func figure(
        _ checked: CheckedExample, _ beside: Set<StatedOutput.Stream> = []
    ) -> ExampleFigure {
        ExampleFigure(
            checked: checked, beside: beside, words: words, colours: .shown,
            links: links(checked), note: notes.figures[checked.example.figureID])
    }
}

extension PageNotes {
    /// The HTML before each block that is in no other one, by its node: of the lines before it that
    /// are not before an earlier one.
    fileprivate func byBlock(of document: MarkdownDocument) -> [Int: String] {
        guard !blocks.isEmpty else { return [:] }
        let tops = document.nodes.indices.filter { document.nodes[$0].parent == 0 }
        return blocks.reduce(into: [:]) { html, block in
            let next = tops.first { document.nodes[$0].range.start.line > block.line }
            html[next ?? document.nodes.count, default: ""] += block.html
        }
    }
}
