import Diagnostics
import Examples
import Judging
import TestSupport
import Testing

@Suite struct `A block without configuration that does not compile` {
    private func check(
        _ code: String, _ run: ScriptedRun, isOutline reason: String,
        sourceLocation: Testing.SourceLocation = #_sourceLocation
    ) {
        let page = CheckedPage(
            .block("", code), [run], defaults: .withoutConfiguration,
            sourceLocation: sourceLocation)
        #expect(
            page.examples.map(\.verdict) == [.skipped(reason: reason)],
            sourceLocation: sourceLocation)
        #expect(
            page.diagnostics.allSatisfy { $0.severity == .note }, sourceLocation: sourceLocation)
    }

    @Test func `is an outline if only bodies are missing`() {
        let page = CheckedPage(
            .block("", "func f()\nfunc g() -> Int"), [], defaults: .withoutConfiguration)
        #expect(
            page.examples.map(\.verdict) == [.skipped(reason: "an outline: bodies are left out")])
    }

    @Test(arguments: ["// ...", "// … more", "/* ... */"])
    func `is an outline if a comment stands for code`(_ comment: String) {
        check(
            "func f() -> Int {\n    \(comment)\n}",
            .isRefused(.error("missing return in global function", at: "}")),
            isOutline: "an outline: it does not compile, and a comment '...' stands for code")
    }

    @Test(arguments: [
        ("override func load() {\n    super.load()\n}", "override"),
        ("case north, south", "case"), ("deinit {\n    print(1)\n}", "deinit"),
    ])
    func `is an outline if it is a piece of a type`(_ code: String, at word: String) {
        check(
            code, .isRefused(.error("this is allowed in a type only", at: word)),
            isOutline: "an outline: a piece of a type or of a 'switch'")
    }

    @Test(arguments: [
        ("func f() -> Int {\n    // looks it up\n}", "missing return in global function"),
        ("var a: Int {\n    /* kept */\n}", "missing return in getter expected to return 'Int'"),
        (
            "struct A {\n    let b: Int\n    init() {\n    // copies\n}\n}",
            "return from initializer without initializing all stored properties"
        ),
    ])
    func `is an outline if a body is only a comment`(_ code: String, _ error: String) {
        check(
            code, .isRefused(.error(error, at: "}")),
            isOutline: "an outline: a comment stands in place of a body")
    }

    @Test func `is none if a body has code, or something else is wrong`() {
        for (code, error, place) in [
            (
                "func f() -> Int {\n    // one\n    print(1)  // Prints \"1\"\n}",
                "missing return in", "}"
            ),
            ("func f() -> Int {\n    // one\n}\nprint(g)  // Prints \"1\"", "no g", "g)"),
        ] {
            let page = CheckedPage(
                .block("", code), [.isRefused(.error(error, at: place))],
                defaults: .withoutConfiguration)
            #expect(page.examples.map(\.verdict) == [.failed])
        }
    }
}

@Suite struct `A block that holds another opening fence` {
    private let text =
        "1️⃣```swift\nprint(1)  // Prints \"1\"\n\nSome words.\n\n```swift\nprint(2)\n```\n"
    private let refusals = [
        ScriptedMessage.error("cannot find 'Some' in scope", at: "Some"),
        ScriptedMessage.error("expected expression", at: "```"),
    ]

    @Test func `has one error, at its fence`() {
        let run = ScriptedRun.isRefused(refusals[0], refusals[1])
        for defaults in [ExampleDefaults(), .withoutConfiguration] {
            let page = CheckedPage(text, [run], defaults: defaults)
            #expect(
                page.found.marked.describe(page.diagnostics.filter { $0.severity == .error }) == [
                    "1️⃣ the block that begins here holds another opening fence, at line 6, "
                        + "and does not compile [fence-not-closed]"
                ])
        }
    }

    @Test func `has it also where a comment states an error`() {
        let text =
            "1️⃣~~~swift\nlet a: Int = \"b\"  // error: no\nWords.\n```swift\nlet b = 2\n~~~\n"
        let page = CheckedPage(text, [.isRefused(.error("expected expression", at: "Words"))])
        #expect(page.diagnostics.map(\.code) == ["fence-not-closed"])
    }

    @Test func `is none if it compiles, or the fence is text`() {
        let string = "```swift\nlet a = \"\"\"\n~~~swift\n~~~\n\"\"\"\nprint(b)\n```\n"
        let page = CheckedPage(string, [.isRefused(.error("cannot find 'b'", at: "b)"))])
        #expect(page.diagnostics.map(\.code) == ["example-does-not-compile"])
        let comment = "```swift\n/*\n~~~swift\n*/\nprint(b)\n```\n"
        let other = CheckedPage(comment, [.isRefused(.error("cannot find 'b'", at: "b)"))])
        #expect(other.diagnostics.map(\.code) == ["example-does-not-compile"])
    }
}
