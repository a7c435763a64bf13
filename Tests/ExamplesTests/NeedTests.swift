import Diagnostics
import Examples
import Runs
import StatedComments
import TestSupport
import Testing

/// A page of blocks that take in what they need; `{no-run} code` has marks of its own.
private func page(_ blocks: [String], requirement: Requirement = .all) -> FoundPage {
    var defaults = ExampleDefaults()
    defaults.marks = [.needed]
    defaults.requirement = requirement
    let text = blocks.map { block -> String in
        guard block.hasPrefix("{"), let end = block.firstIndex(of: "}") else {
            return .block("", block)
        }
        let marks = block[block.index(after: block.startIndex)..<end]
        return .block(String(marks), String(block[block.index(after: end)...]))
    }
    return FoundPage(text.joined(), defaults: defaults)
}

/// The blocks, counted from one, that the last block of a page takes in.
private func check(
    _ blocks: String..., needs numbers: [Int],
    sourceLocation: Testing.SourceLocation = #_sourceLocation
) {
    let page = page(blocks)
    let programs = page.programs
    #expect(programs.diagnostics == [], sourceLocation: sourceLocation)
    let last = programs.value.first { $0.parts.last?.example == page.examples.last }
    let found = last?.parts.dropLast().map { part in
        (page.examples.firstIndex(of: part.example) ?? -1) + 1
    }
    #expect(found == numbers, sourceLocation: sourceLocation)
}

