import Diagnostics
import Examples
import Judging
import OutputMatching
import Runs
import TestSupport
import Testing

private let differs =
    "the code here prints something other than the comment states [output-mismatch]"
private let isNotVerified =
    "sitegen cannot verify what the comment states: it varies [not-verified]"
private let isSilent =
    "the comment states output, but the code here prints nothing [output-mismatch]"

@Suite struct `A comment that states what is printed` {
    @Test func `is met by all that its statement prints`() {
        checkComments(
            "f()  // Prints \"a\"", takes: .passes("f()", prints: "a\n"), finds: ["prints [a] met"])
    }

    @Test func `is not met by another text, and the place and the difference are told`() {
        checkComments(
            "f()  // Prints \"1️⃣a\"", takes: .passes("f()", prints: "b\n"),
            finds: ["prints [a] unmet: b"], says: ["1️⃣ \(differs)"], details: ["- a", "+ b"],
            hint: "correct the code, or accept what it prints: sitegen bless page.md:2")
    }

    @Test func `is not met where more is printed`() {
        checkComments(
            "f()  // Prints \"1️⃣a\"", takes: .passes("f()", prints: "a\nb\n"),
            finds: ["prints [a] unmet: a\nb"], says: ["1️⃣ \(differs)"], details: ["  a", "+ b"])
    }

    @Test func `is not met where nothing is printed, which cannot be written`() {
        checkComments(
            "f()  // Prints \"1️⃣a\"", takes: .passes("f()"), finds: ["prints [a] unmet: "],
            says: ["1️⃣ \(isSilent)"], details: ["- a"],
            hint: "correct the code, or remove the comment")
    }

    @Test func `is not met by what another statement prints`() {
        checkComments(
            "f()  // Prints \"1️⃣a\"\ng()", takes: .passes("f()", prints: "b\n"), .prints("a\n"),
            finds: ["prints [a] unmet: b"], says: ["1️⃣ \(differs)"], details: ["- a", "+ b"])
    }

    @Test func `is met where it says that nothing is printed`() {
        checkComments("f()  // Prints nothing", takes: .passes("f()"), finds: ["prints [] met"])
    }

    @Test func `is not met by something where it says that nothing is`() {
        checkComments(
            "f()  // Prints 1️⃣nothing", takes: .passes("f()", prints: "a\n"),
            finds: ["prints [] unmet: a"], says: ["1️⃣ \(differs)"], details: ["- ⏎", "+ a"])
    }

