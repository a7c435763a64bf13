import Diagnostics
import Examples
import Markdown
import StatedComments
import TestSupport
import Testing

private func find(_ text: String) -> FoundPage {
    FoundPage(text, defaults: .withoutConfiguration)
}

@Suite struct `An example in syntax of other tools` {
    private let text = """
        # A

        ```swift
        let a = 1
        ```

        !!! note "B"

            1️⃣```swift
            print(a)  // Prints "1"
            ```

        @Tab("C") {
                2️⃣```swift
                print(2)
                ```
                ```output
                2
                ```
        }

        ```swift
        let d = 4
        ```

        """

    @Test func `is one of the page, in its place`() {
        let page = find(text)
        #expect(page.examples.map(\.location.line) == [3, 9, 14, 22])
        #expect(page.examples[1...2].map(\.location) == page.marked.marks.map(\.place))
        #expect(page.examples[1].comments.map(\.location.line) == [10])
        #expect(page.examples[2].statedOutput?.block.code == "2\n")
        #expect(page.diagnostics.isEmpty)
    }

    @Test func `is a fence that a site does not read`() {
        let page = FoundPage(text)
        #expect(page.examples.map(\.location.line) == [3, 22])
        #expect(
            page.marked.describe(page.diagnostics) == [
                "1️⃣ warning: sitegen does not read this fence: it begins no block of code here "
                    + "[unread-fence]",
                "2️⃣ warning: sitegen does not read this fence: it begins no block of code here "
                    + "[unread-fence]",
            ])
    }

    @Test func `is read once where CommonMark sees it too`() {
        let page = find("@Row {\n  ```swift\n  print(1)\n  ```\n}\n")
        #expect(page.examples.map(\.location.line) == [2])
    }

    @Test func `is no indented block as well`() {
        var defaults = ExampleDefaults.withoutConfiguration
        defaults.readsIndentedBlocks = true
        let page = FoundPage(
            "!!! note\n\n    ```swift\n    print(1)\n    ```\n", defaults: defaults)
        #expect(page.examples.map(\.block.code) == ["print(1)\n"])
    }
}

@Suite struct `A fence of Swift that is not read` {
    @Test(arguments: [
        "<details>\n1️⃣```swift\nprint(1)\n```\n</details>\n",
        "Text\n    1️⃣```swift\n    print(1)\n    ```\n",
        "<p>\n1️⃣``` {.swift}\nprint(1)\n```\n</p>\n",
    ])
    func `is a note in a folder`(_ text: String) {
        let page = find(text)
        #expect(page.examples.isEmpty)
        #expect(
            page.marked.describe(page.diagnostics) == [
                "1️⃣ note: sitegen does not read this fence: it begins no block of code here "
                    + "[unread-fence]"
            ])
    }

    @Test(arguments: [
        "<details>\n```json\n{}\n```\n</details>\n",
        "````markdown\n```swift\nprint(1)\n```\n````\n",
        "<!--\n```swift\nprint(1)\n```\n-->\n",
    ])
    func `is none in another language, in a quoting block, in a comment`(_ text: String) {
        #expect(find(text).diagnostics.isEmpty)
    }
}
