import SwiftCode
import Testing

@Suite struct `A piece of a type` {
    @Test(arguments: [
        "override func viewDidLoad() {\n    super.viewDidLoad()\n}", "case north, south",
        "init(name: String) {\n    self.name = name\n}", "deinit { print(\"gone\") }",
        "subscript(index: Int) -> Int { index }", "static func make() -> Int { 1 }",
        "mutating func grow() { size += 1 }", "let a = 1\noverride var area: Double { 0 }",
        "#if DEBUG\ninit?(text: String) { return nil }\n#endif",
        "case .north:\n    print(\"up\")\ncase .south:\n    print(\"down\")",
        "default:\n    print(\"none\")",
    ])
    func `stands at top level`(_ code: String) {
        #expect(SwiftSource(code).isPieceOfType)
    }

    @Test(arguments: [
        "class View { override init() {} }", "enum Way { case north }", "final class A {}",
        "switch 1 { case 1: break\ndefault: break }", "if case 1? = Int?(1) { print(1) }",
        "let make = Int.init", "print(\"override func\")", "struct A { init() {} }\nA.init()",
        "let `case` = 1\nprint(`case`)", "lazy var a = 1", "// case north\nprint(1)",
    ])
    func `is no whole type, no pattern, no name and no text`(_ code: String) {
        #expect(!SwiftSource(code).isPieceOfType)
    }
}

@Suite struct `A body that is only a comment` {
    private func check(
        _ code: String, endsAt lines: Set<Int>,
        sourceLocation: Testing.SourceLocation = #_sourceLocation
    ) {
        #expect(SwiftSource(code).endsOfBodiesOfComments == lines, sourceLocation: sourceLocation)
    }

    @Test func `ends at its brace`() {
        check("func f() -> Int {\n    // looks it up\n}", endsAt: [3])
        check("func f() -> Int { /* later */ }\nvar x: Int {\n    // kept\n}", endsAt: [1, 4])
        check("extension A {\n  init(_ b: Int) {\n    // copies it\n  }\n}", endsAt: [4])
        check("let f: () -> Int = {\n    // asks\n}", endsAt: [3])
    }

    @Test func `is none with code, and none without a comment`() {
        check("func f() -> Int {\n    // one\n    1\n}", endsAt: [])
        check("func f() -> Int {\n}", endsAt: [])
        check("struct A {\n    // nothing yet\n}", endsAt: [])
    }
}
