import ExampleFinding
import Examples
import Judging
import Markdown
import OutputMatching
import Pages
import Search

extension SearchedPage {
    /// What of a page can be found: its sections, and the figures with a message that a reader may
    /// have met elsewhere.
    init(_ page: Page, examples: ArraySlice<CheckedExample>) {
        var remaining = examples
        let programs = page.examples.files + page.examples.sources
        let entries = page.sections.enumerated().flatMap { index, section -> [SearchEntry] in
            var own = SearchEntry(section, isFirst: index == 0, of: page)
            let first = remaining.prefix { section.nodes.contains($0.example.block.node) }
            remaining = remaining.dropFirst(first.count)
            for checked in first { own.add(checked) }
            for program in programs where section.nodes.contains(program.block.node) {
                own.addProgram(program.block.code)
            }
            return [own] + first.flatMap(SearchEntry.messages)
        }
        self.init(address: page.path.url, title: page.title, entries: entries)
    }
}

extension SearchEntry {
    fileprivate init(_ section: PageSection, isFirst: Bool, of page: Page) {
        let heading = section.anchor?.text ?? page.title
        if isFirst {
            self.init(.page, id: section.anchor?.id ?? "", label: page.title)
            add(page.title, to: .title)
            if let description = page.frontMatter.description { add(description, to: .prose) }
        } else {
            self.init(.section, id: section.anchor?.id ?? "", label: heading)
            add(heading, to: .heading)
        }
        add(section.prose, to: .prose)
        for code in section.inlineCode { addInlineCode(code) }
        for block in section.blocks { add(block, to: .output) }
    }

    /// Adds an example of a section.
    fileprivate mutating func add(_ checked: CheckedExample) {
        addProgram(checked.example.block.code)
        for line in checked.output + checked.standardError { add(line.plainText, to: .output) }
    }

    /// The figure of an example once for each message of the compiler, or of the runtime as it stops
    /// the program, that it shows.
    fileprivate static func messages(of checked: CheckedExample) -> [SearchEntry] {
        let stops = checked.state == .stopped ? checked.standardError.compactMap(\.trap) : []
        var known: Set<String> = []
        return (checked.messages.map(\.text.plainText) + stops).filter { known.insert($0).inserted }
            .map { message in
                var entry = SearchEntry(.figure, id: checked.example.figureID, label: message)
                entry.add(message, to: .message)
                return entry
            }
    }
}

extension PublishedLine {
    /// Its text, with an ellipsis for what a wildcard stands for.
    var plainText: String {
        switch self {
        case .pieces(let pieces): pieces.joined(separator: "…")
        case .ellipsis: "…"
        }
    }

    /// What the runtime says when it stops a program; nil in any other line.
    fileprivate var trap: String? { TrapMessage(plainText).map { String($0.words) } }
}