/// The last block of a page has no program, since blocks that it needs clash.
private func check(
    _ blocks: String..., clashes summary: String, details: [String]? = nil, hint: String? = nil,
    sourceLocation: Testing.SourceLocation = #_sourceLocation
) {
    let page = page(blocks)
    let programs = page.programs
    let found = programs.diagnostics.last
    #expect(found?.code == "clashing-declarations", sourceLocation: sourceLocation)
    #expect(found?.severity == .error, sourceLocation: sourceLocation)
    #expect(found?.location == page.examples.last?.location, sourceLocation: sourceLocation)
    #expect(found?.summary == summary, sourceLocation: sourceLocation)
    if let details { #expect(found?.details == details, sourceLocation: sourceLocation) }
    if let hint { #expect(found?.hint == hint, sourceLocation: sourceLocation) }
    #expect(
        !programs.value.contains { $0.parts.last?.example == page.examples.last },
        sourceLocation: sourceLocation)
}

/// Why the last block's program has nothing for a name.
private func check(
    _ blocks: String..., misses words: [String],
    sourceLocation: Testing.SourceLocation = #_sourceLocation
) {
    let program = page(blocks).programs.value.last
    #expect(program?.absentNames.map(\.words) == words, sourceLocation: sourceLocation)
}

@Suite struct `A block by need` {
    @Test func `takes in nothing where it uses nothing`() {
        check("let x = 1", "print(2)", needs: [])
    }

    @Test func `takes in what declares a name that it uses`() {
        check("let x = 1", "let y = 2", "print(x)", needs: [1])
    }

    @Test(arguments: [
        "struct A {}", "class A {}", "enum A { case b }", "actor A {}", "protocol A {}",
        "typealias A = Int", "func A() {}", "let A = 1", "var (A, b) = (1, 2)",
        "guard let A = f() else { fatalError() }",
    ])
    func `takes in a declaration of each kind`(declaration: String) {
        check(declaration, "print(1)", "f(A.self)", needs: [1])
    }

    @Test func `takes in what those need`() {
        check("struct A {}", "func f() -> A { A() }", "let x = f()", "print(x)", needs: [1, 2, 3])
    }

    @Test func `takes in the latest that declares a name`() {
        check("let x = 1", "let x = 2", "print(x)", needs: [2])
    }

    @Test func `takes in nothing for a name of its own`() {
        check("let x = 1", "let x = 2; print(x)", needs: [])
    }

    @Test func `takes in what becomes of a variable that its set-up assigns`() {
        check(
            "var a: A?\nvar b: B?\na = A()\nb = B(a)", "a = nil", "print(0)", "b = nil",
            needs: [1, 2])
    }

    @Test func `takes in nothing that happens to other variables of their block`() {
        check("var a = 1\nvar b = 2", "a = 3", "print(b)", needs: [1])
    }

    @Test func `takes in nothing from below`() {
        let page = page(["print(x)", "let x = 1"])
        #expect(page.programs.value.map(\.parts.count) == [1, 1])
    }

    @Test func `takes in nothing for a local name, a member or a label`() {
        check("let x = 1", "func f(x: Int) { print(x) }\nprint(f(x: 2), p.x)", needs: [])
    }

    @Test func `takes in nothing for a member that another block declares`() {
        check(
            "class A { var x = 1 }", "let x = 2",
            "class B: A { func f() { print(x) } }", needs: [1])
    }

    @Test func `takes in operators, their precedence and functions of them`() {
        check(
            "precedencegroup P {}", "infix operator <>: P",
            "func <> (a: Int, b: Int) -> Int { a }", "print(1 <> 2)", needs: [1, 2, 3])
    }

    @Test func `takes in macros and property wrappers`() {
        check(
            "macro m() = #externalMacro()", "@propertyWrapper struct W {}",
            "struct A { @W var b = #m }", needs: [1, 2])
    }

    @Test func `takes in hidden names in strings and key paths`() {
        check("let x = 1", "struct A { let b = 1 }", #"print("\(x)", \A.b)"#, needs: [1, 2])
    }

    @Test func `has them in the order of the page, with marks between`() {
        let programs = page(["let x = 1", "print(0)", "let y = x", "print(y)"]).programs.value
        #expect(
            programs.last?.text
                == "let x = 1\n_sitegen_mark()\nlet y = x\n_sitegen_mark()\nprint(y)\n")
        #expect(programs.last?.hasMarks == true)
    }

    @Test func `is decided by its own program only`() {
        let programs = page(["let x = 1", "print(x)"]).programs.value
        #expect(programs.map { $0.parts.map(\.isDecided) } == [[true], [false, true]])
    }

    @Test func `has its own settings only`() {
        let programs = page(["{swift=5 stdin=a} let x = 1", "{optimize} print(x)"]).programs.value
        #expect(programs.last?.job.settings.optimize == true)
        #expect(programs.last?.job.settings.languageMode == nil)
        #expect(programs.last?.job.settings.standardInput == nil)
    }

    @Test(arguments: ["compile-fail", "should-crash", "exit=1", "no-run"])
    func `of another kind takes in what it needs too`(kind: String) {
        check("let x = 1", "{\(kind)} print(x)", needs: [1])
    }

    @Test func `alone takes in nothing`() {
        check("let x = 1", "{standalone} print(x)", needs: [])
    }

    @Test func `takes in blocks that are programs of their own`() {
        check("{standalone} let x = 1", "print(x)", needs: [1])
    }

    @Test func `takes in imports by themselves, of modules that are always there`() {
        check("import Foundation", "import Other", "print(1)", needs: [1])
    }
}

@Suite struct `Calls of functions by need` {
    @Test func `take in the function with these labels`() {
        check("func f(a: Int) {}", "func f(b: Int) {}", "f(a: 1)", needs: [1])
        check("func f(a: Int) {}", "func f(b: Int) {}", "f(b: 1)", needs: [2])
        check("func f(a: Int) {}", "func f(b: Int) {}", "f(a: 1); f(b: 1)", needs: [1, 2])
    }

    @Test func `take in each function that types may choose`() {
        check("func f(_ a: Int) {}", "func f(_ a: String) {}", "f(1)", needs: [1, 2])
    }

    @Test func `take in the latest of one shape`() {
        check("func f(_ a: Int) {}", "func f(_ b: Int) { print(b) }", "f(1)", needs: [2])
    }

    @Test func `leave out a function that clashes by another name`() {
        check(
            "func f(_ a: Int) {}; let x = 1", "func f(_ a: String) {}", "let x = 2", "f(x)",
            needs: [2, 3])
    }

    @Test func `take in the latest of one name and parameters, whatever it returns`() {
        check("func f() -> Int { 1 }", "func f() -> String { \"\" }", "f()", needs: [2])
    }

    @Test func `take in another function than that of the block`() {
        check(
            "func f(a: Int) {}", "func f(b: Int) {}", "func f(c: Int) { f(a: c) }\nf(c: 1)",
            needs: [1])
        check("func f(a: Int) {}", "func f(a: Int, c: Int) {}\nf(d: 1)", needs: [])
    }

    @Test func `take in all where the function is only named`() {
        check("func f(_ a: Int) {}", "func f(_ a: String) {}", "[1].map(f)", needs: [1, 2])
    }
}

@Suite struct `Changes of variables` {
    @Test(arguments: ["x = 2", "x += 1", "f(&x)", "x.append(1)", "x[0] = 1", "x.y = 1", "x()"])
    func `between are taken in`(change: String) {
        check("var x = f()", change, "print(x)", needs: [1, 2])
    }

    @Test(arguments: ["print(x)", "let y = x", "print(0)"])
    func `are not`(use: String) {
        check("var x = 1", use, "print(x)", needs: [1])
    }

    @Test func `may be made by a function that is declared between`() {
        check("var x = 1", "func g() { x = 1 }", "print(x)", needs: [1, 2])
    }

    @Test func `of other variables are not taken in`() {
        check("var x = 1", "var y = 1", "y = 2", "print(x)", needs: [1])
    }

    @Test func `of another variable of that name are not taken in`() {
        check("var x = 1", "x = 2", "var x = 3", "x = 4", "print(x)", needs: [3, 4])
    }

    @Test func `below are not taken in`() {
        let page = page(["var x = 1", "print(x)", "x = 2"])
        #expect(page.programs.value.map(\.parts.count) == [1, 2, 2])
    }

    @Test func `of what a change needs are taken in as well`() {
        check("var x = 1", "var y = 1", "y = 2", "x = y", "print(x)", needs: [1, 2, 3, 4])
    }

    @Test func `of a constant are none`() {
        check("let x = [1]", "print(x.sorted())", "print(x)", needs: [1])
    }

    @Test func `by a function that is called are taken in`() {
        check("var x = 1", "func f() { x = 2 }", "f()", "print(x)", needs: [1, 2, 3])
    }

    @Test func `through another name are taken in`() {
        check("let x = C()", "let y = x; y.z = 1", "print(x)", needs: [1, 2])
        check("let x = C()", "let y = x", "y.z = 1", "print(x)", needs: [1, 2, 3])
    }

    @Test func `that may be none are left out where they clash`() {
        check("let x = f()", "let n = 1; x.g()", "let n = 2; print(x)", needs: [1])
    }

    @Test func `that are certain clash`() {
        check(
            "var x = 1", "let n = 1; x = n", "let n = 2; print(x)",
            clashes: "example declares 'n', and needs the block at line 4, which declares it too",
            details: ["the example needs the block at line 4 for what it does to 'x'"],
            hint: "give one of the two another name, or change 'x' in a block of its own")
    }
}

@Suite struct `Extensions by need` {
    @Test func `are taken in where what they add is used`() {
        check("struct A {}", "extension A { func f() {} }", "A().f()", needs: [1, 2])
    }

    @Test func `are not where it is not used`() {
        check("struct A {}", "extension A { func f() {} }", "print(A())", needs: [1])
    }

    @Test func `are not where the type is not used`() {
        check("struct A {}", "extension A { func f() {} }", "g.f()", needs: [])
    }

    @Test func `are taken in where the type is used through another block`() {
        check(
            "struct A {}", "extension A { func f() {} }", "let a = A()", "a.f()",
            needs: [1, 2, 3])
    }

    @Test func `of a library's type are taken in by the member alone`() {
        check("extension Int { var half: Int { self / 2 } }", "print(4.half)", needs: [1])
        check("extension Int { var half: Int { self / 2 } }", "print(4)", needs: [])
    }

    @Test func `that add an initializer are taken in with the type`() {
        check("struct A {}", "extension A { init(_: Int) {} }", "A(1)", needs: [1, 2])
        check("extension Int { init(a: Int) { self = a } }", "print(Double(1))", needs: [])
    }

    @Test func `that add a protocol of the page are taken in where that is used`() {
        let blocks = ["protocol P { func p() }", "struct A {}", "extension A: P { func q() {} }"]
        check(blocks[0], blocks[1], blocks[2], "let x: any P = A()", needs: [1, 2, 3])
        check(blocks[0], blocks[1], blocks[2], "A().p()", needs: [1, 2, 3])
        check(blocks[0], blocks[1], blocks[2], "print(A())", needs: [2])
    }

    @Test func `that add a protocol of a library are taken in with the type`() {
        check("struct A {}", "extension A: Sendable {}", "print(A())", needs: [1, 2])
    }

    @Test func `are taken in for one another`() {
        check(
            "struct A {}", "extension A { func f() { g() } }", "extension A { func g() {} }",
            "extension A { func h() {} }", "A().f()", needs: [1, 2])
        check(
            "struct A {}", "extension A { func g() {} }", "extension A { func f() { self.g() } }",
            "A().f()", needs: [1, 2, 3])
    }

    @Test func `of an earlier type of that name are not taken in`() {
        check(
            "struct A {}", "extension A { func f() {} }", "struct A { func f() {} }", "A().f()",
            needs: [3])
    }

    @Test func `are left out where they clash`() {
        check(
            "struct A {}", "extension A: Sendable {}; let x = 1", "let x = 2; print(A())",
            needs: [1])
    }
}

@Suite struct `Never taken in` {
    @Test(arguments: ["compile-fail", "should-crash", "exit=1", "no-run", "sketch", "ignore=why"])
    func `is a block of another kind`(kind: String) {
        check("let x = 1", "{\(kind)} let x = 2", "print(x)", needs: [1])
    }

    @Test(arguments: [
        ("no-run", "it is marked 'no-run'"), ("compile-fail", "it is marked 'compile-fail'"),
        ("exit=2", "it is marked 'exit=2'"), ("sketch", "it is marked 'sketch'"),
        ("ignore=why", "it is marked 'ignore'"),
    ])
    func `is told where only such a block declares a name`(marks: String, why: String) {
        check(
            "{\(marks)} let x = 1", "print(x)",
            misses: ["the block at line 1 declares 'x', but this program leaves it out: \(why)"])
    }

    @Test func `is a block with marks that cannot be read`() {
        check("let x = 1", "{sometimes} let x = 2", "print(x)", needs: [1])
    }

    @Test func `is a block with an entry point`() {
        check(
            "@main struct A {}", "print(A.self)",
            misses: [
                "the block at line 1 declares 'A', but this program leaves it out: it has '@main'"
            ])
    }

    @Test func `is one block of a session by itself`() {
        check("{session=s} let x = 1", "{session=s} print(2)", "print(x)", needs: [1, 2])
    }

    @Test func `is a session that goes on below`() {
        let page = page(["{session=s} let x = 1", "print(x)", "{session=s} print(2)"])
        let program = page.programs.value.first { $0.parts.last?.example == page.examples[1] }
        #expect(
            program?.absentNames.map(\.words) == [
                "the block at line 1 declares 'x', but this program leaves it out: its session 's' "
                    + "continues below"
            ])
    }

    @Test func `is a block that states an error in a comment`() throws {
        let page = page(["let x = 1", "let x = 2", "print(x)"])
        var examples = page.examples
        examples[1].comments = [
            StatedComment(
                form: .error(text: nil), wording: .firm, lines: [], statement: nil,
                expression: nil, isTrailing: true, range: 0..<0,
                location: examples[1].location)
        ]
        let programs = Program.assembleAll(examples).value
        #expect(programs.last?.parts.map(\.example.location.line) == [1, 7])
        #expect(programs.map(\.isMeantToFail) == [false, true, false])
    }

    @Test func `is anything for a session`() {
        check("let x = 1", "{session=s} print(x)", needs: [])
    }
}

