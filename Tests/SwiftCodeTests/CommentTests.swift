import SwiftCode
import Testing

/// Each comment with the statement that it follows and its context.
private func check(
    _ text: String, has expected: [String],
    sourceLocation: Testing.SourceLocation = #_sourceLocation
) {
    let source = SwiftSource(text)
    let statements = source.statements
    let found = source.comments.map { comment in
        let words = text.part(comment.range) + (comment.isTrailing ? " trailing" : "")
        let statement = comment.statement.map { " «\(text.part(statements[$0].range))»" } ?? ""
        return "\(comment.line) \(words)\(statement) \(comment.context)"
    }
    #expect(found == expected, sourceLocation: sourceLocation)
}

/// Each statement with its shape and the text of its value.
private func check(
    _ text: String, consistsOf expected: [String],
    sourceLocation: Testing.SourceLocation = #_sourceLocation
) {
    let found = SwiftSource(text).statements.map { statement in
        let value = statement.value.map { " = \(text.part($0))" } ?? ""
        return "\(text.part(statement.range)): \(statement.shape)\(value)"
    }
    #expect(found == expected, sourceLocation: sourceLocation)
}

extension String {
    fileprivate func part(_ range: Range<Int>) -> String {
        String(decoding: Array(utf8)[range], as: UTF8.self)
            .split(separator: "\n").map { $0.drop { $0 == " " } }.joined(separator: " ")
    }
}

@Suite struct `Comments of Swift text` {
    @Test func `on the line of a statement`() {
        check("f()  // a", has: ["0 // a trailing «f()» topLevel"])
    }

    @Test func `below a statement`() {
        check("f()\n\n// a\n", has: ["2 // a «f()» topLevel"])
    }

    @Test func `before the first statement`() { check("// a\nf()", has: ["0 // a topLevel"]) }

    @Test func `in text without statements`() { check("// a", has: ["0 // a topLevel"]) }

    @Test func `within a statement`() {
        check("f(\n    1,  // a\n    2)", has: ["1 // a trailing topLevel"])
    }

    @Test func `after statements on one line`() {
        check("f(); g()  // a", has: ["0 // a trailing «g()» topLevel"])
    }

    @Test func `in a body`() {
        check("func f() {\n    g()  // a\n}", has: ["1 // a trailing «g()» body"])
    }

    @Test func `in a loop`() {
        check("for x in y {\n    g()  // a\n}", has: ["1 // a trailing «g()» controlFlow"])
    }

    @Test func `behind an opening brace`() {
        check("f {  // a\n    g()\n}", has: ["0 // a trailing body"])
    }

    @Test func `before a closing brace`() {
        check("f {\n    g()\n    // a\n}", has: ["2 // a «g()» body"])
    }

    @Test func `behind a closing brace`() {
        check("if x { g() }  // a", has: ["0 // a trailing «if x { g() }» topLevel"])
    }

    @Test func `before the next case belongs to this one`() {
        check(
            "switch x {\ncase 1:\n    f()\n    // a\ncase 2: break\n}",
            has: ["3 // a «f()» controlFlow"])
    }

    @Test func `before the next clause belongs to this one`() {
        check("#if A\nf()\n// a\n#else\n#endif", has: ["2 // a «f()» controlFlow"])
    }

    @Test func `among the members of a type`() {
        check("struct S {\n    let x = 1  // a\n}", has: ["1 // a trailing body"])
    }

    @Test func `in an accessor`() {
        check("var x: Int {\n    f()  // a\n}", has: ["1 // a trailing «f()» body"])
        check(
            "var x: Int {\n    get {\n        f()  // a\n    }\n}",
            has: ["2 // a trailing «f()» body"])
    }

    @Test func `of several lines`() {
        check("f() /* a\nb */\n", has: ["0 /* a b */ trailing «f()» topLevel"])
    }

    @Test func `that are documentation`() {
        #expect(SwiftSource("/// a\nfunc f() {}").comments.map(\.style) == [.documentation])
        #expect(SwiftSource("/** a */ func f() {}").comments.map(\.style) == [.documentation])
    }

    @Test func `but not what a string holds`() { check("f(\"// a\")", has: []) }

    @Test func `in braces of one kind or another`() {
        let comments = SwiftSource("// a\nf {\n// b\ng()\n// c\n}\n// d").comments
        #expect(Set(comments.map(\.scope)).count == 2)
        #expect(comments[0].scope == comments[3].scope)
        #expect(comments[1].scope == comments[2].scope)
    }

    @Test func `after characters of several bytes`() {
        check("let é = 1  // ü", has: ["0 // ü trailing «let é = 1» topLevel"])
    }
}

@Suite struct `Statements of Swift text` {
    @Test func `expressions`() {
        check("f()\na + b", consistsOf: ["f(): expression = f()", "a + b: expression = a + b"])
        check("try await f()", consistsOf: ["try await f(): expression = try await f()"])
    }

    @Test func `variables`() {
        check("let x = f()", consistsOf: [#"let x = f(): variable(names: ["x"]) = f()"#])
        check(
            "let (a, b) = f()",
            consistsOf: [#"let (a, b) = f(): variable(names: ["a", "b"]) = f()"#])
        check("var x: Int", consistsOf: [#"var x: Int: variable(names: ["x"])"#])
        check(
            "let a = 1, b = 2", consistsOf: [#"let a = 1, b = 2: variable(names: ["a", "b"])"#])
    }

    @Test func `assignments`() {
        check("x.y = a + b", consistsOf: [#"x.y = a + b: assignment(target: "x.y") = a + b"#])
        check("x += 1", consistsOf: [#"x += 1: assignment(target: "x")"#])
        check("try x = f()", consistsOf: [#"try x = f(): assignment(target: "x") = f()"#])
        check("_ = f()", consistsOf: [#"_ = f(): assignment(target: "_") = f()"#])
        check("x == 1", consistsOf: ["x == 1: expression = x == 1"])
    }

    @Test func `declarations and directives`() {
        check("import A", consistsOf: ["import A: declaration"])
        check("struct S {}", consistsOf: ["struct S {}: declaration"])
        check("#if A\n#endif", consistsOf: ["#if A #endif: directive"])
    }

    @Test func `control flow, each before what is within`() {
        check(
            "for x in y { f() }",
            consistsOf: ["for x in y { f() }: other", "f(): expression = f()"])
        check("do {} catch {}", consistsOf: ["do {} catch {}: other"])
    }

    @Test func `what ends a body`() {
        check(
            "func f() { return 5 }",
            consistsOf: ["func f() { return 5 }: declaration", "return 5: transfer = 5"])
    }

    @Test func `no value of a condition as an expression`() {
        check(
            "let x = if a { 1 } else { 2 }",
            consistsOf: [
                #"let x = if a { 1 } else { 2 }: variable(names: ["x"])"#, "1: expression = 1",
                "2: expression = 2",
            ])
    }

    @Test func `what they stand in`() {
        let statements = SwiftSource("f()\nif a { g() }\nh { k() }").statements
        #expect(
            statements.map(\.context) == [
                .topLevel, .topLevel, .controlFlow, .topLevel, .body,
            ])
    }

    @Test func `members of types are none`() {
        check(
            "struct S {\n    let x = 1\n    func f() { g() }\n}",
            consistsOf: [
                "struct S { let x = 1 func f() { g() } }: declaration", "g(): expression = g()",
            ])
    }
}
