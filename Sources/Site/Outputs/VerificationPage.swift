import Diagnostics
import ExampleFinding
import Examples
import Judging
import Markdown
import Pages
import Runs

/// `verification.html`: each example of the site with what became of it, and each message of the
/// compiler that the site explains. A large site has further pages of it.
struct VerificationPage {
    /// The path of the first one.
    static let address = "verification.html"
    /// A page has no more examples than these, unless they are those of one page.
    static let mostExamples = 400

    /// The number of this one, from zero.
    private let number: Int
    /// The addresses of the pages whose examples it lists.
    private let addresses: Set<String>
    private let all: RenderedPages
    private let last: Int

    private var frame: PageFrame { all.frame }
    private var words: FrameWords { frame.words }
    private var text: String { words(.verificationText, ["toolchain": frame.toolchain]) }
    private var own: String { Self.address(number) }

    private static func address(_ number: Int) -> String {
        number == 0 ? address : "verification-\(number + 1).html"
    }

    /// The addresses of all of them.
    static func addresses(of pages: [Page]) -> [String] {
        parts(of: pages).indices.map { address($0) }
    }

    static func files(of pages: [Page]) -> [SiteOutputs.File] {
        let parts = parts(of: pages)
        return parts.enumerated().map { number, part in
            SiteOutputs.File(address: address(number), output: .verification) { all in
                let page = VerificationPage(
                    number: number, addresses: Set(part), all: all, last: parts.count - 1)
                return .derived(page.file)
            }
        }
    }

    /// The addresses of the pages of each, in an order that only depends on the pages.
    private static func parts(of pages: [Page]) -> [[String]] {
        var parts: [[String]] = [[]]
        var count = 0
        for page in pages where !page.examples.examples.isEmpty {
            let own = page.examples.examples.count
            if count > 0, count + own > mostExamples {
                parts.append([])
                count = 0
            }
            parts[parts.count - 1].append(page.path.url)
            count += own
        }
        return parts
    }
}

// MARK: - The file

extension VerificationPage {
    private var file: DerivedFile {
        let pages = number == 0 ? all.pages.map(\.page.path.url) : addresses.sorted()
        return DerivedFile(pages: pages, ingredients: context("").flattened) {
            HTML.withoutControls(frame.templates.render(context(content)))
        }
    }

    private func context(_ content: String) -> PageContext {
        PageContext(
            at: own, title: words[.verification], description: text,
            content: content, in: frame, outline: outline)
    }

    private var listed: [PageRendering] {
        all.pages.filter { addresses.contains($0.page.path.url) }
    }

    private var outline: String? {
        var entries = listed.enumerated().map { (Self.id(of: $0.offset), $0.element.page.title) }
        if number == 0, !messages.isEmpty {
            entries.insert((Self.idOfMessages, words[.messages]), at: 0)
        }
        guard entries.count > 1 else { return nil }
        let items = entries.map { id, title in
            "<li><a href=\"#\(id)\">\(HTML.escape(title))</a></li>\n"
        }
        return "<ul>\n\(items.joined())</ul>\n"
    }

    private static let idOfMessages = "messages"
    private static func id(of index: Int) -> String { "page-\(index + 1)" }
}

// MARK: - Its content

extension VerificationPage {
    private var content: String {
        let counts = all.frame.total ?? words[.noExamples]
        var html = """
            <h1>\(HTML.escape(words[.verification]))</h1>
            <p class="summary">\(HTML.escape(counts))</p>
            <p>\(HTML.escape(text))</p>

            """
        if number == 0 { html += tableOfMessages }
        for (index, page) in listed.enumerated() { html += section(page, Self.id(of: index)) }
        return html + links
    }

    private func section(_ rendering: PageRendering, _ id: String) -> String {
        let page = rendering.page
        let link = HTML.escape(frame.link(from: own, to: page.path.url))
        return """
            <h2 id="\(id)"><a href="\(link)">\(HTML.escape(page.title))</a></h2>
            \(table([.name, .ending, .sourcePlace], rendering.examples.map { row($0, rendering) }))
            """
    }

    private func row(_ checked: CheckedExample, _ rendering: PageRendering) -> [String] {
        let figure = ExampleFigure(
            checked: checked, beside: [], words: words, colours: .none)
        let packages = checked.run.packages.map { ", with " + HTML.escape($0.words) }.joined()
        return [
            link(to: checked, of: rendering.page), figure.state + packages,
            CheckDetails.source(of: checked.example, rendering.links(of: checked, from: own)),
        ]
    }

    private func link(to checked: CheckedExample, of page: Page) -> String {
        let address = frame.link(from: own, to: page.path.url) + "#" + checked.example.figureID
        return "<a href=\"\(HTML.escape(address))\">\(HTML.escape(checked.example.name))</a>"
    }

    private func table(_ columns: [FrameWords.Word], _ rows: [[String]]) -> String {
        let names = columns.map { HTML.escape(words[$0]) }
        let isStacked = names.count > 2
        let head = names.map { "<th>\($0)</th>" }.joined()
        let body = rows.map { row in
            let cells = zip(names, row).enumerated().map { index, cell in
                let label = isStacked && index > 0 ? " data-label=\"\(cell.0)\"" : ""
                return "<td\(label)>\(cell.1)</td>"
            }
            return "<tr>\(cells.joined())</tr>\n"
        }
        return """
            <div class="table" role="group" aria-label="\(HTML.escape(words[.table]))">
            <table\(isStacked ? " class=\"stacked\"" : "")>
            <thead><tr>\(head)</tr></thead>
            <tbody>
            \(body.joined())</tbody>
            </table>
            </div>

            """
    }

    /// The messages of the compiler, each with the figures that show it.
    private var tableOfMessages: String {
        guard !messages.isEmpty else { return "" }
        let rows = messages.map { message in
            [
                "<code>\(HTML.escape(message.text))</code>",
                message.figures.map { link(to: $0.0, of: $0.1) }.joined(separator: ", "),
            ]
        }
        return """
            <h2 id="\(Self.idOfMessages)">\(HTML.escape(words[.messages]))</h2>
            \(table([.message, .name], rows))
            """
    }

    private var messages: [(text: String, figures: [(CheckedExample, Page)])] {
        var figures: [String: [(CheckedExample, Page)]] = [:]
        for rendering in all.pages {
            for checked in rendering.examples {
                for text in Set(checked.messages.map(\.text.plainText)) {
                    figures[text, default: []].append((checked, rendering.page))
                }
            }
        }
        return figures.map { ($0.key, $0.value) }.sorted { $0.text < $1.text }
    }

    /// Links to the other pages of the list.
    private var links: String {
        guard last > 0 else { return "" }
        let items = (0...last).map { other -> String in
            let name = HTML.escape(words(.part, ["number": "\(other + 1)"]))
            let link = HTML.escape(frame.link(from: own, to: Self.address(other)))
            return other == number
                ? "<li>\(name)</li>\n" : "<li><a href=\"\(link)\">\(name)</a></li>\n"
        }
        return "<h2 id=\"parts\">\(HTML.escape(words[.parts]))</h2>\n<ul>\n\(items.joined())</ul>\n"
    }
}
