import SwiftCode
import Testing

@Suite struct `A literal` {
    @Test(arguments: [
        ("5", "5.0"), ("1_000", "1000"), ("0xFF", "255"), ("0b101", "5"), ("-5", "−5"),
        ("[1,2]", "[1, 2]"), ("[]", "[:]"), (#"["a":1,"b":2]"#, #"["b": 2, "a": 1]"#),
        ("(1, 2)", "(a: 1, b: 2)"), ("(5)", "5"), ("Optional(5)", "5"), (".some(5)", "5"),
        (".north", "north"), ("Direction.north", "main.Direction.north"),
        ("Point(x: 1, y: 2)", "main.Point(x: 1, y: 2.0)"), ("Set([1, 2])", "[1, 2]"),
        ("0..<5", "0 ..< 5"), ("1e3", "1000.0"), (#""\u{41}""#, #""A""#), ("nil", "Optional.none"),
        ("[Optional(1), nil]", "[1, nil]"), ("Box<Int>(value: 1)", "Box(value: 1)"),
    ])
    func `is another way to write one`(left: String, right: String) throws {
        let literals = try (#require(SwiftLiteral(left)), #require(SwiftLiteral(right)))
        let isNone = right == "Optional.none"
        #expect(literals.0.isSame(as: literals.1) != isNone)
        #expect(literals.1.isSame(as: literals.0) != isNone)
    }

    @Test(arguments: [
        ("5", "6"), ("9223372036854775807", "9223372036854775907"), ("5", #""5""#),
        ("true", "false"), ("[1, 2]", "[2, 1]"), ("[1]", "[1, 1]"),
        (#"["a": 1]"#, #"["a": 2]"#), ("(a: 1)", "(b: 1)"), ("(1, 2)", "(1, 2, 3)"), ("nil", "0"),
        (".north", ".south"), ("Point(x: 1)", "Size(x: 1)"), ("0..<5", "0...5"),
    ])
    func `is not another`(left: String, right: String) throws {
        let literals = try (#require(SwiftLiteral(left)), #require(SwiftLiteral(right)))
        #expect(!literals.0.isSame(as: literals.1))
    }

    @Test(arguments: ["", "is five", "5 apples", "[1, 2", "<Foo: 0x1>", "1,"])
    func `is none`(text: String) {
        #expect(SwiftLiteral(text) == nil)
    }

    @Test func `has elements in any order where that is asked for`() throws {
        let literals = try (
            #require(SwiftLiteral("[1, 2, 2]")), #require(SwiftLiteral("[2, 1, 2]"))
        )
        #expect(literals.0.isSame(as: literals.1, inAnyOrder: true))
        let others = try (#require(SwiftLiteral("[1, 2, 2]")), #require(SwiftLiteral("[1, 1, 2]")))
        #expect(!others.0.isSame(as: others.1, inAnyOrder: true))
    }
}
