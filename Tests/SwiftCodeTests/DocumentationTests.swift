import SwiftCode
import TestSupport
import Testing

/// The documentation comments of a source: `symbol:`, then each line of markdown with its number.
private func comments(_ source: String) -> [String] {
    let lines = source.replacing("\r\n", with: "\n").split(
        separator: "\n", omittingEmptySubsequences: false)
    return SwiftSource(source).documentationComments.flatMap { comment in
        ["\(comment.symbol):"]
            + comment.lines.map { line in
                let bytes = Array(lines[line.number - 1].utf8)
                return "\(line.number) \(String(decoding: bytes[line.range], as: UTF8.self))|"
            }
    }
}

private func check(
    _ source: String, has expected: String..., sourceLocation: SourceLocation = #_sourceLocation
) {
    #expect(comments(source) == expected, sourceLocation: sourceLocation)
}

/// The symbols of the documented declarations.
private func symbols(_ source: String) -> [String] {
    SwiftSource(source).documentationComments.map(\.symbol)
}

@Suite struct `A documentation comment` {
    // MARK: Lines

    @Test func `of lines is what is behind three slashes`() {
        check("/// A.\n///\n/// B.\nfunc f() {}\n", has: "f():", "1 A.|", "2 |", "3 B.|")
    }

    @Test func `of lines is without the spaces that all of them have`() {
        check(
            "///  A.\n///     a\n///\n///  B.\nfunc f() {}", has: "f():", "1 A.|", "2    a|", "3 |",
            "4 B.|")
        check("///A.\n/// B.\nfunc f() {}", has: "f():", "1 A.|", "2  B.|")
        check("///\tA.\n///\tB.\nfunc f() {}", has: "f():", "1 A.|", "2 B.|")
        check("/// \tA.\n///\t B.\nfunc f() {}", has: "f():", "1  \tA.|", "2 \t B.|")
    }

    @Test func `of lines may be indented`() {
        check(
            "struct S {\n    /// A.\n\t/// é B.\n    func f() {}\n}", has: "S.f():", "2 A.|",
            "3 é B.|")
    }

    @Test func `of lines may have other line ends`() {
        check("/// A.\r\n///\r\n/// B.\r\nfunc f() {}\r\n", has: "f():", "1 A.|", "2 |", "3 B.|")
    }

    // MARK: Blocks

    @Test func `in a block stands on one line, or on several`() {
        check("/** A. */ func f() {}", has: "f():", "1 A. |")
        check("/**A.*/\nfunc f() {}", has: "f():", "1 A.|")
        check(
            "/**\n A.\n\n     a\n */\nfunc f() {}", has: "f():", "1 |", "2 A.|", "3 |",
            "4     a|", "5 |")
        check("/** A.\n B.\n C. */\nfunc f() {}", has: "f():", "1 A.|", "2 B.|", "3 C. |")
    }

    @Test func `in a block is without the stars that lead its lines`() {
        check(
            "/**\n * A.\n *\n *     a\n */\nfunc f() {}", has: "f():", "1 |", "2 A.|", "3 |",
            "4     a|", "5 |")
        check(
            "struct S {\n    /**\n     * A.\n\n     * - b\n     */\n    var a = 1\n}",
            has: "S.a:", "2 |", "3 A.|", "4 |", "5 - b|", "6     |")
    }

    @Test func `in a block keeps stars that do not lead all of its lines`() {
        check(
            "/**\nA:\n* b\n* c\n*/\nfunc f() {}", has: "f():", "1 |", "2 A:|", "3 * b|", "4 * c|",
            "5 |")
    }

    @Test func `in a block may have other line ends, and letters beyond ASCII before it`() {
        check(
            "/* é */ /**\r\n * A.\r\n * é\r\n */\r\nfunc f() {}", has: "f():", "1 |", "2 A.|",
            "3 é|", "4 |")
    }

    @Test(arguments: ["/**/", "/***/", "/** */", "/* A. */", "// A.", ""])
    func `may have no words, or be none`(comment: String) {
        #expect(comments(comment + " \nfunc f() {}").dropFirst().allSatisfy { $0.hasSuffix("|") })
        #expect(!comments(comment + " \nfunc f() {}").joined().contains("A"))
    }

    // MARK: What belongs to it

    @Test func `is the last one before its declaration, where another stands apart`() {
        check("/// A.\n\n/// B.\nfunc f() {}", has: "f():", "3 B.|")
        check("/// A.\n/** B. */\nfunc f() {}", has: "f():", "2 B. |")
    }

