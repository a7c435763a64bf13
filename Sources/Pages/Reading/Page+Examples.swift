package import Diagnostics
package import ExampleFinding
import Examples
import Markdown
import SwiftCode

extension Page {
    /// The examples that the page would have with another text. Front matter is taken to be as long
    /// as it is.
    package func examples(in text: SourceFile) -> PageExamples {
        let found = Self.parts(
            of: text, kind, name: path.name, fromLine: frontMatter.contentLine, defaults)
        return PageExamples(found.value).reading(sources).value
    }

    /// `name` is that of the page in ids.
    ///
    /// Finds what is wrong with marks and fences.
    static func parts(
        of source: SourceFile, _ kind: Kind, name: String, fromLine line: Int,
        _ defaults: ExampleDefaults
    ) -> Diagnosed<[PageExamples]> {
        switch kind {
        case .program: return Diagnosed([.whole(source, page: name, defaults: defaults)])
        case .comments: return parts(ofCommentsIn: source, defaults)
        case .page, .markdown:
            var problems: [Diagnostic] = []
            let document = MarkdownDocument.parse(source, fromLine: line)
                .collecting(into: &problems)
            let examples = PageExamples.find(in: document, page: name, defaults: defaults)
                .collecting(into: &problems)
            return Diagnosed([examples], problems)
        }
    }

    /// Each comment by itself: what it documents is no block before the next one's.
    private static func parts(
        ofCommentsIn source: SourceFile, _ defaults: ExampleDefaults
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
}
