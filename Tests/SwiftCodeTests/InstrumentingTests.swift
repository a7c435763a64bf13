import SwiftParser
import SwiftSyntax
import TestSupport
import Testing

@testable import SwiftCode

/// What is asked about the first occurrence of a text.
private enum Question {
    case statement(String)
    case value(String)
    case variable(String, after: String)

    func probe(_ id: Int, in text: String) -> Probe {
        switch self {
        case .statement(let needle): Probe(id: id, place: .statement(text.offsets(of: needle)))
        case .value(let needle): Probe(id: id, place: .value(text.offsets(of: needle)))
        case .variable(let name, let needle):
            Probe(id: id, place: .variable(name, after: text.offsets(of: needle)))
        }
    }
}

/// The text with calls; numbers are the questions' places in the list, the calls' long names are
/// short: `<0` and `0>` for the begin and the end of a passage, `v` for `_sitegen_value`.
private func check(
    _ text: String, _ questions: Question..., gives expected: String,
    sourceLocation: Testing.SourceLocation = #_sourceLocation
) {
    let probes = questions.enumerated().map { $1.probe($0, in: text) }
    let source = SwiftSource(text).instrumented(probes)
    let shown = source.text
        .replacing(/_sitegen_begin\((\d)\)/) { "<\($0.1)" }
        .replacing(/_sitegen_end\((\d)\)/) { "\($0.1)>" }
        .replacing("_sitegen_value", with: "v")
        .replacing("_sitegen_passed", with: "passed").replacing("_sitegen_first", with: "first")
    #expect(shown == expected, sourceLocation: sourceLocation)
    #expect(source.dropped == [:], sourceLocation: sourceLocation)
    #expect(source.withoutInsertions == text, sourceLocation: sourceLocation)
}

private func check(
    _ text: String, _ question: Question, isDroppedBecause reason: String,
    sourceLocation: Testing.SourceLocation = #_sourceLocation
) {
    let source = SwiftSource(text).instrumented([question.probe(0, in: text)])
    #expect(source.dropped == [0: reason], sourceLocation: sourceLocation)
    #expect(source.text == text, sourceLocation: sourceLocation)
}

