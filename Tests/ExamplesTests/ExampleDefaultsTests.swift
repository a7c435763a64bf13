import Examples
import TestSupport
import Testing

/// What an `examples:` key with these marks states.
private func stated(_ marks: FenceMark..., requirement: Requirement? = nil)
    -> PartialExampleDefaults
{
    var partial = PartialExampleDefaults()
    partial.marks = marks
    partial.names = Set(marks.map(\.name))
    partial.requirement = requirement
    return partial
}

private func example(
    _ marks: String, site: PartialExampleDefaults, page: PartialExampleDefaults? = nil
) -> Example? {
    var defaults = ExampleDefaults().overridden(by: site)
    if let page { defaults = defaults.overridden(by: page) }
    return FoundPage(.block(marks), defaults: defaults).examples.first
}

@Suite struct `Defaults for examples` {
    @Test func `hold for a block that does not say otherwise`() {
        #expect(example("", site: stated(.swift("6")))?.settings.languageMode == "6")
        #expect(example("", site: stated(.kind(.noRun)))?.kind == .noRun)
        #expect(example("", site: stated(.session("a")))?.session == "a")
    }

    @Test func `a block overrides them`() {
        #expect(example("swift=5", site: stated(.swift("6")))?.settings.languageMode == "5")
        #expect(example("compile-fail", site: stated(.kind(.noRun)))?.kind == .compileFail)
        #expect(example("session=b", site: stated(.session("a")))?.session == "b")
    }

    @Test func `a page overrides its site`() {
        let site = stated(.swift("6"), .timeout(.seconds(1)))
        let settings = example("", site: site, page: stated(.swift("5")))?.settings
        #expect(settings?.languageMode == "5")
        #expect(settings?.timeout == .seconds(1))
    }

    @Test func `a page's kind overrides another kind of its site`() {
        let kind = example("", site: stated(.kind(.noRun)), page: stated(.kind(.compileFail)))?.kind
        #expect(kind == .compileFail)
    }

    @Test func `a page switches a mark of its site off`() {
        var page = PartialExampleDefaults()
        page.names = ["optimize"]
        #expect(example("", site: stated(.optimize), page: page)?.settings.optimize == false)
    }

    @Test func `features of a block add to them`() {
        #expect(example("feature=B", site: stated(.feature("A")))?.settings.features == ["A", "B"])
    }

    @Test func `a feature that is there already counts once`() {
        #expect(example("feature=A", site: stated(.feature("A")))?.settings.features == ["A"])
    }

    @Test func `variables of a block add to them`() {
        let site = stated(
            .environment(name: "A", value: "1"), .environment(name: "B", value: "1"))
        #expect(example("env.B=2", site: site)?.settings.environment == ["A": "1", "B": "2"])
    }

    @Test func `standalone takes a block out of the session`() {
        #expect(example("standalone", site: stated(.session("a")))?.session == nil)
    }

    @Test func `output must be stated unless somebody says otherwise`() {
        #expect(example("", site: stated())?.requirement == .all)
        #expect(example("", site: stated(requirement: .allButOutput))?.requirement == .allButOutput)
    }

    @Test func `a page is strict in a lenient site`() {
        let strict = example(
            "", site: stated(requirement: .allButOutput), page: stated(requirement: .all))
        #expect(strict?.requirement == .all)
    }

    @Test func `a package manifest is shown whatever they say`() {
        var defaults = ExampleDefaults()
        defaults.marks = [.kind(.noRun)]
        let page = FoundPage(.block("", "// swift-tools-version: 6.0"), defaults: defaults)
        #expect(page.examples.first?.kind == .manifest)
    }
}