@Suite struct `A clash of names` {
    @Test func `leaves out what nothing else needs`() {
        check("let x = 1", "struct A {}; let x = 2", "print(x, A())", needs: [2])
        check("struct A {}", "func f(_: A) {}", "struct A { let b = 1 }", "f(A())", needs: [2, 3])
    }

    @Test func `is told where both blocks are needed`() {
        check(
            "struct A {}; let x = 1", "let x = 2", "print(x, A())",
            clashes: "example needs the blocks at lines 1 and 4, which both declare 'x'",
            details: ["the example needs the block at line 1 for 'A'"],
            hint: "give one of the two another name, or declare 'A' in a block of its own")
    }

    @Test func `is told where the example declares the name again`() {
        check(
            "struct A {}; let x = 1", "let x = 2; print(x, A())",
            clashes: "example declares 'x', and needs the block at line 1, which declares it too",
            details: ["the example needs the block at line 1 for 'A'"])
    }

    @Test func `is told where code before it used the variable`() {
        check(
            "let x = 1", "let y = x", "let x = 2; print(x, y)",
            clashes: "example declares 'x', and needs the block at line 1, which declares it too")
    }

    @Test func `is no error in a folder without configuration`() {
        let found = page(
            ["struct A {}; let x = 1", "let x = 2; print(x, A())"], requirement: .stated
        ).programs
        #expect(found.diagnostics.map(\.severity) == [.note])
        #expect(found.value.count == 1)
    }

