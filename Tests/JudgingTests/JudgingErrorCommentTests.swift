import Corrections
import Diagnostics
import Examples
import Judging
import Runs
import TestSupport
import Testing

private let text = "cannot assign to value: 'x' is a 'let' constant"
private let compiles =
    "the comment states an error, but the example compiles [example-compiles]"
private let otherWords =
    "the error here has other words than the comment states [error-mismatch]"

@Suite struct `A comment that states an error` {
    @Test func `is met by any error on its line`() {
        checkComments(
            "let x = 1\nx = 2  // error", .isRefused(.error(text, at: "x = 2")),
            finds: ["error [] met"])
    }

    @Test func `makes the example one that is rejected`() {
        let page = CheckedPage(
            .block("", "let x = 1\nx = 2  // error"), [.isRefused(.error(text, at: "x = 2"))])
        #expect(page.examples.map(\.verdict) == [.passed])
        #expect(page.examples.map(\.state) == [.rejected])
    }

    @Test func `is met by the compiler's words, and by part of them`() {
        for stated in [
            text, "cannot assign to value", "Cannot assign to value: x is a let constant",
        ] {
            checkComments(
                "let x = 1\nx = 2  // error: \(stated)", .isRefused(.error(text, at: "x = 2")),
                finds: ["error [\(stated)] met"])
        }
    }

    @Test func `is met in the author's own words in a folder only`() {
        checkComments(
            "let x = 1\nx = 2  // error: constants do not change",
            .isRefused(.error(text, at: "x = 2")),
            finds: ["error [constants do not change] met"], in: .withoutConfiguration)
        checkComments(
            "let x = 1\nx = 2  // error: 1️⃣anything at all", .isRefused(.error(text, at: "x = 2")),
            finds: ["error [anything at all] unmet: \(text)"], says: ["1️⃣ \(otherWords)"],
            details: ["- anything at all", "+ \(text)"])
    }

    @Test(arguments: [
        "cannot ass", "cannot assign to value: 'x' is a 'le' constant",
        "cannot assign to value: 'x?' is a 'let' constant",
        "cannot assign to value: 'x' is a 'let' constant, said my mother",
    ])
    func `is not met by other words on a site`(stated: String) {
        let page = CheckedPage(
            .block("", "let x = 1\nx = 2  // error: \(stated)"),
            [.isRefused(.error(text, at: "x = 2"))])
        #expect(page.diagnostics.map(\.code) == ["error-mismatch"])
    }

    @Test func `is not met by words that quote the compiler and differ`() {
        checkComments(
            "let x = 1\nx = 2  // error: 1️⃣cannot assign to 'x' constant: it is immutable",
            .isRefused(.error(text, at: "x = 2")),
            finds: [
                "error [cannot assign to 'x' constant: it is immutable] unmet: \(text)"
            ],
            says: ["1️⃣ \(otherWords)"],
            details: ["- cannot assign to 'x' constant: it is immutable", "+ \(text)"],
            hint: "correct the comment, or accept the words: sitegen bless page.md:3")
    }

    @Test func `with words that differ is a warning in a folder`() {
        checkComments(
            "let x = 1\nx = 2  // error: 1️⃣cannot assign to 'x' constant: it is immutable",
            .isRefused(.error(text, at: "x = 2")),
            finds: ["error [cannot assign to 'x' constant: it is immutable] met"],
            says: ["1️⃣ warning: \(otherWords)"], in: .withoutConfiguration)
    }

    @Test func `is met from the line above and from the line below`() {
        checkComments(
            "let x = 1\nx = 2\n// error", .isRefused(.error(text, at: "x = 2")),
            finds: ["error [] met"])
        checkComments(
            "let x = 1\n\n// error: \(text)\nx = 2", .isRefused(.error(text, at: "x = 2")),
            finds: ["error [\(text)] met"])
    }

    @Test func `is not met where the example compiles`() {
        checkComments(
            "f()  1️⃣// error", .prints(""), finds: ["error [] unmet"], says: ["1️⃣ \(compiles)"],
            hint: "remove the comment, or change the code so that the compiler refuses it")
    }

