import Diagnostics
import Foundation
import TestSupport
import Testing

@testable import Pages
@testable import Site
@testable import Templates

/// Holds a template for pages against the names that there are.
private func check(
    _ template: String, finds problems: [String],
    sourceLocation: Testing.SourceLocation = #_sourceLocation
) {
    check("page", template, finds: problems, sourceLocation: sourceLocation)
}

/// Holds a template of a name, in place of the built-in one.
private func check(
    _ name: String, _ template: String, with others: [String: String] = [:],
    finds problems: [String], sourceLocation: Testing.SourceLocation = #_sourceLocation
) {
    let marked = MarkedText(template, path: "templates/\(name).mustache")
    let files = others.merging(["\(name).mustache": marked.text]) { first, _ in first }
    let found = TemplateLibrary.parse(templateFiles(files)).diagnostics
    #expect(words(found, in: marked) == problems, sourceLocation: sourceLocation)
}

/// Renders the page `b.md`, titled B, between `a.md` and `c.md`, with a template.
private func check(
    _ template: String, renders expected: String, with others: [String: String] = [:],
    sourceLocation: Testing.SourceLocation = #_sourceLocation
) {
    let site = TestSite(
        ["a.md": "# \\<A>", "b.md": "# B\n\n*b*", "c.md": "# C"], configuration: "title: T & U",
        templates: others.merging(["page.mustache": template]) { first, _ in first })
    #expect(site.diagnostics.isEmpty, sourceLocation: sourceLocation)
    #expect(site.text("b.html") == expected, sourceLocation: sourceLocation)
}

@Suite struct `A template` {
    @Test func `may be without tags`() {
        check("<p>", finds: [])
    }

    @Test func `puts in text, escaped`() {
        check("{{siteTitle}}", renders: "T &amp; U")
    }

    @Test func `puts in HTML`() {
        check("{{{content}}}", renders: "<h1 id=\"b\">B</h1>\n<p><em>b</em></p>\n")
    }

    @Test func `puts in HTML by an ampersand`() {
        check("{{& content }}", renders: "<h1 id=\"b\">B</h1>\n<p><em>b</em></p>\n")
    }

    @Test func `shows a section of what there is`() {
        check("{{#next}}next: {{title}} {{url}}{{/next}}", renders: "next: C c.html")
    }

    @Test func `escapes within a section`() {
        check("{{#previous}}{{title}}{{/previous}}", renders: "&lt;A&gt;")
    }

    @Test func `sees outer names within a section`() {
        check("{{#next}}{{siteTitle}}{{/next}}", renders: "T &amp; U")
    }

    @Test func `shows no section of what there is not`() {
        check("{{#description}}x{{/description}}y", renders: "y")
    }

    @Test func `shows an inverted section of what there is not`() {
        check("{{^description}}x{{/description}}y", renders: "xy")
    }

    @Test func `holds another`() {
        check("[{{> own}}]", renders: "[B]", with: ["own.mustache": "{{title}}"])
    }

    @Test func `holds another within a section, which sees all names`() {
        check(
            "{{#next}}{{> own}}{{/next}}", renders: "C of T &amp; U",
            with: ["own.mustache": "{{title}} of {{siteTitle}}"])
    }

    @Test func `shadows a built-in one`() {
        let site = TestSite(["a.md": "# A"], templates: ["footer.mustache": "<p>mine</p>\n"])
        #expect(site.text("a.html").contains("<p>mine</p>"))
    }

    @Test func `has no comments in pages`() {
        check("a{{! {{unknown} }}b", renders: "ab")
    }

    @Test func `is not applied to what it puts in`() {
        let site = TestSite(
            ["a.md": "# {{siteTitle}}"], configuration: "title: T",
            templates: ["page.mustache": "{{title}}"])
        #expect(site.text("a.html") == "{{siteTitle}}")
    }
}

