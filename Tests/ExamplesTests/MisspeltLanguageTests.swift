import Diagnostics
import Examples
import TestSupport
import Testing

@Suite struct `The first word of a fence` {
    private func check(
        _ word: String, hint: String?, sourceLocation: Testing.SourceLocation = #_sourceLocation
    ) {
        let text = "```swift\nprint(1)\n```\n\n```1️⃣\(word)\n1\n```\n"
        let page = FoundPage(text)
        let places = page.marked.describe(page.diagnostics)
        #expect(
            page.diagnostics.map(\.hint) == [hint].filter { $0 != nil },
            sourceLocation: sourceLocation)
        #expect(
            places
                == (hint == nil
                    ? []
                    : [
                        "1️⃣ '\(word)' is not a language that sitegen checks, so it leaves this block alone "
                            + "[misspelt-language]"
                    ]),
            sourceLocation: sourceLocation)
        let elsewhere = FoundPage(text, defaults: .withoutConfiguration)
        let isSwift = elsewhere.examples.count > 1
        let isTold = hint?.contains("'swift") == true && !isSwift
        #expect(
            elsewhere.diagnostics.map(\.severity) == (isTold ? [.note] : []),
            sourceLocation: sourceLocation)
    }

    @Test(arguments: ["swfit", "swit", "swifft", "wsift", "Swfit"])
    func `may be a near miss of Swift`(_ word: String) {
        check(word, hint: "did you mean 'swift'?")
    }

    @Test(arguments: [
        ("ouput", "output"), ("Output", "output"), ("stder", "stderr"),
        ("diagnostic", "diagnostics"),
    ])
    func `may be a near miss of what states output`(_ word: String, meant: String) {
        check(word, hint: "did you mean '\(meant)'?")
    }

    @Test(arguments: [
        ("swift5", "swift swift=5"), ("swift-6", "swift swift=6"), ("swift7", "swift"),
        ("swift{1}", "swift {1}"), ("swift:a.swift", "swift"),
    ])
    func `may be Swift with more at once`(_ word: String, meant: String) {
        check(word, hint: "did you mean '\(meant)'?")
    }

    @Test(arguments: ["{swift}", "{ .swift }", "{.swift .numberLines}", "{Swift echo=FALSE}"])
    func `may be Swift among attributes`(_ word: String) {
        check(word, hint: "did you mean 'swift'?")
    }

    @Test(arguments: ["{python}", "{ .text }", "{1,3}", "{}"])
    func `may be another language among attributes`(_ word: String) {
        check(word, hint: nil)
    }

    @Test(arguments: [
        "swiftui", "swift-testing", "swiftinterface", "text", "sh", "stdin", "stdout", "input",
        "swig", "diff", "c",
    ])
    func `may be an honest language`(_ word: String) {
        check(word, hint: nil)
    }

    @Test(arguments: ["swift", "Swift", "SWIFT"])
    func `is Swift in any case`(_ word: String) {
        #expect(FoundPage("```\(word)\nprint(1)\n```").examples.count == 1)
    }
}