    @Test func `may be the text with its escapes resolved`() {
        checkComments(
            #"f()  // Prints "a\nb \"c\"""#, takes: .passes("f()", prints: "a\nb \"c\"\n"),
            finds: [#"prints [a\nb \"c\"] met"#])
    }

    @Test func `is met without the white space at the end`() {
        checkComments(
            "f()  // Prints \"a\"", takes: .passes("f()", prints: "a  \n"),
            finds: ["prints [a] met"])
    }

    @Test func `may have wildcards`() {
        checkComments(
            "f()  // Prints \"took [..] ms\"", takes: .passes("f()", prints: "took 5 ms\n"),
            finds: ["prints [took [..] ms] met"])
        checkComments(
            "f()\n// Prints:\n// a\n// ...\n// z", takes: .passes("f()", prints: "a\nb\nc\nz\n"),
            finds: ["prints [a\n...\nz] met"])
    }

    @Test(arguments: [
        ("rolled [..]", true), ("rolled 1", false), ("rolled 5", false), ("[..] 1", false),
    ])
    func `is met where it holds for two runs of which each prints something else`(
        stated: String, isMet: Bool
    ) {
        let run: ScriptedRun = .takes([
            .passes("print(0)", prints: "0\n"),
            .varies("f()", prints: "rolled 1\n", elsewhere: "rolled 5\n"),
        ])
        let verdict = isMet ? "met" : "unverified: it varies"
        checkComments(
            "print(0)\nf()  1️⃣// Prints \"\(stated)\"", run,
            finds: ["prints [\(stated)] \(verdict)"],
            says: isMet ? [] : ["1️⃣ note: \(isNotVerified)"], in: .withoutConfiguration)
        checkComments(
            "print(0)\nf()\n// \(stated)\n// ...", run,
            finds: ["lines [\(stated)\n...] \(verdict)"], in: .withoutConfiguration)
    }

    @Test func `is met by standard error where it prints nothing else`() {
        checkComments(
            "f()  // Prints \"a\"", .takes([.passes("f()", errors: "a\n")]),
            finds: ["prints [a] met"],
            says: [
                "(page.md:1:1) the page does not state what the example writes to standard error "
                    + "[output-not-stated]"
            ])
    }

    @Test func `is met by the lines that it writes to`() {
        checkComments(
            "print(1, terminator: \"\")\nf()  // Prints \"1 a\"",
            takes: .prints("1"), .passes("f()", prints: " a\n"), finds: ["prints [1 a] met"])
    }
}

@Suite struct `Comments of several lines` {
    @Test func `are met together`() {
        checkComments(
            "f()\n// Prints \"a\"\n// Prints \"b\"", takes: .passes("f()", prints: "a\nb\n"),
            finds: ["prints [a\nb] met"])
    }

    @Test func `tell the wrong one among right ones`() {
        checkComments(
            "f()\n// Prints \"a\"\n// Prints \"1️⃣x\"\n// Prints \"c\"",
            takes: .passes("f()", prints: "a\nb\nc\n"),
            finds: ["prints [a\nx\nc] unmet: a\nb\nc"],
            says: ["1️⃣ \(differs)"], details: ["  a", "- x", "+ b", "  c"])
    }

    @Test func `are not met where one is missing in the middle`() {
        checkComments(
            "f()\n// Prints:\n// 1️⃣a\n// b", takes: .passes("f()", prints: "b\n"),
            finds: ["prints [a\nb] unmet: b"],
            says: ["1️⃣ \(differs)"], details: ["- a", "  b"])
    }

    @Test func `are told of at the last one where more is printed`() {
        checkComments(
            "f()\n// Prints \"a\"\n// Prints \"1️⃣b\"", takes: .passes("f()", prints: "a\nb\nc\n"),
            finds: ["prints [a\nb] unmet: a\nb\nc"],
            says: ["1️⃣ \(differs)"], details: ["  a", "  b", "+ c"])
    }

    @Test func `may be of the statements before that nothing is said of`() {
        checkComments(
            "f()\ng()\n// Prints:\n// a\n// b",
            takes: .passes("f()", prints: "a\n"), .passes("g()", prints: "b\n"),
            finds: ["prints [a\nb] met"])
    }

    @Test func `are not of statements before that something is said of`() {
        checkComments(
            "f()  // Prints \"a\"\ng()\n// Prints:\n// 1️⃣a\n// b",
            takes: .passes("f()", prints: "a\n"), .passes("g()", prints: "b\n"),
            finds: ["prints [a] met", "prints [a\nb] unmet: b"],
            says: ["1️⃣ \(differs)"], details: ["- a", "  b"])
    }

    @Test func `are held against what several statements print where that is nearer`() {
        checkComments(
            "f()\ng()\n// Prints:\n// a\n// 1️⃣x",
            takes: .passes("f()", prints: "a\n"), .passes("g()", prints: "b\n"),
            finds: ["prints [a\nx] unmet: a\nb"],
            says: ["1️⃣ \(differs)"], details: ["  a", "- x", "+ b"])
    }
}

@Suite struct `A comment at code that is passed more than once` {
    @Test func `is met if one passage does it`() {
        checkComments(
            "for i in x {\n    f()  // Prints \"b\"\n}",
            takes: .passes("f()", prints: "a\n"), .passes("f()", prints: "b\n"),
            finds: ["prints [b] met"],
            says: [
                "(page.md:1:1) the page does not state what the example prints [output-not-stated]"
            ],
            details: ["+ a"])
    }

    @Test func `is met by all passages together`() {
        checkComments(
            "for i in x {\n    f()  // Prints \"a\\nb\"\n}",
            takes: .passes("f()", prints: "a\n"), .passes("f()", prints: "b\n"),
            finds: ["prints [a\\nb] met"])
    }

    @Test func `is not met if none does`() {
        checkComments(
            "for i in x {\n    f()  // Prints \"1️⃣c\"\n}",
            takes: .passes("f()"), .passes("f()", prints: "b\n"),
            finds: ["prints [c] unmet: b"], says: ["1️⃣ \(differs)"], details: ["- c", "+ b"])
    }

    @Test func `is shown the passage that is nearest`() {
        checkComments(
            "for i in x {\n    f()\n    // Prints \"1️⃣c\"\n    // Prints \"d\"\n}",
            takes: .passes("f()", prints: "a\nb\n"), .passes("f()", prints: "x\nd\n"),
            finds: ["prints [c\nd] unmet: x\nd"],
            says: ["1️⃣ \(differs)"], details: ["- c", "+ x", "  d"])
    }

    @Test func `is not verified where it is never passed`() {
        checkComments(
            "if x {\n    1️⃣f()  // Prints \"a\"\n}".replacing("1️⃣f()  ", with: "f()  1️⃣"),
            takes: .prints(""), finds: ["prints [a] unverified: the code here never runs"],
            says: [
                "1️⃣ warning: sitegen cannot verify what the comment states: the code here never "
                    + "runs [not-verified]"
            ])
    }
}

@Suite struct `A comment that speaks of no statement` {
    @Test func `is met by lines that the example prints`() {
        checkComments(
            "f()\ng()\n\n// Output:\n// a\n// b", takes: .prints("a\nb\n"),
            finds: ["prints [a\nb] met"])
    }

    @Test func `is not met by others`() {
        checkComments(
            "f()\ng()\n\n// Output:\n// a\n// 1️⃣b", takes: .prints("a\nc\n"),
            finds: ["prints [a\nb] unmet: a\nc"],
            says: ["1️⃣ \(differs)"], details: ["  a", "- b", "+ c"])
    }

    @Test func `is not verified where nothing is printed`() {
        checkComments(
            "f()\ng()\n\n1️⃣// Output:\n// a", takes: .prints(""),
            finds: ["prints [a] unverified: the code here prints nothing"],
            says: [
                "1️⃣ warning: sitegen cannot verify what the comment states: the code here "
                    + "prints nothing [not-verified]"
            ])
    }
}

@Suite struct `Where the twin was given up, a comment` {
    private func givenUp(_ text: String) -> ScriptedRun {
        .prints(text).observing { _ in .givenUp(reason: "it differs") }
    }

    @Test func `is met by a line that the example prints`() {
        checkComments(
            "f()  // Prints \"a\"", givenUp("a\n"), finds: ["prints [a] met"])
    }

    @Test func `is not verified otherwise, with the reason`() {
        let page = CheckedPage(.block("", "f()  // Prints \"a\""), [givenUp("b\n")])
        #expect(
            page.examples[0].expectations.map(\.verdict) == [.unverified(reason: "it differs")])
        #expect(
            page.diagnostics.contains { $0.code == "not-verified" && $0.severity == .warning })
    }
}

