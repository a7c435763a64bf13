package import Diagnostics
package import Examples
import Markdown

extension Page {
    /// Reads only the examples of files that belong to no site.
    ///
    /// `defaults` says for each file what holds for its examples. Finds `not-utf-8` and `binary-file`
    /// (such a file is left out) and, as notes, what is wrong with marks and fences.
    package static func parseFolder(
        _ files: [SiteSource.File],
        defaults: (SiteSource.File) -> ExampleDefaults = { _ in .withoutConfiguration }
    ) -> Diagnosed<[Page]> {
        var diagnostics: [Diagnostic] = []
        let pages = files.compactMap { file -> Page? in
            let source = SourceFile.decode(path: file.displayPath, bytes: file.bytes)
                .collecting(into: &diagnostics)
            guard let source else { return nil }
            let defaults = defaults(file)
            let kind = Kind(ofFile: source.path)
            let path = PagePath(outsideOfSites: source.path)
            let line = kind == .markdown ? source.lineAfterFrontMatter : 1
            let found = parts(of: source, kind, name: path.name, fromLine: line, defaults)
            diagnostics += found.diagnostics.weighing(atMost: .note)
            return Page(
                path: path, source: source, kind: kind, frontMatter: FrontMatter(contentLine: line),
                title: "", anchors: [:], htmlAnchors: [], defaults: defaults, parts: found.value,
                links: [], sections: [], typesetting: nil)
        }
        return Diagnosed(pages, diagnostics)
    }
}

extension Page.Kind {
    init(ofFile path: String) {
        self =
            PagePath.isOfSnippet(path)
            ? .program : path.hasSuffix(".swift") ? .comments : .markdown
    }
}
