package import Diagnostics
package import ExampleFinding
package import Examples
import Markdown
import SwiftCode

/// A file outside of a site: nothing is read of it but its examples. It is markdown, or Swift with
/// markdown in its documentation comments.
package struct UnconfiguredPage: Sendable {
    package let source: SourceFile
    package let examples: PageExamples
    package let parts: [PageExamples]
    /// What holds for its examples.
    private let defaults: ExampleDefaults
}

extension UnconfiguredPage {
    /// Reads all files.
    ///
    /// Finds `not-utf-8` and `binary-file` (such a file is left out) and, as notes, what is wrong
    /// with marks and fences.
    ///
    /// `defaults` says for each file what holds for its examples.
    package static func parseAll(
        _ files: [SiteSource.File],
        defaults: (SiteSource.File) -> ExampleDefaults = { _ in .withoutConfiguration }
    ) -> Diagnosed<[UnconfiguredPage]> {
        var diagnostics: [Diagnostic] = []
        let pages = files.compactMap { file -> UnconfiguredPage? in
            let source = SourceFile.decode(path: file.displayPath, bytes: file.bytes)
                .collecting(into: &diagnostics)
            guard let source else { return nil }
            let defaults = defaults(file)
            let found = found(in: source, defaults)
            diagnostics += found.diagnostics.weighing(atMost: .note)
            return UnconfiguredPage(
                source: source, examples: PageExamples(found.value), parts: found.value,
                defaults: defaults)
        }
        return Diagnosed(pages, diagnostics)
    }

    private static func found(
        in source: SourceFile, _ defaults: ExampleDefaults
    ) -> Diagnosed<[PageExamples]> {
        if PagePath.isOfSnippet(source.path) {
            let name = String(source.path.dropLast(".swift".count))
            return Diagnosed([.whole(source, page: name, defaults: defaults)])
        }
        if source.path.hasSuffix(".swift") { return found(inCommentsOf: source, defaults) }
        var problems: [Diagnostic] = []
        let document = MarkdownDocument.parse(source, fromLine: contentLine(of: source))
            .collecting(into: &problems)
        let examples = PageExamples.find(
            in: document, page: String(PagePath.withoutEnding(source.path)),
            defaults: defaults
        ).collecting(into: &problems)
        return Diagnosed([examples], problems)
    }

    /// Each comment by itself: what it documents is no block before the next one's.
    private static func found(
        inCommentsOf source: SourceFile, _ defaults: ExampleDefaults
    ) -> Diagnosed<[PageExamples]> {
        var problems: [Diagnostic] = []
        var defaults = defaults
        defaults.readsIndentedBlocks = true
        var counts: [String: Int] = [:]
        let parts = SwiftSource(source.text).documentationComments.map { comment in
            let document = MarkdownDocument.parse(
                EmbeddedMarkdown(
                    firstLine: comment.lines[0].number, ranges: comment.lines.map(\.range)),
                in: source)
            counts[comment.symbol, default: 0] += 1
            let count = counts[comment.symbol, default: 0]
            let name = count == 1 ? comment.symbol : "\(comment.symbol)-\(count)"
            return PageExamples.find(in: document, page: name, defaults: defaults)
                .collecting(into: &problems)
        }
        return Diagnosed(parts, problems)
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
    package func examples(in text: SourceFile) -> PageExamples {
        PageExamples(Self.found(in: text, defaults).value)
    }
}

extension Substring {
    fileprivate var trimmingEnd: Substring {
        var text = self
        while text.last?.isWhitespace == true { text.removeLast() }
        return text
    }
}
