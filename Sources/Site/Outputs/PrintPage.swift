import Diagnostics
import Examples
import Markdown
import Pages
import SiteNavigation

/// `print.html`: all pages of the site on one, for paper and for other formats that are made of it.
enum PrintPage {
    static let address = "print.html"

    static var file: SiteOutputs.File {
        SiteOutputs.File(address: address, output: .print) { all in
            let book = PrintedBook(all)
            return .derived(
                DerivedFile(pages: book.addresses, ingredients: book.chapters) {
                    let context = PageContext(
                        at: address, title: all.frame.configuration.title, description: nil,
                        content: book.html, in: all.frame)
                    return HTML.withoutControls(all.frame.templates.render(context))
                })
        }
    }
}

/// The pages as chapters of one page. Each chapter has a name, which leads the ids in it.
private struct PrintedBook {
    private let all: RenderedPages
    /// The names of the chapters, by the addresses of their pages.
    private let names: [String: String]

    init(_ all: RenderedPages) {
        self.all = all
        var taken: Set<String> = []
        var names: [String: String] = [:]
        for page in all.pages.map(\.page) {
            // No id has white space.
            var name = String(page.path.name.map { $0.isWhitespace ? "_" : $0 })
            while !taken.insert(name).inserted { name += "_" }
            names[page.path.url] = name
        }
        self.names = names
    }

    var addresses: [String] { all.pages.map(\.page.path.url) }

    /// Which chapters there are, in their order.
    var chapters: [String] { addresses.map { names[$0] ?? "" } }

    var html: String {
        let title = HTML.escape(all.frame.configuration.title)
        let contents = list(all.frame.navigation.items)
        return
            "<h1>\(title)</h1>\n<nav class=\"contents\" aria-label=\"\(HTML.escape(all.frame.words[.allPages]))\">\n\(contents)</nav>\n"
            + all.pages.map(chapter).joined()
    }

    private func list(_ items: [Navigation.Item]) -> String {
        let entries = items.map { item in
            switch item {
            case .page(let title, let url): "<li>\(entry(title, url))</li>\n"
            case .section(let title, let url, let items):
                "<li>\(entry(title, url))\n\(list(items))</li>\n"
            }
        }
        return entries.isEmpty ? "" : "<ul>\n\(entries.joined())</ul>\n"
    }

    private func entry(_ title: String, _ url: String?) -> String {
        guard let name = url.flatMap({ names[$0] }) else { return HTML.escape(title) }
        return "<a href=\"#\(HTML.escape(name.percentEncodedPath))\">\(HTML.escape(title))</a>"
    }

    private func chapter(_ page: PageRendering) -> String {
        let address = page.page.path.url
        let name = names[address] ?? ""
        let html = ChapterRewriting(page: page.page.path, name: name, names: names)
            .rewritten(page.content.html)
        return "<article class=\"chapter\" id=\"\(HTML.escape(name))\">\n\(html)</article>\n"
    }
}

/// Makes the HTML of a page a chapter: its ids are its own, its links lead within the book, its
/// headings stand a level lower, and what is folded is open.
private struct ChapterRewriting {
    let page: PagePath
    let name: String
    let names: [String: String]

    private static let idLists: Set = [
        "id", "for", "name", "headers", "list", "form", "data-program", "aria-labelledby",
        "aria-describedby", "aria-controls", "aria-owns", "aria-details", "aria-flowto",
        "aria-activedescendant",
    ]
    private static let addresses: Set = ["href", "src", "poster", "data", "usemap"]

    func rewritten(_ html: String) -> String {
        let bytes = Array(html.utf8)
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count + bytes.count / 8)
        var start = 0
        func replace(_ range: Range<Int>, by text: String) {
            result += bytes[start..<range.lowerBound]
            result += text.utf8
            start = range.upperBound
        }
        for tag in HTMLTag.all(in: html) {
            let nameStart = tag.range.lowerBound + (tag.isClosing ? 2 : 1)
            if let level = Self.level(tag.name) {
                let digit = nameStart + 1
                replace(digit..<digit + 1, by: "\(min(level + 1, 6))")
            }
            guard !tag.isClosing else { continue }
            if Self.isToOpen(tag) {
                let end = nameStart + tag.name.utf8.count
                replace(end..<end, by: " open")
            }
            for attribute in tag.attributes {
                guard let value = value(of: attribute, in: tag) else { continue }
                replace(attribute.range, by: "\(attribute.name)=\"\(HTML.escape(value))\"")
            }
        }
        return String(decoding: result + bytes[start...], as: UTF8.self)
    }

    private static func level(_ name: String) -> Int? {
        guard name.utf8.count == 2, name.hasPrefix("h"), let level = Int(name.dropFirst()),
            (1...6).contains(level)
        else { return nil }
        return level
    }

    /// How an example was checked stays folded: it is there to be repeated, not to be read.
    private static func isToOpen(_ tag: HTMLTag) -> Bool {
        tag.name == "details" && tag["open"] == nil
            && tag["class"]?.split(separator: " ").contains("how") != true
    }

    private func value(of attribute: HTMLTag.Attribute, in tag: HTMLTag) -> String? {
        if Self.idLists.contains(attribute.name) {
            return attribute.value.split(whereSeparator: \.isWhitespace).map { "\(name):\($0)" }
                .joined(separator: " ")
        }
        if Self.addresses.contains(attribute.name) { return address(attribute.value) }
        guard attribute.name == "srcset" else { return nil }
        return attribute.value.split(separator: ",").map { candidate in
            let parts = candidate.split(whereSeparator: \.isWhitespace)
            let first = parts.first.map { address(String($0)) } ?? ""
            return ([first] + parts.dropFirst().map(String.init)).joined(separator: " ")
        }.joined(separator: ", ")
    }

    /// Where a link of the page leads from the book.
    private func address(_ link: String) -> String {
        guard LinkPath.scheme(of: link) == nil, !link.hasPrefix("/"), !link.isEmpty else {
            return link
        }
        let path = link.prefix { $0 != "#" && $0 != "?" }
        let fragment = link.drop { $0 != "#" }.dropFirst()
        let target =
            path.isEmpty
            ? page.url : LinkPath.normalized(path.percentDecoded, from: page.folder)
        guard let target else { return link }
        guard let chapter = names[target] else {
            return PagePath.link(from: PrintPage.address, to: target) + link[path.endIndex...]
        }
        let place = "#" + chapter.percentEncodedPath
        return fragment.isEmpty ? place : "\(place):\(fragment)"
    }
}
