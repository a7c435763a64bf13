package import Diagnostics
package import ExampleFinding
package import Examples
package import Markdown

/// A file as its author wrote it, read: a page of a site, or a file with examples that belongs to none,
/// of which nothing else is read.
package struct Page: Sendable {
    package let path: PagePath
    package let source: SourceFile
    let kind: Kind
    package let frontMatter: FrontMatter
    package let title: String
    /// The headings' ids, by node.
    package let anchors: [Int: HeadingAnchor]
    /// The ids that its raw HTML gives, in document order.
    package let htmlAnchors: [HTMLAnchor]
    /// What holds for the examples of this page unless they say otherwise.
    package let defaults: ExampleDefaults
    /// Its examples in the parts within which one may need another: the comments of a source file.
    package internal(set) var parts: [PageExamples]
    /// Its links and images, in document order.
    package let links: [PageLink]
    /// Its parts from heading to heading; none of a file that belongs to no site.
    package let sections: [PageSection]
    /// How its prose is set; nil where it stays as it is written.
    let typesetting: Typesetting?
    /// The files that its blocks repeat; empty before they are read.
    var sources: [String: NamedSource] = [:]

    /// What kind of file it is.
    enum Kind: Sendable {
        /// A page of a site.
        case page
        /// Markdown that belongs to no site.
        case markdown
        /// Swift with markdown in its documentation comments.
        case comments
        /// Swift that is a program by itself.
        case program
    }

    /// All its examples.
    package var examples: PageExamples { parts.count == 1 ? parts[0] : PageExamples(parts) }

    /// The tree of its markdown, its blocks with their places, made anew each time: those of all
    /// pages at once would take many times as much memory as their texts.
    package var document: MarkdownDocument {
        let document = Self.document(of: source, frontMatter).value
        return typesetting.map { document.typeset(by: $0) } ?? document
    }

    /// Finds `table-too-wide` and `unknown-aside`.
    private static func document(
        of source: SourceFile, _ matter: FrontMatter
    ) -> Diagnosed<MarkdownDocument> {
        var diagnostics: [Diagnostic] = []
        let document = MarkdownDocument.parse(source, fromLine: matter.contentLine)
            .collecting(into: &diagnostics)
        let read = document.readingAsides().collecting(into: &diagnostics)
        return Diagnosed(read, diagnostics)
    }
}

extension Page {
    /// Reads all pages.
    ///
    /// `content` is the folder's name in messages. Finds what is wrong with a file, its front
    /// matter, its headings and its examples; a page that is not text is left out.
    package static func parseAll(
        _ files: [SiteSource.File], configuration: SiteConfiguration
    ) -> Diagnosed<[Page]> {
        all(files.map { parse($0, configuration: configuration) })
    }

    /// The pages that were read, one by one, and what is wrong with them together.
    package static func all(_ parsed: [Diagnosed<Page?>]) -> Diagnosed<[Page]> {
        var diagnostics: [Diagnostic] = []
        let pages = parsed.compactMap { $0.collecting(into: &diagnostics) }
        diagnostics += PageExamples.duplicateIDs(in: pages.map(\.examples))
        return Diagnosed(pages, diagnostics)
    }

    /// Reads one page, which needs no other one.
    package static func parse(
        _ file: SiteSource.File, configuration: SiteConfiguration
    ) -> Diagnosed<Page?> {
        var diagnostics: [Diagnostic] = []
        let decoded = SourceFile.decode(path: file.displayPath, bytes: file.bytes)
            .collecting(into: &diagnostics)
        guard let source = decoded else { return Diagnosed(nil, diagnostics) }
        let path = PagePath(source: file.path, orderPrefix: configuration.orderPrefix)
        let matter = FrontMatter.parse(source, accepting: configuration.extraKeys)
            .collecting(into: &diagnostics)
        let document = document(of: source, matter).collecting(into: &diagnostics)
        diagnostics += document.foreignSyntax.map(Diagnostic.foreignSyntax)
        var anchors = document.headingAnchors
        var title = title(path, matter, document, anchors).collecting(into: &diagnostics)
        if let typesetting = configuration.typesetting {
            // Ids and what is compared come from what the author wrote.
            let isHeading = firstHeading(anchors)?.text == title
            // The page is set when it is rendered; before that only its headings count.
            if anchors.values.contains(where: { Typesetting.mayChange($0.text) }) {
                let typeset = document.typeset(by: typesetting)
                for index in anchors.keys { anchors[index]?.text = typeset.plainText(of: index) }
            }
            let heading = isHeading ? firstHeading(anchors)?.text : nil
            title = heading ?? typesetting.typeset(title)
        }
        let defaults = configuration.examples.overridden(by: matter.examples)
        let examples = PageExamples.find(in: document, page: path.name, defaults: defaults)
            .collecting(into: &diagnostics)
        let htmlAnchors = document.htmlAnchors
        diagnostics += sharedAnchors(document, anchors, htmlAnchors, examples)
        diagnostics += presentationProblems(document, examples)
        let page = Page(
            path: path, source: source, kind: .page, frontMatter: matter, title: title,
            anchors: anchors, htmlAnchors: htmlAnchors, defaults: defaults, parts: [examples],
            links: PageLink.all(in: document),
            sections: PageSection.all(in: document, anchors, examples),
            typesetting: configuration.typesetting)
        return Diagnosed(page, diagnostics)
    }

