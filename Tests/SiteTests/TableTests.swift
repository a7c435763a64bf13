import Testing

@testable import Site

@Suite struct `A table` {
    private func check(
        _ markdown: String, is html: String,
        sourceLocation: Testing.SourceLocation = #_sourceLocation
    ) {
        let found = content("# T\n\n" + markdown)
        let expected = """
            <h1 id="t">T</h1>
            <div class="table" role="group" aria-label="Table">
            \(html)</table>
            </div>

            """
        #expect(found == expected, sourceLocation: sourceLocation)
    }

    @Test func `of two columns stays one`() {
        check(
            "| a | b |\n|---|:-:|\n| c | d |\n",
            is: """
                <table>
                <thead>
                <tr>
                <th>a</th>
                <th class="align-center">b</th>
                </tr>
                </thead>
                <tbody>
                <tr>
                <td>c</td>
                <td class="align-center">d</td>
                </tr>
                </tbody>

                """)
    }

    @Test func `of more columns has their names in its cells but the first of a row`() {
        check(
            "| a | *b* & `<c>` | |\n|---|--:|---|\n| d | e | f |\n",
            is: """
                <table class="stacked">
                <thead>
                <tr>
                <th>a</th>
                <th class="align-end"><em>b</em> &amp; <code>&lt;c&gt;</code></th>
                <td></td>
                </tr>
                </thead>
                <tbody>
                <tr>
                <td>d</td>
                <td class="align-end" data-label="b &amp; &lt;c&gt;">e</td>
                <td>f</td>
                </tr>
                </tbody>

                """)
    }

    @Test func `has no long name in each cell`() {
        let name = String(repeating: "n", count: 5000)
        let rows = String(repeating: "| d | e | f |\n", count: 100)
        let html = content("| a | \(name) | c |\n|---|---|---|\n\(rows)")
        #expect(html.utf8.count < 20_000)
        #expect(html.contains("data-label=\"\(name.prefix(39))…\""))
    }
}
