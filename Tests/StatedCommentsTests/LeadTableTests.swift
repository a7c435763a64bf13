import Diagnostics
import Foundation
import StatedComments
import Testing

@Suite struct `The table of leads` {
    @Test(arguments: Leads.table.map(\.leads))
    func `stands in the manual`(leads: [String]) throws {
        let repository = URL(filePath: #filePath)
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        let page = try String(
            contentsOf: repository.appending(path: "content/manual/35-comments.md"),
            encoding: .utf8)
        #expect(page.contains("| " + leads.map { "`\($0)`" }.joined(separator: ", ") + " |"))
    }

    private static let foreign: [(String, String?)] = [
        ("打印 \"x\"", "prints? [x]"),
        ("打印：x", "prints? [x]"),
        ("Imprime → 5", "prints? [5]"),
        ("Ausgabe: [1, 2]", "prints? [[1, 2]]"),
        ("Ausgabe: \"x\"  sitegen: prose", nil),
    ]

    @Test(arguments: foreign)
    func `leaves other leads to what happened`(comment: String, states: String?) {
        check(comment: comment, at: "for x in y { f(x) }", states: states)
    }

    @Test func `of an author is firm`() {
        var leads = Leads()
        leads.add("打印：", .output)
        let found = StatedComment.find(in: "f()  // 打印 x", leads: leads) { _, _ in
            .init(path: "page.md", line: 1, column: 1)
        }
        #expect(found.map(\.wording) == [.firm])
    }
}
