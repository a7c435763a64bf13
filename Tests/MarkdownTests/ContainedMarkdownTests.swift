import Diagnostics
import Testing

@testable import Markdown

/// The blocks between fences that the containers hold. Marks: 1️⃣ the first fence, then the `x` of
/// each line of its code that has one.
private func check(
    _ text: String, holds code: String, prefix: String? = nil,
    sourceLocation: Testing.SourceLocation = #_sourceLocation
) {
    let marked = MarkedText(text)
    let read = document(marked.text)
    let blocks = read.containedMarkdown.flatMap(\.codeBlocks).filter(\.isFenced)
    guard let block = blocks.first else {
        Issue.record("no code", sourceLocation: sourceLocation)
        return
    }
    var places = [block.fence]
    for (number, line) in SourceFile.lines(of: block.code).enumerated() {
        guard let column = line.utf8.firstIndex(of: UInt8(ascii: "x")) else { continue }
        let offset = line.utf8.distance(from: line.startIndex, to: column)
        places.append(block.location(line: number + 1, column: offset + 1))
    }
    #expect(block.code == code, sourceLocation: sourceLocation)
    #expect(places == marked.places, sourceLocation: sourceLocation)
    #expect(block.isClosed, sourceLocation: sourceLocation)
    if let prefix { #expect(block.linePrefix == prefix, sourceLocation: sourceLocation) }
    #expect(read.unreadFences(besides: blocks).isEmpty, sourceLocation: sourceLocation)
}

@Suite struct `Markdown within syntax of other tools` {
    @Test(arguments: [
        "!!! note", "!!! note \"Title\"", "??? tip", "???+ warning \"A b\"", "=== \"Tab\"",
        "!!! info inline end \"Title\"", "===! \"Tab\"",
    ])
    func `is indented below a line of MkDocs`(_ line: String) {
        check(
            "\(line)\n\n    1️⃣```swift\n    2️⃣x\n\n      3️⃣x\n    ```\n\nText\n",
            holds: "x\n\n  x\n", prefix: "    ")
        check("\(line)\n    1️⃣```swift\n    2️⃣x\n    ```\n", holds: "x\n")
        check("\(line)\n\t1️⃣~~~swift\n\t2️⃣x\n\t~~~\n", holds: "x\n", prefix: "\t")
    }

    @Test func `stands between the braces of a directive of DocC`() {
        check(
            "@Row {\n    @Column {\n        1️⃣```swift\n        2️⃣x\n        ```\n    }\n}\n",
            holds: "x\n")
        check(
            "@Tab(\"A\") {\n    1️⃣```swift\n    struct A {\n    }\n    2️⃣x\n    ```\n}\n",
            holds: "struct A {\n}\nx\n")
        check(
            "@TabNavigator {\n\t@Tab(\"A\") {\n\t\tText\n\n\t\t1️⃣```swift\n\t\t2️⃣x\n\t\t```\n\t}\n}\n",
            holds: "x\n", prefix: "\t\t")
    }

    @Test func `may be within other such markdown`() {
        check(
            "=== \"A\"\n\n    !!! note\n\n        1️⃣```swift\n        2️⃣x\n        ```\n",
            holds: "x\n")
        check(
            "- a\n\n    !!! tip\n\n        1️⃣```swift\n        2️⃣x\n        ```\n", holds: "x\n")
    }

    @Test(arguments: [
        "!!! note\n\nText\n", "!!!\n\n    ```swift\n    x\n    ```\n",
        "A title\n=== \n\n    ```swift\n    x\n    ```\n",
        "@Row {\n        ```swift\n        x\n        ```\n",
        "```\n!!! note\n\n    ```swift\n    x\n```\n",
        "@Comment {\n        ```swift\n        x\n        ```\n}\n",
        "<!--\n!!! note\n\n    ```swift\n    x\n    ```\n-->\n",
        "Really!!! note\n\n    ```swift\n    x\n    ```\n",
    ])
    func `is none where there is no container, or nobody reads it`(_ text: String) {
        let read = document(text)
        #expect(read.containedMarkdown.flatMap(\.codeBlocks).filter(\.isFenced).isEmpty)
    }

    @Test func `has an end, however deep it is`() {
        let deep = (0..<3_000).map { String(repeating: " ", count: $0 * 4 % 400) + "!!! note\n" }
        let braces =
            String(repeating: "@Row {\n", count: 3_000)
            + String(repeating: "}\n", count: 3_000)
        for text in [deep.joined(), braces] {
            let read = document(text)
            #expect(read.containedMarkdown.count <= 3_000)
        }
    }
}

@Suite struct `A fence that CommonMark does not see` {
    private func check(
        _ text: String,
        sourceLocation: Testing.SourceLocation = #_sourceLocation
    ) {
        let marked = MarkedText(text)
        let read = document(marked.text)
        #expect(
            read.unreadFences().map(\.location) == marked.places, sourceLocation: sourceLocation
        )
    }

    @Test func `stands in HTML, in a paragraph, in indented code`() {
        check("<details>\n1️⃣```swift\nx\n```\n</details>\n")
        check("<p>A</p>\n1️⃣``` swift\nx\n```\n")
        check("Text\n    1️⃣```swift\n    x\n    ```\n")
        check("Text\n\n     1️⃣```{.swift}\n     x\n     ```\n")
        check("1. a\n\n         1️⃣~~~swift\n         x\n         ~~~\n")
    }

    @Test(arguments: [
        "<details>\n\n```swift\nx\n```\n\n</details>\n", "1. a\n\n   ```swift\n   x\n   ```\n",
        "> ```swift\n> x\n> ```\n", "````markdown\n```swift\nx\n```\n````\n",
        "Write ```swift x``` here.\n", "<!--\n```swift\nx\n```\n-->\n", "    ```\n    x\n    ```\n",
        "- ```swift\n  x\n  ```\n", "\\```swift\n",
    ])
    func `is none where it is read, or is no fence`(_ text: String) {
        check(text)
    }
}
