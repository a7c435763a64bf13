import Foundation
import TestSupport
import Testing

/// `sitegen serve` through the real binary: what is answered, what follows a change, and what is
/// written.
struct ServeTests {
    // MARK: What is served

    @Test func `a site is served, and nothing else`() async throws {
        try await withSite(
            FileTree(texts: [
                "sitegen.yml": "title: Test\nurl: https://a.example/project/\n",
                "content/index.md": "# Home\n\nSee [more](guide/more.md).\n",
                "content/guide/index.md": "# Guide\n", "content/guide/more.md": "# More\n",
            ])
        ) { site in
            try await site.serving { served in
                let home = try await served.page(holding: "<h1 id=\"home\">Home</h1>")
                #expect(home.contains("<script class=\"sitegen\" src=\"/.sitegen/live.js\""))
                #expect(try served.ask("/guide/more.html").body.contains("More</h1>"))
                #expect(try served.ask("/guide").head.contains("Location: guide/"))
                #expect(try served.ask("/project/guide/").body.contains("Guide</h1>"))
                let missing = try served.ask("/nothing.html")
                #expect(missing.status == 404)
                #expect(missing.body.contains("/project/index.html"))
                for path in [
                    "/../sitegen.yml", "/..%2fsitegen.yml", "/sitegen.yml", "//etc/passwd",
                ] {
                    #expect(try served.ask(path).status == 404, "\(path)")
                }
                #expect(try served.ask("/.sitegen/live.js").status == 200)
                let head = try served.ask("/").head
                #expect(head.contains("Content-Security-Policy: frame-ancestors 'self'"))
                #expect(head.contains("Cache-Control: no-store"))
            }
            #expect(!FileManager.default.fileExists(atPath: site.root.path + "/public"))
        }
    }

