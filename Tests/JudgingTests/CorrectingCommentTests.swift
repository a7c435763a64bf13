import Corrections
import Diagnostics
import Examples
import Judging
import Runs
import TestSupport
import Testing

/// What blessing makes of the code of a block that did this; nil where it is left as it is.
///
/// What it makes of it holds, and is left as it is the next time.
private func check(
    _ code: String, _ run: ScriptedRun, becomes expected: String?,
    sourceLocation: Testing.SourceLocation = #_sourceLocation
) {
    func bless(_ code: String) -> (code: String?, isUnmet: Bool) {
        let judged = CheckedPage(.block("", code), [run], sourceLocation: sourceLocation).examples[
            0]
        let comments = judged.corrections.value.filter { $0.texts == nil }
        let isUnmet = judged.expectations.contains { $0.verdict == .unmet }
        guard !comments.isEmpty else { return (nil, isUnmet) }
        return (String(comments.code(of: judged.example).dropLast()), isUnmet)
    }
    let once = bless(code)
    #expect(once.code == expected, sourceLocation: sourceLocation)
    #expect(once.isUnmet, "it is wrong before", sourceLocation: sourceLocation)
    guard let new = once.code else { return }
    let twice = bless(new)
    #expect(twice.code == nil, "the second time changes nothing", sourceLocation: sourceLocation)
    #expect(!twice.isUnmet, "it is right afterwards", sourceLocation: sourceLocation)
}

/// The same, of a statement `f()` that prints this.
private func check(
    _ code: String, prints printed: String, becomes expected: String?,
    sourceLocation: Testing.SourceLocation = #_sourceLocation
) {
    check(
        code, .takes([.passes("f()", prints: printed)]), becomes: expected,
        sourceLocation: sourceLocation)
}

/// The same, of an expression `f()` with this value.
private func check(
    _ code: String, value: TwinObservations.Value, becomes expected: String?,
    sourceLocation: Testing.SourceLocation = #_sourceLocation
) {
    check(
        code, .takes([.passes("f()"), .value("f()", value)]), becomes: expected,
        sourceLocation: sourceLocation)
}

@Suite struct `A comment about output, blessed` {
    @Test func `keeps its words, its quotes and its full stop`() {
        check("f()  // Prints \"a\".", prints: "b\n", becomes: "f()  // Prints \"b\".")
        check("f()  // This prints “a”", prints: "b\n", becomes: "f()  // This prints “b”")
    }

    @Test func `keeps the prose after the quotes`() {
        check(
            "f()  // Prints \"a\", because of it", prints: "b\n",
            becomes: "f()  // Prints \"b\", because of it")
    }

    @Test func `is put in quotes where it would be prose without`() {
        check("f()  // Prints nothing", prints: "it is\n", becomes: "f()  // Prints \"it is\"")
    }

