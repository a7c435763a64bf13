import SwiftCode
import Testing

/// What a text declares at top level: `kind name`, in its order.
private func check(
    _ text: String, declares declarations: [String],
    sourceLocation: Testing.SourceLocation = #_sourceLocation
) {
    #expect(
        SwiftSource(text).declarations.map(\.words) == declarations,
        sourceLocation: sourceLocation)
}

private func check(
    _ one: String, _ other: String, areCompatible: Bool,
    sourceLocation: Testing.SourceLocation = #_sourceLocation
) {
    let first = SwiftSource(one).declarations
    let second = SwiftSource(other).declarations
    #expect(
        first[0].isCompatible(with: second[0]) == areCompatible, sourceLocation: sourceLocation)
    #expect(
        second[0].isCompatible(with: first[0]) == areCompatible, sourceLocation: sourceLocation)
}

private func check(
    _ function: String, accepts call: CallShape, _ isAccepted: Bool,
    sourceLocation: Testing.SourceLocation = #_sourceLocation
) {
    guard case .function(let shape) = SwiftSource(function).declarations.first?.kind else {
        Issue.record("no function", sourceLocation: sourceLocation)
        return
    }
    #expect(shape.accepts(call) == isAccepted, sourceLocation: sourceLocation)
}

extension Declaration {
    fileprivate var words: String {
        switch kind {
        case .type: "type \(name)"
        case .function: "func \(name)"
        case .variable: "var \(name)"
        case .operator(let fixity): "\(fixity) \(name)"
        case .precedenceGroup: "group \(name)"
        case .macro: "macro \(name)"
        case .extension: "extension \(name)"
        case .module: "import \(name)"
        }
    }
}

@Suite struct `A declaration` {
    @Test func `of each kind of type`() {
        check(
            "struct A {}; final class B {}; enum C {}; actor D {}; protocol E {}; typealias F = Int",
            declares: ["type A", "type B", "type C", "type D", "type E", "type F"])
    }

    @Test func `of a function`() {
        check("func f() {}\nfunc <> (a: Int, b: Int) {}", declares: ["func f", "func <>"])
    }

    @Test func `of several variables in one line`() {
        check("let a = 1, b = 2\nvar c: Int", declares: ["var a", "var b", "var c"])
    }

    @Test func `of variables by a pattern`() {
        check("let (a, (b, _)) = (1, (2, 3))", declares: ["var a", "var b"])
    }

    @Test func `of a variable by guard`() {
        check(
            "guard let a = f(), case .some(let b) = g else { fatalError() }",
            declares: ["var a", "var b"])
    }

    @Test func `none by if, loops and do`() {
        check("if let a = b {}\nfor c in d {}\ndo { let e = 1 }\nwhile let f = g {}", declares: [])
    }

    @Test func `of an operator and its precedence`() {
        check(
            "prefix operator +++\ninfix operator <>: P\nprecedencegroup P {}",
            declares: ["prefix +++", "infix <>", "group P"])
    }

    @Test func `of an extension, by the name without arguments`() {
        check(
            "extension A.B {}\nextension Array<Int> {}\nextension [Int] {}",
            declares: ["extension A.B", "extension Array", "extension Array"])
    }

    @Test func `of a macro and an import`() {
        check(
            "import Foundation\nimport struct A.B\n@freestanding(expression) macro m() = #externalMacro()",
            declares: ["import Foundation", "import A.B", "macro m"])
    }

    @Test func `in each clause of a condition`() {
        check("#if A\nlet a = 1\n#else\nfunc b() {}\n#endif", declares: ["var a", "func b"])
    }

    @Test func `in back-ticks, without them`() {
        check("let `class` = 1", declares: ["var class"])
    }

    @Test func `before what does not parse`() {
        check("struct A {}\nlet b = (", declares: ["type A", "var b"])
    }

    @Test func `not of what is within`() {
        check("struct A { let b = 1 }\nfunc c() { let d = 1 }", declares: ["type A", "func c"])
    }