    @Test func `leaves the example without a verdict`() {
        let page = page(["struct A {}; let x = 1", "let x = 2; print(x, A())"])
        #expect(page.programs.value.count == 1)
        #expect(ExampleRun.all(of: page.examples, runs: []).last?.outcome == .notReached)
    }
}

@Suite struct `An entry point by need` {
    @Test func `takes in declarations, without marks`() {
        let programs = page(["struct A {}", "@main struct B { static func main() { A() } }"])
            .programs.value
        #expect(programs.last?.job.hasEntryPoint == true)
        #expect(programs.last?.hasMarks == false)
        #expect(
            programs.last?.text
                == "struct A {}\n@main struct B { static func main() { A() } }\n")
    }

    @Test func `cannot stand beside code`() {
        check(
            "let x = 1", "@main struct B { static func main() { print(x) } }",
            misses: [
                "the block at line 1 declares 'x', but this program leaves it out: it has code "
                    + "at top level, beside '@main'"
            ])
    }
}

@Suite struct `A long chain of needs` {
    @Test func `is taken in whole`() {
        let blocks = (0..<60).map { $0 == 0 ? "let x0 = 0" : "let x\($0) = x\($0 - 1) + 1" }
        let programs = page(blocks).programs.value
        #expect(programs.map(\.parts.count) == Array(1...60))
    }
}

