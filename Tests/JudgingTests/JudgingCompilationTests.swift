import Diagnostics
import Examples
import Judging
import Runs
import TestSupport
import Testing

@Suite struct `An example that the compiler does not take` {
    @Test func `fails at each error's place`() {
        check(
            "- ```swift\n  let a = 1️⃣x\n  let b = 2️⃣y\n  ```\n",
            .isRefused(.error("cannot find 'x'", at: "x"), .error("cannot find 'y'", at: "y")),
            finds: [
                "1️⃣ cannot find 'x' [example-does-not-compile]",
                "2️⃣ cannot find 'y' [example-does-not-compile]",
            ], details: [],
            hint: "correct the example, or mark it 'compile-fail' if readers should see this error")
    }

    @Test func `needs a package that was built for debugging, to see what is internal there`() {
        check(
            "```swift\n@testable import 1️⃣One\n```\n",
            .isRefused(.error("module 'One' was not compiled for testing", at: "One")),
            finds: ["1️⃣ module 'One' was not compiled for testing [example-does-not-compile]"],
            hint: "@testable needs 'configuration: debug'")
    }

    @Test func `has an error's notes as details`() {
        check(
            "```swift\nlet a = 1\nlet 1️⃣a = 2\n```\n",
            .isRefused(
                .warning("unused", at: "a = 1"), .error("invalid redeclaration", at: "a = 2"),
                .note("'a' previously declared here", at: "a = 1"), .note("twice", at: "a = 2")),
            finds: [
                "(page.md:2:5) warning: unused [compiler-warning]",
                "1️⃣ invalid redeclaration [example-does-not-compile]",
            ])
        let judged = CheckedPage(
            "```swift\nlet a = 1\nlet a = 2\n```\n",
            [
                .isRefused(
                    .error("invalid redeclaration", at: "a = 2"),
                    .note("'a' previously declared here", at: "a = 1"), .note("twice", at: "a = 2"))
            ])
        #expect(
            judged.diagnostics.map(\.details)
                == [["2:5: note: 'a' previously declared here", "3:5: note: twice"]])
    }

    @Test func `fails at its fence if the error has no place`() {
        check(
            "1️⃣" + .block(""), .isRefused(.error("no such module 'Foo'")),
            finds: ["1️⃣ no such module 'Foo' [example-does-not-compile]"])
    }

    @Test func `fails at the end if something is missing there`() {
        // The compiler's place is the line after the last.
        let page = FoundPage("```swift\nif a {1️⃣\n```\n")
        let run = ProgramRun(
            of: page.programs.value[0], compilation: .refused,
            messages: [
                CompilerMessage(
                    severity: .error, text: "expected '}'", source: "main.swift", line: 2, column: 1
                )
            ])
        let runs = ExampleRun.all(of: page.examples, runs: [run])
        #expect(
            page.marked.describe(runs.flatMap { CheckedExample($0).diagnostics })
                == ["1️⃣ expected '}' [example-does-not-compile]"])
    }

    @Test func `fails in its further source file`() {
        check(
            "```swift session=s\na\n```\n> ```swift session=s file=A.swift\n> 1️⃣x\n> ```\n",
            .isRefused(.error("cannot find 'x'", at: "x")),
            finds: ["1️⃣ cannot find 'x' [example-does-not-compile]"])
    }

    @Test func `fails if the compiler hangs`() {
        check(
            "1️⃣" + .block(""), .compilerFails(.timedOut(after: .seconds(60))),
            finds: [
                "1️⃣ the compiler does not finish the example within 60s [compiler-timed-out]"
            ],
            hint: """
                give the type checker less work: name types, and split long expressions;
                'limits: { compile: … }' in sitegen.yml allows more
                """)
    }

    @Test(
        arguments: [
            (.memory, "the compiler uses more memory than allowed for this example"),
            (.file, "the compiler writes a larger file than allowed for this example"),
            (.output, "the compiler prints more than allowed for this example"),
            (.processes, "the compiler starts more processes than allowed for this example"),
        ] as [(ProcessRun.Limit, String)])
    func `fails if the compiler comes to a limit`(_ limit: ProcessRun.Limit, _ words: String) {
        for kind in ["", "compile-fail", "should-crash", "no-run"] {
            check(
                "1️⃣" + .block(kind), .compilerFails(.exceeded(limit)),
                finds: ["1️⃣ \(words) [compiler-exceeded-limit]"])
        }
    }

    @Test func `names the key by which the compiler gets more memory`() {
        check(
            "1️⃣" + .block(""), .compilerFails(.exceeded(.memory)),
            finds: [
                "1️⃣ the compiler uses more memory than allowed for this example "
                    + "[compiler-exceeded-limit]"
            ],
            hint: """
                give the compiler less work: write shorter literals and smaller types;
                'limits: { compile-memory: … }' in sitegen.yml allows more
                """)
    }

    @Test func `fails if the compiler crashes`() {
        check(
            "1️⃣" + .block(""), .compilerFails(.crashed(words: ["1. Swift 6.3", "2. while"])),
            finds: ["1️⃣ the compiler crashes on the example [compiler-crashed]"],
            details: ["1. Swift 6.3", "2. while"],
            hint: "change the example, or mark it 'ignore=\"the compiler crashes\"'")
    }

    @Test(arguments: ["no-run", "should-crash", "exit=1", "compile-fail"])
    func `fails by a crash of the compiler whatever its kind`(kind: String) {
        check(
            "1️⃣" + .block(kind), .compilerFails(.crashed(words: [])),
            finds: ["1️⃣ the compiler crashes on the example [compiler-crashed]"])
    }

    @Test func `has its warnings reported`() {
        check(
            "```swift\nlet 1️⃣a = 1\n```\n", .prints("", warnings: [.warning("never used", at: "a")]),
            finds: ["1️⃣ warning: never used [compiler-warning]"], details: [],
            hint: "correct the example, or state the warning in a 'diagnostics' fence")
    }

    @Test func `has warnings about its further source file reported`() {
        check(
            "```swift session=s\na\n```\n```swift session=s file=A.swift\n1️⃣x\n```\n",
            .prints("", warnings: [.warning("unused", at: "x")]),
            finds: ["1️⃣ warning: unused [compiler-warning]"])
    }

    @Test func `has no warning of a value that is unused, and stated by a comment`() {
        let page = CheckedPage(
            "```swift\nf(\n  1)  // => 1\n```\n",
            [.prints("", warnings: [.warning("result of call to 'f' is unused", at: "f(")])])
        #expect(!page.diagnostics.map(\.code).contains("compiler-warning"))
    }

    @Test(arguments: ["f()\ng()  // => 1", "f()  // see below"])
    func `has one of a value that no comment states`(code: String) {
        let page = CheckedPage(
            "```swift\n\(code)\n```\n",
            [.prints("", warnings: [.warning("'f' is unused", at: "f")])])
        #expect(page.diagnostics.map(\.code).contains("compiler-warning"))
    }

    @Test func `has warnings of the linker kept from the reader`() {
        check(.block(""), passes: .prints("", warnings: [.warning("ld: old")]))
    }
}

@Suite struct `An example that is only compiled` {
    @Test func `passes if it compiles`() {
        check(.block("no-run"), passes: .compiles())
    }

    @Test func `fails if it is refused`() {
        check(
            "```swift no-run\n1️⃣x\n```\n", .isRefused(.error("no 'x'", at: "x")),
            finds: ["1️⃣ no 'x' [example-does-not-compile]"])
    }
}
