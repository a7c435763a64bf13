import Diagnostics
import Testing

@testable import Markdown

/// Where the markdown has syntax of other tools, in order.
private func check(
    _ text: String, has kinds: [ForeignSyntax.Kind],
    sourceLocation: Testing.SourceLocation = #_sourceLocation
) {
    let marked = MarkedText(text)
    let found = document(marked.text).foreignSyntax
    #expect(found.map(\.kind) == kinds, sourceLocation: sourceLocation)
    #expect(found.map(\.location) == marked.places, sourceLocation: sourceLocation)
}

@Suite struct `Syntax of other generators` {
    @Test(arguments: [
        "1️⃣{% include note.html %}\n", "Text and\n1️⃣{%- if a -%}\nmore\n{% endif %}\n",
        "[a](1️⃣{% link b.md %})\n", "1️⃣{% custom_tag \"x\" %}\n", "- a\n\n  > 1️⃣{% raw %}\n",
        "<div>\n1️⃣{% include a.html %}\n</div>\n", "# A 1️⃣{% assign b = 1 %}\n",
    ])
    func `may be a tag of Liquid`(_ text: String) {
        check(text, has: [.liquid])
    }

    @Test(arguments: [
        "1️⃣{{< figure src=\"a.png\" >}}\n", "Text 1️⃣{{% notice tip %}} more\n",
        "1️⃣{{<youtube abc>}}\n", "a\n1️⃣{{< /tabs >}}\n", "[a](1️⃣{{< ref \"b.md\" >}})\n",
        "| a |\n| --- |\n| 1️⃣{{< b >}} |\n",
    ])
    func `may be a shortcode`(_ text: String) {
        check(text, has: [.shortcode])
    }

    @Test(arguments: [
        "1️⃣@Metadata {\n    @TechnologyRoot\n}\n", "1️⃣@Image(source: \"a.png\", alt: \"A\")\n",
        "# A\n\n1️⃣@Row(numberOfColumns: 2) {\n  text\n}\n", "- a\n\n  1️⃣@Small { b }\n",
    ])
    func `may be a directive of DocC`(_ text: String) {
        check(text, has: [.directive])
    }

    @Test func `is told once of each kind`() {
        check(
            "1️⃣{{< a >}} {{< b >}}\n\n2️⃣@Row {\n}\n\n3️⃣{% if a %} {% endif %}\n\n@Tab(\"a\") {\n}\n",
            has: [.shortcode, .directive, .liquid])
    }

    @Test(arguments: [
        "`{% if a %}` and `{{< b >}}`\n", "```\n{% if a %}\n{{< b >}}\n@Row {\n```\n",
        "    {% if a %}\n", "{{ page.title }}\n", "Write {% to open and %} to close.\n",
        "\\{% if a %}\n", "<!-- {% if a %} -->\n", "<pre>\n{% if a %}\n</pre>\n",
        "Hugo escapes: {{</* a */>}}\n", "Set {1, 2}, {%}, {{}}, 5 {% 3.\n",
    ])
    func `is none in code, in comments, escaped, or where it only looks so`(_ text: String) {
        check(text, has: [])
    }

    @Test(arguments: [
        "@anna wrote this.\n", "@Anna (thanks) wrote this.\n", "Write to a@Row.example (now).\n",
        "@Observable { is a macro }\n", "Text\n@State(initial)\n", "`@Row {`\n",
        "@Snippet(path: \"a/Snippets/b\")\n", "@Image is a directive.\n",
    ])
    func `is no name, no address and no attribute of Swift`(_ text: String) {
        check(text, has: [])
    }
}
