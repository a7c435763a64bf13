import Testing

@Suite struct `Comments that state a value` {
    private static let led: [(String, String?)] = [
        ("=> 5", "value [5]"),
        ("⟹ 5", "value [5]"),
        ("-> 5", "value [5]"),
        ("→ 5", "value [5]"),
        ("== 5", "value [5]"),
        ("returns 5", "value [5]"),
        ("Returns 5.", "value [5]"),
        (#"Returns "a""#, #"value [a/"a"]"#),
        ("returns a value of 10", "value? [10]"),
        ("equals 5", "value [5]"),
        ("evaluates to 5", "value [5]"),
        ("is true", "value? [true]"),
        ("now 5", "value? [5]"),
        ("its value is [1, 2]", "value? [[1, 2]]"),
        (#"result is "a""#, #"value [a/"a"]"#),
        ("result: [1]", "value [[1]]"),
        ("Result: nil", "value [nil]"),
        ("=> Optional(5)", "value [Optional(5)]"),
        (
            #"=> Optional("a"), since it is there"#,
            #"value [Optional("a"), since it is there/Optional("a")]"#
        ),
        ("returns 3.0, which is the mean", "value [3.0, which is the mean/3.0]"),
        ("=> 5 (because of x)", "value [5 (because of x)/5]"),
        ("=> 5 because of x", "value [5 because of x/5]"),
        // It may hold on a condition only.
        ("returns true if x is 5", "value? [true if x is 5/true]"),
        ("returns nil, if empty", "value? [nil, if empty/nil]"),
        ("returns true for even numbers", "value? [true for even numbers/true]"),
        ("equivalent to [1, 2]", "value? [[1, 2]]"),
        ("=> [1, 2, ...]", "value? [[1, 2, ...]]"),
        // Behind an arrow anything may be a value.
        ("=> hello", "value~ [hello]"),
        ("-> Int", "value~ [Int]"),
        ("returns the sum", "lines? [returns the sum]"),
        ("Returns x", "value~ [x]"),
        ("contains Point(x: 1)", "value? [Point(x: 1)]"),
        ("result.text holds both", "lines? [result.text holds both]"),
    ]

    @Test(arguments: led)
    func `behind a word or an arrow`(comment: String, states: String?) {
        check(comment: comment, states: states)
    }

    private static let bare: [(String, String?)] = [
        ("5", "value [5]"),
        ("-5.", "value [-5]"),
        ("3.14", "value [3.14]"),
        ("1_000", "value [1_000]"),
        ("0xFF", "value [0xFF]"),
        ("1e-10", "value [1e-10]"),
        ("inf", "value [inf]"),
        ("0..<5", "value [0..<5]"),
        ("true", "value [true]"),
        ("nil", "value [nil]"),
        (#""a""#, #"value [a/"a"]"#),
        ("[]", "value [[]]"),
        ("[:]", "value [[:]]"),
        ("[1,2]", "value [[1,2]/[1, 2]]"),
        (#"["a": 1]"#, #"value [["a": 1]]"#),
        (#"[("D", ["David"])]"#, #"value [[("D", ["David"])]]"#),
        ("[main.Color.red]", "value [[main.Color.red]]"),
        ("(1, 2)", "value [(1, 2)]"),
        ("(x: 1, y: 2)", "value [(x: 1, y: 2)]"),
        ("()", "value [()]"),
        (".north", "value [.north]"),
        ("Direction.north", "value [Direction.north]"),
        ("Point(x: 1, y: 2)", "value [Point(x: 1, y: 2)]"),
        ("Optional(50%)", "value [Optional(50%)]"),
        ("Set<Int>([1])", "value [Set<Int>([1])]"),
        // With prose after it, it may be a part of prose.
        ("1, 2 or 3", "value? [1, 2 or 3/1]"),
        ("true - ! reverses a value", "value? [true - ! reverses a value/true]"),
        (#"Optional("a") it returns"#, #"value? [Optional("a") it returns/Optional("a")]"#),
        // What is no value.
        ("5 apples", "lines? [5 apples]"),
        ("true story", "lines? [true story]"),
        ("50%", "value? [50%]"),
        ("10:30", "value? [10:30]"),
        ("1. Make a list", "lines? [1. Make a list]"),
        ("2) Go on", "lines? [2) Go on]"),
        ("[Int]", "lines? [[Int]]"),
        ("[String: Int]", "lines? [[String: Int]]"),
        ("(Int, Int)", "lines? [(Int, Int)]"),
        ("Int", "lines? [Int]"),
        ("[see below]", "lines? [[see below]]"),
        ("[1, 2", "lines? [[1, 2]"),
    ]

    @Test(arguments: bare)
    func `that stands alone`(comment: String, states: String?) {
        check(comment: comment, states: states)
    }

    private static let expressions: [(String, [String])] = [
        ("a + b  // => 5", ["value(a + b) [5] at «a + b»"]),
        ("let x = a  // => 5", ["value(a) [5] at «let x = a»"]),
        ("let x: Int = a * 2\n// 5", ["value(a * 2) [5] at «let x: Int = a * 2»"]),
        ("x = a + 1  // 5", ["value(a + 1) [5] at «x = a + 1»"]),
        ("_ = f()  // => 5", ["value(f()) [5] at «_ = f()»"]),
        ("try await f()  // 5", ["value(try await f()) [5] at «try await f()»"]),
        ("let (a, b) = f()  // (1, 2)", ["value(f()) [(1, 2)] at «let (a, b) = f()»"]),
        ("x += 1  // 5", ["variable(x) [5] at «x += 1»"]),
        ("print(x)  // => 5", ["value(print(x)) [5] at «print(x)»"]),
        ("print(x)  // => hello", ["value(print(x)) [hello] at «print(x)»"]),
        ("print(x)\n// 5", ["value(print(x))~ [5] at «print(x)»"]),
        ("f(); g()  // => 6", ["value(g()) [6] at «g()»"]),
        ("a\n  .b()  // => 5", ["value(a .b()) [5] at «a .b()»"]),
        ("f(1,\n  2)\n// => 5", ["value(f(1, 2)) [5] at «f(1, 2)»"]),
        ("func f() -> Int {\n    return 5  // => 5\n}", ["value(5) [5] at «return 5»"]),
        ("f()\n// [\n//   1,\n//   2\n// ]", ["value(f()) [[ 1, 2 ]/[1, 2]] at «f()»"]),
        ("f()\n// [1, 2]\n// in this order", ["value(f()) [[1, 2]] at «f()»"]),
        ("let x: Int?  // nil", []),
        ("let a = 1, b = 2  // 2", []),
        ("struct S {\n    let x = 5  // 5\n}", []),
        ("f(\n    1,  // 5\n    2)", []),
        ("x = 5\n\n// 5", []),
        ("// => 5\nf()", []),
        ("let x = if a { 1 } else { 2 }  // 1", []),
    ]

    @Test(arguments: expressions)
    func `of the expression that it stands at`(code: String, states: [String]) {
        check(code, states: states)
    }

    @Test func `several behind arrows at a call of print are its output`() {
        check("print(a)\n// => 1\n// => 2\n", states: ["prints? [1] [2] at «print(a)»"])
    }

    @Test func `behind an arrow at a loop it is output`() {
        check(
            "for x in a { f(x) }  // => 1\n", states: ["prints? [1] at «for x in a { f(x) }»"])
    }

    @Test func `numbers that count steps may be no values`() {
        check(
            "let a = f()  // 1\ng(a)  // 2\n",
            states: ["value(f())? [1] at «let a = f()»", "value(g(a))? [2] at «g(a)»"])
    }

    @Test func `numbers at calls of print are no steps`() {
        check(
            "print(a)  // 1\nprint(b)  // 2\n",
            states: [
                "value(print(a))~ [1] at «print(a)»", "value(print(b))~ [2] at «print(b)»",
            ])
    }
}

@Suite struct `Comments that state what a variable holds` {
    private static let comments: [(String, String?)] = [
        ("x is now 5", "variable(x) [5]"),
        ("x is 5", "variable(x) [5]"),
        ("x equals 5", "variable(x) [5]"),
        ("x contains [1, 2]", "variable(x) [[1, 2]]"),
        ("x now contains 7 items", "variable(x.count) [7 items/7]"),
        ("x contains 1 value of type Int", "variable(x.count) [1 value of type Int/1]"),
        ("x contains 7 reasons to smile", "variable(x)? [7 reasons to smile/7]"),
        ("x is of type Int, and equals 5", "variable(x)? [5]"),
        ("x is of type [Int: A], and equals [:]", "variable(x)? [[:]]"),
        ("x's name is \"a\"", "variable(x.name) [a/\"a\"]"),
        ("x’s age is now 5", "variable(x.age) [5]"),
        ("x is equal to 5", "variable(x)? [5]"),
        ("x == 5", "variable(x) [5]"),
        ("now x is 5", "variable(x)? [5]"),
        ("Now x is 5.", "variable(x)? [5]"),
        ("the value of x is 5", "variable(x)? [5]"),
        ("x.count is 3", "variable(x.count) [3]"),
        ("x[0] is nil", "variable(x[0]) [nil]"),
        ("x?.name is nil", "variable(x?.name) [nil]"),
        ("`x` is now 5", "variable(x) [5]"),
        (#"x is "a""#, #"variable(x) [a/"a"]"#),
        ("x -> 5", "variable(x) [5]"),
        ("a is 1", "variable(a) [1]"),
        ("x has the value 5", "variable(x)? [5]"),
        ("x is still 5, as before", "variable(x) [5, as before/5]"),
        ("x is 5 times larger", "variable(x)? [5 times larger/5]"),
        ("x is true if y is", "variable(x)? [true if y is/true]"),
        ("x = 5", "variable(x)? [5]"),
        ("x = 5 // no", "lines? [x = 5 // no]"),
        ("x: 5", "value? [5]"),
        ("note: 5", nil),
        ("x is Int", "lines? [x is Int]"),
        ("x is the answer", "lines? [x is the answer]"),
        ("x now refers to y", "lines? [x now refers to y]"),
        ("everything is nil", "variable(everything)? [nil]"),
        ("there is 1 of them", "variable(there)? [1 of them/1]"),
    ]

    @Test(arguments: comments)
    func `by its name`(comment: String, states: String?) {
        check(comment: comment, at: "f(x, a)", states: states)
    }

    @Test func `of two variables`() {
        check(
            "f(a, b)  // a is now 1, and b is now 2\n",
            states: ["variable(a) [1] at «f(a, b)»", "variable(b) [2] at «f(a, b)»"])
    }

    @Test func `of the one that is declared`() {
        check("let x = f()  // x: 5\n", states: ["variable(x) [5] at «let x = f()»"])
        check("let x = f()  // x = 5\n", states: ["variable(x) [5] at «let x = f()»"])
    }

    @Test func `an assignment below may be code that is left out`() {
        check("var x = 1\n// x = 5\n", states: ["variable(x)? [5] at «var x = 1»"])
        check("var x = 1\n// x = 5 // Error\n", states: [])
    }

    @Test func `before the first statement`() {
        check("// x is 5\nf(x)\n", states: ["variable(x) [5]"])
    }

    @Test func `after the statement before, wherever empty lines are`() {
        check("f(x)\n\n// x is 5\ng()\n", states: ["variable(x) [5] at «f(x)»"])
    }

    @Test func `not in the body of a function without statements`() {
        check("func f(x: Int) {\n    // the value of x is 12 in here.\n}\n", states: [])
    }
}
