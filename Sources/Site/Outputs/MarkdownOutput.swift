import Diagnostics
import Markdown
import Pages
import SiteNavigation

/// `page.md` beside each page.
enum MarkdownOutput {
    static func files(of pages: [Page]) -> [SiteOutputs.File] {
        let addresses = Set(pages.map(\.path.url))
        return pages.map { page in
            let url = page.path.url
            return SiteOutputs.File(
                address: PageMarkdown.address(of: page.path), output: .markdown
            ) { all in
                guard let rendering = all.page(url) else { return .bytes([]) }
                let markdown = PageMarkdown(rendering, among: addresses)
                return .derived(
                    DerivedFile(pages: [url], ingredients: markdown.destinations) {
                        HTML.withoutControls(markdown.text)
                    })
            }
        }
    }
}

/// `llms.txt`: what the site has, for language models, as <https://llmstxt.org> has it.
enum LLMsText {
    static var file: SiteOutputs.File {
        SiteOutputs.File(address: "llms.txt", output: .llms) { all in
            let text = text(all)
            return .bytes(HTML.withoutControls(text))
        }
    }

    private static func text(_ all: RenderedPages) -> String {
        let configuration = all.frame.configuration
        var text = "# \(configuration.title)\n"
        if let description = configuration.description { text += "\n> \(description)\n" }
        var top: [String] = []
        var sections: [(title: String, urls: [String])] = []
        for item in all.frame.navigation.items {
            switch item {
            case .page(_, let url): top.append(url)
            case .section(let title, _, _): sections.append((title, item.urls))
            }
        }
        if !top.isEmpty { sections.insert(("Pages", top), at: 0) }
        for section in sections {
            text += "\n## \(section.title)\n\n"
            for url in section.urls {
                guard let page = all.page(url)?.page else { continue }
                let description = page.frontMatter.description.map { ": \($0)" } ?? ""
                text +=
                    "- [\(MarkdownText.escaped(page.title))](\(link(to: page, configuration)))\(description)\n"
            }
        }
        return text
    }

    private static func link(to page: Page, _ configuration: SiteConfiguration) -> String {
        let hasMarkdown = configuration.outputs.contains(.markdown)
        let address = hasMarkdown ? PageMarkdown.address(of: page.path) : page.path.url
        return configuration.link(from: "llms.txt", to: address)
            .replacing("(", with: "%28").replacing(")", with: "%29")
    }
}

extension Navigation.Item {
    /// The addresses of its pages, in the order in which they are read.
    fileprivate var urls: [String] {
        switch self {
        case .page(_, let url): [url]
        case .section(_, let url, let items): [url].compactMap(\.self) + items.flatMap(\.urls)
        }
    }
}
