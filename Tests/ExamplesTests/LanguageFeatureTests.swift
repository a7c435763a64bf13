import Diagnostics
import Examples
import TestSupport
import Testing

@Suite struct `An upcoming feature` {
    private let known = LanguageFeatures(
        upcoming: ["ExistentialAny", "ConciseMagicFile"], experimental: ["Embedded"])

    private func check(
        _ text: String, defaults: ExampleDefaults = ExampleDefaults(), finds problems: [String],
        hint: String? = nil, sourceLocation: Testing.SourceLocation = #_sourceLocation
    ) {
        let page = FoundPage(text, defaults: defaults)
        let found = known.problems(of: page.programs.value)
        #expect(page.marked.describe(found) == problems, sourceLocation: sourceLocation)
        if let hint { #expect(found.first?.hint == hint, sourceLocation: sourceLocation) }
    }

    @Test func `is known to the compiler`() {
        check(.block("feature=ExistentialAny"), finds: [])
    }

    @Test func `may be part of the language mode already`() {
        check(.block("swift=6 feature=ConciseMagicFile"), finds: [])
    }

    @Test func `with a slip of the pen has a near one`() {
        check(
            .block("optimize 1️⃣feature=ExistentialAyn"),
            finds: ["1️⃣ the compiler knows no upcoming feature 'ExistentialAyn' [unknown-feature]"],
            hint: "did you mean 'ExistentialAny'?")
    }

    @Test func `that nobody knows is an error`() {
        check(
            .block("1️⃣feature=NoSuchThing"),
            finds: ["1️⃣ the compiler knows no upcoming feature 'NoSuchThing' [unknown-feature]"],
            hint: "'swiftc -print-supported-features' lists those that it knows")
    }

    @Test func `is no experimental one`() {
        check(
            .block("1️⃣feature=Embedded"),
            finds: [
                "1️⃣ 'Embedded' is an experimental feature, but 'feature=' takes only upcoming ones "
                    + "[unknown-feature]"
            ], hint: "leave it out: the next compiler may not have an experimental feature")
    }

    @Test func `from a default is told once`() {
        var defaults = ExampleDefaults()
        defaults.marks = [.feature("NoSuchThing")]
        check(
            "1️⃣" + .block("") + "\n" + .block(""), defaults: defaults,
            finds: ["1️⃣ the compiler knows no upcoming feature 'NoSuchThing' [unknown-feature]"])
    }
}
