package import Diagnostics
package import Pages

/// Problems as a test states them: `1️⃣ 'titel' is not a key …; did you mean 'title'? [code]`.
package func words(
    _ diagnostics: [Diagnostic], in marked: MarkedText = MarkedText("")
) -> [String] {
    marked.describe(
        diagnostics.sortedByPlace.map { diagnostic in
            var diagnostic = diagnostic
            if let hint = diagnostic.hint, hint.hasPrefix("did you mean") {
                diagnostic.summary += "; " + hint
            }
            return diagnostic
        })
}

/// Pages that were read, with what was found on the way.
package func pages(
    _ files: [String: String], configuration: SiteConfiguration = SiteConfiguration()
) -> Diagnosed<[Page]> {
    Page.parseAll(pageFiles(files), configuration: configuration)
}

/// The files of `content/`, sorted as `SiteSource` wants them.
package func pageFiles(_ files: [String: String]) -> [SiteSource.File] {
    files.sorted { $0.key < $1.key }.map { path, text in
        SiteSource.File(path: path, displayPath: "content/\(path)", bytes: Array(text.utf8))
    }
}
