import Diagnostics
import Examples
import TestSupport
import Testing

@testable import Pages

/// Reads a `sitegen.yml` and compares one of its values, and its problems.
private func check<Value: Equatable>(
    _ yaml: String, _ value: KeyPath<SiteConfiguration, Value>, is expected: Value,
    finds problems: [String] = [], sourceLocation: Testing.SourceLocation = #_sourceLocation
) {
    let marked = MarkedText(yaml, path: "sitegen.yml")
    let read = SiteConfiguration.parse(marked.file)
    #expect(read.value[keyPath: value] == expected, sourceLocation: sourceLocation)
    #expect(
        words(read.diagnostics, in: marked) == problems, sourceLocation: sourceLocation)
}

@Suite struct `A configuration` {
    @Test func `that is empty has defaults`() {
        check("", \.self, is: SiteConfiguration())
    }

    @Test func `names the site`() {
        check("title: My Docs", \.title, is: "My Docs")
    }

    @Test func `keeps a title that looks like a number`() {
        check("title: 6.10", \.title, is: "6.10")
    }

    @Test func `wants a text for the title`() {
        check(
            "title: 1️⃣[a]", \.title, is: "Documentation",
            finds: ["1️⃣ 'title' is a list, but needs a text [key-value]"])
    }

    @Test func `wants something for the title`() {
        check(
            "title:1️⃣", \.title, is: "Documentation",
            finds: ["1️⃣ 'title' is nothing, but needs a text [key-value]"])
    }

    @Test func `weighs mistakes`() {
        check(
            "checks: {links: warn, anchors: off, alt-text: error}", \.checks.links, is: .warn)
        check("checks: {anchors: off}", \.checks.anchors, is: .off)
        check("checks: {alt-text: warn}", \.checks.alternativeText, is: .warn)
        check(
            "checks: {links: 1️⃣warning}", \.checks, is: SiteChecks(),
            finds: [
                "1️⃣ 'links' is 'warning', but needs 'error' or 'warn' or 'off' [key-value]"
            ])
    }

    @Test func `keeps numbers in addresses`() {
        check("order-prefix: keep", \.orderPrefix, is: .keep)
        check(
            "order-prefix: 1️⃣no", \.orderPrefix, is: .strip,
            finds: ["1️⃣ 'order-prefix' is 'no', but needs 'strip' or 'keep' [key-value]"])
    }

    @Test func `accepts keys of other tools`() {
        check("extra-keys: allow", \.extraKeys, is: .all)
        check("extra-keys: [layout, tags]", \.extraKeys, is: .named(["layout", "tags"]))
        for wrong in ["all", "{a: b}", "[[a]]"] {
            let file = SourceFile(path: "sitegen.yml", text: "extra-keys: \(wrong)")
            let found = SiteConfiguration.parse(file)
            #expect(found.diagnostics.map(\.code) == ["key-value"])
            #expect(found.value.extraKeys == .named([]))
        }
    }

    @Test func `describes the site`() {
        check("description: All of it", \.description, is: "All of it")
    }

    @Test func `has a language that is no boolean`() {
        check("language: no", \.language, is: "no")
    }

    @Test func `has an address that ends with a slash`() {
        check("url: https://a.example/b", \.url, is: "https://a.example/b/")
    }

    @Test func `keeps the slash of its address`() {
        check("url: https://a.example/b/", \.url, is: "https://a.example/b/")
    }

    @Test func `wants a whole address`() {
        check(
            "url: 1️⃣a.example", \.url, is: nil,
            finds: [
                "1️⃣ 'url' is 'a.example', but needs an address that begins with https:// "
                    + "[key-value]"
            ])
    }

    @Test func `refuses a script as the repository`() {
        check(
            "repository: 1️⃣javascript:alert(1)", \.repository, is: nil,
            finds: [
                "1️⃣ 'repository' is 'javascript:alert(1)', but needs an address that begins with "
                    + "https:// [key-value]"
            ])
    }

    @Test func `says where its sources are shown`() {
        check(
            "source: https://a.b/{path}", \.sources,
            is: SourceAddresses(pattern: "https://a.b/{path}"))
        check("repository: https://a.b/c", \.sources, is: nil)
    }

    @Test func `has a folder of results`() {
        check(
            "cache: {shared: /mnt/a, key: env:KEY}", \.sharedCache,
            is: .init(place: "/mnt/a", keyVariable: "KEY"))
        check("cache: {shared: a}", \.sharedCache, is: .init(place: "a", keyVariable: nil))
    }

    @Test func `has no key without a folder of results`() {
        check(
            "cache: 1️⃣{key: env:KEY}", \.sharedCache, is: nil,
            finds: [
                "1️⃣ 'cache' is a mapping, but needs 'shared:' with a folder or an address [key-value]"
            ])
    }

