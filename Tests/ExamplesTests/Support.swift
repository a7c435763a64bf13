import Diagnostics
import Examples
import TestSupport
import Testing

/// What is wrong with a page's marks and fences, and the way out of the first of it.
func check(
    _ text: String, finds problems: [String], hint: String? = nil,
    sourceLocation: Testing.SourceLocation = #_sourceLocation
) {
    let page = FoundPage(text)
    #expect(page.marked.describe(page.diagnostics) == problems, sourceLocation: sourceLocation)
    if let hint {
        #expect(page.diagnostics.first?.hint == hint, sourceLocation: sourceLocation)
    }
}
