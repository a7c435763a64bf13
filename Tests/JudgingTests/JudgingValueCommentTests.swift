import Diagnostics
import Examples
import Judging
import Runs
import SwiftCode
import TestSupport
import Testing

@Suite struct `A comment that states a value` {
    /// The value of `f()` and what a page may state of it.
    private func check(
        _ value: TwinObservations.Value, isStatedBy words: String...,
        sourceLocation: Testing.SourceLocation = #_sourceLocation
    ) {
        for words in words { judge(value, words, isMet: true, sourceLocation) }
    }

    private func check(
        _ value: TwinObservations.Value, isNotStatedBy words: String...,
        sourceLocation: Testing.SourceLocation = #_sourceLocation
    ) {
        for words in words { judge(value, words, isMet: false, sourceLocation) }
    }

    private func judge(
        _ value: TwinObservations.Value, _ words: String, isMet: Bool,
        _ sourceLocation: Testing.SourceLocation
    ) {
        let page = CheckedPage(
            .block("", "f()  // => \(words)"), [.takes([.passes("f()"), .value("f()", value)])],
            sourceLocation: sourceLocation)
        #expect(
            page.examples[0].expectations.map(\.verdict) == [isMet ? .met : .unmet], "\(words)",
            sourceLocation: sourceLocation)
    }

    @Test func `is met by a number however it is written`() {
        check(.plain("1000"), isStatedBy: "1000", "1_000", "1000.0", "0x3E8", "1e3")
        check(.plain("-5"), isStatedBy: "-5")
        check(.plain("1000"), isNotStatedBy: "1001", "-1000", "\"1000x\"")
    }

    @Test func `is met by a float to the last digit`() {
        check(.plain("0.30000000000000004"), isStatedBy: "0.30000000000000004")
        check(.plain("0.30000000000000004"), isNotStatedBy: "0.3")
    }

    @Test func `is met by a string with quotes`() {
        check(.string("a"), isStatedBy: "\"a\"")
        check(.string("a\nb"), isStatedBy: #""a\nb""#)
        check(.string("a"), isNotStatedBy: "\"b\"")
    }

    @Test func `is met by an optional, with and without the word`() {
        check(
            .init(description: "Optional(5)", debugDescription: "Optional(5)"),
            isStatedBy: "5", "Optional(5)", ".some(5)")
        check(.plain("nil"), isStatedBy: "nil")
        check(.plain("nil"), isNotStatedBy: "0")
    }

    @Test func `is met by the list of its elements`() {
        let slice = TwinObservations.Value(
            description: "[1, 2]", debugDescription: "ArraySlice([1, 2])", elements: "[1, 2]")
        check(slice, isStatedBy: "[1, 2]", "[1,2]", "ArraySlice([1, 2])", "[1, [..]")
        check(slice, isNotStatedBy: "[2, 1]", "[1]", "[1, 2, 3]", "[]")
        let lazy = TwinObservations.Value(
            description: "LazyMapSequence<Array<Int>, Int>(_base: [1])",
            debugDescription: "LazyMapSequence<Array<Int>, Int>(_base: [1])",
            elements: "[[\"a\", \"b\"], []]")
        check(lazy, isStatedBy: #"[["a", "b"], []]"#, #"[["a","b"],[]]"#)
        check(lazy, isNotStatedBy: #"[["b", "a"], []]"#, #"[["a", "b"], [1]]"#, "[1]")
    }

    @Test func `is met by the list of an optional's elements, and of a tuple's`() {
        let optional = TwinObservations.Value(
            description: "Optional(ArraySlice([1]))", debugDescription: "Optional(ArraySlice([1]))",
            elements: "Optional([1])")
        check(optional, isStatedBy: "[1]", "Optional([1])")
        check(optional, isNotStatedBy: "[2]", "nil", "Optional([2])")
        let tuple = TwinObservations.Value(
            description: "(a: ArraySlice([1]), 2)", debugDescription: "(a: ArraySlice([1]), 2)",
            elements: "(a: [1], 2)")
        check(tuple, isStatedBy: "(a: [1], 2)")
        check(tuple, isNotStatedBy: "(a: [2], 2)", "(b: [1], 2)")
    }

    @Test func `is told the list of its elements where it is another one`() {
        checkComments(
            "f()  // => 1️⃣[1, 3]",
            takes: .passes("f()"),
            .value(
                "f()",
                .init(
                    description: "[1, 2]", debugDescription: "ArraySlice([1, 2])",
                    elements: "[1, 2]")),
            finds: ["value [[1, 3]] unmet: [1, 2]"],
            says: ["1️⃣ the value is [1, 2] here, and the comment states [1, 3] [value-mismatch]"])
    }

    @Test func `is met by a case`() {
        let north = TwinObservations.Value(
            description: "north", debugDescription: "main.Direction.north")
        check(north, isStatedBy: ".north", "Direction.north")
        check(north, isNotStatedBy: ".south")
    }

    @Test func `is met by a structure, with and without the module`() {
        let point = TwinObservations.Value(
            description: "Point(x: 1, y: 2)", debugDescription: "main.Point(x: 1, y: 2)")
        check(point, isStatedBy: "Point(x: 1, y: 2)", "main.Point(x: 1, y: 2)", "Point(x:1,y:2)")
        check(point, isNotStatedBy: "Point(x: 1, y: 3)", "Spot(x: 1, y: 2)")
    }

    @Test func `is met by an array in its order`() {
        check(.plain("[1, 2]"), isStatedBy: "[1, 2]", "[1,2]")
        check(.plain("[1, 2]"), isNotStatedBy: "[2, 1]", "[1]")
    }

    @Test func `is met by a set and a dictionary in any order`() {
        check(
            .init(description: "[2, 1]", debugDescription: "Set([2, 1])", style: .set),
            isStatedBy: "[1, 2]", "Set([1, 2])")
        check(
            .init(description: "[2, 1]", debugDescription: "Set([2, 1])", style: .set),
            isNotStatedBy: "[1, 3]")
        let ages = "[\"b\": 2, \"a\": 1]"
        check(
            .init(description: ages, debugDescription: ages, style: .dictionary),
            isStatedBy: "[\"a\": 1, \"b\": 2]")
        check(
            .init(description: ages, debugDescription: ages, style: .dictionary),
            isNotStatedBy: "[\"a\": 2, \"b\": 1]")
    }

    @Test func `is told with the value that is`() {
        checkComments(
            "f()  // => 1️⃣5", takes: .passes("f()"), .value("f()", .plain("6")),
            finds: ["value [5] unmet: 6"],
            says: ["1️⃣ the value is 6 here, and the comment states 5 [value-mismatch]"],
            hint: "correct the code, or accept the value: sitegen bless page.md:2")
    }

    @Test func `is told with a string as it is in code`() {
        checkComments(
            "f()  // => \"1️⃣a\"", takes: .passes("f()"), .value("f()", .string("b\nc")),
            finds: [#"value [a] unmet: "b\nc""#],
            says: [#"1️⃣ the value is "b\nc" here, and the comment states "a" [value-mismatch]"#])
    }

    @Test func `that may be prose is not verified where it does not hold`() {
        checkComments(
            "f()  // => the sum", takes: .passes("f()"), .value("f()", .plain("6")),
            finds: [
                "value [the sum] unverified: the value here is another one, and the comment may "
                    + "be prose"
            ])
    }

    @Test func `is met by one of several values`() {
        checkComments(
            "for i in x {\n    f(i)  // => 2\n}",
            takes: .value("f(i)", .plain("1")), .value("f(i)", .plain("2")),
            finds: ["value [2] met"])
    }

    @Test func `is told with the last of several`() {
        checkComments(
            "for i in x {\n    f(i)  // => 1️⃣5\n}",
            takes: .value("f(i)", .plain("1")), .value("f(i)", .plain("2")),
            finds: ["value [5] unmet: 2"],
            says: ["1️⃣ the value is 2 here, and the comment states 5 [value-mismatch]"])
    }

    @Test func `is not verified where the code never ran`() {
        checkComments(
            "f()  1️⃣// => 5", takes: .prints(""),
            finds: ["value [5] unverified: the code here never runs"],
            says: [
                "1️⃣ warning: sitegen cannot verify what the comment states: the code here never "
                    + "runs [not-verified]"
            ])
    }

    @Test func `is not verified where the value was clipped`() {
        checkComments(
            "f()  1️⃣// => 5", takes: .passes("f()"),
            .value("f()", .init(description: "5", debugDescription: "55", isClipped: true)),
            finds: ["value [5] met"])
        checkComments(
            "f()  1️⃣// => 5", takes: .passes("f()"),
            .value("f()", .init(description: "44", debugDescription: "44", isClipped: true)),
            finds: ["value [5] unverified: the value is too long to compare"],
            says: [
                "1️⃣ warning: sitegen cannot verify what the comment states: the value is too "
                    + "long to compare [not-verified]"
            ])
    }

    @Test func `is not verified where the probe was dropped, with the reason`() {
        let run = ScriptedRun.prints("").observing { program in
            var observations = TwinObservations()
            for probe in program.plan.probes { observations.dropped[probe.id] = "it traps" }
            return .found(observations)
        }
        checkComments(
            "f()  1️⃣// => 5", run, finds: ["value [5] unverified: it traps"],
            says: [
                "1️⃣ warning: sitegen cannot verify what the comment states: it traps [not-verified]"
            ])
    }
}

@Suite struct `A value that is stated of a call without a result` {
    @Test func `is what the call prints`() {
        checkComments(
            "print(x)  // => 5", takes: .passes("print(x)", prints: "5\n"),
            .value("print(x)", .void), finds: ["value [5] met"])
    }

    @Test func `is not met by something else that it prints`() {
        checkComments(
            "print(x)  // => 1️⃣5", takes: .passes("print(x)", prints: "6\n"),
            .value("print(x)", .void), finds: ["value [5] unmet: 6"],
            says: [
                "1️⃣ the code here prints something other than the comment states [output-mismatch]"
            ])
    }

    @Test func `is not verified where it prints nothing`() {
        checkComments(
            "f()  1️⃣// => 5", takes: .passes("f()"), .value("f()", .void),
            finds: ["value [5] unverified: the code here has no value and prints nothing"],
            says: [
                "1️⃣ warning: sitegen cannot verify what the comment states: the code here has no "
                    + "value and prints nothing [not-verified]"
            ])
    }

    @Test func `may be what a call with a result prints`() {
        checkComments(
            "f()  // => 5", takes: .passes("f()", prints: "5\n"), .value("f()", .plain("true")),
            finds: ["value [5] met"])
    }
}

@Suite struct `A comment that states what a variable holds` {
    @Test func `is met by its value after the statement`() {
        checkComments(
            "var x = 1\nx += 1  // x is now 2", takes: .passes("x += 1"), .value("x", .plain("2")),
            finds: ["variable [2] met"])
    }

    @Test func `is not met by another, and the variable is named`() {
        checkComments(
            "var x = 1\nx += 1\n// x is now 1️⃣3", takes: .passes("x += 1"),
            .value("x", .plain("2")), finds: ["variable [3] unmet: 2"],
            says: ["1️⃣ 'x' is 2 here, and the comment states 3 [value-mismatch]"],
            hint: "correct the code, or accept the value: sitegen bless page.md:4")
    }

    @Test func `may speak of several`() {
        checkComments(
            "let (a, b) = f()\n// a is 1, and b is 1️⃣2", takes: .passes("let (a, b)"),
            .value("a", .plain("1")), .value("b", .plain("3")),
            finds: ["variable [1] met", "variable [2] unmet: 3"],
            says: ["1️⃣ 'b' is 3 here, and the comment states 2 [value-mismatch]"])
    }
}

@Suite struct `Wrong values that are 1, 2 and so on` {
    /// `let a = 1 + 2  // => 1`, `let b = 2 + 2  // => 2`
    private func check(
        _ lead: String, in defaults: ExampleDefaults, says problems: [String],
        sourceLocation: Testing.SourceLocation = #_sourceLocation
    ) {
        let page = CheckedPage(
            .block("", "let a = f()  // \(lead)1\nlet b = g()  // \(lead)2\nprint(a)"),
            [
                .takes([
                    .passes("let a"), .value("f()", .plain("3")), .passes("let b"),
                    .value("g()", .plain("4")),
                ])
            ], defaults: defaults, sourceLocation: sourceLocation)
        #expect(
            page.diagnostics.filter { $0.severity == .error }.map(\.code) == problems,
            sourceLocation: sourceLocation)
    }

    @Test func `are wrong on a site`() {
        let wrong = ["value-mismatch", "value-mismatch"]
        check("=> ", in: .init(), says: wrong)
        check("returns ", in: .init(), says: wrong)
    }

    @Test func `are wrong in a folder where a word leads them, and may count steps alone`() {
        check("=> ", in: .withoutConfiguration, says: ["value-mismatch", "value-mismatch"])
        check("", in: .withoutConfiguration, says: [])
    }
}
