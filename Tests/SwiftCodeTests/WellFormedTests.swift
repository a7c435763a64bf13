import SwiftCode
import Testing

@Suite struct `Well-formed Swift` {
    @Test(arguments: ["", "let x = 1", "-f(1)\n+f(2)", "f(x)", "let x: Nothing = \"a\""])
    func `is what the parser takes, whether or not it compiles`(_ text: String) {
        #expect(SwiftSource(text).isWellFormed)
    }

    @Test(arguments: ["-let x = 1", "f(", "let = 1", "func"])
    func `is nothing that the parser complains of`(_ text: String) {
        #expect(!SwiftSource(text).isWellFormed)
    }
}
