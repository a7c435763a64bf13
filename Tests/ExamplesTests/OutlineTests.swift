import Diagnostics
import Examples
import StatedComments
import TestSupport
import Testing

/// What becomes of a block of markdown that belongs to no site.
private func check(
    _ code: String, isOutline reason: String?,
    sourceLocation: Testing.SourceLocation = #_sourceLocation
) {
    let page = FoundPage(.block("", code), defaults: .withoutConfiguration)
    #expect(page.examples.map(\.outline) == [reason], sourceLocation: sourceLocation)
    let kind: ExampleKind = reason == nil ? .run : .sketch
    #expect(page.examples.map(\.kind) == [kind], sourceLocation: sourceLocation)
}

@Suite struct `A block that leaves code out` {
    private let dots = "an outline: '...' in place of code"
    private let ellipsis = "an outline: '…' in place of code"

    @Test(arguments: [
        "func f() { ... }", "if x {\n    ...\n}", "f(...)", "let a = [...]", "let a = ...\n)",
        "let a = [1, 2, ...]", "...", "    ....  ", "let day = ...  // 2017-06-20",
        "let day = ...", "show(title: ..., at: 3)", "func f() -> Int {\n    return ...\n}",
        "if ... {\n    print(1)\n}", "let ages = [\"Ada\": ..., \"Bob\": 2]",
        "let x = isOpen ? ... : nil", "var name: ... = 1", "let f = { a in ... }",
        "let a = ...  /* later */\nprint(a)", "switch a {\ncase 1: ...\ndefault: ...\n}",
    ])
    func `has three dots in place of code`(_ code: String) {
        check(code, isOutline: dots)
    }

    @Test(arguments: ["func f() { … }", "…", "f(…)", "let x = …"])
    func `has an ellipsis in place of code`(_ code: String) {
        check(code, isOutline: ellipsis)
    }

    @Test func `has a placeholder`() {
        check("let x: <#type#> = 1", isOutline: "an outline: '<#…#>' is a placeholder")
    }

    @Test(arguments: [
        "let a = [1, 2]\nprint(a[...])", "print(a[1...])", "print(a[...1])",
        "func f(_ x: Int...) {}", "for i in 1...3 {}", "case 1, ...5: break",
        "print(\"...\")", "print(\"Loading…\")", "let x = \"\"\"\n    ...\n    \"\"\"",
        "// ...\nprint(1)", "/* … */ print(1)", "// func f() { ... }\nprint(1)",
        "print(\"<#a#>\")", "func f(_ x: Int?...) {}", "func f(_ x: [Int]..., y: Int) {}",
        "let r = 1 ...\n    5", "let r = ...5", "let r = a[1...]  // the rest", "let r = 1 ... 5",
        "infix operator ... : RangeFormationPrecedence", "let s = \"= ...\"", "f(in: ...5)",
    ])
    func `is none where the dots are Swift, text or a comment`(_ code: String) {
        check(code, isOutline: nil)
    }

    @Test func `states what its comments state`() {
        let page = FoundPage(
            .block("", "let day = ...  // 2017-06-20\nlet text = day.written()  // \"20 June\""),
            defaults: .withoutConfiguration)
        #expect(page.examples.first?.comments.map(\.location.line) == [2, 3])
    }

    @Test func `is none on a site, where it can be marked`() {
        #expect(FoundPage(.block("", "f(...)")).examples.map(\.kind) == [.run])
    }

    @Test func `is what its mark says`() {
        let page = FoundPage(.block("compile-fail", "f(...)"), defaults: .withoutConfiguration)
        #expect(page.examples.map(\.kind) == [.compileFail])
    }
}

@Suite struct `A block that is no Swift` {
    @Test(arguments: ["$ swift build", "\n% swiftc main.swift\n"])
    func `is a shell session`(_ code: String) {
        check(code, isOutline: "a shell session")
    }

    @Test(arguments: [
        "-let x = 1\n+let x = 2", " let a = 1\n-let x = 1", "@@ -1 +1 @@\n-a\n+b", "diff --git a b",
        "-let x = 1", "+import Foundation", "-let x = 1\n-let y = 2", "--- old\n+++ new\n-a",
        "-print(1)\n+print(2)", "+print(1)\n+print(2)", " f(1)\n-f(2)\n f(3)",
        " func f() {\n-    print(1)\n+    print(2)\n }", "-x = 1\n+x = 2",
        " let a = [\n-    1,\n+    -2,\n ]",
    ])
    func `is a diff`(_ code: String) {
        check(code, isOutline: "a diff")
    }

    @Test(arguments: ["  1> let x = 1\nx: Int = 1", "1> 2 + 2"])
    func `is a session of the REPL`(_ code: String) {
        check(code, isOutline: "a session of the REPL")
    }

    @Test(arguments: ["statement → expression ;opt", "digit ::= 0 | 1"])
    func `is a grammar`(_ code: String) {
        check(code, isOutline: "a grammar")
    }

    @Test(arguments: [
        "-9 % 4   // equals -2", "-9 % 4 // -1\n-9 % -4 // -1", "-5 // => -5\n+5 // => 5",
        "+x // => 3\n\n-x // => -3", "-abs(-3) // equals -3", "-(2 + 3) * 4 // equals -20",
        "-9 % 4\n    // equals -1", "-values\n    .count // => -2", "-x.y == -3 // equals true",
        "-abs(1) // equals -1\n-max(1, 2) // equals -2", "-.5 // equals -0.5", "+0x1F // => 31",
        " -9 % 4 // equals -1", "-9 % (4 // equals",
    ])
    func `is Swift where it begins with a sign`(_ code: String) {
        check(code, isOutline: nil)
    }

    @Test(arguments: ["let x = 1\n- 2", "print(-1)", "let a = 1 > 0", "x = y → z", "1 > 0"])
    func `is Swift where it only looks like it`(_ code: String) {
        check(code, isOutline: nil)
    }
}
