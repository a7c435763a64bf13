import SwiftCode
import Testing

/// The names that a text takes from outside, in alphabetical order; of the library's those that the
/// sentences use are left out.
private func check(
    _ text: String, uses names: [String],
    sourceLocation: Testing.SourceLocation = #_sourceLocation
) {
    let library: Set = ["print", "Int", "String", "Void", "Error"]
    let found = Set(SwiftSource(text).namesInUse.names.map(\.text)).subtracting(library)
    #expect(found.sorted() == names, sourceLocation: sourceLocation)
}

private func names(_ text: String) -> NamesInUse { SwiftSource(text).namesInUse }

@Suite struct `A name from outside` {
    @Test func `is one that the text does not declare`() {
        check("print(a + b)", uses: ["a", "b"])
    }

    @Test func `is not one that the text declares, before or after`() {
        check("print(a, f())\nlet a = 1\nfunc f() {}", uses: [])
    }

    @Test func `is a type in each place of one`() {
        check(
            "let a: A = f() as! B\nlet b: [C: D?] = [:]\nfunc g(_: some E) -> any F {}",
            uses: ["A", "B", "C", "D", "E", "F", "f"])
    }

    @Test func `is what stands before a dot, and not what stands after it`() {
        check("a.b.c(); A.B.c(); let x: D.E", uses: ["A", "D", "a"])
    }

    @Test func `is not a label`() {
        check("f(a: b)\nbreak_: while true { break break_ }", uses: ["b", "f"])
    }

    @Test func `is in a string`() {
        check(#"print("a \(b) \(c.d)")"#, uses: ["b", "c"])
    }

    @Test func `is not in a comment`() {
        check("// a\n/* b */", uses: [])
    }

    @Test func `is the root of a key path, and not its parts`() {
        check(#"f(\A.b.c, \.d)"#, uses: ["A", "f"])
    }

    @Test func `is a type that is extended, inherited from or wrapped with`() {
        check(
            "extension A {}\nclass X: B {}\nstruct Y { @C var d = 1 }\n@D func e() {}",
            uses: ["A", "B", "C", "D"])
    }

    @Test func `is a macro`() {
        check("let x = #a(b)", uses: ["a", "b"])
    }

    @Test func `is a precedence group`() {
        check("infix operator <>: A\nprecedencegroup X { higherThan: B }", uses: ["A", "B"])
    }

    @Test func `is not an attribute of the language`() {
        check("@main struct X {}", uses: [])
    }

    @Test func `is not a condition of the compiler`() {
        check("#if DEBUG && os(Linux)\nprint(a)\n#endif", uses: ["a"])
    }

    @Test func `may stand in back-ticks`() {
        check("print(`default`)", uses: ["default"])
    }

    @Test func `is found in what does not parse`() {
        check("let x = a(\nb.c(", uses: ["a", "b"])
    }

    @Test func `knows the types around it`() {
        #expect(
            names("struct A { func f() { b } }\nextension C.D { func g() { e } }").names == [
                .init(text: "b", enclosingTypes: ["A"]), .init(text: "e", enclosingTypes: ["C.D"]),
                .init(text: "C"),
            ])
    }
}

@Suite struct `A name that is bound around its place` {
    @Test func `by a parameter`() {
        check("func f(a: Int, b c: Int, _ d: Int = e) { print(a, b, c, d) }", uses: ["b", "e"])
    }

    @Test func `by a generic parameter`() {
        check(
            "func f<T: A>(_ a: T) -> T where T: B {}\nstruct S<U> { let u: U }", uses: ["A", "B"])
    }

    @Test func `by a local variable, after it only`() {
        check(
            "func f() { print(a); let a = 1; print(a) }\nfunc g() { let b = 1; print(b) }",
            uses: ["a"])
    }

    @Test func `not by a variable in its own value`() {
        check("func f() { let a = a }", uses: ["a"])
    }

    @Test func `by a local function or type, before it too`() {
        check("func f() { g(A()); func g(_: A) {}; struct A {} }", uses: [])
    }

    @Test func `by a closure's parameters and captures`() {
        check(
            "f { a, b in a + b }; f { (c: Int) in c }; f { [d, e = g] in d + e }; f { $0 + $1 }",
            uses: ["d", "f", "g"])
    }

    @Test func `by a member`() {
        check(
            "struct A { var b = 1; func c() { print(b, d()) }; func d() {} }\nenum E { case f; var g: E { f } }",
            uses: [])
    }

