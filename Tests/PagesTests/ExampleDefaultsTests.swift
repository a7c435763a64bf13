import Diagnostics
import Examples
import TestSupport
import Testing

@testable import Pages

/// Reads what stands under `examples:` and compares its marks and its problems.
private func check(
    _ yaml: String, are marks: [FenceMark], finds problems: [String] = [],
    sourceLocation: Testing.SourceLocation = #_sourceLocation
) {
    let marked = MarkedText("examples: {\(yaml)}", path: "sitegen.yml")
    let read = SiteConfiguration.parse(marked.file)
    #expect(read.value.examples.marks == marks, sourceLocation: sourceLocation)
    #expect(
        words(read.diagnostics, in: marked) == problems, sourceLocation: sourceLocation)
}

@Suite struct `The defaults of examples` {
    @Test func `are marks with values`() {
        check("timeout: 5s, swift: '6'", are: [.timeout(.seconds(5)), .swift("6")])
        check("allow: network", are: [.network])
    }

    @Test func `are what a program is given`() {
        check("stdin: Ada", are: [.standardInput("Ada")])
        check("args: one 'two three'", are: [.arguments(["one", "two three"])])
    }

    @Test(arguments: [
        ("compile-fail: true", ExampleKind.compileFail), ("should-crash: true", .shouldCrash),
        ("sketch: true", .sketch), ("exit: 3", .exit(3)),
        ("ignore: no database", .ignore(why: "no database")),
    ])
    func `are the kind of all examples`(_ yaml: String, _ kind: ExampleKind) {
        check(yaml, are: [.kind(kind)])
    }

    @Test func `keep 6 and '6' the same`() {
        check("swift: 6", are: [.swift("6")])
    }

    @Test func `are flags that are true`() {
        check("optimize: true, no-run: true", are: [.optimize, .kind(.noRun)])
    }

    @Test func `are no flags that are false`() {
        check("optimize: false", are: [])
    }

    @Test func `want true or false for a flag`() {
        check(
            "optimize: 1️⃣yes", are: [],
            finds: ["1️⃣ 'optimize' is 'yes', but needs 'true' or 'false' [key-value]"])
    }

    @Test func `may list features`() {
        check("feature: [A, B]", are: [.feature("A"), .feature("B")])
    }

    @Test func `may have one feature`() {
        check("feature: A", are: [.feature("A")])
    }

    @Test func `refuse a feature that is no text`() {
        check(
            "feature: [A, 1️⃣[B]]", are: [.feature("A")],
            finds: ["1️⃣ 'feature' is a list, but needs a text [key-value]"])
    }

    @Test func `refuse a feature with a space at its place`() {
        check(
            "feature: [A, 1️⃣B C]", are: [.feature("A")],
            finds: ["1️⃣ 'B C' is not a value of the mark 'feature' [mark-value]"])
    }

    @Test func `may set variables`() {
        check(
            "env: {A: b, C: '1'}",
            are: [.environment(name: "A", value: "b"), .environment(name: "C", value: "1")])
    }

    @Test func `refuse a variable without a value`() {
        check(
            "env: {A: 1️⃣}", are: [],
            finds: ["1️⃣ 'env.A' is nothing, but needs a text [key-value]"])
    }

    @Test func `refuse a variable that is a list`() {
        check(
            "env: {A: 1️⃣[b]}", are: [],
            finds: ["1️⃣ 'env.A' is a list, but needs a text [key-value]"])
    }

    @Test func `want names for variables`() {
        check(
            "env: 1️⃣[A]", are: [],
            finds: ["1️⃣ 'env' is a list, but needs names with texts [key-value]"])
    }

    @Test func `want a text for other marks`() {
        check(
            "timeout: 1️⃣[5s]", are: [],
            finds: ["1️⃣ 'timeout' is a list, but needs a text [key-value]"])
    }

    @Test func `point at a wrong value`() {
        check(
            "timeout: 1️⃣soon", are: [],
            finds: ["1️⃣ 'soon' is not a value of the mark 'timeout' [mark-value]"])
    }

    @Test(arguments: ["id", "file", "standalone"])
    func `are not what belongs to one example`(_ key: String) {
        check(
            "1️⃣\(key): x", are: [],
            finds: ["1️⃣ '\(key)' is for one example, not a default [unknown-key]"])
    }

    @Test func `suggest a near mark`() {
        check(
            "1️⃣timout: 5s", are: [],
            finds: [
                "1️⃣ 'timout' is not a key of 'examples'; did you mean 'timeout'? [unknown-key]"
            ])
    }

    @Test func `suggest a near flag`() {
        check(
            "1️⃣optimise: true", are: [],
            finds: [
                "1️⃣ 'optimise' is not a key of 'examples'; did you mean 'optimize'? [unknown-key]"
            ])
    }