    @Test func `a name that may lead anywhere is turned away`() async throws {
        try await withSite(page: "# Home\n") { site in
            try await site.serving { served in
                try await served.page(holding: "Home</h1>")
                let answer = try served.ask("/", ["Host: evil.example"])
                #expect(answer.status == 421)
                #expect(
                    answer.body.contains("'evil.example' is not an address of this server: open "))
                #expect(try served.ask("/.sitegen/events", ["Host: evil.example"]).status == 421)
                #expect(try served.ask("/", method: "POST").status == 405)
            }
        }
    }

    // MARK: What follows a change

    @Test func `prose is shown without anything being run`() async throws {
        try await withSite(page: page(stating: "3")) { site in
            let compiler = try site.writeCompiler("exec \"$REAL\" \"$@\"\n")
            try await site.serving(environment: ["SWIFTC": compiler]) { served in
                try await served.page(holding: "Ran as shown")
                try site.remove("swiftc")
                try site.replace("Three.", by: "Three, it is.", in: "content/index.md")
                try await served.page(holding: "Three, it is.", not: "sitegen-problem")
                _ = try site.writeCompiler("exec \"$REAL\" \"$@\"\n")
                // The example stands on another line now.
                try site.replace("# Numbers", by: "# Numbers\n\nMore.", in: "content/index.md")
                try await served.page(holding: "content/index.md:8", not: "sitegen-problem")
            }
        }
    }

    @Test func `drift stands at its example, in the words of the terminal, until it is accepted`()
        async throws
    {
        try await withSite(page: page(stating: "3")) { site in
            try await site.serving { served in
                try await served.page(holding: "Ran as shown")
                try site.replace("1 + 2", by: "1 + 3", in: "content/index.md")
                let drifted = try await served.page(holding: "data-state=\"drift\"")
                #expect(drifted.contains("<b>Output changed</b>"))
                #expect(drifted.contains("content/index.md:11:1: error: "))
                #expect(drifted.contains("<span class=\"deleted\">   | - 3</span>"))
                #expect(drifted.contains("<span class=\"inserted\">   | + 4</span>"))
                let shown = try #require(drifted.firstMatch(of: /content\/index.md:11:1: [^\n]+/))
                #expect(try served.process.errorsSoFar.contains(shown.0))
                #expect(drifted.contains("data-path=\"content/index.md\" data-line=\"6\">Accept<"))

                let before = try site.text(of: "content/index.md")
                let host = "Origin: http://127.0.0.1:\(served.port)"
                for lines in [
                    [], [host], [host, "X-Sitegen-Token: guess"],
                    ["Origin: http://evil.example", "X-Sitegen-Token: \(try served.token())"],
                ] {
                    #expect(
                        try served.accept("content/index.md", line: 6, lines).status == 403)
                }
                #expect(try served.ask("/.sitegen/accept").status == 405)
                #expect(try served.accept("content/index.md", line: 1).status == 409)
                #expect(try served.accept("sitegen.yml", line: 1).status == 409)
                #expect(try site.text(of: "content/index.md") == before)

                let answer = try served.accept("content/index.md", line: 6)
                #expect(answer.status == 200)
                #expect(answer.body == "content/index.md: 1 fence rewritten\n")
                #expect(
                    try site.text(of: "content/index.md") == page(stating: "4", adding: "1 + 3"))
                try await served.page(holding: "Ran as shown", not: "sitegen-problem")
            }
        }
    }

    @Test func `what was changed since it was shown is not accepted`() async throws {
        try await withSite(page: page(stating: "3")) { site in
            let compiler = try site.writeCompiler("exec \"$REAL\" \"$@\"\n")
            try await site.serving(environment: ["SWIFTC": compiler]) { served in
                try await served.page(holding: "Ran as shown")
                try site.replace("1 + 2", by: "1 + 3", in: "content/index.md")
                try await served.page(holding: "data-state=\"drift\"")
                // What is shown stays the old page for as long as this takes.
                _ = try site.writeCompiler("exec sleep 600\n")
                try site.replace("1 + 3", by: "1 + 4", in: "content/index.md")
                let answer = try served.accept("content/index.md", line: 6)
                #expect(answer.status == 409)
                #expect(answer.body.contains("the page has changed since: look at it again"))
                #expect(
                    try site.text(of: "content/index.md") == page(stating: "3", adding: "1 + 4"))
            }
        }
    }

    @Test func `a problem of prose stands below its block`() async throws {
        try await withSite(page: "# Home\n\nFirst.\n\nSecond.\n") { site in
            try await site.serving { served in
                try await served.page(holding: "Second.")
                try site.replace("First.", by: "[First](no.md).", in: "content/index.md")
                let page = try await served.page(holding: "sitegen-problem")
                #expect(
                    page.contains(
                        /First<\/a>\.<\/p>\n<div class="sitegen-problem error"[^>]*>\n<pre>content\/index\.md:3:/
                    ))
                #expect(page.contains("</div>\n<p>Second.</p>"))
            }
        }
    }

    @Test func `the last good pages stay while a template is broken`() async throws {
        try await withSite(page: "# Home\n") { site in
            try await site.serving { served in
                let template = try site.text(of: "templates/page.mustache")
                try await served.page(holding: "Home</h1>")
                try site.write(template + "{{titel}}", to: "templates/page.mustache")
                try await eventually {
                    try served.process.errorsSoFar.contains("[unknown-template-name]")
                }
                #expect(try served.ask("/").body.contains("Home</h1>"))
                try site.write("# Other\n", to: "content/index.md")
                try site.write(template + "<!-- new -->", to: "templates/page.mustache")
                try await served.page(holding: "<!-- new -->", not: "Home</h1>")
            }
        }
    }

    @Test func `a page that is no text any more stays as it was, with the problem`() async throws {
        try await withSite(page: "# Home\n") { site in
            try await site.serving { served in
                try await served.page(holding: "Home</h1>")
                try site.write(Data([0xFF, 0xFE]), to: "content/index.md")
                let page = try await served.page(holding: "the file is not UTF-8 text")
                #expect(page.contains("Home</h1>"))
                try site.write("# Again\n", to: "content/index.md")
                try await served.page(holding: "Again</h1>", not: "sitegen-problem")
            }
        }
    }

    @Test func `content that is taken away and put back is followed`() async throws {
        try await withSite(page: "# Home\n") { site in
            try site.write("# More\n", to: "content/guide/more.md")
            try await site.serving { served in
                try await served.page("/guide/more.html", holding: "More</h1>")
                let folder = site.root.appending(path: "content/guide")
                try FileManager.default.moveItem(
                    at: folder, to: site.root.appending(path: "content/book"))
                try await served.page("/book/more.html", holding: "More</h1>")
                #expect(try served.ask("/guide/more.html").status == 404)
                try site.write("# Less\n", to: "content/book/more.md")
                try await served.page("/book/more.html", holding: "Less</h1>")
                let content = site.root.appending(path: "content")
                let aside = site.root.appending(path: "aside")
                try FileManager.default.moveItem(at: content, to: aside)
                try await eventually {
                    try served.process.errorsSoFar.contains("sitegen: error: no folder 'content'")
                }
                #expect(try served.ask("/book/more.html").body.contains("Less</h1>"))
                try FileManager.default.moveItem(at: aside, to: content)
                try site.write("# Back\n", to: "content/book/more.md")
                try await served.page("/book/more.html", holding: "Back</h1>")
            }
        }
    }

    @Test func `a thousand saves end with the last`() async throws {
        try await withSite(page: "# Home\n") { site in
            try await site.serving { served in
                try await served.page(holding: "Home</h1>")
                for number in 1...1000 {
                    try site.write("# Save \(number)\n", to: "content/index.md")
                }
                try await served.page(holding: "Save 1000</h1>")
                let builds = try served.process.errorsSoFar.ranges(of: "changed: ").count
                #expect(builds < 100)
            }
        }
    }

    @Test func `a build is given up for the next`() async throws {
        try await withSite(page: page(stating: "3")) { site in
            try await site.serving { served in
                try await served.page(holding: "Ran as shown")
                let good = try site.text(of: "content/index.md")
                let seconds = "600.\(UInt64.random(in: 1_000_000_000...9_999_999_999))"
                try site.write(
                    "# Sleeping\n\n```swift args=\"\(seconds)\" timeout=10m\nimport Foundation\n"
                        + "while true { pause() }\n```\n", to: "content/index.md")
                try await eventually {
                    try processes(holding: seconds).contains { $0.line.hasPrefix("./main ") }
                }
                try site.write(good.replacing("Three.", with: "Better."), to: "content/index.md")
                try await served.page(holding: "Better.")
                #expect(try processes(holding: seconds).isEmpty)
            }
        }
    }

    @Test func `a source that a page repeats is followed, and what is new in it accepted`()
        async throws
    {
        let page =
            "# T\n\n```swift from=\"Greeting.swift#hello\"\nprint(1)\n```\n\n```output\n1\n```\n"
        try await withSite(page: page) { site in
            try site.write(region("print(1)"), to: "Greeting.swift")
            try await site.serving { served in
                try await served.page(holding: "Ran as shown")
                try site.write(region("print(2)"), to: "Greeting.swift")
                let shown = try await served.page(holding: "data-state=\"drift\"")
                #expect(shown.contains("Greeting.swift"))
                #expect(try served.accept("content/index.md", line: 3).status == 200)
                try await served.page(holding: "Ran as shown", not: "sitegen-problem")
                #expect(
                    try site.text(of: "content/index.md")
                        == page.replacing("1\n`", with: "2\n`")
                        .replacing("print(1)", with: "print(2)"))
            }
        }
    }

    @Test func `the package is followed`() async throws {
        let page = "# T\n\n```swift\nimport Tiny\nprint(tiny())\n```\n\n```output\n1\n```\n"
        try await withSite(page: page) { site in
            try site.write(
                """
                // swift-tools-version: 6.0
                import PackageDescription
                let package = Package(
                    name: "Tiny", products: [.library(name: "Tiny", targets: ["Tiny"])],
                    targets: [.target(name: "Tiny")])

                """, to: "Package.swift")
            try site.write("public func tiny() -> Int { 1 }\n", to: "Sources/Tiny/Tiny.swift")
            try site.write("title: Test\noutputs: []\nexamples:\n  package: .\n", to: "sitegen.yml")
            try await site.serving { served in
                try await served.page(holding: "Ran as shown")
                try site.replace("{ 1 }", by: "{ 2 }", in: "Sources/Tiny/Tiny.swift")
                try await served.page(holding: "data-state=\"drift\"")
                try site.replace("{ 2 }", by: "{ 0 + 1 }", in: "Sources/Tiny/Tiny.swift")
                try await served.page(holding: "Ran as shown", not: "sitegen-problem")
            }
        }
    }

    // MARK: What is in its way

    @Test func `a browser that goes away is no matter`() async throws {
        try await withSite(page: "# Home\n") { site in
            try await site.serving { served in
                for path in ["/", "/.sitegen/events", "/print.html"] {
                    for _ in 1...20 { try served.leave(path) }
                }
                try site.write("# Still here\n", to: "content/index.md")
                try await served.page(holding: "Still here</h1>")
            }
        }
    }

    @Test func `nothing is left of an example that runs when it ends`() async throws {
        let seconds = "600.\(UInt64.random(in: 1_000_000_000...9_999_999_999))"
        let page =
            "# Sleeping\n\n```swift args=\"\(seconds)\" timeout=10m\nimport Foundation\n"
            + "while true { pause() }\n```\n"
        try await withSite(page: page) { site in
            try await site.serving { served in
                try await eventually {
                    try processes(holding: seconds).contains { $0.line.hasPrefix("./main ") }
                }
                #expect(try served.ask("/").body.contains("The site is being built"))
            }
            #expect(try processes(holding: seconds).isEmpty)
        }
    }

    @Test func `a port in use is named, with what to do`() async throws {
        try await withSite(page: "# Home\n") { site in
            let taken = try ListeningPort()
            let run = try await site.sitegen("serve", "--port", "\(taken.number)")
            #expect(run.status == 2)
            #expect(
                run.errors == """
                    sitegen: error: port \(taken.number) is in use: end the program that listens \
                    there, name another port with '--port', or let sitegen find one with '--port 0'

                    """)
        }
    }

    @Test func `a free port is found and told`() async throws {
        try await withSite(page: "# Home\n") { site in
            // Where another program has it, it is in use too.
            let taken = try? ListeningPort(8080)
            try await site.serving([]) { served in
                #expect((8081..<8100).contains(served.port))
                #expect(
                    try served.process.errorsSoFar.contains(
                        "port 8080 is in use: taking \(served.port)\n"))
                try await served.page(holding: "Home</h1>")
            }
            withExtendedLifetime(taken) {}
        }
    }

    @Test func `only who asks for it is open to the network, and is warned`() async throws {
        try await withSite(page: "# Home\n") { site in
            let warning =
                "sitegen: warning: whoever reaches this machine can read the site and accept what "
                + "its examples print\n"
            try await site.serving(["--port", "0", "--host", "0.0.0.0"]) { served in
                try await served.page(holding: "Home</h1>")
                try await eventually { try served.process.errorsSoFar.contains(warning) }
                #expect(try served.ask("/", ["Host: 192.168.0.7:\(served.port)"]).status == 200)
                #expect(try served.ask("/", ["Host: evil.example"]).status == 421)
            }
            try await site.serving { served in
                try await served.page(holding: "Home</h1>")
                #expect(try !served.process.errorsSoFar.contains("whoever reaches"))
                #expect(try served.ask("/", ["Host: 192.168.0.7:\(served.port)"]).status == 421)
            }
        }
    }

    @Test func `two in one folder know of each other, and both go on`() async throws {
        try await withSite(page: "# Home\n") { site in
            try await site.serving { first in
                try await first.page(holding: "Home</h1>")
                try await site.servingBeside { second in
                    #expect(
                        try second.process.errorsSoFar.contains(
                            "another 'sitegen serve' is at work in this folder; both go on"))
                    #expect(second.port != first.port)
                    try site.write("# Both\n", to: "content/index.md")
                    try await first.page(holding: "Both</h1>")
                    try await second.page(holding: "Both</h1>")
                }
            }
        }
    }

    @Test func `what is no site is not served`() async throws {
        try await withSite(page: "# Home\n") { site in
            try site.remove("sitegen.yml")
            let run = try await site.sitegen("serve", "--port", "0")
            #expect(run.status == 2)
            #expect(run.errors.hasPrefix("sitegen: error: no 'sitegen.yml' in "))
        }
    }

    @Test func `an address that is none is wrong usage`() async throws {
        try await withSite(page: "# Home\n") { site in
            let run = try await site.sitegen("serve", "--host", "example.com")
            #expect(run.status == 64)
            #expect(run.errors.contains("'--host' takes an address of this machine in numbers"))
        }
    }
}

private func page(stating output: String, adding sum: String = "1 + 2") -> String {
    """
    # Numbers

    Three.

    Add them:
    ```swift
    print(\(sum))
    ```

    ```output
    \(output)
    ```

    """
}

private func region(_ code: String) -> String {
    "// snippet.hello\n\(code)\n// snippet.end\n"
}
