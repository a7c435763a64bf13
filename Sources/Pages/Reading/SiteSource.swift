package import Diagnostics
import ExampleFinding
import Examples

/// Everything a site is made of, as read from disk.
package struct SiteSource: Sendable {
    /// A file with its content.
    package struct File: Hashable, Sendable {
        /// The path within its folder: `tutorial/10-tasks.md`.
        package let path: String
        /// The path in messages: `content/tutorial/10-tasks.md`.
        package let displayPath: String
        package let bytes: [UInt8]

        package init(path: String, displayPath: String, bytes: [UInt8]) {
            self.path = path
            self.displayPath = displayPath
            self.bytes = bytes
        }
    }

    /// `sitegen.yml`; nil for files that belong to no site.
    package var configuration: File?
    /// The markdown files of `content/`, sorted by path.
    package var pages: [File]
    /// The files of `templates/`, sorted by path: templates and assets, which shadow the built-in
    /// ones.
    package var templates: [File]

    /// The ledger of published addresses; nil where the site keeps none.
    package var ledger: File?
    /// The days on which pages last changed, by their paths within `content/`, where pages show
    /// them.
    package var updated: [String: String] = [:]
    /// The paths of pages within `content/` that are not published yet.
    package var drafts: Set<String> = []

    package init(configuration: File?, pages: [File], templates: [File] = []) {
        self.configuration = configuration
        self.pages = pages
        self.templates = templates
    }

    /// Whether a file of `templates/` is published rather than read: a style sheet, a script, an
    /// image, whatever it is.
    package static func isAsset(_ path: String) -> Bool {
        path.hasPrefix("assets/") && !isTemplate(path)
    }

    /// Whether a file of `templates/` is a template.
    package static func isTemplate(_ path: String) -> Bool { path.hasSuffix(".mustache") }

    /// The text of every file that a message can point at, by its path in messages; `pages` are those
    /// that were read from it.
    package func textsByPath(with pages: [Page]) -> [String: SourceFile] {
        var texts = Dictionary(
            pages.map { ($0.source.path, $0.source) }, uniquingKeysWith: { first, _ in first })
        for snippet in pages.flatMap(\.examples.examples).compactMap(\.snippet) {
            texts[snippet.path] = snippet
        }
        for file in [configuration, ledger].compactMap(\.self) + templates {
            texts[file.displayPath] =
                SourceFile.decode(path: file.displayPath, bytes: file.bytes).value
        }
        return texts
    }
}
