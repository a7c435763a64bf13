import SwiftIDEUtils
import SwiftSyntax
import TestSupport
import Testing

@testable import SwiftCode

/// The coloured runs as `role text`.
private func check(
    _ text: String, shows roles: [String],
    sourceLocation: Testing.SourceLocation = #_sourceLocation
) {
    let runs = SwiftSource(text).highlighted.compactMap { run in
        run.role.map { "\($0) \(run.text)" }
    }
    #expect(runs == roles, sourceLocation: sourceLocation)
}

private func checkJoins(
    _ text: String, sourceLocation: Testing.SourceLocation = #_sourceLocation
) {
    checkClassification(of: text, sourceLocation: sourceLocation)
    let joined = SwiftSource(text).highlighted.map(\.text).joined()
    // Bytes, since texts are equal to Swift also when their accents are composed differently.
    #expect(Array(joined.utf8) == Array(text.utf8), sourceLocation: sourceLocation)
}

/// Compares what each stretch is with what SwiftIDEUtils says; where nothing is said of one, it may
/// be parted in another way.
private func checkClassification(
    of text: String, sourceLocation: Testing.SourceLocation = #_sourceLocation
) {
    let source = SwiftSource(text)
    let expected = source.tree.classifications.filter { !$0.range.isEmpty && $0.kind != .none }.map
    {
        "\($0.kind) \($0.range.lowerBound.utf8Offset) \($0.range.upperBound.utf8Offset)"
    }
    let found = Array(text.utf8).withUnsafeBufferPointer { Classification.of(source.tree, $0) }
        .filter { $0.kind != .none }
        .map { "\($0.kind) \($0.range.lowerBound) \($0.range.upperBound)" }
    #expect(found == expected, sourceLocation: sourceLocation)
}

@Suite struct `Roles of Swift text` {
    @Test func `keywords and numbers`() {
        check("let x = 1.5", shows: ["keyword let", "number 1.5"])
    }

    @Test func `names that begin with a capital are types`() {
        check("let x: Int = Foo.bar", shows: ["keyword let", "type Int", "type Foo"])
    }

    @Test func `strings, without what is interpolated`() {
        check(#""a\(b)c""#, shows: ["string \"a", "string c\""])
    }

    @Test func `comments`() {
        check("// one\n/* two */", shows: ["comment // one", "comment /* two */"])
    }

    @Test func `documentation comments`() {
        check("/// one\nvar x: A", shows: ["comment /// one", "keyword var", "type A"])
    }

    @Test func `attributes`() {
        check(
            "@discardableResult func f() {}",
            shows: ["attribute @discardableResult", "keyword func"])
    }

    @Test func `called functions and methods`() {
        check("print(a.map(f))", shows: ["call print", "call map"])
    }

    @Test func `a call with generic arguments`() {
        check("make<Int>(1)", shows: ["call make", "type Int", "number 1"])
    }

    @Test func `a call with a trailing closure`() {
        check("run { x }", shows: ["call run"])
    }

    @Test func `an initializer is shown as its type`() {
        check("Foo(1)", shows: ["type Foo", "number 1"])
    }

    @Test func `a name that is not called has no role`() {
        check("a.b + c", shows: [])
    }

    @Test func `conditions of compilation`() {
        check("#if DEBUG\n#endif", shows: ["directive #if", "directive DEBUG", "directive #endif"])
    }

    @Test func `an empty text has no runs`() {
        #expect(SwiftSource("").highlighted.isEmpty)
    }
}

@Suite struct `Stretches of Swift text` {
    @Test(arguments: [
        "@available(iOS 13, macOS 14.1, *) @a.b<C> /* d */ @objc(e) public static func f() {}",
        "#if swift(>=6) && canImport(Foo, _version: 1) || os(Linux) // g\n#elseif A\n#else\n#endif",
        "if #available(iOS 13, *) {} else if #unavailable(macOS 14) {}",
        "infix operator +++: P\nprecedencegroup P { higherThan: A\n associativity: left }",
        "let a: B.C<D> = { $0 + .e(f: <#g#>, h) }\n/// i\n/** j *//* k */// l",
        "func f(_ a: Int, b c: inout [String: any P]) rethrows -> (x: T, y: some Q) { #file }",
        "@", "@/**/a", "@ a", "@a /*b*/ (c)", "@a.", "#if", "#if a.", "private(set) var x = /a+/",
    ])
    func `are those of SwiftIDEUtils`(_ text: String) {
        checkClassification(of: text)
    }
}

@Suite struct `Highlighted runs joined are the text` {
    @Test func `of a whole program`() {
        checkJoins(
            ##"""
            import Foundation

            /// Döcs 👩‍👩‍👧
            @MainActor final class Café<T: Sendable>: Base { let naïve = #"raw \#(x)"# }
            #if swift(>=6)
            for await x in y where x != /re+gex/ { print("\(x) 🇸🇪", 0xFF, 1e-3) }
            #endif
            """##)
    }

    @Test func `with other line ends`() {
        checkJoins("let a = 1\r\n// b\r\n\"c\"\rlet d\r\n")
    }

    @Test func `with a byte order mark, a shebang and merge marks`() {
        checkJoins("\u{FEFF}#!/usr/bin/swift\n<<<<<<< HEAD\nlet a\n=======\n>>>>>>> x\n")
    }

    @Test func `with text that never ends`() {
        for text in ["\"", "\"\"\"\n a", "/* /* */", "#\"\\#(", "`a", "@", "#", "#if", "/a", "\\"] {
            checkJoins(text)
        }
    }

    @Test(arguments: 0..<300 as Range<UInt64>) func `of random tokens`(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let tokens = [
            "let", " ", "\n", "\r\n", "\r", "\t", "x", "Foo", "(", ")", "{", "}", "[", "]", "<",
            ">", ".", ",", ":", "\"", "\"\"\"", "\\(", "#", "#if ", "#endif", "@main", "//", "/*",
            "*/", "/", "1", "0x", "1e", "é", "e\u{301}", "👩‍👩‍👧", "🇸🇪", "\u{FEFF}", "\u{1}", "…", "<#",
            "#>", "`", "'", "$0", "_", "=", "==", "?", "!", ";", "~", "func", "struct", "in",
            "\u{2028}",
        ]
        checkJoins(random.pick(upTo: 40, from: tokens).joined())
    }

    @Test(arguments: 0..<200 as Range<UInt64>) func `of random scalars`(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let scalars = (0..<30).compactMap { _ in
            Unicode.Scalar(
                UInt32.random(
                    in: 1...(Bool.random(using: &random) ? 0x7F : 0x10FFFF), using: &random))
        }
        var text = String.UnicodeScalarView()
        text.append(contentsOf: scalars)
        checkJoins(String(text))
    }
}