    @Test(arguments: SandboxRequirement.allCases)
    func `says whether there must be a sandbox`(_ requirement: SandboxRequirement) {
        check("sandbox: \(requirement.rawValue)", \.sandbox, is: requirement)
    }

    @Test func `wants a sandbox where there is one`() {
        check("title: A", \.sandbox, is: .auto)
    }

    @Test func `names the values of a sandbox`() {
        check(
            "sandbox: 1️⃣on", \.sandbox, is: .auto,
            finds: [
                "1️⃣ 'sandbox' is 'on', but needs 'required' or 'auto' or 'off' [key-value]"
            ])
    }

    @Test(arguments: [
        ("edit/main/content/{path}", "https://a.b/c/edit/main/content/d%20e/10-f.md"),
        ("/edit/{path}?g", "https://a.b/c/edit/d%20e/10-f.md?g"),
        ("https://h.i/{path}", "https://h.i/d%20e/10-f.md"),
    ])
    func `says where pages can be edited`(_ edit: String, _ address: String) {
        let text = "repository: https://a.b/c\nedit: \"\(edit)\"\n"
        let read = SiteConfiguration.parse(SourceFile(path: "sitegen.yml", text: text))
        #expect(read.diagnostics.isEmpty)
        #expect(read.value.editAddress(of: PagePath(source: "d e/10-f.md")) == address)
    }

    @Test func `says with the path of the page where it can be edited`() {
        let words = "an address with '{path}' for the page's file"
        check(
            "repository: https://a.b\nedit: 1️⃣edit/main", \.edit, is: nil,
            finds: ["1️⃣ 'edit' is 'edit/main', but needs \(words) [key-value]"])
        check(
            "repository: https://a.b\nedit: 1️⃣\"javascript:{path}\"", \.edit, is: nil,
            finds: ["1️⃣ 'edit' is 'javascript:{path}', but needs \(words) [key-value]"])
        check(
            "edit: 1️⃣\"edit/{path}\"", \.repository, is: nil,
            finds: [
                "1️⃣ 'edit' is 'edit/{path}', but there is no 'repository' that it is below "
                    + "[key-value]"
            ])
    }

    @Test func `asks Git for days`() {
        check("updated: git", \.updatedByGit?.column, is: 10)
        check(
            "updated: 1️⃣always", \.updatedByGit, is: nil,
            finds: ["1️⃣ 'updated' is 'always', but needs 'git' [key-value]"])
    }

    @Test func `has all outputs, or those that it names`() {
        check("title: A", \.outputs, is: Set(SiteOutput.allCases))
        check("outputs: []", \.outputs, is: [])
        check("outputs: [robots]", \.outputs, is: [.robots])
    }

    @Test func `names the outputs that there are`() {
        check(
            "outputs: [robots, 1️⃣robot]", \.outputs, is: [.robots],
            finds: [
                "1️⃣ 'robot' is not an output; did you mean 'robots'? [key-value]"
            ])
        check(
            "outputs: 1️⃣robots", \.outputs, is: [],
            finds: [
                "1️⃣ 'outputs' is 'robots', but needs a list such as [search, sitemap] [key-value]"
            ])
    }

    @Test func `links to its source`() {
        check(
            "repository: https://github.com/a/b", \.repository, is: "https://github.com/a/b")
    }

    @Test func `with an unknown key suggests a near one`() {
        check(
            "1️⃣titel: A", \.title, is: "Documentation",
            finds: [
                "1️⃣ 'titel' is not a key of sitegen.yml; did you mean 'title'? [unknown-key]"
            ])
    }

    @Test func `with an unknown key names those that there are`() {
        let read = SiteConfiguration.parse(SourceFile(path: "sitegen.yml", text: "colour: red"))
        #expect(
            read.diagnostics.map(\.hint) == [
                "keys are: cache, checks, description, edit, examples, extra-keys, language, limits, nav, "
                    + "order-prefix, outputs, redirects, repository, sandbox, source, theme, title, typeset, "
                    + "updated, url"
            ])
    }

    @Test func `that is a list wants keys`() {
        check(
            "1️⃣- a", \.self, is: SiteConfiguration(),
            finds: ["1️⃣ sitegen.yml is a list, but needs keys with values [key-value]"])
    }

    @Test func `that is not YAML says so`() {
        check(
            "title: [\n1️⃣", \.self, is: SiteConfiguration(),
            finds: [
                "1️⃣ this is not YAML: did not find expected node content [configuration-syntax]"
            ])
    }

    @Test func `collects all its mistakes`() {
        check(
            "1️⃣colour: red\ntitle: 2️⃣{}\nurl: 3️⃣x", \.self, is: SiteConfiguration(),
            finds: [
                "1️⃣ 'colour' is not a key of sitegen.yml [unknown-key]",
                "2️⃣ 'title' is a mapping, but needs a text [key-value]",
                "3️⃣ 'url' is 'x', but needs an address that begins with https:// [key-value]",
            ])
    }
}

