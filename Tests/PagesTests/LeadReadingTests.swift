import Diagnostics
import ExampleFinding
import Examples
import Pages
import StatedComments
import TestSupport
import Testing

@Suite struct `Leads of an author` {
    @Test func `make comments firm, on a page those of its front matter too`() {
        let file = SourceFile(path: "sitegen.yml", text: "examples: {leads: {prints: [打印]}}")
        let page = pages(
            [
                "a.md": """
                ---
                examples: {leads: {value: [结果是], none: [Hinweis]}}
                ---
                ```swift
                print(1)  // 打印 x
                f()  // 结果是 5
                f()  // Hinweis: 5
                ```

                """
            ],
            configuration: SiteConfiguration.parse(file).value)
        #expect(page.diagnostics == [])
        let claims = page.value[0].examples.examples[0].comments
        #expect(claims.map { $0.manner == nil } == [true, true])
    }

    @Test(arguments: ["{prints: 打印}", "{prints: [[a]]}"])
    func `are lists of texts`(_ leads: String) {
        let file = SourceFile(path: "sitegen.yml", text: "examples: {leads: \(leads)}")
        #expect(!SiteConfiguration.parse(file).diagnostics.isEmpty)
    }
}
