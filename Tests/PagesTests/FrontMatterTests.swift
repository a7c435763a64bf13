import Diagnostics
import Examples
import Markdown
import TestSupport
import Testing

@testable import Pages

/// Reads a page's front matter and compares one of its values, and its problems.
private func check<Value: Equatable>(
    _ page: String, _ value: KeyPath<FrontMatter, Value>, is expected: Value,
    finds problems: [String] = [], sourceLocation: Testing.SourceLocation = #_sourceLocation
) {
    let marked = MarkedText(page, path: "page.md")
    let read = FrontMatter.parse(marked.file)
    #expect(read.value[keyPath: value] == expected, sourceLocation: sourceLocation)
    #expect(
        words(read.diagnostics, in: marked) == problems, sourceLocation: sourceLocation)
}

@Suite struct `Front matter` {
    @Test func `may keep the page out of the search`() {
        check("---\nsearch: false\n---\n", \.isSearched, is: false)
        check("---\ntitle: A\n---\n", \.isSearched, is: true)
    }

    @Test func `may be missing`() {
        check("# A", \.self, is: FrontMatter())
    }

    @Test(arguments: ["+++\ntitle = \"A\"\n+++\n# A", "+++  \na = 1\n+++ \n# A"])
    func `in TOML is left out, with a warning`(_ page: String) {
        check(
            "1️⃣" + page, \.contentLine, is: 4,
            finds: [
                "1️⃣ warning: front matter in TOML is left out: sitegen does not read it "
                    + "[foreign-syntax]"
            ])
    }

    @Test(arguments: [
        "+++\n\ntext\n+++\n", "+++\ntext\n", "# A\n+++\na = 1\n+++\n", "++++\na\n++++\n",
    ])
    func `in TOML begins and ends the first lines of a page`(_ page: String) {
        check(page, \.contentLine, is: 1)
    }

    @Test func `may be missing on an empty page`() {
        check("", \.self, is: FrontMatter())
    }

    @Test func `may be empty`() {
        check("---\n---\n# A", \.contentLine, is: 3)
    }

    @Test func `ends before the markdown`() {
        check("---\ntitle: A\n---\n# A", \.contentLine, is: 4)
    }

    @Test func `may end with the page`() {
        check("---\ntitle: A\n---", \.title, is: "A")
    }

    @Test func `stands at the very beginning only`() {
        check("\n---\ntitle: A\n---\n", \.self, is: FrontMatter())
    }

    @Test func `has a title`() {
        check("---\ntitle: \"A: b\"\n---\n", \.title, is: "A: b")
    }

    @Test func `has a description`() {
        check("---\ndescription: B\n---\n", \.description, is: "B")
    }

    @Test(arguments: [("true", true), ("false", false)])
    func `says whether the page is a draft`(_ word: String, _ isDraft: Bool) {
        check("---\ndraft: \(word)\n---\n", \.isDraft, is: isDraft)
    }

    @Test func `has the day of the last change`() {
        check("---\nupdated: 2028-02-29\n---\n", \.updated, is: "2028-02-29")
    }

    @Test(arguments: [
        "2026-02-29", "2026-13-01", "2026-1-1", "yesterday", "2026-01-00", "٢026-01-01",
    ])
    func `has a day that there is`(_ day: String) {
        check(
            "---\nupdated: 1️⃣\(day)\n---\n", \.updated, is: nil,
            finds: [
                "1️⃣ 'updated' is '\(day)', but needs a day such as 2026-01-31 [key-value]"
            ])
    }

    @Test func `has an order`() {
        check("---\norder: 3\n---\n", \.order, is: 3)
    }

    @Test func `wants a number for the order`() {
        check(
            "---\norder: 1️⃣first\n---\n", \.order, is: nil,
            finds: ["1️⃣ 'order' is 'first', but needs a whole number [key-value]"])
    }

    @Test func `wants a whole number for the order`() {
        check(
            "---\norder: 1️⃣6.10\n---\n", \.order, is: nil,
            finds: ["1️⃣ 'order' is '6.10', but needs a whole number [key-value]"])
    }

    @Test func `hides a page`() {
        check("---\nnav: hidden\n---\n", \.isHidden, is: true)
    }

    @Test func `hides a page by one word only`() {
        check(
            "---\nnav: 1️⃣no\n---\n", \.isHidden, is: false,
            finds: ["1️⃣ 'nav' is 'no', but needs 'hidden' [key-value]"])
    }