@Suite struct `The groups of a configuration` {
    private func check(
        _ yaml: String, are expected: [String], finds problems: [String] = [],
        sourceLocation: Testing.SourceLocation = #_sourceLocation
    ) {
        let marked = MarkedText(yaml, path: "sitegen.yml")
        let read = SiteConfiguration.parse(marked.file)
        let groups = read.value.navigation.map { "\($0.title): \($0.folder)" }
        #expect(groups == expected, sourceLocation: sourceLocation)
        #expect(
            words(read.diagnostics, in: marked) == problems,
            sourceLocation: sourceLocation)
    }

    @Test func `have a title and a folder`() {
        check("nav:\n  - Guide: guide/\n  - API: api", are: ["Guide: guide", "API: api"])
    }

    @Test func `are a list`() {
        check(
            "nav: 1️⃣{Guide: guide/}", are: [],
            finds: ["1️⃣ 'nav' is a mapping, but needs a list such as '- Guide: guide/' [key-value]"]
        )
    }

    @Test func `have one folder each`() {
        check(
            "nav:\n  - 1️⃣A: a/\n    B: b/\n  - C: c/", are: ["C: c"],
            finds: ["1️⃣ 'nav' is a mapping, but needs an entry such as 'Guide: guide/' [key-value]"]
        )
    }

    @Test func `are no bare names`() {
        check(
            "nav: [1️⃣guide/]", are: [],
            finds: ["1️⃣ 'nav' is 'guide/', but needs an entry such as 'Guide: guide/' [key-value]"])
    }
}

@Suite struct `The limits of a configuration` {
    private func problem(_ key: String, _ value: String, atLeast least: String) -> String {
        "1️⃣ '\(key)' is '\(value)', but needs a size such as 64MiB, at least \(least) [key-value]"
    }

    @Test(arguments: [
        ("64MiB", 64 << 20), ("64 MiB", 64 << 20), ("1GiB", 1 << 30), ("40960KiB", 40 << 20),
    ])
    func `are sizes with a unit`(_ size: String, _ bytes: Int) {
        check("limits: {memory: \(size)}", \.limits.memory, is: bytes)
    }

    @Test(arguments: ["64", "64MB", "lots", "-64MiB", "0GiB", "1.5GiB", "9999999999GiB", "1MiB"])
    func `refuse other sizes`(_ size: String) {
        check(
            "limits: {memory: 1️⃣\(size)}", \.limits.memory, is: nil,
            finds: [problem("memory", size, atLeast: "32MiB")])
    }

    @Test func `hold for files`() {
        check("limits: {file: 1KiB}", \.limits.file, is: 1024)
    }

    @Test func `hold for output`() {
        check("limits: {output: 2KiB}", \.limits.output, is: 2048)
    }

    @Test func `hold for processes`() {
        check("limits: {processes: 8}", \.limits.processes, is: 8)
    }

    @Test(arguments: ["0", "-1", "many", "8.5"])
    func `let at least one process be`(_ count: String) {
        check(
            "limits: {processes: 1️⃣\(count)}", \.limits.processes, is: nil,
            finds: [
                "1️⃣ 'processes' is '\(count)', but needs a whole number, at least 1 [key-value]"
            ])
    }

    @Test(arguments: [
        ("60s", Duration.seconds(60)), ("500ms", .milliseconds(500)), ("2m", .seconds(120)),
    ])
    func `hold for the compiler's time`(_ time: String, _ duration: Duration) {
        check("limits: {compile: \(time)}", \.limits.compile, is: duration)
    }

    @Test func `hold for the compiler's memory`() {
        check("limits: {compile-memory: 4GiB}", \.limits.compileMemory, is: 4 << 30)
        check(
            "limits: {compile-memory: 1️⃣64MiB}", \.limits.compileMemory, is: nil,
            finds: [problem("compile-memory", "64MiB", atLeast: "256MiB")])
    }

    @Test(arguments: ["60", "0s", "2h", "61m", "soon", "-1s"])
    func `refuse other times`(_ time: String) {
        check(
            "limits: {compile: 1️⃣\(time)}", \.limits.compile, is: nil,
            finds: [
                "1️⃣ 'compile' is '\(time)', but needs a time such as 60s, 2m or 500ms, at most 60m "
                    + "[key-value]"
            ])
    }

    @Test func `have names`() {
        check(
            "limits: {1️⃣memry: 64MiB}", \.limits, is: StatedLimits(),
            finds: [
                "1️⃣ 'memry' is not a key of 'limits'; did you mean 'memory'? [unknown-key]"
            ])
    }

    @Test func `are a mapping`() {
        check(
            "limits: 1️⃣64MiB", \.limits, is: StatedLimits(),
            finds: ["1️⃣ 'limits' is '64MiB', but needs keys with values [key-value]"])
    }
}
