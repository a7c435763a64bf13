package import Diagnostics
import Foundation
import Markdown

/// The pages of the manual on troubleshooting, which have an entry for each diagnostic code.
package struct TroubleshootingPage: Sendable {
    /// What stands under the heading of one code.
    package struct Entry: Sendable, CustomStringConvertible {
        package let code: String
        package let location: SourceLocation
        /// The causes, each a file; in the order of the page.
        package fileprivate(set) var examples: [Example] = []
        /// The paragraphs before those that say what to do.
        package fileprivate(set) var causes: [String] = []
        /// The paragraph that begins with "What to do:".
        package fileprivate(set) var advice: String?

        package var description: String { code }
    }

    /// A block of an entry above its advice: what the code appears for.
    package struct Example: Sendable {
        /// The file that the block is, where the text before it names one.
        package let path: String?
        package let language: String
        package let text: String
    }

    /// A row of the table of all codes.
    package struct Row: Sendable {
        package let code: String
        package let onSite: Set<Diagnostic.Severity>
        package let elsewhere: Set<Diagnostic.Severity>
    }

    /// In the order of the pages.
    package let entries: [Entry]
    package let rows: [Row]

    package init() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let documents = try ["85-troubleshooting", "86-troubleshooting-a-site"].map { name in
            let path = "content/manual/\(name).md"
            let text = try String(contentsOf: root.appending(path: path), encoding: .utf8)
            return MarkdownDocument.parse(SourceFile(path: path, text: text)).value
        }
        entries = documents.flatMap { Self.entries(of: $0) }
        rows = documents.flatMap { document in
            document.nodes.indices.compactMap { index in
                guard case .tableRow(isHeader: false) = document.nodes[index].kind else {
                    return nil
                }
                return Row(cells: document.children(of: index).map { document.plainText(of: $0) })
            }
        }
    }

    private static func entries(of document: MarkdownDocument) -> [Entry] {
        let blocks = Dictionary(uniqueKeysWithValues: document.codeBlocks.map { ($0.node, $0) })
        var entries: [Entry] = []
        var isInEntry = false
        var lead = ""
        for index in document.nodes.indices {
            let words = { document.plainText(of: index) }
            switch document.nodes[index].kind {
            case .heading(let level, _):
                isInEntry = level == 3
                if isInEntry {
                    entries.append(Entry(code: words(), location: document.location(of: index)))
                }
            case .paragraph where isInEntry:
                lead = words()
                if lead.hasPrefix("What to do:") {
                    entries[entries.count - 1].advice = lead
                } else if entries[entries.count - 1].advice == nil {
                    entries[entries.count - 1].causes.append(lead)
                }
            case .codeBlock where isInEntry:
                guard let block = blocks[index], entries[entries.count - 1].advice == nil else {
                    continue
                }
                entries[entries.count - 1].examples.append(
                    Example(
                        path: fileName(endingIn: lead), language: block.infoString.language,
                        text: block.code))
                lead = ""
            default: break
            }
        }
        return entries
    }

    /// The name of a file at the end of "… `sitegen.yml`:".
    private static func fileName(endingIn lead: String) -> String? {
        guard lead.hasSuffix(":"), let word = lead.dropLast().split(separator: " ").last,
            word.contains(".")
        else { return nil }
        return String(word)
    }
}

extension TroubleshootingPage.Row {
    /// Nil for a row of another table.
    fileprivate init?(cells: [String]) {
        guard cells.count == 3 else { return nil }
        func severities(_ cell: String) -> Set<Diagnostic.Severity> {
            Set(Diagnostic.Severity.allCases.filter { cell.contains($0.rawValue) })
        }
        code = cells[0]
        onSite = severities(cells[1])
        elsewhere = severities(cells[2])
    }
}
