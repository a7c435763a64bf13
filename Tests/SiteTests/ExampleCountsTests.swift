import Foundation
import Testing

@testable import Pages
@testable import Site

@Suite struct `The count of examples` {
    /// Compares the words under the title of a page, without their links.
    private func check(
        _ markdown: String, is words: String?,
        sourceLocation: Testing.SourceLocation = #_sourceLocation
    ) {
        let lines = content(markdown).split(separator: "\n")
        let found = lines.filter { $0.hasPrefix("<p class=\"summary\">") }
            .map { String($0.replacing(/<[^>]*>/, with: "")) }
        #expect(found == (words.map { [$0] } ?? []), sourceLocation: sourceLocation)
    }

    @Test func `is nothing without examples`() {
        check("# A", is: nil)
    }

    @Test func `names one example`() {
        check("# A\n\n```swift\na\n```", is: "1 example: 1 ran")
    }

    @Test func `names all states`() {
        check(
            """
            # A

            ```swift
            a
            ```

            ```swift compile-fail
            a
            ```

            ```swift should-crash
            a
            ```

            ```swift exit=2
            a
            ```

            ```swift no-run
            a
            ```

            ```swift sketch
            a
            ```

            ```swift ignore=why
            a
            ```

            """,
            is: "7 examples: 1 ran, 1 refused by the compiler as intended, "
                + "2 stopped as intended, 1 compiled, not run, 2 not checked")
    }

    @Test func `stands once, under the first heading`() {
        check("# A\n\n```swift\na\n```\n\n# B\n", is: "1 example: 1 ran")
    }

    @Test func `stands under a title of front matter`() {
        check("---\ntitle: A\n---\n```swift\na\n```\n", is: "1 example: 1 ran")
    }

    @Test func `leads from each part to the first such figure`() {
        let html = content(
            """
            # A

            ```swift compile-fail id=x
            a
            ```

            ```swift id=y
            a
            ```

            ```swift id=z
            a
            ```

            """)
        #expect(
            html.contains(
                "<p class=\"summary\">3 examples: <a href=\"#example-y\">2 ran</a>, "
                    + "<a href=\"#example-x\">1 refused by the compiler as intended</a></p>"))
    }

    @Test func `has the same words without links`() throws {
        let site = TestSite(["a.md": "# A\n\n```swift\na\n```\n\n```swift sketch\nb\n```"])
        guard case .page(let page) = site.rendered.files["a.html"] else {
            Issue.record("no page")
            return
        }
        #expect(ExampleCounts(Array(page.examples)).words == "2 examples: 1 ran, 1 not checked")
        #expect(ExampleCounts([]).words == nil && ExampleCounts([]).html == nil)
    }
}
