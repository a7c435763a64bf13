import Diagnostics
import Examples
import Markdown
import StatedComments

/// What leads a fence, in a language that is none, from an example to what it may print.
struct FenceLead {
    /// Where the example's block begins.
    let example: SourceLocation
    let form: StatementForm
    /// Whether its author surely means output.
    let isFirm: Bool

    private static let languages: Set<String> = [
        "", "text", "txt", "plain", "plaintext", "console", "terminal",
    ]

    /// Nil for another block, and for one that no block of Swift stands before: directly, or with a
    /// paragraph between that leads it.
    init?(to block: CodeBlock, in document: MarkdownDocument, leads: Leads) {
        guard block.isFenced, Self.languages.contains(block.infoString.language.lowercased()),
            let parent = document.nodes[block.node].parent
        else { return nil }
        let siblings = document.children(of: parent)
        guard let index = siblings.firstIndex(of: block.node), index > 0 else { return nil }
        let before = siblings[index - 1]
        if document.nodes[before].isSwift {
            example = document.location(of: before)
            form = StatementForm(.fence, lead: "", .rest)
            isFirm = false
            return
        }
        guard document.nodes[before].kind == .paragraph, index > 1,
            document.nodes[siblings[index - 2]].isSwift,
            let lead = StatementForm.lead(document.plainText(of: before)[...])
        else { return nil }
        let isFirm = leads.isFirm(lead)
        guard isFirm || lead.hasSuffix(":") else { return nil }
        example = document.location(of: siblings[index - 2])
        form = StatementForm(.fenceBelowLead, lead: lead, .rest)
        self.isFirm = isFirm && block.infoString.language.isEmpty
    }
}

extension MarkdownNode {
    fileprivate var isSwift: Bool {
        guard case .codeBlock(let info, _, isFenced: true) = kind else { return false }
        return InfoString(info).language.isSwift(asOtherToolsWriteIt: true)
    }
}