    @Test func `by an accessor`() {
        check(
            "struct A { var b: Int { get { 1 } set { print(newValue) } }\nvar c = 1 { didSet(old) { print(old, oldValue) } } }",
            uses: [])
    }

    @Test func `by if let, guard let and while let`() {
        check("func f() { if let a = b { print(a) }; print(a) }", uses: ["a", "b"])
        check("func f() { guard let a = b else { return }; print(a) }", uses: ["b"])
        check("while let a = b { print(a) }", uses: ["b"])
    }

    @Test func `by the short if let, which uses it too`() {
        check("if let a { print(a) }", uses: ["a"])
    }

    @Test func `by a loop`() {
        check(
            "for a in b where a > 0 { print(a) }\nfor (c, d) in e { print(c, d) }",
            uses: ["b", "e"])
    }

    @Test func `by a case`() {
        check(
            "switch a { case .b(let c) where c > d: print(c); case let (e, f): print(e, f)\ndefault: g }",
            uses: ["a", "d", "g"])
        check("if case .some(let x) = y { print(x) }", uses: ["y"])
    }

    @Test func `by catch`() {
        check(
            "do { try a() } catch let b as C { print(b) } catch { print(error) }",
            uses: ["C", "a"])
    }

    @Test func `not outside of the braces`() {
        check("do { let a = 1; print(a) }\nprint(a)", uses: ["a"])
    }

    @Test func `with a dollar sign`() {
        check("func f(@A a: Int) { print($a) }\nprint($b)", uses: ["A", "b"])
    }
}

@Suite struct `Members in use` {
    @Test func `stand after a dot`() {
        #expect(names("a.b.c; .d; x?.e").members == ["b", "c", "d", "e"])
    }

    @Test func `stand in key paths and types`() {
        #expect(names(#"let x: A.B = y[keyPath: \.c.d]"#).members.isSuperset(of: ["B", "c", "d"]))
    }

    @Test func `are operators and subscripts`() {
        #expect(
            names("a + b[0]; -c; reduce(0, *)").members.isSuperset(of: ["+", "subscript", "*"]))
        #expect(names("a <> b").operators == ["<>"])
        #expect(names("func <> (a: Int, b: Int) {}").operators == ["<>"])
    }
}

@Suite struct `Calls` {
    @Test func `have their labels`() {
        #expect(
            names("f(1, a: 2) { 3 } b: { 4 }").calls
                == ["f": [CallShape(labels: [nil, "a"], trailingClosures: 2)]])
    }

    @Test func `of functions at top level are noted, of local ones not`() {
        #expect(names("func f() {}\nf()").calls == ["f": [CallShape(labels: [])]])
        #expect(names("do { func f() {}; f() }").calls == [:])
    }
}

@Suite struct `A variable is changed` {
    @Test(arguments: [
        "x = 1", "x += 1", "x.y = 1", "x[0] = 1", "x!.y = 1", "x?.y = 1", "(x, _) = (1, 2)",
        "f(&x)", "f(&x.y)", "for i in 1...2 { x = i }", "do { x <<= 1 }", "f { x = 1 }", "x++",
        "if true { x *= 2 }", "let x = 1; x = 2",
    ])
    func `by an assignment`(text: String) {
        #expect(names(text).changes.assigned == ["x"])
    }

    @Test(arguments: ["x()", "x.f()", "x.y.f()", "x[0]", "x?.f()", "print(x[0])", "(x as! A).f()"])
    func `perhaps by a call`(text: String) {
        #expect(names(text).changes.called.contains("x"))
        #expect(names(text).changes.assigned == [])
    }

    @Test(arguments: [
        "print(x)", "let y = x", "x == 1", "x <= 1", "-x", "func f(x: Int) { x.g() }",
        "do { var x = 1; x = 2 }", "f { x in x.g() }", "struct A { func f() { x = 1 } }",
    ])
    func `not by`(text: String) {
        #expect(names(text).changes.assigned == [])
        #expect(!names(text).changes.called.contains("x"))
    }

    @Test func `by a function when that is called`() {
        let found = names("func f() { x += 1; y.g(); let z = 1; z.h() }")
        #expect(found.changes.assigned == [])
        #expect(found.changesByFunctions["f"]?.assigned == ["x"])
        #expect(found.changesByFunctions["f"]?.called == ["y"])
    }
}
