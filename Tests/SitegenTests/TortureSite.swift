import Foundation

extension FileTree {
    /// A site that is hard to show: deep headings, huge tables, long words, other scripts, hostile
    /// markdown and output, 500 pages.
    static var torture: FileTree {
        var texts = [
            "sitegen.yml": "title: Torture\nexamples:\n  unstated: show\n",
            "content/index.md": "# Torture\n\n"
                + (1...4).map { "- [Part \($0)](part\($0)/index.md)\n" }.joined(),
            "content/headings.md": headings,
            "content/tables.md": tables,
            "content/words.md": words,
            "content/scripts.md": scripts,
            "content/hostile.md": hostile,
            "content/output.md": output,
        ]
        for part in 1...4 {
            texts["content/part\(part)/index.md"] = "# Part \(part)\n\nA part.\n"
            for page in 1...124 {
                texts["content/part\(part)/\(page)-page-\(page).md"] =
                    "# Page \(page) of part \(part)\n\n## First\n\nText of it.\n\n## Second\n\nMore.\n"
            }
        }
        return FileTree(texts: texts)
    }

    private static var headings: String {
        "# Deep headings\n\n"
            + (1...30).map { number in
                """
                ## Section \(number)

                Text.

                ### Part of it \(number)

                #### Deeper

                ##### Deeper still

                ###### As deep as it goes, with `code` and *stress* and a text long enough to be broken into many lines on a phone

                Text.


                """
            }.joined()
    }

    private static var tables: String {
        let columns = (1...14).map { "column \($0)" }
        let row = "| " + columns.joined(separator: " | ") + " |\n"
        let rule = "|" + columns.map { _ in " --- |" }.joined() + "\n"
        let narrow = "| a | b |\n| --- | ---: |\n| 1 | 2 |\n"
        return "# Huge tables\n\n" + row + rule
            + (1...80).map { number in
                "| " + columns.map { "\($0), row \(number)" }.joined(separator: " | ") + " |\n"
            }.joined() + "\nA narrow one:\n\n" + narrow
            + "\n> In a quotation:\n>\n> | x | y | z |\n> | --- | --- | --- |\n> | `f()` | [link](index.md) | **z** |\n"
    }

    private static var words: String {
        let word = String(repeating: "unbreakable", count: 36)
        // So that the validator does not take the words for another language.
        let english = String(repeating: "This page is about words that are too long. ", count: 200)
        let line = String(repeating: "let value = values.map { $0 + 1 } ", count: 20)
        return """
            # Long \(word) words

            \(english)

            \(word)

            - \(word)
              - \(word)
                - `\(word)`

            [\(word)](index.md) and https://example.org/\(word)

            ```text
            \(line)
            \(word)
            ```

            ## \(word)

            > \(word)
            >
            > > \(word)

            """
    }

    private static let scripts = """
        # Scripts: العربية, 日本語, עברית

        هذا نص يُكتب من اليمين إلى اليسار، وفيه `let x = 1` وكلمة English أيضًا.

        日本語の文章には空白がないので、長い行でもどこでも折り返せるはずです。日本語の文章には空白がないので、長い行でもどこでも折り返せるはずです。

        זה טקסט בעברית עם `code`.

        ## 非同期処理

        Combining marks: Z\u{351}\u{36B}\u{313}a\u{363}\u{369}l\u{348}\u{35A}g\u{30D}o\u{313}.
        Emoji: 👩‍👩‍👧‍👦 🏳️‍🌈. Invisible: [\u{202E}reversed\u{202C}] [\u{200B}].

        ```text
        名前　値段
        りんご　１００円
        ```

        """

    // Raw HTML is the author's own, and the policy of the page forbids its scripts: none is here.
    private static let hostile = """
        # Hostile &lt;script>alert(1)&lt;/script> & "quoted" 'title'

        [&lt;img src=x onerror=alert(1)>](https://example.org/ "title \\" onload=x")

        `</code></pre><script>document.title = "hurt"</script>`

        ```html
        </code></pre><script>document.title = "hurt"</script>
        ```

        &lt;script&gt; &#0; &copy; ]]> <!-- a comment --> {{content}} {{{content}}}

        """

    private static let output = """
        # Hostile output

        ```swift
        print("</samp></pre><script>document.title = 'hurt'</script>")
        print("\\u{1B}[31mred\\u{1B}[0m \\u{7}\\u{8}\\u{C}")
        print(String(repeating: "long ", count: 400))
        for number in 1...200 { print(number) }
        ```

        """
}
