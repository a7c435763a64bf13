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
}
