import Foundation
import SwiftCode
import Testing

@Suite struct `The names that the language dropped` {
    @Test func `are those of the manual's table`() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let page = try String(
            contentsOf: root.appending(path: "content/manual/62-documentation-as-it-is.md"),
            encoding: .utf8)
        let parts = page.components(separatedBy: "{#names-that-swift-dropped}\n")
        let section = try #require(parts.count == 2 ? parts[1] : nil)
        let rows = section.components(separatedBy: "\n## ")[0].components(separatedBy: "\n")
            .filter { $0.hasPrefix("| `") }
        #expect(rows == DroppedNames.replacements.map { "| `\($0.key)` | `\($0.value)` |" })
        #expect((1...40).contains(rows.count))
    }
}