extension InstrumentedSource {
    fileprivate var withoutInsertions: String {
        var bytes = Array(text.utf8)
        for insertion in insertions.reversed() {
            // Those before it are still there.
            let shift = insertions.prefix { $0 != insertion }.map(\.text.utf8.count).reduce(0, +)
            let start = insertion.offset + shift
            bytes.removeSubrange(start..<(start + insertion.text.utf8.count))
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

@Suite struct `A statement with calls around it` {
    @Test(arguments: [
        ("print(1)", "<0; print(1); 0>"),
        ("print(1) // Prints 1", "<0; print(1); 0> // Prints 1"),
        ("print(1) /* one */", "<0; print(1); 0> /* one */"),
        ("await f()", "<0; await f(); 0>"),
        ("try await f()", "<0; try await f(); 0>"),
        ("let x = f()", "<0; let x = f(); 0>"),
        ("let (a, b) = f()", "<0; let (a, b) = f(); 0>"),
        ("var x: Int { 3 }", "<0; var x: Int { 3 }; 0>"),
        ("@Clamped var x = 3", "<0; @Clamped var x = 3; 0>"),
        ("async let x = f()", "<0; async let x = f(); 0>"),
        ("x = 3", "<0; x = 3; 0>"),
        ("x += 3", "<0; x += 3; 0>"),
        ("(a, b) = (b, a)", "<0; (a, b) = (b, a); 0>"),
        ("_ = f()", "<0; _ = f(); 0>"),
        ("defer { f() }", "<0; defer { f() }; 0>"),
        ("guard a else { fatalError() }", "<0; guard a else { fatalError() }; 0>"),
        ("if let a, let b = f() { g() } else { h() }", nil),
        ("if a { g() } else if b { h() }", nil),
        ("switch a { case 1: f() default: g() }", nil),
        ("for x in y where x > 1 { f() }", nil),
        ("for await x in y { f() }", nil),
        ("while a { f() }", nil),
        ("repeat { f() } while a", nil),
        ("outer: for x in y { break outer }", nil),
        ("do { try f() } catch { g() }", nil),
        ("let x = switch a { case 1: 2 default: 3 }", nil),
        ("f { $0 + 1 }", nil),
        ("f { a() } completion: { b() }", nil),
        ("f(\n    1,\n    2\n)", nil),
        ("a\n    .map { $0 }\n    .filter { b }", nil),
        ("print(\"\"\"\n    a\n    b\n    \"\"\")", nil),
        ("print(\"é\", \"🙂\")", nil),
        ("a + b == c ? d : e", nil),
    ])
    func `at top level`(text: String, expected: String?) {
        let code = text.components(upTo: " //").components(upTo: " /*")
        check(text, .statement(code), gives: expected ?? "<0; \(text); 0>")
    }

    @Test func `after a semicolon`() {
        check(
            "a(); b(); c()", .statement("b()"), .statement("c()"),
            gives: "a(); <0; b(); 0>; <1; c(); 1>")
    }

    @Test func `before a semicolon at the end of the line`() {
        check("a();\nb()", .statement("a()"), gives: "<0; a(); 0>;\nb()")
    }

    @Test func `behind letters of several bytes`() {
        check("/* é🙂 */ a()", .statement("a()"), gives: "/* é🙂 */ <0; a(); 0>")
    }

    @Test func `in control flow`() {
        check(
            "for x in y {\n    print(x) // Prints 1\n    g()\n}", .statement("print(x)"),
            gives: "for x in y {\n    let _ = <0; print(x); let _ = 0> // Prints 1\n    g()\n}")
    }

    @Test func `alone in a loop`() {
        check(
            "for x in y { print(x) }", .statement("print(x)"),
            gives: "for x in y { let _ = <0; print(x); let _ = 0> }")
    }

    @Test func `alone in a branch that is a statement`() {
        check(
            "if a { f() } else { g() }", .statement("f()"), .statement("g()"),
            gives: "if a { let _ = <0; f(); let _ = 0> } else { let _ = <1; g(); let _ = 1> }")
    }

    @Test func `in a case`() {
        check(
            "switch a {\ncase 1: f()\ndefault: break\n}", .statement("f()"),
            gives: "switch a {\ncase 1: let _ = <0; f(); let _ = 0>\ndefault: break\n}")
    }

    @Test func `within a directive`() {
        check(
            "#if DEBUG\nf()\n#else\ng()\n#endif", .statement("g()"),
            gives: "#if DEBUG\nf()\n#else\nlet _ = <0; g(); let _ = 0>\n#endif")
    }

    @Test func `in a function without a result`() {
        check(
            "func f() { print(1) }", .statement("print(1)"),
            gives: "func f() { let _ = <0; print(1); let _ = 0> }")
    }

    @Test func `in an initializer, an observer, a setter`() {
        check(
            "struct S { init() { f() }; var x = 1 { didSet { g() } } }", .statement("f()"),
            .statement("g()"),
            gives: "struct S { init() { let _ = <0; f(); let _ = 0> }; "
                + "var x = 1 { didSet { let _ = <1; g(); let _ = 1> } } }")
    }

    @Test func `before what transfers control`() {
        check(
            "for x in y { f(); break }", .statement("break"),
            gives: "for x in y { f(); let _ = <0; break }")
        check("func f() { return }", .statement("return"), gives: "func f() { let _ = <0; return }")
        check(
            "init?() { return nil }", .statement("return nil"),
            gives: "init?() { let _ = <0; return nil }")
    }

    @Test func `around one another`() {
        check(
            "if a { f(); g() }", .statement("if a { f(); g() }"), .statement("g()"),
            gives: "<0; if a { f(); let _ = <1; g(); let _ = 1> }; 0>")
    }
}

extension String {
    fileprivate func components(upTo separator: String) -> String {
        ranges(of: separator).first.map { String(self[..<$0.lowerBound]) } ?? self
    }
}

@Suite struct `A statement that is a result` {
    @Test(arguments: [
        ("y.map { f($0) }", "f($0)"), ("func f() -> Int { g() }", "g()"),
        ("var x: Int { g() }", "g()"), ("var x: Int { get { g() } }", "g()"),
        ("let x = if a { g() } else { 2 }", "g()"),
        ("let x = if a { 1 } else if b { g() } else { 2 }", "g()"),
        ("let x = switch a { case 1: g() default: 3 }", "g()"),
        ("func f() -> Int { if a { g() } else { 2 } }", "g()"),
        ("func f() -> Int { switch a { case 1: g() default: 3 } }", "g()"),
        ("y.map { if $0 { g() } else { h() } }", "g()"),
        ("Task { try await g() }", "try await g()"),
    ])
    func `stays the only one of its braces`(text: String, statement: String) {
        check(
            text, .statement(statement),
            gives: text.replacing(statement, with: "passed(<0, 0, \(statement))"))
    }

    @Test func `is what is returned`() {
        check(
            "func f() -> Int { return g() }", .statement("return g()"),
            gives: "func f() -> Int { return passed(<0, 0, g()) }")
    }

    @Test func `is what is thrown`() {
        check("throw E()", .statement("throw E()"), gives: "throw passed(<0, 0, E())")
    }

    @Test func `is not an assignment`() {
        check(
            "y.forEach { x += $0 }", .statement("x += $0"),
            gives: "y.forEach { let _ = <0; x += $0; let _ = 0> }")
    }

    @Test func `is not a loop`() {
        check(
            "Task { for x in y { g() } }", .statement("for x in y { g() }"),
            gives: "Task { let _ = <0; for x in y { g() }; let _ = 0> }")
    }

    @Test(arguments: [
        "Task { if a { f() } }", "Task { if a { f(); g() } else { h() } }",
        "Task { if a { f() } else if b { x = 1 } else { h() } }",
        "Task { switch a { case 1: f() default: return } }",
        "Task { if a { let x = f() } else { g() } }",
    ])
    func `is not a condition of which a branch has no value`(text: String) {
        let statement = String(text.dropFirst("Task { ".count).dropLast(" }".count))
        check(text, .statement(statement), gives: "Task { let _ = <0; \(statement); let _ = 0> }")
        if text.hasPrefix("Task { if a { f() }") {
            check(
                text, .statement("f()"),
                gives: text.replacing("{ f() }", with: "{ let _ = <0; f(); let _ = 0> }"))
        }
    }

    @Test func `has its value noted within`() {
        check(
            "y.map { f($0) }", .statement("f($0)"), .value("f($0)"),
            gives: "y.map { passed(<0, 0, v(1, f($0))) }")
    }
}

@Suite struct `A value` {
    @Test(arguments: [
        ("f() // => 3", "f()"), ("try await f()", "try await f()"), ("try? f()", "try? f()"),
        ("let x = f()", "f()"), ("x = f()", "f()"), ("x = a + b", "a + b"), ("a + b", "a + b"),
        ("x += await f()", "await f()"), ("a ? b : c", "a ? b : c"), ("x as? Int", "x as? Int"),
        ("let x: Double = 3", "3"), ("let x = y.map { $0 }", "y.map { $0 }"),
        ("async let x = f()", "f()"), ("f(\n    1\n) // => 3", "f(\n    1\n)"),
        ("[1, 2].map {\n    $0\n}", "[1, 2].map {\n    $0\n}"), ("#line", "#line"),
        ("return f()", "f()"), ("\"a\\(b)\"", "\"a\\(b)\""), ("-x", "-x"), ("x!", "x!"),
        ("a?.b.c", "a?.b.c"), ("(1, 2)", "(1, 2)"), ("{ 3 }()", "{ 3 }()"),
    ])
    func `is put into a call`(text: String, expression: String) {
        check(
            text, .value(expression), gives: text.replacing(expression, with: "v(0, \(expression))")
        )
    }

    @Test func `stands within the calls around its statement`() {
        check(
            "f() // => 3", .statement("f()"), .value("f()"),
            gives: "<0; v(1, f()); 0> // => 3")
    }

    @Test(arguments: [[0, 1], [1, 0]])
    func `stands within another one that begins or ends as it does`(order: [Int]) {
        let texts = ["a + f", "f"]
        let questions = order.map { Question.value(texts[$0]) }
        let outer = order[0]
        let inner = order[1]
        check(
            "a + f", questions[0], questions[1], gives: "v(\(outer), a + v(\(inner), f))")
        let first = ["a + f", "a"]
        check(
            "a + f", .value(first[order[0]]), .value(first[order[1]]),
            gives: "v(\(outer), v(\(inner), a) + f)")
    }

    @Test(arguments: [
        ("let x = if a { 1 } else { 2 }", "if a { 1 } else { 2 }"), ("f(&x)", "&x"),
        ("x = 5", "x = 5"), ("f(1)", "1)"), ("a\n#if A\n.b\n#endif", "a\n#if A\n.b\n#endif"),
        ("super.init()", "super.init()"), ("f()", "g()"),
    ])
    func `is not what has none`(text: String, expression: String) {
        check(
            text, .value(expression),
            isDroppedBecause: "the comment stands at no expression that has a value")
    }
}

@Suite struct `A variable` {
    @Test func `is read after its statement`() {
        check(
            "x += 1 // x is now 2", .variable("x", after: "x += 1"),
            gives: "x += 1; v(0, x) // x is now 2")
    }

    @Test func `is read after the calls around its statement`() {
        check(
            "x = f()", .variable("x.count", after: "x = f()"), .statement("x = f()"), .value("f()"),
            gives: "<1; x = v(2, f()); 1>; v(0, x.count)")
    }

    @Test func `is read in braces`() {
        check(
            "if a { x += 1 }", .variable("x", after: "x += 1"),
            gives: "if a { x += 1; let _ = v(0, x) }")
    }

    @Test func `is read within what may be a result`() {
        check(
            "y.forEach { x.append($0) }", .variable("x", after: "x.append($0)"),
            .statement("x.append($0)"),
            gives: "y.forEach { first(passed(<1, 1, x.append($0)), v(0, x)) }")
    }

    @Test(arguments: [("func f() { return }", "return"), ("throw E()", "throw E()")])
    func `is not read where nothing is reached`(text: String, statement: String) {
        check(
            text, .variable("x", after: statement),
            isDroppedBecause: "no code runs after the statement")
    }
}

@Suite struct `An 'async let'` {
    @Test(arguments: ["x", "x.count", "y"])
    func `is not read`(name: String) {
        check(
            "async let x = f(), y = g()", .variable(name, after: "async let x = f(), y = g()"),
            isDroppedBecause: "reading an 'async let' waits for it")
    }

    @Test func `is not read later either`() {
        check(
            "async let x = f()\ng()", .variable("x", after: "g()"),
            isDroppedBecause: "reading an 'async let' waits for it")
    }

    @Test func `is not what another variable is`() {
        check(
            "async let x = f()\nlet xs = 1", .variable("xs", after: "let xs = 1"),
            gives: "async let x = f()\nlet xs = 1; v(0, xs)")
    }
}

@Suite struct `A place without room for a call` {
    @Test(arguments: ["import Foundation", "struct S {}", "func f() {}", "typealias A = Int"])
    func `is a declaration`(text: String) {
        check(text, .statement(text), isDroppedBecause: "a declaration does not run")
    }

    @Test(arguments: ["#if A\nf()\n#endif", "f()\n#if A\n.g()\n#endif", "#expect(true)"])
    func `is a directive`(text: String) {
        check(text, .statement(text), isDroppedBecause: "a directive or a macro does not run")
    }

    @Test func `is a lone condition in a closure`() {
        check(
            "y.map { if $0 { 1 } else { 2 } }", .statement("if $0 { 1 } else { 2 }"),
            isDroppedBecause: "the statement may be the result of the braces around it")
    }

    @Test func `is a part of a statement`() {
        check(
            "print(f())", .statement("f()"),
            isDroppedBecause: "the comment stands at no statement")
    }
}

/// Programs of many constructs.
private let programs = [
    "let a = 1; print(a); if a > 0 { print(1) } else { print(2) }",
    "func f(_ x: Int) -> Int { x * 2 }\nlet (b, c) = (f(1), f(2))\nprint(b + c) // 6\n",
    "outer: for i in 0..<3 {\n    for j in 0..<3 where j > i {\n        if j == 2 { continue outer }\n"
        + "        print(i, j)\n    }\n}\n",
    "do {\n    try f()\n} catch let error as E {\n    print(error)\n} catch {\n    throw error\n}\n",
    "let text = \"\"\"\n  a \\(list.map { $0 + 1 })\n  \"\"\"\nprint(text)\n",
    "let x = switch y {\ncase .a where z: 1\ncase .b(let n): n + 1\ndefault: 3\n}\n",
    "guard let x = f(), x > 1 else { fatalError() }\ndefer { print(x) }\n",
    "VStack {\n    Text(\"a\")\n    if b {\n        Text(\"c\")\n    }\n    ForEach(d) { Text($0) }\n}\n",
    "actor A { var n = 0 { willSet { print(newValue) } }; func f() async -> Int { n += 1; return n } }\n"
        + "let a = A()\nasync let m = a.f()\nprint(await m)\nfor await x in s { print(x); break }\n",
    "#if os(Linux)\nprint(1)\n#elseif A\nlet b = 1\n#else\nprint(2)\n#endif\nx\n#if A\n.y()\n#endif\n",
    "let é = \"🙂\" // a\r\nprint(é) /* b */ ; print(1)\r\n",
    "let q = a < b ? c : d as? E ?? f\nlet r = a => b\n",
    "var s: Int { get { 1 } set { print(newValue) } }\nlet t = { (x: Int) -> Int in x }(3)\n",
    "struct P { subscript(i: Int) -> Int { i }; static let z = { 3 }(); init?() { return nil } }\n",
    "while let x = it.next() { switch x { case 1: fallthrough; case 2: print(x); default: break } }\n",
    "let broken = (1 +\nfunc {",
]

@Suite struct `Calls at every statement and value` {
    @Test(arguments: programs)
    func `can be taken out again, and keep the lines`(text: String) {
        let source = SwiftSource(text)
        var probes: [Probe] = []
        for statement in source.statements {
            for place in [
                .statement(statement.range), .value(statement.range),
                .variable("v", after: statement.range),
            ] as [Probe.Place] {
                probes.append(Probe(id: probes.count, place: place))
            }
        }
        let values = ExpressionPlaces(viewMode: .sourceAccurate)
        values.walk(source.tree)
        for range in values.ranges { probes.append(Probe(id: probes.count, place: .value(range))) }
        let instrumented = source.instrumented(probes)
        #expect(instrumented.withoutInsertions == text)
        #expect(CodeLines(instrumented.text).starts.count == CodeLines(text).starts.count)
        #expect(!instrumented.insertions.isEmpty)
        if !source.tree.hasError {
            #expect(!SwiftSource(instrumented.text).tree.hasError, "\(instrumented.text)")
        }
        let placed = Set(instrumented.insertions.map(\.probe))
        #expect(placed.isDisjoint(with: instrumented.dropped.keys))
        #expect(placed.union(instrumented.dropped.keys) == Set(probes.map(\.id)))
    }
}

/// What a comment may speak of: initial values and right sides.
private final class ExpressionPlaces: SyntaxVisitor {
    var ranges: [Range<Int>] = []

    override func visit(_ node: InitializerClauseSyntax) -> SyntaxVisitorContinueKind {
        ranges.append(node.value.offsets)
        return .visitChildren
    }
}

@Suite struct `A message about the text with calls` {
    private let text = "let x = f()\nprint(\n    x)\nprint(2)"

    private func source(_ questions: Question...) -> InstrumentedSource {
        SwiftSource(text).instrumented(questions.enumerated().map { $1.probe($0, in: text) })
    }

    @Test func `is about the value that it is in`() {
        let source = source(.statement("let x = f()"), .value("f()"))
        let column = source.text.offsets(of: "f()").lowerBound + 1
        #expect(source.probes(line: 1, column: column) == [1])
    }

    @Test func `is about the call that it is in`() {
        let source = source(.statement("let x = f()"), .value("f()"))
        #expect(source.probes(line: 1, column: 1) == [0])
        let column = source.text.offsets(of: "_sitegen_end").lowerBound + 1
        #expect(source.probes(line: 1, column: column) == [0])
    }

    @Test func `is otherwise about the calls of the line`() {
        let source = source(.statement("let x = f()"), .variable("x", after: "let x = f()"))
        let column = source.text.offsets(of: "x = f").lowerBound + 1
        #expect(source.probes(line: 1, column: column) == [0, 1])
    }

    @Test func `is otherwise about the statement around it`() {
        let text = "print(\n    x\n)"
        let source = SwiftSource(text).instrumented([
            Question.statement(text).probe(0, in: text)
        ])
        #expect(source.probes(line: 2, column: 5) == [0])
    }

    @Test func `is about nothing where nothing was inserted`() {
        let source = source(.statement("let x = f()"))
        #expect(source.probes(line: 4, column: 1) == [])
        #expect(source.probes(line: 9, column: 1) == [])
    }
}