    @Test func `is quoted by escapes where it was`() {
        check(
            #"f()  // Prints "a \"b\"""#, prints: "c \"d\"\n",
            becomes: #"f()  // Prints "c \"d\"""#)
    }

    @Test func `stays one line of several where it was`() {
        check(#"f()  // Prints "a\nb""#, prints: "a\nc\n", becomes: #"f()  // Prints "a\nc""#)
    }

    @Test func `has further lines under it, without the prose`() {
        check(
            "f()  // Prints \"a\", because of it", prints: "b\nc\n",
            becomes: "f()  // Prints \"b\", because of it\n     // Prints \"c\"")
    }

    @Test func `is found behind slashes of a string`() {
        check(
            "f(\"http://x\")  // Prints \"a\"",
            .takes([.passes("f(\"http", prints: "a\nb\n")]),
            becomes: "f(\"http://x\")  // Prints \"a\"\n               // Prints \"b\"")
    }

    @Test func `keeps the lines with wildcards that hold`() {
        check(
            "f()\n// Prints:\n// a\n// ...\n// x\n// e [..]", prints: "a\nb\nc\nd\ne 1\n",
            becomes: "f()\n// Prints:\n// a\n// ...\n// d\n// e [..]")
    }

    @Test func `is added to and taken from where lines differ`() {
        check(
            "f()\n// Prints:\n// a\n// b\n// c", prints: "a\nc\nd\n",
            becomes: "f()\n// Prints:\n// a\n// c\n// d")
    }

    @Test func `keeps the word before its first line`() {
        check(
            "f()\n// Prints \"a\"\n// \"b\"\n// \"c\"", prints: "b\nc\n",
            becomes: "f()\n// Prints \"b\"\n// \"c\"")
    }

    @Test func `keeps the code on its line`() {
        check(
            "f()  // Prints \"a\"\n// Prints \"b\"", prints: "b\n", becomes: "f()  // Prints \"b\"")
    }

    @Test func `may be lines of a block comment`() {
        check(
            "f()\n/*\n Prints:\n a\n b\n*/", prints: "a\nc\nd\n",
            becomes: "f()\n/*\n Prints:\n a\n c\n d\n*/")
    }

    @Test func `may be a block comment on one line`() {
        check("f()  /* Prints \"a\" */", prints: "b\n", becomes: "f()  /* Prints \"b\" */")
    }

    @Test func `is left where what is printed would end it`() {
        check("f()  /* Prints \"a\" */", prints: "b */ g()\n", becomes: nil)
    }

    @Test func `is left where it has no room for more lines`() {
        check("f()  /* Prints \"a\" */", prints: "b\nc\n", becomes: nil)
    }

    @Test func `may be lines without words`() {
        check(
            "for x in y { print(x) }\n// a\n// x",
            .takes([.passes("for x", prints: "a\nb\nc\n")]),
            becomes: "for x in y { print(x) }\n// a\n// b\n// c")
    }

    @Test func `goes on in its quotes over several lines`() {
        check(
            "f()\n// Prints \"a\n// b\"", prints: "a\nb\nc\n",
            becomes: "f()\n// Prints \"a\n// b\n// c\"")
    }

    @Test func `leaves other comments alone`() {
        check(
            "f()  // Prints \"a\"\n\n// Then:\nlet x = 1  // x is 1",
            .takes([.passes("f()", prints: "b\n"), .value("x", .plain("1"))]),
            becomes: "f()  // Prints \"b\"\n\n// Then:\nlet x = 1  // x is 1")
    }
}

@Suite struct `A comment about a value, blessed` {
    @Test func `keeps its arrow`() {
        check("f()  // => 1", value: .plain("2"), becomes: "f()  // => 2")
    }

    @Test func `keeps its quotes once`() {
        check("f()  // => \"a\"", value: .string("b"), becomes: "f()  // => \"b\"")
    }

    @Test func `loses its quotes where it is no string`() {
        check("f()  // => \"a\"", value: .plain("2"), becomes: "f()  // => 2")
    }

    @Test func `gets quotes where it is a string`() {
        check("f()  // => 1", value: .string("b"), becomes: "f()  // => \"b\"")
    }

    @Test func `is escaped where it must be`() {
        check("f()  // => \"a\"", value: .string("b\nc"), becomes: #"f()  // => "b\nc""#)
    }

    @Test func `keeps the dot of a case, or its type`() {
        let south = TwinObservations.Value(
            description: "south", debugDescription: "main.Direction.south")
        check("f()  // => .north", value: south, becomes: "f()  // => .south")
        check("f()  // => Direction.north", value: south, becomes: "f()  // => Direction.south")
    }

    @Test func `is of the variable that it names`() {
        check(
            "var x = f()  // x is now 1",
            .takes([.passes("var x"), .value("x", .plain("2"))]),
            becomes: "var x = f()  // x is now 2")
    }

    @Test func `is left where it is too long to be known`() {
        check(
            "f()  // => 1\ng()  // Prints \"a\"",
            .takes([
                .passes("f()"),
                .value(
                    "f()",
                    TwinObservations.Value(
                        description: "2", debugDescription: "2", isClipped: true)),
                .passes("g()", prints: "b\n"),
            ]),
            becomes: "f()  // => 1\ng()  // Prints \"b\"")
    }
}

@Suite struct `A comment about an error, blessed` {
    @Test func `has the words of the compiler`() {
        check(
            "let x: Int = \"\"  // error: cannot convert the value of type 'String' to 'Int'",
            .isRefused(
                .error(
                    "cannot convert value of type 'String' to specified type 'Int'", at: "\"\"")),
            becomes: "let x: Int = \"\"  // error: cannot convert value of type 'String' to "
                + "specified type 'Int'")
    }
}