    @Test func `is not met where another line is refused, which is told too`() {
        checkComments(
            "2️⃣g()\nf()\nf()  1️⃣// error", .isRefused(.error("no", at: "g()")),
            finds: ["error [] unverified: the example does not end as it should"],
            says: ["2️⃣ no [example-does-not-compile]"])
    }

    @Test func `is not met where only one of two is there`() {
        checkComments(
            "g()  // error\nlet a = 1\nf()  1️⃣// error", .isRefused(.error("no", at: "g()")),
            finds: ["error [] met", "error [] unmet"],
            says: [
                "1️⃣ the comment states an error, but the compiler refuses only other lines "
                    + "[error-elsewhere]"
            ],
            hint: "errors of parsing and types hide errors of later phases, such as data races and "
                + "use before initialization:\nstate errors of two phases in two blocks")
    }

    @Test func `does not excuse an error elsewhere`() {
        checkComments(
            "g()  // error\nlet a = 1\n1️⃣h()",
            .isRefused(.error("no", at: "g()"), .error("nor this", at: "h()")),
            finds: ["error [] met"],
            says: ["1️⃣ the page does not state this error: nor this [error-not-stated]"],
            hint: "correct the example, or state the error in a comment at its line")
    }

    @Test func `that may be advice is not verified where it does not hold`() {
        checkComments(
            "f()  // would be an error", .prints(""),
            finds: [
                "error [] unverified: the code here has no error, and the comment may be advice"
            ])
    }

    @Test func `is not verified where the compiler comes to no result`() {
        checkComments(
            "f()  // error",
            .compilerFails(.timedOut(after: .seconds(1))),
            finds: ["error [] unverified: the compiler gives no result"],
            says: [
                "(page.md:1:1) the compiler does not finish the example within 1s "
                    + "[compiler-timed-out]"
            ])
    }

    @Test func `leaves other statements unverified where it holds`() {
        checkComments(
            "let x = 1\nx = 2  // error\nprint(x)  // Prints \"1\"",
            .isRefused(.error(text, at: "x = 2")),
            finds: ["error [] met", "prints [1] unverified: the example does not compile"])
    }

    @Test func `may stand in a block that must not compile`() {
        checkComments(
            "let x = 1\nx = 2  // error: \(text)", .isRefused(.error(text, at: "x = 2")),
            finds: ["error [\(text)] met"], marks: "compile-fail")
    }
}

@Suite struct `A comment that states a trap` {
    private let words = "main/@(f()): Fatal error: Index out of range\n"

    private func stopped(_ steps: ScriptedStep...) -> ScriptedRun {
        .takes(steps, ending: .signalled(4), lastWords: words)
    }

    @Test func `is met where the program is stopped`() {
        checkComments("f()  // Fatal error", stopped(.stops("f()")), finds: ["error [] met"])
        checkComments(
            "f()  // Fatal error: Index out of range", stopped(.stops("f()")),
            finds: ["error [Index out of range] met"])
    }

    @Test func `is blessed without a second lead`() {
        let page = CheckedPage(
            .block("", "f()  // Fatal error: Index is in range"), [stopped(.stops("f()"))])
        #expect(page.diagnostics.first?.details == ["- Index is in range", "+ Index out of range"])
        let corrections = page.examples[0].corrections.value
        #expect(
            corrections.code(of: page.examples[0].example)
                == "f()  // Fatal error: Index out of range\n")
    }

    @Test func `makes the example one that is stopped`() {
        let page = CheckedPage(.block("", "f()  // crashes"), [stopped(.stops("f()"))])
        #expect(page.examples.map(\.verdict) == [.passed])
        #expect(page.examples.map(\.state) == [.stopped])
    }

    @Test func `is not met where the program goes on`() {
        checkComments(
            "f()  1️⃣// crashes", takes: .passes("f()"), finds: ["error [] unmet"],
            says: ["1️⃣ \(compiles)"])
    }

    @Test func `is not met where it is stopped at another place`() {
        let page = CheckedPage(
            .block("", "g()  // crashes\nlet a = 1\nf()"), [stopped(.passes("g()"))])
        #expect(page.examples.map(\.verdict) == [.failed])
        #expect(page.diagnostics.contains { $0.code == "example-crashed" })
    }
}