@Suite struct `A mistake in a template` {
    @Test func `is an unknown name, with a near miss`() {
        check(
            "<p>\n<b>1️⃣{{titel}}</b>",
            finds: ["1️⃣ a page has no 'titel'; did you mean 'title'? [unknown-template-name]"])
    }

    @Test func `is an unknown name of HTML`() {
        check(
            "1️⃣{{{contents}}}",
            finds: ["1️⃣ a page has no 'contents'; did you mean 'content'? [unknown-template-name]"])
    }

    @Test func `is an unknown section`() {
        check(
            "1️⃣{{#prevoius}}{{title}}{{/prevoius}}",
            finds: [
                "1️⃣ a page has no 'prevoius'; did you mean 'previous'? [unknown-template-name]"
            ])
    }

    @Test func `is an unknown inverted section`() {
        check(
            "1️⃣{{^nxt}}{{/nxt}}",
            finds: ["1️⃣ a page has no 'nxt'; did you mean 'next'? [unknown-template-name]"])
    }

    @Test func `is a name that only a section has`() {
        check("1️⃣{{url}}", finds: ["1️⃣ a page has no 'url' [unknown-template-name]"])
    }

    @Test func `is a name with a dot`() {
        check("1️⃣{{next.url}}", finds: ["1️⃣ a page has no 'next.url' [unknown-template-name]"])
    }

    @Test func `is the dot`() {
        check("1️⃣{{.}}", finds: ["1️⃣ a page has no '.' [unknown-template-name]"])
    }

    @Test func `is a transform`() {
        check(
            "1️⃣{{uppercased(title)}}",
            finds: ["1️⃣ a page has no 'uppercased(title)' [unknown-template-name]"])
    }

    @Test func `is a pragma that would switch escaping off`() {
        check(
            "1️⃣{{% CONTENT_TYPE: TEXT }}{{title}}",
            finds: ["1️⃣ a page has no '%CONTENT_TYPE:TEXT' [unknown-template-name]"])
    }

    @Test func `is text without escapes`() {
        check(
            "1️⃣{{{title}}}",
            finds: ["1️⃣ 'title' is text and must be escaped [unknown-template-name]"])
    }

    @Test func `is text without escapes by an ampersand`() {
        check(
            "1️⃣{{&title}}",
            finds: ["1️⃣ 'title' is text and must be escaped [unknown-template-name]"])
    }

    @Test func `is HTML with escapes`() {
        check(
            "1️⃣{{content}}",
            finds: ["1️⃣ 'content' is HTML, and {{ }} escapes it [unknown-template-name]"])
    }

    @Test func `is an object as text`() {
        check(
            "1️⃣{{next}}", finds: ["1️⃣ 'next' has no text of its own [unknown-template-name]"])
    }

    @Test func `is a partial that is not there, with a near miss`() {
        check(
            "1️⃣{{> haed}}",
            finds: ["1️⃣ there is no template 'haed'; did you mean 'head'? [unknown-template]"])
    }

    @Test func `is a partial of a computed name`() {
        check("1️⃣{{> *title}}", finds: ["1️⃣ there is no template '*title' [unknown-template]"])
    }

    @Test func `is an indented partial`() {
        check(
            "<p>\n  1️⃣{{> footer}}",
            finds: [
                "1️⃣ an indented partial indents all its lines, also those of code "
                    + "[template-syntax]"
            ])
    }

    @Test func `is a template that holds itself`() {
        check(
            "footer", "1️⃣{{> footer}}",
            finds: ["1️⃣ the template 'footer' contains itself [template-syntax]"])
    }

    @Test func `is a template that holds itself through another`() {
        check(
            "footer", "{{> own}}", with: ["own.mustache": "{{> footer}}"],
            finds: [
                "(templates/own.mustache:1:1) the template 'footer' contains itself "
                    + "[template-syntax]"
            ])
    }

    @Test func `is a section that never ends`() {
        check(
            "a\n1️⃣{{#next}}b", finds: ["1️⃣ the section 'next' never ends [template-syntax]"])
    }

