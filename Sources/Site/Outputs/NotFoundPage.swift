import Markdown
import Pages

/// `404.html`: the page that hosts show for an address that is not there.
enum NotFoundPage {
    /// None where the author has written one.
    static func files(beside pages: [Page]) -> [SiteOutputs.File] {
        guard !pages.contains(where: { $0.path.url == PagePath.notFound }) else { return [] }
        let file = SiteOutputs.File(address: PagePath.notFound, output: .notFound) { all in
            .derived(DerivedFile(in: all.frame) { context(in: all.frame) })
        }
        return [file]
    }

    private static func context(in frame: PageFrame) -> PageContext {
        let words = frame.words
        let home = HTML.escape(frame.link(from: PagePath.notFound, to: "index.html"))
        return PageContext(
            at: PagePath.notFound, title: words[.notFound], description: nil,
            content: """
                <h1>\(HTML.escape(words[.notFound]))</h1>
                <p>\(HTML.escape(words[.notFoundText])) \
                <a href="\(home)">\(HTML.escape(words[.toHome]))</a></p>

                """, in: frame)
    }
}

extension DerivedFile {
    /// A page that no markdown has, with nothing of other pages but what the navigation shows.
    init(in frame: PageFrame, _ context: @escaping @Sendable () -> PageContext) {
        self.init(ingredients: context().flattened) {
            HTML.withoutControls(frame.templates.render(context()))
        }
    }
}
