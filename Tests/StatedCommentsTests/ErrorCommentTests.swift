import Testing

@Suite struct `Comments that state an error` {
    private static let comments: [(String, String?)] = [
        ("error", "error"),
        ("Error", "error"),
        ("Error!", "error"),
        ("ERROR.", "error"),
        ("error: no such thing", "error(no such thing) [no such thing]"),
        ("Error: 'x' is a 'let'.", "error('x' is a 'let') ['x' is a 'let'./'x' is a 'let']"),
        ("Error - no such thing", "error(no such thing) [no such thing]"),
        ("Error – no such thing", "error(no such thing) [no such thing]"),
        ("Error, because x is a constant", "error"),
        ("error (x is a constant)", "error"),
        ("Error here", "error?"),
        ("compile-time error", "error"),
        ("Compiler error: no such thing", "error(no such thing) [no such thing]"),
        ("Compile error", "error"),
        ("error: error: twice", "error(twice) [twice]"),
        ("❌", "error"),
        ("🛑", "error"),
        ("❌ error: no such thing", "error(no such thing) [no such thing]"),
        ("❌ Error", "error"),
        (
            "❌ cannot find 'x' in scope",
            "error(cannot find 'x' in scope) [cannot find 'x' in scope]"
        ),
        ("illegal", "error"),
        ("invalid", "error"),
        ("Not allowed", "error"),
        ("won't compile", "error"),
        ("won’t compile", "error"),
        ("does not compile", "error"),
        ("This doesn't compile: x is a constant", "error?"),
        ("This is an error", "error?"),
        ("This is an error, because x is a constant", "error?"),
        ("this is invalid", "error?"),
        ("fatal error: no such thing", "error(no such thing) [no such thing]"),
        ("runtime error", "error"),
        ("crashes", "error"),
        ("traps", "error"),
        ("💥", "error?"),
        // It may be prose, or hold elsewhere only.
        ("error in Swift 6", "error?"),
        ("Error, if x is nil", "error?"),
        ("won't compile in Swift 6", "error?"),
        ("this will report an error", "error?"),
        ("This would be an error", "error?"),
        ("❌ Bad: don't do this", "error?"),
        ("crashes, when x is nil", "error?"),
        ("throws an error", "error?"),
        // What is none.
        ("Handle the error", "lines? [Handle the error]"),
        ("error handling", "lines? [error handling]"),
        ("error is thrown here", "lines? [error is thrown here]"),
        ("errors are collected", "lines? [errors are collected]"),
        ("invalid input is dropped", "lines? [invalid input is dropped]"),
        ("crashes are logged", "lines? [crashes are logged]"),
        ("no error", "lines? [no error]"),
        ("warning: unused", nil),
        ("OK", nil),
        ("ok, since x is a variable", nil),
        ("✅ Good", nil),
    ]

    @Test(arguments: comments)
    func `by their words`(comment: String, states: String?) {
        check(comment: comment, states: states)
    }

    private static let places: [(String, [String])] = [
        ("let x = 1\nx = 2  // error: constant", ["error(constant) [constant] at «x = 2»"]),
        ("x = 2\n// error: constant", ["error(constant) [constant] at «x = 2»"]),
        ("x = 2\n// error: constant\nf()", ["error(constant) [constant] at «x = 2»"]),
        ("f()\n\n// error: constant\nx = 2", ["error(constant)? [constant] at «x = 2»"]),
        ("// error: constant\nx = 2", ["error(constant)? [constant] at «x = 2»"]),
        ("// error\nx = 1\n// error\nx = 2", ["error? at «x = 1»", "error? at «x = 2»"]),
        ("f()\n// the next line is an error\nx = 2", ["error? at «x = 2»"]),
        ("try f()  // throws an error", ["error? at «try f()»"]),
        ("do {\n    try f()  // throws an error\n}", ["error? at «try f()»"]),
        ("struct S {\n    let x: T  // error: no T\n}", ["error(no T) [no T]"]),
        ("struct S: P {  // error: no P\n}", ["error(no P) [no P]"]),
        ("f(\n    1,  // error: no number\n    2)", ["error(no number) [no number]"]),
        (
            "x = 2  // error: constant\n       //    of a kind",
            ["error(constant of a kind) [constant of a kind/constant] at «x = 2»"]
        ),
        // Code that deals with errors.
        ("do {} catch {  // error\n}", ["error?"]),
        ("switch x {\ncase .failure:  // error\n    break\ndefault: break\n}", ["error?"]),
        ("func f() -> Int? {\n    return nil  // error\n}", ["error? at «return nil»"]),
        ("isValid(\"x\")  // invalid", ["error? at «isValid(\"x\")»"]),
        ("enum E {\n    case other  // invalid\n}", ["error?"]),
        (
            "print(\"Error: \\(e)\")  // Error: x",
            ["lines~ [Error: x] at «print(\"Error: \\(e)\")»"]
        ),
        // Code that is itself a comment.
        ("let x = 1\n// Error: constant\n// x = 2\nf()", []),
        ("let x = 1\n// x = 2  // Error: constant\n", []),
        ("let x = 1\n//f(2) // Error: constant\n", []),
    ]

    @Test(arguments: places)
    func `where they stand`(code: String, states: [String]) { check(code, states: states) }
}