@Suite struct `Judging comment lines without a lead word` {
    @Test func `are met where all are printed`() {
        checkComments(
            "print(x)\n// a b\n// c d", takes: .passes("print(x)", prints: "a b\nc d\n"),
            finds: ["lines [a b\nc d] met"])
    }

    @Test func `are prose where none is printed`() {
        checkComments(
            "print(x)\n// a b\n// c d", takes: .passes("print(x)"),
            finds: [
                "lines [a b\nc d] unverified: the code here prints no line of the comment, "
                    + "which may be prose"
            ],
            says: [
                "(page.md:3:1) warning: sitegen cannot verify what the comment states: the code "
                    + "here prints no line of the comment, which may be prose [not-verified]"
            ])
    }

    @Test func `are not met where one is printed and another is not`() {
        checkComments(
            "print(x)\n// a b\n// 1️⃣c d", takes: .passes("print(x)", prints: "a b\nx\n"),
            finds: ["lines [a b\nc d] unmet: a b\nx"], says: ["1️⃣ \(differs)"],
            details: ["  a b", "- c d", "+ x"])
    }

    @Test func `may leave lines out`() {
        checkComments(
            "print(x)\n// a b\n// c d", takes: .passes("print(x)", prints: "a b\nx\nc d\n"),
            finds: ["lines [a b\nc d] met"],
            says: [
                "(page.md:1:1) the page does not state what the example prints [output-not-stated]"
            ],
            details: ["+ x"])
    }

    @Test func `are not verified where the code never ran`() {
        checkComments(
            "if y {\n    print(x)\n    1️⃣// a b\n    // c d\n}", takes: .prints(""),
            finds: [
                "lines [a b\nc d] unverified: the code here never runs"
            ],
            says: [
                "1️⃣ warning: sitegen cannot verify what the comment states: the code here never "
                    + "runs [not-verified]"
            ])
    }
}