    /// Finds what is wrong with the words that say how blocks are shown.
    private static func presentationProblems(
        _ document: MarkdownDocument, _ examples: PageExamples
    ) -> [Diagnostic] {
        let swift = Set(examples.examples.map(\.block.node))
        // Their words say what they state, and nothing else.
        let statements = Set(
            examples.examples.flatMap { example in
                StatedOutput.Stream.allCases.compactMap { example.statement($0)?.block.node }
            })
        return document.codeBlocks { !statements.contains($0) }.filter(\.isFenced).flatMap {
            block in
            let presentation = block.checkedPresentation
            // The lines of a block that repeats a file may not have been taken over yet.
            let isEmpty =
                block.lines.isEmpty && block.infoString.words.contains { $0.key == "from" }
            let excess = isEmpty ? nil : block.excess(of: presentation.value)
            return presentation.diagnostics + [excess].compactMap(\.self)
                + (swift.contains(block.node) ? [] : block.misspeltPresentation)
        }
    }

    /// Finds `duplicate-id` where raw HTML, or the figure of an example, has an id that is there
    /// before: of a heading, of raw HTML, of a part of another figure.
    private static func sharedAnchors(
        _ document: MarkdownDocument, _ anchors: [Int: HeadingAnchor],
        _ htmlAnchors: [HTMLAnchor], _ examples: PageExamples
    ) -> [Diagnostic] {
        var taken = Dictionary(
            anchors.map { ($0.value.id, document.location(of: $0.key).line) },
            uniquingKeysWith: { first, _ in first })
        var diagnostics = document.repeatedHeadings.map { heading, earlier in
            let line = document.location(of: earlier).line
            let location = document.location(of: heading)
            return Diagnostic.repeatedID(anchors[heading]?.id ?? "", line: line, at: location)
        }
        diagnostics += htmlAnchors.compactMap { anchor in
            let line = taken.updateValue(anchor.location.line, forKey: anchor.id)
            return line.map { Diagnostic.repeatedID(anchor.id, line: $0, at: anchor.location) }
        }
        var names: Set<String> = []
        // Two examples of one name are found for the whole site.
        for example in examples.examples where names.insert(example.id).inserted {
            let ids = example.figureIDs
            diagnostics += ids.compactMap { id in
                taken[id].map { .sharedAnchor(id, line: $0, at: example.block.infoLocation) }
            }
            for id in ids { taken[id] = example.location.line }
        }
        return diagnostics
    }

    /// The front matter's title, otherwise the first h1, otherwise the file's name.
    private static func title(
        _ path: PagePath, _ matter: FrontMatter, _ document: MarkdownDocument,
        _ anchors: [Int: HeadingAnchor]
    ) -> Diagnosed<String> {
        guard let first = firstHeading(anchors) else {
            return Diagnosed(
                matter.title ?? path.name.split(separator: "/").last.map(String.init) ?? "")
        }
        guard let stated = matter.title, stated != first.text else {
            return Diagnosed(first.text)
        }
        return Diagnosed(
            stated, [.titlesDiffer(stated, first.text, at: document.location(of: first.node))])
    }

    /// The first h1, if it has words.
    private static func firstHeading(
        _ anchors: [Int: HeadingAnchor]
    ) -> (node: Int, text: String)? {
        let first = anchors.filter { $0.value.level == 1 }.min { $0.key < $1.key }
        return first.flatMap { $0.value.text.isEmpty ? nil : ($0.key, $0.value.text) }
    }
}

extension Diagnostic {
    fileprivate static func titlesDiffer(
        _ title: String, _ heading: String, at location: SourceLocation
    ) -> Self {
        Diagnostic(
            code: "titles-differ",
            summary: "the page has two titles: '\(title)' in its front matter, '\(heading)' here",
            hint: "let both say the same, or remove one of the two", location: location)
    }

    fileprivate static func repeatedID(
        _ id: String, line: Int, at location: SourceLocation
    ) -> Self {
        Diagnostic(
            code: "duplicate-id", summary: "line \(line) has the id '\(id)' already",
            hint:
                "give this element another id; the id of a heading comes from its words, or from '{#id}' behind them",
            location: location)
    }

    fileprivate static func sharedAnchor(
        _ id: String, line: Int, at location: SourceLocation
    ) -> Self {
        Diagnostic(
            code: "duplicate-id",
            summary: "the example's figure has the id '\(id)', which line \(line) has already",
            hint: "give the example another name: id=NAME", location: location)
    }
}