    @Test func `of a type has its members`() {
        let text = """
            class A: B, C & D {
                let e = 1, f = 2
                func g() {}
                init() {}
                subscript(i: Int) -> Int { i }
                static func + (a: A, b: A) -> A { a }
                enum H {}
                #if X
                var i = 1
                #endif
            }
            """
        #expect(
            SwiftSource(text).declarations.map(\.kind) == [
                .type(
                    members: ["e", "f", "g", "init", "subscript", "+", "H", "i"],
                    inherited: ["B", "C", "D"])
            ])
    }

    @Test func `of an enumeration has its cases`() {
        #expect(
            SwiftSource("enum A { case b, c(Int); indirect case d }").declarations.map(\.kind)
                == [.type(members: ["b", "c", "d"], inherited: [])])
    }

    @Test func `of an extension has what it adds`() {
        #expect(
            SwiftSource("extension A: @retroactive B { var c: Int { 1 } }").declarations.map(\.kind)
                == [.extension(members: ["c"], protocols: ["B"])])
    }

    @Test(arguments: [
        ("let a = 1", VariableOrigin.constant), ("let a = [1: [\"b\"]]", .constant),
        ("let a = -1.5", .constant), ("var a = 1", .other), ("let a = f()", .other),
        ("let a = b", .variable("b")), ("var a: Int", .other), ("let (a, b) = c", .other),
    ])
    func `of a variable tells where its value comes from`(text: String, origin: VariableOrigin) {
        #expect(SwiftSource(text).declarations.first?.kind == .variable(origin))
    }
}

@Suite struct `Declarations of one name` {
    @Test(arguments: [
        ("struct A {}", "class A {}"), ("let a = 1", "var a = 2"), ("func a() {}", "let a = 1"),
        ("func a() {}", "func a() { print(1) }"), ("func a(b: Int) {}", "func a(b c: Int) {}"),
        ("precedencegroup A {}", "precedencegroup A {}"),
        ("prefix operator +++", "prefix operator +++"),
    ])
    func `clash`(one: String, other: String) {
        check(one, other, areCompatible: false)
    }

    @Test(arguments: [
        ("func a() {}", "func a() -> Int { 1 }"), ("func a(b: Int) {}", "func a(c: Int) {}"),
        ("func a(b: Int) {}", "func a(b: String) {}"), ("func a() {}", "func a() async {}"),
        ("func a<T: B>(_ c: T) {}", "func a<T: D>(_ c: T) {}"),
        ("extension A {}", "struct A {}"), ("extension A {}", "extension A {}"),
        ("prefix operator +++", "postfix operator +++"), ("infix operator +++", "func +++ () {}"),
        ("import A", "import A"), ("precedencegroup A {}", "struct A {}"),
        ("let a = 1", "let b = 1"),
    ])
    func `stand beside one another`(one: String, other: String) {
        check(one, other, areCompatible: true)
    }
}

@Suite struct `A function` {
    @Test func `accepts a call with its labels`() {
        check("func f(a: Int, _ b: Int) {}", accepts: CallShape(labels: ["a", nil]), true)
    }

    @Test func `does not accept other labels`() {
        check("func f(a: Int) {}", accepts: CallShape(labels: ["b"]), false)
        check("func f(a: Int) {}", accepts: CallShape(labels: [nil]), false)
    }

    @Test func `does not accept another number`() {
        check("func f(a: Int) {}", accepts: CallShape(labels: []), false)
        check("func f(a: Int) {}", accepts: CallShape(labels: ["a", "b"]), false)
    }

    @Test func `accepts a call without what has a default`() {
        check("func f(a: Int = 1, b: Int) {}", accepts: CallShape(labels: ["b"]), true)
    }

    @Test func `accepts any number of values`() {
        check("func f(_ a: Int...) {}", accepts: CallShape(labels: [nil, nil, nil]), true)
        check("func f(_ a: Int..., b: Int) {}", accepts: CallShape(labels: [nil, nil, "b"]), true)
        check("func f(_ a: Int...) {}", accepts: CallShape(labels: []), true)
    }

    @Test func `accepts closures after the brackets`() {
        let call = CallShape(labels: [nil], trailingClosures: 1)
        check("func f(_ a: Int, b: () -> Void) {}", accepts: call, true)
        check("func f(_ a: Int) {}", accepts: call, false)
    }
}

@Suite struct `Text of declarations only` {
    @Test(arguments: [
        "", "struct A {}\nfunc f() {}\nextension A {}\nimport B", "#if A\nfunc f() {}\n#endif",
    ])
    func `does nothing at its place`(text: String) {
        #expect(SwiftSource(text).isDeclarationsOnly)
    }

    @Test(arguments: [
        "let a = 1", "print(1)", "struct A {}\nfor _ in 1...2 {}", "#if A\nf()\n#endif",
    ])
    func `has no code and no variables`(text: String) {
        #expect(!SwiftSource(text).isDeclarationsOnly)
    }
}