    @Test func `suggest the key that is no mark`() {
        check(
            "1️⃣unstatd: show", are: [],
            finds: [
                "1️⃣ 'unstatd' is not a key of 'examples'; did you mean 'unstated'? [unknown-key]"
            ])
    }

    @Test func `are a mapping`() {
        let marked = MarkedText("examples: 1️⃣fast", path: "sitegen.yml")
        let read = SiteConfiguration.parse(marked.file)
        #expect(
            words(read.diagnostics, in: marked) == [
                "1️⃣ 'examples' is 'fast', but needs keys with values [key-value]"
            ])
    }
}

@Suite struct `Output that is not stated` {
    private func check(
        _ yaml: String, is expected: Requirement, finds problems: [String] = [],
        sourceLocation: Testing.SourceLocation = #_sourceLocation
    ) {
        let marked = MarkedText("examples: {\(yaml)}", path: "sitegen.yml")
        let read = SiteConfiguration.parse(marked.file)
        #expect(
            read.value.examples.requirement == expected, sourceLocation: sourceLocation)
        #expect(
            words(read.diagnostics, in: marked) == problems,
            sourceLocation: sourceLocation)
    }

    @Test func `is an error by default`() {
        check("", is: .all)
    }

    @Test func `may be shown`() {
        check("unstated: show", is: .allButOutput)
    }

    @Test func `may be called an error`() {
        check("unstated: error", is: .all)
    }

    @Test func `is one of the two`() {
        check(
            "unstated: 1️⃣hide", is: .all,
            finds: ["1️⃣ 'unstated' is 'hide', but needs 'error' or 'show' [key-value]"])
    }
}

@Suite struct `The defaults of a page` {
    private func marks(site: String, page: String) -> [FenceMark] {
        let site = SiteConfiguration.parse(
            SourceFile(path: "sitegen.yml", text: "examples: {\(site)}"))
        let page = FrontMatter.parse(
            SourceFile(path: "page.md", text: "---\nexamples: {\(page)}\n---\n"))
        return site.value.examples.overridden(by: page.value.examples).marks
    }

    @Test func `replace those of the site`() {
        #expect(marks(site: "timeout: 5s", page: "timeout: 1s") == [.timeout(.seconds(1))])
    }

    @Test func `stand beside others of the site`() {
        #expect(marks(site: "swift: 6", page: "optimize: true") == [.swift("6"), .optimize])
    }

    @Test func `switch a flag of the site off`() {
        #expect(marks(site: "no-run: true", page: "no-run: false") == [])
    }

    @Test func `replace all variables of the site`() {
        #expect(
            marks(site: "env: {A: a}", page: "env: {B: b}") == [
                .environment(name: "B", value: "b")
            ])
    }
}

/// What `examples:` of a site, and of a page over it, come to.
private func merged(_ site: String, _ page: String = "") -> ExampleDefaults {
    let configuration = SiteConfiguration.parse(
        MarkedText("examples: {\(site)}", path: "sitegen.yml").file)
    let pages = pages(
        ["a.md": "---\nexamples: {\(page)}\n---\n"], configuration: configuration.value)
    #expect(configuration.diagnostics == [] && pages.diagnostics == [])
    return pages.value[0].defaults
}

@Suite struct `What examples must do` {
    @Test func `is all, unless it is said otherwise`() {
        #expect(merged("").requirement == .all)
        #expect(merged("require: all").requirement == .all)
        #expect(merged("require: stated").requirement == .stated)
        #expect(merged("unstated: show, require: all").requirement == .allButOutput)
        #expect(merged("unstated: show, require: stated").requirement == .stated)
    }

    @Test func `is what a page says rather than its site`() {
        #expect(merged("require: stated", "require: all").requirement == .all)
        #expect(merged("", "require: stated").requirement == .stated)
        #expect(merged("require: stated", "swift: 6").requirement == .stated)
    }

    @Test func `is one of two words`() {
        check(
            "require: 1️⃣some", are: [],
            finds: ["1️⃣ 'require' is 'some', but needs 'all' or 'stated' [key-value]"])
    }
}

@Suite struct `The program of examples` {
    @Test func `is what they need, or themselves`() {
        #expect(merged("program: needed").marks == [.needed])
        #expect(merged("program: own").marks == [])
        #expect(merged("program: needed", "program: own").marks == [])
        #expect(merged("session: a", "program: needed").marks == [.needed])
        #expect(merged("program: own", "program: needed").marks == [.needed])
    }

    @Test func `is one of two words`() {
        check(
            "program: 1️⃣all", are: [],
            finds: ["1️⃣ 'program' is 'all', but needs 'needed' or 'own' [key-value]"])
    }
}
