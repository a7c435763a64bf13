import Diagnostics
import ExampleFinding
import Examples
import OutputMatching
import TestSupport
import Testing

@testable import Pages

/// Reads what stands under `filters:` and compares its problems, and the way out of the first.
private func check(
    _ yaml: String, finds problems: [String], hint: String? = nil,
    sourceLocation: Testing.SourceLocation = #_sourceLocation
) {
    let marked = MarkedText("examples:\n  filters: \(yaml)\n", path: "sitegen.yml")
    let read = SiteConfiguration.parse(marked.file)
    #expect(words(read.diagnostics, in: marked) == problems, sourceLocation: sourceLocation)
    if let hint { #expect(read.diagnostics.first?.hint == hint, sourceLocation: sourceLocation) }
    #expect(read.value.examples.filters.isEmpty, sourceLocation: sourceLocation)
}

@Suite struct `The filters of output` {
    @Test func `are expressions with tokens, in their order`() {
        let file = SourceFile(
            path: "sitegen.yml",
            text: "examples:\n  filters:\n    '\\d+ ms': <time>\n    \"0x[0-9a-f]+\": <address>\n")
        let read = SiteConfiguration.parse(file)
        #expect(read.diagnostics == [])
        #expect(read.value.examples.filters.filters.map(\.token) == ["<time>", "<address>"])
        #expect(
            read.value.examples.filters.applied(to: "0x1f in 12 ms") == "<address> in <time>")
    }

    @Test func `may be none`() {
        check("", finds: [])
        check("{}", finds: [])
    }

    @Test func `of front matter come after those of the site`() {
        let file = SourceFile(path: "sitegen.yml", text: "examples: {filters: {a: X, b: Y}}")
        let page = pages(
            ["a.md": "---\nexamples: {filters: {a: Z}}\n---\n```swift\n```\n"],
            configuration: SiteConfiguration.parse(file).value)
        #expect(page.diagnostics == [])
        #expect(page.value[0].examples.examples[0].filters.applied(to: "ab") == "ZY")
    }

    @Test func `that are no expressions are pointed at, with what to do`() {
        check(
            "{a: b, 1️⃣'(c': d}",
            finds: ["1️⃣ the expression '(c' has a '(' that never ends [regular-expression]"],
            hint: "close it with ')', or write '\\('")
        check(
            "\n    1️⃣'a(?!b)': c",
            finds: [
                "1️⃣ the expression 'a(?!b)' has a group that begins with '(?' [regular-expression]"
            ],
            hint: "write '(?:', the only known form: expressions do not look around")
    }

    @Test func `want a token that is no wildcard`() {
        for token in ["'[..]'", "a...", "[a]", "\"a\\nb\""] {
            let found = SiteConfiguration.parse(
                SourceFile(path: "sitegen.yml", text: "examples: {filters: {x: \(token)}}"))
            #expect(found.diagnostics.map(\.code) == ["key-value"], "\(token)")
        }
    }

    @Test func `want a token that none of them changes`() {
        check(
            "{'\\d': 1️⃣N1, 'N': N}",
            finds: ["1️⃣ the filter '\\d' changes the token 'N1' [key-value]"],
            hint: "write a token that no filter matches, such as '<time>'")
    }

    @Test func `are a mapping`() {
        check(
            "1️⃣a",
            finds: ["1️⃣ 'filters' is 'a', but needs regular expressions with tokens [key-value]"])
    }
}
