package import Diagnostics
package import Examples
import Markdown

/// A markdown file outside of a site: nothing is read of it but its examples.
package struct UnconfiguredPage: Sendable {
    package let source: SourceFile
    package let examples: PageExamples
}

extension UnconfiguredPage {
    /// Reads all files.
    ///
    /// Finds `not-utf-8` and `binary-file` (such a file is left out) and, as notes, what is wrong
    /// with marks and fences.
    package static func parseAll(_ files: [SiteSource.File]) -> Diagnosed<[UnconfiguredPage]> {
        var diagnostics: [Diagnostic] = []
        let pages = files.compactMap { file -> UnconfiguredPage? in
            let source = SourceFile.decode(path: file.displayPath, bytes: file.bytes)
                .collecting(into: &diagnostics)
            guard let source else { return nil }
            let found = found(in: source)
            diagnostics += found.diagnostics.weighing(atMost: .note)
            return UnconfiguredPage(source: source, examples: found.value)
        }
        return Diagnosed(pages, diagnostics)
    }

    private static func found(in source: SourceFile) -> Diagnosed<PageExamples> {
        var problems: [Diagnostic] = []
        let document = MarkdownDocument.parse(source, fromLine: contentLine(of: source))
            .collecting(into: &problems)
        let examples = PageExamples.find(
            in: document, page: String(PagePath.withoutEnding(source.path)),
            defaults: .withoutConfiguration
        ).collecting(into: &problems)
        return Diagnosed(examples, problems)
    }

    /// The first line after the front matter of any tool: lines between two `---`, or two `+++`,
    /// at the very beginning. A rule at the top, with an empty line below it, is none.
    private static func contentLine(of file: SourceFile) -> Int {
        guard let fence = file.line(1)?.trimmingEnd, ["---", "+++"].contains(fence),
            let second = file.line(2), !second.trimmingEnd.isEmpty,
            let end = file.lines.dropFirst().firstIndex(where: { line in
                let words = line.trimmingEnd
                return words == fence || fence == "---" && words == "..."
            })
        else { return 1 }
        return end + 2
    }
}

extension UnconfiguredPage: ExamplePage {
    package func examples(in text: SourceFile) -> PageExamples { Self.found(in: text).value }
}

extension Substring {
    fileprivate var trimmingEnd: Substring {
        var text = self
        while text.last?.isWhitespace == true { text.removeLast() }
        return text
    }
}
