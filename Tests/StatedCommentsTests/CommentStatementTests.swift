import StatedComments
import Testing

@Suite struct `Comments and their statements` {
    private static let places: [(String, [String])] = [
        (
            "func f() {\n    print(1)  // Prints \"1\"\n}",
            ["prints [1] at «print(1)»"]
        ),
        ("run {\n    print(1)\n    // Prints \"1\"\n}", ["prints [1] at «print(1)»"]),
        (
            "run {\n    print(1)\n}\n// Prints \"1\"",
            ["prints(run { print(1) }) [1] at «run { print(1) }»"]
        ),
        (
            "run {\n    print(1)\n}  // Prints \"1\"",
            ["prints(run { print(1) }) [1] at «run { print(1) }»"]
        ),
        (
            "switch x {\ncase 1:\n    f()\n    // Prints \"1\"\ncase 2: g()  // Prints \"2\"\n}",
            ["prints(f()) [1] at «f()»", "prints(g()) [2] at «g()»"]
        ),
        (
            "#if A\nf()\n// Prints \"1\"\n#else\ng()  // Prints \"2\"\n#endif",
            ["prints(f()) [1] at «f()»", "prints(g()) [2] at «g()»"]
        ),
        (
            "if a {\n    f()\n    // Prints \"1\"\n} else {\n    g()\n    // Prints \"2\"\n}",
            ["prints(f()) [1] at «f()»", "prints(g()) [2] at «g()»"]
        ),
        ("a\n    .b()\n    .c()  // Prints \"1\"", ["prints(a .b() .c()) [1] at «a .b() .c()»"]),
        ("f(1,\n  2)\n// Prints \"1\"", ["prints(f(1, 2)) [1] at «f(1, 2)»"]),
        ("f()\n\n// Prints \"1\"\ng()", ["prints? [1] at «g()»"]),
        (
            "// Prints \"1\"\nf()\n// Prints \"2\"\ng()",
            ["prints? [1] at «f()»", "prints? [2] at «g()»"]
        ),
        (
            "// Prints \"1\"\nf()\n// Prints \"2\"\ng()\n// Prints \"3\"",
            ["prints? [1] at «f()»", "prints(f()) [2] at «f()»", "prints(g()) [3] at «g()»"]
        ),
        ("f()\n/// Prints \"1\"\nfunc g() {}", []),
        ("f() /* prints \"1\" */ ; g()", []),
        ("let x = \"// Prints 1\"", []),
    ]

    @Test(arguments: places)
    func `belong to the statement that they follow`(code: String, states: [String]) {
        check(code, states: states)
    }

    @Test func `are found where they are many`() {
        let code = String(repeating: "f()\n// 1\n// Prints \"a\n\n", count: 3_000)
        #expect(StatedComment.described(in: code).count == 3_000)
    }
}
