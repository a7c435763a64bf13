package import Diagnostics
package import ExampleFinding
package import Examples

/// A page of a site, named `page`, with its examples.
package struct FoundPage {
    package let marked: MarkedText
    package let examples: [Example]
    package let page: PageExamples
    package let diagnostics: [Diagnostic]

    package init(_ text: String, defaults: ExampleDefaults = ExampleDefaults()) {
        marked = MarkedText(text)
        let found = PageExamples.find(
            in: .of(marked.file), page: "page", defaults: defaults)
        page = found.value
        examples = page.examples
        diagnostics = found.diagnostics
    }

    package var programs: Diagnosed<[Program]> { Program.assembleAll(examples) }
}

extension String {
    /// A page of one block with these marks.
    package static func block(_ marks: String, _ code: String = "print(1)") -> String {
        "```swift \(marks)\n\(code)\n```\n"
    }

    /// A comment that holds an example.
    package static func hidden(_ marks: String = "", _ code: String = "print(1)") -> String {
        "<!-- swift hidden \(marks)\n\(code)\n-->\n\n"
    }
}
