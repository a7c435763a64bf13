import Examples
import TestSupport
import Testing

/// The only example of a page of one block with these marks.
private func example(_ marks: String) -> Example? { FoundPage(.block(marks)).examples.first }

private func check(
    _ marks: String, isOfKind kind: ExampleKind,
    sourceLocation: Testing.SourceLocation = #_sourceLocation
) {
    check(.block(marks), finds: [], sourceLocation: sourceLocation)
    #expect(example(marks)?.kind == kind, sourceLocation: sourceLocation)
}

private func check<Value: Equatable>(
    _ marks: String, _ setting: KeyPath<ExampleSettings, Value>, is value: Value,
    sourceLocation: Testing.SourceLocation = #_sourceLocation
) {
    check(.block(marks), finds: [], sourceLocation: sourceLocation)
    #expect(example(marks)?.settings[keyPath: setting] == value, sourceLocation: sourceLocation)
}

@Suite struct `Kinds of examples` {
    @Test func `without marks it is run`() {
        check("", isOfKind: .run)
    }

    @Test func `no-run`() {
        check("no-run", isOfKind: .noRun)
    }

    @Test func `compile-fail`() {
        check("compile-fail", isOfKind: .compileFail)
    }

    @Test func `should-crash`() {
        check("should-crash", isOfKind: .shouldCrash)
    }

    @Test func `exit with a status`() {
        check("exit=3", isOfKind: .exit(3))
        check("exit=255", isOfKind: .exit(255))
    }

    @Test func `sketch`() {
        check("sketch", isOfKind: .sketch)
    }

    @Test func `ignore with a reason`() {
        check("ignore=\"needs a camera\"", isOfKind: .ignore(why: "needs a camera"))
    }

    @Test func `a package manifest is shown`() {
        #expect(
            FoundPage(.block("", "// swift-tools-version: 6.0")).examples.first?.kind == .manifest)
        #expect(
            FoundPage(.block("", "\n//swift-tools-version:5")).examples.first?.kind == .manifest)
    }

    @Test func `a mark on a package manifest holds`() {
        let page = FoundPage(.block("no-run", "// swift-tools-version: 6.0"))
        #expect(page.examples.first?.kind == .noRun)
    }

    @Test func `each kind has a word`() {
        let kinds: [ExampleKind] = [
            .run, .noRun, .compileFail, .shouldCrash, .exit(1), .sketch, .ignore(why: ""),
            .manifest,
        ]
        #expect(
            kinds.map(\.name) == [
                "run", "no-run", "compile-fail", "should-crash", "exit", "sketch", "ignore",
                "manifest",
            ])
    }
}

@Suite struct `Settings by marks` {
    @Test func `without marks`() {
        check("", \.self, is: ExampleSettings())
        #expect(ExampleSettings().timeout == .seconds(10))
    }

    @Test func `timeouts in units`() {
        check("timeout=5s", \.timeout, is: .seconds(5))
        check("timeout=1.5s", \.timeout, is: .milliseconds(1500))
        check("timeout=500ms", \.timeout, is: .milliseconds(500))
        check("timeout=60m", \.timeout, is: .seconds(3600))
    }

    @Test func `language modes`() {
        check("swift=4.2", \.languageMode, is: "4.2")
        check("swift=6", \.languageMode, is: "6")
    }

    @Test func `several features`() {
        check("feature=A feature=B", \.features, is: ["A", "B"])
    }

    @Test func `optimize`() {
        check("optimize", \.optimize, is: true)
    }

    @Test func `standard input with escapes`() {
        check(#"stdin="a\nb\tc\d""#, \.standardInput, is: "a\nb\tc\\d")
    }

    @Test func `arguments as a shell splits them`() {
        check("args=\"one 'a b' '' c'd e'\"", \.arguments, is: ["one", "a b", "", "cd e"])
    }

    @Test func `no arguments`() {
        check("args=\"\"", \.arguments, is: [])
    }

    @Test func `environment variables`() {
        check("env.A=1 env.B_2=\"x y\"", \.environment, is: ["A": "1", "B_2": "x y"])
    }

    @Test func `an empty environment variable`() {
        check("env.A=", \.environment, is: ["A": ""])
    }

    @Test func `the network`() {
        check("allow=network", \.allowsNetwork, is: true)
    }

    @Test func `marks after commas`() {
        check("timeout=5s,optimize, swift=6", \.languageMode, is: "6")
        #expect(FoundPage("```swift,no-run\nx\n```").examples.first?.kind == .noRun)
    }

    @Test func `the word swift in any case`() {
        #expect(FoundPage("```SWIFT\nx\n```\n```Swift\nx\n```").examples.count == 2)
    }

    @Test func `another language is no example`() {
        #expect(FoundPage("```swiftui\nx\n```\n```\nx\n```\n```text\nx\n```").examples.isEmpty)
    }

    @Test func `an indented block is no example`() {
        #expect(FoundPage("    swift\n    print(1)").examples.isEmpty)
    }

    @Test func `durations are written as an author would`() {
        #expect(Duration.seconds(5).written == "5s")
        #expect(Duration.milliseconds(1500).written == "1500ms")
    }
}
