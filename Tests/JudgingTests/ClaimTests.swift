import Examples
import Judging
import StatedComments
import TestSupport
import Testing

/// What a page claims of its one example: `1️⃣ form` with `!` for what is firm, in brackets what goes
/// without saying.
private func check(
    _ text: String, in defaults: ExampleDefaults = .withoutConfiguration, claims expected: [String],
    sourceLocation: Testing.SourceLocation = #_sourceLocation
) {
    let page = FoundPage(text, defaults: defaults)
    let found = page.examples.flatMap(\.claims).map { claim in
        let word =
            switch claim.content {
            case .fence(let stated): stated.stream.rawValue
            case .comments(let comments): "\(comments.first.form)".prefix { $0 != "(" }.description
            case .region: "region"
            case .compiles: "compiles"
            case .isRefused: "is refused"
            case .ends(let ending): "ends \(ending)"
            case .isStated(let stream): "states \(stream.rawValue)"
            }
        return claim.origin == .implied ? "[\(word)]" : word + (claim.isFirm ? "!" : "")
    }
    #expect(found.sorted() == expected.sorted(), sourceLocation: sourceLocation)
}

@Suite struct `The claims of a page` {
    private let usual = ["[compiles]", "[ends well]"]

    @Test func `are that a block compiles and ends well`() {
        check(.block(""), claims: usual)
    }

    @Test func `are on a site that what is printed is stated`() {
        check(
            .block(""), in: ExampleDefaults(),
            claims: usual + ["[states output]", "[states stderr]"])
        check(
            .block("") + "```output\n1\n```\n", in: ExampleDefaults(),
            claims: usual + ["output!", "[states stderr]"])
    }

    @Test func `are what marks say`() {
        check(.block("no-run"), claims: ["compiles!"])
        check(.block("exit=1"), claims: ["[compiles]", "ends exited(1)!"])
        check(.block("should-crash"), claims: ["[compiles]", "ends trapped!"])
        check(.block("compile-fail"), claims: ["is refused!"])
        check(
            .block("compile-fail"), in: ExampleDefaults(),
            claims: ["is refused!", "[states diagnostics]"])
    }

    @Test func `are one for each fence`() {
        for stream in ["output", "stderr", "diagnostics"] {
            check(.block("") + "\n```\(stream)\n1\n2\n```\n", claims: usual + ["\(stream)!"])
        }
    }

    @Test func `are one for all comments that list the output of a statement`() {
        check(
            .block("", "f()\n// Prints \"a\"\n// Prints \"b\"\ng()  // => 1\nh()  // error"),
            claims: usual + ["prints!", "value!", "error!"])
        check(.block("", "f()\n// Output:\n// a\n// b"), claims: usual + ["prints!"])
    }

    @Test func `may be prose`() {
        check(.block("", "print(1)\n// it may be so"), claims: usual + ["lines"])
    }

    @Test(arguments: ["sketch", "ignore=\"why\""])
    func `are none of what is not looked at`(_ mark: String) {
        check(.block(mark), claims: [])
    }
}