    @Test func `may stand apart from its declaration`() {
        check("/// A.\n\nfunc f() {}", has: "f():", "1 A.|")
    }

    @Test func `ends by a comment that documents nothing`() {
        check("/// A.\n// note\nfunc f() {}")
        check("/// A.\n/* note */ func f() {}")
        check("/// A.\n// MARK: x\n/// B.\nfunc f() {}", has: "f():", "3 B.|")
    }

    @Test func `stands before attributes and within conditions`() {
        check(
            "/// A.\n@inlinable\n@available(*, deprecated)\npublic func f() {}", has: "f():",
            "1 A.|")
        check(
            "#if os(Linux)\n/// A.\nfunc f() {}\n#else\n/// B.\nfunc g() {}\n#endif", has: "f():",
            "2 A.|", "g():", "5 B.|")
        check(
            "struct S {\n#if DEBUG\n  /// A.\n  var a = 1\n#endif\n}", has: "S.a:", "3 A.|")
    }

    @Test func `of what is within a function is none`() {
        check("func f() {\n    /// A.\n    let a = 1\n}\nvar b: Int {\n    /// B.\n    1\n}")
    }

    // MARK: Symbols

    @Test func `names what it documents with the types around`() {
        #expect(
            symbols(
                """
                /// A.
                public struct A<T> {
                    /// B.
                    enum B {
                        /// c.
                        case c, d
                        /// e.
                        indirect case e(Int)
                    }
                    /// init.
                    init?(a: Int, _ b: Int = 1, c d: Int) {}
                    /// subscript.
                    subscript(a: Int) -> Int { 1 }
                    /// T.
                    typealias U = Int
                }
                /// x.
                extension A.B {
                    /// f.
                    static func f<X>(by x: X, _ y: Int...) where X: P {}
                    /// ==.
                    static func == (a: Self, b: Self) -> Bool { true }
                }
                extension [Int] {
                    /// g.
                    func g() {}
                }
                extension Array<Int> {
                    /// h.
                    func `in`() {}
                }
                """) == [
                    "A", "A.B", "A.B.c", "A.B.e", "A.init(a:_:c:)", "A.subscript(a:)", "A.U", "A.B",
                    "A.B.f(by:_:)", "A.B.==(a:b:)", "Array.g()", "Array.in()",
                ])
    }

    @Test func `is found of each kind of declaration`() {
        #expect(
            symbols(
                """
                /// C.
                final class C { /// deinit.
                    deinit {}
                }
                /// D.
                actor D {}
                /// P.
                protocol P {
                    /// Q.
                    associatedtype Q
                    /// r.
                    var r: Int { get }
                    /// s.
                    func s()
                }
                /// v.
                let (v, w) = (1, 2), x = 3
                /// m.
                @freestanding(expression) macro m(_ a: Int) -> Int = #externalMacro(module: "M", type: "T")
                /// **.
                infix operator **
                """) == ["C", "D", "P", "P.Q", "P.r", "P.s()", "v", "m(_:)", "**"])
    }

    @Test func `of each of several declarations of one name is found`() {
        #expect(
            symbols("/// A.\nfunc f(_ a: Int) {}\n/// B.\nfunc f(_ a: String) {}") == [
                "f(_:)", "f(_:)",
            ])
    }

    // MARK: Whatever the text

    private static let sample = """
        /// é A.
        ///     one()  // => 1
        #if X
        /** B
         * c */ @a public struct S<T> { /**
             D *//// E
            func f(a: Int) {} /***/ var `x`: Int
        """

    @Test func `lies within its lines, whatever the text ends with`() {
        let bytes = Array(Self.sample.utf8)
        for (count, end) in (0...bytes.count).flatMap({
            [($0, "\nvar y: Int"), ($0, ""), ($0, "\r")]
        }) {
            let text = String(decoding: bytes.prefix(count), as: UTF8.self) + end
            let lines = text.utf8.split(omittingEmptySubsequences: false) {
                $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r")
            }
            for line in SwiftSource(text).documentationComments.flatMap(\.lines) {
                #expect(lines.indices.contains(line.number - 1), "\(text)")
                #expect(
                    line.range.lowerBound >= 0
                        && line.range.upperBound <= lines[line.number - 1].count,
                    "\(text)")
            }
        }
    }
}