@Suite struct `Alternatives of a program by need` {
    /// The blocks that the last block of a page takes in, for each alternative.
    private func check(
        _ blocks: String..., requirement: Requirement = .stated, have numbers: [[Int]],
        sourceLocation: Testing.SourceLocation = #_sourceLocation
    ) {
        let page = page(blocks, requirement: requirement)
        let found = page.programs.value.last?.alternatives.map { program in
            program.parts.dropLast().map { part in
                (page.examples.firstIndex(of: part.example) ?? -1) + 1
            }
        }
        #expect(found == numbers, sourceLocation: sourceLocation)
    }

    @Test func `are none where all is certain`() {
        check("struct A {}", "let a = A()", "print(a)", have: [])
    }

    @Test func `are none on a site`() {
        check("let x = f()", "x.g()", "print(x)", requirement: .all, have: [])
    }

    @Test func `leave out calls that may change nothing`() {
        check("let x = f()", "x.g()", "print(x)", have: [[1]])
    }

    @Test func `leave out functions that types may not choose`() {
        check("func f(_ a: Int) {}", "func f(_ a: String) {}", "f(1)", have: [[2]])
    }

    @Test func `leave out protocols of a library`() {
        check("struct A {}", "extension A: Sendable {}", "print(A())", have: [[1]])
    }

    @Test func `add all extensions of what is used`() {
        check("struct A {}", "extension A { func f() {} }", "print(A())", have: [[1, 2]])
    }
}