    @Test func `has defaults for examples`() {
        check(
            "---\nexamples: {timeout: 1s}\n---\n", \.examples.marks, is: [.timeout(.seconds(1))])
    }

    @Test func `points at a wrong default`() {
        check(
            "---\nexamples:\n  timeout: 1️⃣soon\n---\n", \.examples.marks, is: [],
            finds: ["1️⃣ 'soon' is not a value of the mark 'timeout' [mark-value]"])
    }

    @Test func `with an unknown key suggests a near one`() {
        check(
            "---\ntitle: A\n1️⃣ordr: 2\n---\n", \.title, is: "A",
            finds: [
                "1️⃣ 'ordr' is not a key of the front matter; did you mean 'order'? [unknown-key]"
            ])
    }

    @Test func `with a key of another tool is warned of`() {
        check(
            "---\ntitle: A\n1️⃣layout: post\n---\n", \.title, is: "A",
            finds: ["1️⃣ warning: 'layout' is not a key of the front matter [unknown-key]"])
    }

    @Test(arguments: ["extra-keys: [layout, ordr]", "extra-keys: allow"])
    func `may have keys that the site accepts`(_ yaml: String) {
        let file = SourceFile(path: "sitegen.yml", text: yaml)
        let configuration = SiteConfiguration.parse(file)
        #expect(configuration.diagnostics.isEmpty)
        let page = SourceFile(path: "a.md", text: "---\nlayout: [x]\nordr: 1\norder: 2\n---\n")
        let read = FrontMatter.parse(page, accepting: configuration.value.extraKeys)
        #expect(read.diagnostics.map(\.summary) == [])
        #expect(read.value.order == 2)
    }

    @Test func `has no other keys than those that the site accepts`() {
        let page = SourceFile(path: "a.md", text: "---\nlayout: x\ntags: y\norder: z\n---\n")
        let read = FrontMatter.parse(page, accepting: .named(["layout", "order"]))
        #expect(read.diagnostics.map(\.location.line) == [3, 4])
    }

    @Test func `that never ends is pointed at`() {
        check(
            "1️⃣---\ntitle: A\n# B\n", \.self, is: FrontMatter(),
            finds: ["1️⃣ the front matter that begins here never ends [front-matter-syntax]"])
    }

    @Test func `that is not YAML is pointed at and passed over`() {
        check(
            "---\na: b1️⃣: c\n---\n# A", \.contentLine, is: 4,
            finds: [
                "1️⃣ this is not YAML: mapping values are not allowed in this context "
                    + "[front-matter-syntax]"
            ])
    }

    @Test func `that is a text wants keys`() {
        check(
            "---\n1️⃣hello\n---\n", \.title, is: nil,
            finds: ["1️⃣ the front matter is 'hello', but needs keys with values [key-value]"])
    }

    @Test func `may have lines that end by CRLF`() {
        check("---\r\ntitle: A\r\norder: 2\r\n---\r\n# A", \.order, is: 2)
    }

    @Test func `with CRLF has the places of the page`() {
        check(
            "---\r\ntitle: A\r\norder: 1️⃣x\r\n---\r\n# A", \.title, is: "A",
            finds: ["1️⃣ 'order' is 'x', but needs a whole number [key-value]"])
    }

    @Test func `holds a rule of the markdown after it`() {
        check("---\ntitle: A\n---\n\ntext\n\n---\n", \.contentLine, is: 4)
    }
}

@Suite struct `Front matter of a page` {
    @Test func `may follow a byte order mark`() {
        let read = pages(["a.md": "\u{FEFF}---\ntitle: A\n---\ntext"])
        #expect(read.value.map(\.title) == ["A"])
        #expect(read.diagnostics.isEmpty)
    }

    @Test func `does not shift the places after it`() {
        let marked = MarkedText(
            "---\ntitle: A\n---\n\n```swift 1️⃣sometimes\n```\n", path: "content/a.md")
        let read = pages(["a.md": marked.text])
        #expect(
            words(read.diagnostics, in: marked) == [
                "1️⃣ 'sometimes' is not a mark of an example [unknown-mark]"
            ])
    }

    @Test func `is no text of the page`() {
        let read = pages(["a.md": "---\ntitle: A\n---\ntext"])
        #expect(read.value.first?.document.plainText(of: 0) == "text")
    }
}