@Suite struct `Output that comments state` {
    @Test func `need not be stated in a fence`() {
        checkComments(
            "f()  // Prints \"a\"\ng()  // Prints \"b\"",
            takes: .passes("f()", prints: "a\n"), .passes("g()", prints: "b\n"),
            finds: ["prints [a] met", "prints [b] met"])
    }

    @Test func `leaves the rest to be stated`() {
        checkComments(
            "f()  // Prints \"a\"\ng()", takes: .passes("f()", prints: "a\n"), .prints("b\n"),
            finds: ["prints [a] met"],
            says: [
                "(page.md:1:1) the page does not state what the example prints [output-not-stated]"
            ],
            details: ["+ b"])
    }

    @Test func `leaves nothing to be stated while it does not hold`() {
        checkComments(
            "f()  // Prints \"1️⃣a\"\ng()", takes: .passes("f()", prints: "b\n"), .prints("c\n"),
            finds: ["prints [a] unmet: b"], says: ["1️⃣ \(differs)"])
    }

    @Test func `counts beside a fence`() {
        checkComments(
            "f()  // Prints \"1️⃣a\"", takes: .passes("f()", prints: "b\n"),
            finds: ["prints [a] unmet: b"], says: ["1️⃣ \(differs)"],
            then: "\n```output\nb\n```\n")
    }

    @Test func `is published with its wildcards`() {
        let page = CheckedPage(
            .block("", "f()  // Prints \"took [..] ms\"\ng()  // Prints \"a\""),
            [.takes([.passes("f()", prints: "took 5 ms\n"), .passes("g()", prints: "a\n")])])
        #expect(page.diagnostics == [])
        #expect(page.examples[0].output.count == 2)
        #expect(page.examples[0].output.first != .text("took 5 ms"))
        #expect(page.examples[0].output.last == .text("a"))
    }
}

@Suite struct `In a folder, a comment` {
    @Test func `that does not hold fails the block`() {
        checkComments(
            "f()  // Prints \"1️⃣a\"", takes: .passes("f()", prints: "b\n"),
            finds: ["prints [a] unmet: b"], says: ["1️⃣ \(differs)"],
            in: .withoutConfiguration)
    }

    @Test func `that cannot be verified is a note, and the block is unverifiable`() {
        let page = CheckedPage(
            .block("", "if x {\n    f()  // Prints \"a\"\n}"), [.takes([])],
            defaults: .withoutConfiguration)
        #expect(page.diagnostics.map(\.severity) == [.note])
        #expect(
            page.examples[0].verdict
                == .unverifiable(reason: "the code here never runs"))
    }

    @Test func `leaves what else is printed alone`() {
        checkComments(
            "f()  // Prints \"a\"\ng()", takes: .passes("f()", prints: "a\n"), .prints("b\n"),
            finds: ["prints [a] met"], in: .withoutConfiguration)
    }

    @Test func `without a lead word that is prose says nothing on the block`() {
        let page = CheckedPage(
            .block("", "f()\n// some prose\n// and more"), [.takes([.passes("f()")])],
            defaults: .withoutConfiguration)
        #expect(page.diagnostics == [])
        #expect(page.examples[0].verdict == .skipped(reason: "states nothing"))
    }
}

@Suite struct `Where nothing is known, a comment is not verified` {
    private func check(
        _ run: ScriptedRun, marks: String = "", because reason: String,
        sourceLocation: Testing.SourceLocation = #_sourceLocation
    ) {
        let page = CheckedPage(.block(marks, "f()  // Prints \"a\""), [run])
        let expectations = page.examples[0].expectations.filter { $0.form == .prints }
        #expect(
            expectations.map(\.verdict) == [.unverified(reason: reason)],
            sourceLocation: sourceLocation)
        #expect(
            !page.diagnostics.contains { $0.code == "not-verified" },
            sourceLocation: sourceLocation)
    }

    @Test func `because the example does not compile`() {
        check(.isRefused(.error("no", at: "f()")), because: "the example does not compile")
    }

    @Test func `because the compiler does not end`() {
        check(
            .compilerFails(.timedOut(after: .seconds(1))),
            because: "the compiler gives no result")
    }

    @Test func `because the example is only compiled`() {
        check(
            .compiles(), marks: "no-run", because: "sitegen only compiles the example")
    }
}
