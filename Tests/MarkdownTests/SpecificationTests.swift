import Foundation
import Testing

@testable import Markdown

// Runs only where GFM_SPEC names the specification's text, which is not part of this project.
@Suite(.enabled(if: SpecificationExample.path != nil, "GFM_SPEC=path names no specification"))
struct `The GFM specification` {
    @Test(arguments: SpecificationExample.all)
    func `example`(_ example: SpecificationExample) {
        let written = MarkdownTests.html(of: document(example.markdown, syntax: example.syntax))
        #expect(written == CMarkParser.renderHTML(example.markdown, syntax: example.syntax))
        // The rest of an info string, which the specification leaves open.
        let html = written.replacing(#/ data-meta="[^"]*"/#, with: "")
        if example.isToBeMet { #expect(html == example.html) }
    }

    @Test func `all its examples are found`() {
        #expect(SpecificationExample.all.count > 600)
    }
}

struct SpecificationExample: Sendable, CustomTestStringConvertible {
    let number: Int
    let markdown: String
    let html: String
    let extensionName: String

    static let path = ProcessInfo.processInfo.environment["GFM_SPEC"]

    var testDescription: String { "\(number) \(extensionName)" }

    /// The extensions that the example names.
    var syntax: MarkdownSyntax {
        switch extensionName {
        case "table": .tables
        case "strikethrough": .strikethrough
        case "autolink": .autolinks
        case "disabled": .taskLists
        default: []
        }
    }

    /// Whether the HTML is to be that of the specification.
    ///
    /// `tagfilter` makes some raw HTML harmless; pages are their author's, so nothing is filtered.
    /// `disabled` examples, of task lists, have attributes in an order that cmark does not keep to.
    var isToBeMet: Bool { extensionName != "tagfilter" && extensionName != "disabled" }

    /// An example is framed by lines of 32 backticks; a line `.` parts markdown from HTML.
    static let all: [SpecificationExample] = {
        guard let path, let text = try? String(contentsOfFile: path, encoding: .utf8) else {
            return []
        }
        let frame = String(repeating: "`", count: 32)
        var examples: [SpecificationExample] = []
        var parts: (name: String, lines: [[Substring]])?
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if let open = parts, line == frame {
                examples.append(
                    SpecificationExample(
                        number: examples.count + 1, markdown: joined(open.lines[0]),
                        html: joined(open.lines[1]), extensionName: open.name))
                parts = nil
            } else if parts != nil, line == "." {
                parts?.lines.append([])
            } else if let last = parts?.lines.indices.last {
                parts?.lines[last].append(line)
            } else if line.hasPrefix("\(frame) example") {
                let name = line.dropFirst("\(frame) example".count).drop { $0 == " " }
                parts = (String(name), [[]])
            }
        }
        return examples
    }()

    private static func joined(_ lines: [Substring]) -> String {
        lines.reduce(into: "") { $0 += $1 + "\n" }.replacing("→", with: "\t")
    }
}
