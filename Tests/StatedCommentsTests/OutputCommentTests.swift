import Testing

@Suite struct `Comments that state output` {
    private static let quoted: [(String, String?)] = [
        (#"Prints "hello""#, "prints [hello]"),
        (#"Prints "hello"."#, "prints [hello]"),
        (#"prints "hello""#, "prints [hello]"),
        (#"Prints: "hello""#, "prints [hello]"),
        (#"Output: "hello""#, "prints [hello]"),
        (#"Prints “hello”"#, "prints [hello]"),
        ("Prints `hello`", "prints [hello]"),
        ("prints 'hello'", "prints [hello/'hello']"),
        (#"This prints "hello""#, "prints [hello]"),
        (#"This will print "hello""#, "value? [hello]"),
        (#"Will print "hello""#, "prints [hello]"),
        (#"Also prints "hello""#, "value? [hello]"),
        (#"Prints the string "hello""#, "prints? [hello]"),
        (#"Prints """#, "prints []"),
        (#"Prints "a", because "b" is gone"#, #"prints [a", because "b/a]"#),
        (#"Prints "a" (then it stops)"#, "prints [a]"),
        (#"prints "hello, world" and returns a value of 12"#, "prints [hello, world]"),
        (#"Prints "say "hi" now"."#, #"prints [say "hi" now/say "hi]"#),
        (#"Prints "a \"b\" c""#, #"prints [a \"b\" c/a "b" c]"#),
        (#"Prints "a\tb\u{21}""#, "prints [a\\tb\\u{21}/a\tb!]"),
        (#"Prints "{ }""#, "prints [{ }]"),
        // On a condition, more than once, or several of them: nobody knows what a line is.
        (#"Prints "a" if x is 5"#, "prints? [a]"),
        (#"Prints "a" twice"#, "prints? [a]"),
        (#"Prints "a" or "b""#, #"prints? [a" or "b/a]"#),
        (#"Prints "a", "b""#, #"prints? [a", "b/a]"#),
        (#"May print "a""#, "value? [a]"),
        (#"Prints something like "a""#, "prints? [a]"),
        (#"Possible output: "a""#, "value? [a]"),
        (#"Print "a""#, "prints [a]"),
        (#"Doesn't print "a""#, #"lines? [Doesn't print "a"]"#),
        (#"Never prints "a""#, #"lines? [Never prints "a"]"#),
    ]

    @Test(arguments: quoted)
    func `in quotes`(comment: String, states: String?) {
        check(comment: comment, states: states)
    }

    private static let unquoted: [(String, String?)] = [
        ("Prints 5", "prints [5]"),
        ("prints [1, 2]", "prints [[1, 2]]"),
        ("prints [1,2]", "prints [[1,2]/[1, 2]]"),
        ("Prints true.", "prints [true]"),
        ("Prints 2, but the rest is untouched!", "prints [2, but the rest is untouched!/2]"),
        ("prints 1 2 3", "prints~ [1 2 3]"),
        ("Prints Hello, World!", "prints~ [Hello, World!]"),
        ("Prints Optional(5)", "prints [Optional(5)]"),
        ("Output: Spaceship", "prints [Spaceship]"),
        ("Output: hello world", "prints~ [hello world]"),
        ("Prints: 6.0 m", "prints [6.0 m]"),
        ("Console output: 5", "value? [5]"),
        ("Expected output: 5", "value? [5]"),
        ("Output -> 5", "prints [5]"),
        ("prints nothing", "prints []"),
        ("Prints nothing, because x is nil", "prints []"),
        ("Output: nothing", "prints []"),
        // What may be a sentence.
        ("prints the value of x", "prints~ [the value of x]"),
        ("Prints each element.", "prints~ [each element./each element]"),
        ("prints hello", "prints~ [hello]"),
        ("prints 3 times", "prints~ [3 times]"),
        ("Prints JSON", "prints~ [JSON]"),
        ("Prints nothing if x is nil", "prints~ [nothing if x is nil]"),
        ("Output: the sorted array", "prints~ [the sorted array]"),
        ("Output: 1, 2, ...", "prints? [1, 2, .../1]"),
        ("Sample output: 5", "value? [5]"),
        // What tells to do something, or what is no output at all.
        ("Print the result", "prints~ [the result]"),
        ("Output the result", "prints~ [the result]"),
        ("This prints the result", "prints~ [the result]"),
        ("Printing is slow", "lines? [Printing is slow]"),
        ("Output of the program", "prints~ [of the program]"),
        ("prints to the console", "prints~ [to the console]"),
    ]

    @Test(arguments: unquoted)
    func `without quotes`(comment: String, states: String?) {
        check(comment: comment, states: states)
    }

    @Test func `several in a row are several lines`() {
        check(
            "f()\n// Prints \"a\"\n// Prints \"b\"\n",
            states: ["prints [a] [b] at «f()»"])
    }

    @Test func `the first of them may stand on the line of the code`() {
        check("f()  // Prints \"a\"\n// Prints \"b\"\n", states: ["prints [a] [b] at «f()»"])
    }

    @Test func `further lines may have no word`() {
        check(
            "f()\n// Prints \"a\"\n// \"b\"\n", states: [#"prints [a] [b/"b"] at «f()»"#])
    }

    @Test func `a text in quotes may go over several lines`() {
        check("f()\n// Prints \"a\n// b\n// c\".\n", states: ["prints [a] [b] [c] at «f()»"])
    }

    @Test func `prose on the next line is none`() {
        check(
            "f()\n// Prints \"a\", because the\n// loop ended.\n",
            states: ["prints(f()) [a] at «f()»"])
    }

    private static let announcements = [
        "Prints:", "Output:", "Prints two lines:", "This prints:",
        "Prints the following lines:",
        "Prints 2 lines:",
    ]

    @Test(arguments: announcements)
    func `announced lines`(announcement: String) {
        check(
            "f()\n// \(announcement)\n// a\n// b\n", states: ["prints [a] [b] at «f()»"])
    }

    @Test(arguments: [
        "Sample output:", "Prints something like:", "May print:", "It prints:", "Console output:",
    ])
    func `lines announced with a doubt`(announcement: String) {
        check("f()\n// \(announcement)\n// a\n", states: ["prints? [a] at «f()»"])
    }

    @Test func `announced lines keep their indentation and their empty lines`() {
        check("f()\n// Output:\n// a\n//\n//   b\n", states: ["prints [a] [] [  b/b] at «f()»"])
    }

    @Test func `an indentation that all announced lines have may be none`() {
        check("f()\n// Output:\n//   a\n//    b\n", states: ["prints [  a/a] [   b/ b/b] at «f()»"])
    }

    @Test func `announced lines may be in quotes`() {
        check("f()\n// Output:\n// \"a\"\n", states: [#"prints ["a"/a] at «f()»"#])
    }

    @Test func `an announcement without lines is none`() {
        check("f()\n// Output:\n", states: [])
    }

    @Test(arguments: [
        "/* Output:\na\nb */", "/*\nOutput:\na\nb\n*/", "/*\n Output:\n a\n b\n */",
        "/*\n * Output:\n * a\n * b\n */",
    ])
    func `announced in one comment`(comment: String) {
        check("f()\n\(comment)\n", states: ["prints [a] [b] at «f()»"])
    }

    @Test func `in a short comment of the other kind`() {
        check("f() /* prints \"a\" */\n", states: ["prints(f()) [a] at «f()»"])
    }

    @Test func `announced behind an empty line, of all that is before`() {
        check("f()\ng()\n\n// Output:\n// a\n// b\n", states: ["prints [a] [b]"])
    }

    @Test func `without a statement it may speak of another block`() {
        check("// Output: 5\n", states: ["prints? [5]"])
    }

    @Test func `after a declaration it speaks of a later call`() {
        check(
            "func f() { print(1) }  // Prints \"1\"\n",
            states: ["prints? [1] at «func f() { print(1) }»"])
    }
}

@Suite struct `Comment lines without a lead word` {
    @Test func `after a loop`() {
        check(
            "for i in 1...2 { print(i) }\n// 1\n// 2\n",
            states: ["lines~ [1] [2] at «for i in 1...2 { print(i) }»"])
    }

    @Test func `after a call of print`() {
        check("print(a)\n// 3...\n// zero!\n", states: ["lines~ [3...] [zero!] at «print(a)»"])
    }

    @Test func `on the line of a call of print`() {
        check("print(a)  // some text\n", states: ["lines~ [some text] at «print(a)»"])
    }

    @Test func `between two statements`() {
        check("print(a)\n// text\nf()\n", states: ["lines~ [text] at «print(a)»"])
    }

    @Test func `behind an empty line at the end`() {
        check("print(a)\n\n// text\n", states: ["lines~ [text] at «print(a)»"])
    }

    @Test func `in quotes too`() {
        check("print(a)\n// \"a\"\n// \"b\"\n", states: [#"lines~ ["a"/a] ["b"/b] at «print(a)»"#])
    }

    @Test func `with their indentation`() {
        check("print(a)\n// x\n//   y\n", states: ["lines~ [x] [  y/y] at «print(a)»"])
    }

    @Test(arguments: ["x is 5", "Error: 5", "Result: 5", "Output: 5", "ok"])
    func `that begin as the printed text does`(line: String) {
        let word = line.prefix { $0 != " " }
        check(
            "print(\"\(word) \\(y)\")  // \(line)\n",
            states: ["lines~ [\(line)] at «print(\"\(word) \\(y)\")»"])
    }

    @Test func `after a call that may print they may well be prose`() {
        check("f()\n// some text\n", states: ["lines? [some text] at «f()»"])
    }

    @Test func `at the same column as the comment on the line of the code`() {
        check("print(a) // x\n         // y\n", states: ["lines~ [x] [y] at «print(a)»"])
    }

    @Test func `at another column they are a group of their own`() {
        check(
            "print(a) // x\n// Now the next\nf()\n",
            states: ["lines~ [x] at «print(a)»", "lines~ [Now the next] at «print(a)»"])
    }

    private static let none: [String] = [
        "print(a)\n\n// A heading of the next\nf()\n",
        "print(a)\n\n// A heading, set off\n\nf()\n",
        "// A heading\nprint(a)\n",
        "func f() {}\n// text\n",
        "struct S {}\n// text\n",
        "import Foundation\n// text\n",
        "let x = 5\n// text\n",
        "let x = f()  // why it is called\n",
        "print(a)\n/// documentation\nfunc f() {}\n",
        "print(a) // OK.\n/* ✅ */ f()\n// ok\n".replacing("print(a) // OK.\n", with: ""),
        "f()\n// MARK: - Next\n",
        "f()\n// TODO: more\n",
        "f()\n// swiftlint:disable all\n",
        "func g() {\n    f()\n    // prose in a body\n}\n",
        "g(1 /* prose */, 2)\n",
        "return\n// text\n",
        "#if DEBUG\n#endif\n// text\n",
    ]

    @Test(arguments: none) func `not elsewhere`(code: String) { check(code, states: []) }
}