    @Test func `is an end without a section`() {
        check(
            "a\n1️⃣{{/next}}b",
            finds: ["1️⃣ '{{/next}}' ends a section that is not open here [template-syntax]"])
    }

    @Test func `is sections that cross`() {
        check(
            "1️⃣{{#next}}{{#previous}}2️⃣{{/next}}{{/previous}}",
            finds: [
                "1️⃣ the section 'next' never ends [template-syntax]",
                "2️⃣ '{{/next}}' ends a section that is not open here [template-syntax]",
            ])
    }

    @Test func `is a tag that is never closed`() {
        check(
            "a\n  1️⃣{{title", finds: ["1️⃣ the tag that begins here never ends [template-syntax]"]
        )
    }

    @Test func `is a triple tag that is closed by two braces`() {
        check(
            "1️⃣{{{content}}",
            finds: ["1️⃣ the tag that begins here never ends [template-syntax]"])
    }

    @Test func `is another delimiter`() {
        check(
            "1️⃣{{=<% %>=}}",
            finds: ["1️⃣ templates here have no inheritance or delimiters [template-syntax]"])
    }

    @Test func `is inheritance`() {
        check(
            "1️⃣{{$head}}",
            finds: ["1️⃣ templates here have no inheritance or delimiters [template-syntax]"])
    }

    @Test func `is bytes that are no text`() {
        let file = SiteSource.File(
            path: "page.mustache", displayPath: "templates/page.mustache", bytes: [0xFF])
        #expect(
            words(TemplateLibrary.parse([file]).diagnostics) == [
                "(templates/page.mustache:1:1) the file is not UTF-8 text [not-utf-8]"
            ])
    }

    @Test func `is found at its place behind letters beyond ASCII`() {
        check(
            "<p>größer</p>\nÄ 1️⃣{{titel}}",
            finds: ["1️⃣ a page has no 'titel'; did you mean 'title'? [unknown-template-name]"])
    }

    @Test func `is found in each file that pages are made of`() {
        check(
            "footer", "1️⃣{{yaer}}", finds: ["1️⃣ a page has no 'yaer' [unknown-template-name]"])
    }

    @Test func `is reported once where a template is held twice`() {
        check(
            "own", "1️⃣{{yaer}}", with: ["page.mustache": "{{> own}}\n{{> own}}"],
            finds: ["1️⃣ a page has no 'yaer' [unknown-template-name]"])
    }
}

@Suite struct `The built-in templates` {
    /// The folder whose files are embedded.
    private static let folder = URL(filePath: #filePath)
        .deletingLastPathComponent().appending(path: "../../templates").standardizedFileURL

    private var names: [String] {
        FileManager.default.enumerator(atPath: Self.folder.path)?.allObjects
            .compactMap { $0 as? String }
            .filter { !$0.hasPrefix(".") && $0.contains(".") }.sorted() ?? []
    }

    @Test func `are all of the folder`() {
        let embedded = (BuiltInTemplates.templates + BuiltInTemplates.assets).map(\.path)
        #expect(embedded.sorted() == names)
    }

    @Test func `are the files byte for byte`() throws {
        for file in BuiltInTemplates.templates + BuiltInTemplates.assets {
            let bytes = try Data(contentsOf: Self.folder.appending(path: file.path))
            #expect([UInt8](bytes) == file.bytes, "\(file.path)")
        }
    }

    @Test func `have no mistakes`() {
        #expect(TemplateLibrary.parse([]).diagnostics == [])
    }

    @Test(arguments: BuiltInTemplates.templates)
    func `have no mistakes each`(_ file: SiteSource.File) {
        #expect(TemplateLibrary.parse([file]).diagnostics == [])
    }

    @Test(arguments: BuiltInTemplates.templates)
    func `are all part of a page`(_ file: SiteSource.File) {
        let own = SiteSource.File(
            path: file.path, displayPath: file.displayPath, bytes: Array("{{mistake}}".utf8))
        #expect(TemplateLibrary.parse([own]).diagnostics.map(\.location.path) == [file.displayPath])
    }
}
