import Diagnostics
import Examples
import Runs
import TestSupport
import Testing

@testable import Pages
@testable import Site

/// Text that would be markup in any place where it were not escaped.
private let hostile =
    "x</title></script><script>alert(1)</script><img src=x onerror=alert(2)>"
    + "\"' onclick='alert(3)' &lt;b&gt; --> ]]>"

/// A site with hostile text wherever text can be, but for raw HTML, which a page may hold.
private enum HostileSite {
    private static let double = hostile.replacing("\"", with: "\\\"")
    private static let name = hostile.replacing("/", with: "").replacing("\"", with: "")
    private static let escaped = hostile.replacing(#/[<&\]]/#) { "\\\($0.output)" }

    static let page = """
        ---
        title: '\(hostile.replacing("'", with: "''"))'
        description: '\(hostile.replacing("'", with: "''"))'
        ---

        ## `\(hostile)`

        ## Two

        Prose \(escaped), `\(hostile)`.[^1]

        [\(escaped)](<a.md#\(hostile.replacing(">", with: "\\>").replacing("<", with: "\\<"))>
        '\(hostile.replacing("'", with: "\\'"))') ![\(escaped)](p.png "\(double)")

        | `\(hostile.replacing("|", with: ""))` |
        |---|
        | `\(hostile)` |

        [^1]: `\(hostile)`

        ~~~ \(hostile)
        \(hostile)
        ~~~

        ~~~text file="\(name)"
        \(hostile)
        ~~~

        ~~~swift id="\(name)" args="'\(name.replacing("'", with: ""))'" env.A="\(double)"
        print(1) // \(hostile)
        ~~~

        ~~~output
        \(hostile)
        [..] \(hostile)
        ~~~

        ~~~swift session="\(name)" title="\(double)"
        \(hostile)
        ~~~

        ~~~swift session="\(name)"
        \(hostile)
        ~~~

        Between.

        ~~~stderr contains of="\(name)"
        \(hostile)
        ~~~

        ~~~swift compile-fail
        a
        ~~~

        ~~~diagnostics
        error: \(hostile)
        ~~~

        ~~~swift ignore="\(double)"
        \(hostile)
        ~~~

            \(hostile)
        """

    static let configuration = """
        title: "\(double)"
        description: "\(double)"
        language: "\(double)"
        repository: "https://\(double)"
        url: "https://\(double)"
        nav: [{"\(double)": "\(name.replacing("\"", with: "\\\""))/"}]
        """

    static let site = TestSite(
        ["\(name)/10-\(name).md": page, "\(name)/index.md": "# `\(hostile)`\n", "a.md": ""],
        configuration: configuration, named: ["\(name)/p.png": [1]], run: run)

    /// Each stream says hostile things, and so does the compiler.
    private static func run(_ program: Program) -> ProgramRun {
        let message = { (source: String?) in
            CompilerMessage(severity: .error, text: hostile, source: source, line: 1, column: 1)
        }
        return ProgramRun(
            of: program, compilation: program.job.runs ? .succeeded : .refused,
            messages: [message("main.swift"), message(nil)],
            execution: program.job.runs
                ? ProcessRun(
                    ending: .exited(0), standardOutput: Array("\(hostile)\n1 \(hostile)\n".utf8),
                    standardError: Array("\(hostile)\n".utf8)) : nil)
    }
}

@Suite struct `A site of hostile text` {
    @Test func `has pages with figures and navigation`() {
        let pages = HostileSite.site.rendered.files.keys.filter { $0.hasSuffix(".html") }
        #expect(pages.count == 3)
        let page = HostileSite.site.text(pages.sorted { $0.count > $1.count }[0])
        for part in ["<figure", "class=\"outline\"", "class=\"sidebar\"", "<table", "footnote"] {
            #expect(page.contains(part), "\(part)")
        }
    }

    @Test func `is well formed`() throws {
        for (path, markup) in try HostileSite.site.markup {
            #expect(throws: Never.self, "\(path)") { try markup.checkNesting() }
        }
    }

    @Test func `has no scripts but its own`() throws {
        for (path, markup) in try HostileSite.site.markup {
            for tag in markup.tags where tag.name == "script" {
                let source = tag.attributes["src"] ?? ""
                #expect(source.contains("assets/"), "\(path)")
                #expect(!source.contains("alert"), "\(path)")
            }
            for case .text(let text) in markup.tokens {
                #expect(!text.contains("<script"), "\(path)")
            }
        }
    }

    @Test func `has no attributes that run`() throws {
        for (path, markup) in try HostileSite.site.markup {
            let names = Set(markup.tags.flatMap(\.attributes.keys))
            #expect(!names.contains { $0.hasPrefix("on") || $0 == "style" }, "\(path)")
            for (name, value) in markup.tags.flatMap(\.attributes)
            where ["href", "src"].contains(name) {
                #expect(!value.hasPrefix("javascript:"), "\(path)")
            }
        }
    }

    @Test func `has images of its own only`() throws {
        for (path, markup) in try HostileSite.site.markup {
            for tag in markup.tags where tag.name == "img" {
                #expect(tag.attributes["src"]?.hasSuffix("p.png") == true, "\(path)")
            }
        }
    }

    @Test func `shows it wherever it stands`() throws {
        let site = HostileSite.site
        let shown = try site.markup.values.map { markup in
            markup.tokens.map { token in
                if case .text(let words) = token { words.unescaped } else { "" }
            }.joined().ranges(of: "<script>alert(1)</script>").count
        }
        #expect((shown.max() ?? 0) > 20)
    }
}

@Suite struct `A link that runs` {
    @Test(arguments: [
        "javascript:alert(1)", "JavaScript:alert(1)", "java&#10;script:alert(1)",
        "&#1;javascript:alert(1)", "javascript&colon;alert(1)", "vbscript:x",
        "data:text/html,x", "java&Tab;script:x", "&#x6A;avascript:x",
    ]) func `is pointed at and leads nowhere`(_ destination: String) throws {
        let site = TestSite(["a.md": "[x](<\(destination)>)"])
        #expect(site.diagnostics.map(\.code) == ["unsafe-link"])
        let links = try Markup(content("[x](<\(destination)>)")).tags
            .compactMap { $0.attributes["href"] }
        #expect(links == ["#"])
    }

    @Test func `is pointed at where it is an image, a reference or an address`() {
        let site = TestSite([
            "a.md": "![x](javascript:y)\n\n[x][r]\n\n<javascript:alert(1)>\n\n[r]: javascript:x\n"
        ])
        #expect(site.diagnostics.map(\.code) == ["unsafe-link", "unsafe-link", "unsafe-link"])
        #expect(!site.text("a.html").contains("=\"javascript"))
    }
}

@Suite struct `Raw HTML of a page` {
    @Test func `is published as it is written`() {
        #expect(content("<b id=x>y</b>\n").contains("<p><b id=x>y</b></p>"))
        #expect(content("<div>\n*a*\n</div>\n").contains("<div>\n*a*\n</div>"))
    }

    @Test func `is in no title, outline or navigation`() {
        let site = TestSite(["a.md": "# A <img src=x onerror=y>\n\n## B <i>c</i>\n"])
        #expect(site.text("a.html").contains("<title>A "))
        #expect(site.text("a.html").ranges(of: "onerror=y").count == 1)
        #expect(site.text("a.html").ranges(of: "<i>").count == 1)
    }
}
