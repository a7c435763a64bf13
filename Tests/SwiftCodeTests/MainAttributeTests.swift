import SwiftCode
import Testing

private func check(
    _ text: String, hasMain: Bool, sourceLocation: Testing.SourceLocation = #_sourceLocation
) {
    #expect(SwiftSource(text).hasMainAttribute == hasMain, sourceLocation: sourceLocation)
}

@Suite struct `The attribute @main` {
    @Test func `on a type`() {
        check("import Foundation\n@main struct App { static func main() {} }", hasMain: true)
    }

    @Test func `among other attributes and modifiers`() {
        check("@available(macOS 15, *)\n@MainActor @main\nfinal class App {}", hasMain: true)
    }

    @Test func `in a clause of a condition`() {
        check("#if os(Linux)\n@main struct App {}\n#endif", hasMain: true)
    }

    @Test func `in the other clause of a nested condition`() {
        check("#if A\n#if B\n#else\n@main enum App {}\n#endif\n#endif", hasMain: true)
    }

    @Test func `not without it`() {
        check("struct App { static func main() {} }\nApp.main()", hasMain: false)
    }

    @Test func `not in a comment`() {
        check("// @main\n/* @main */ struct App {}", hasMain: false)
    }

    @Test func `not in a string`() {
        check("let text = \"\"\"\n@main struct App {}\n\"\"\"", hasMain: false)
    }

    @Test func `not another attribute that begins so`() {
        check("@MainActor struct App {}\n@mainly struct Other {}", hasMain: false)
    }

    @Test func `not within a function`() {
        check("func f() { @main struct App {} }", hasMain: false)
    }

    @Test func `also in text that does not parse`() {
        check("@main struct App {\n    let = (", hasMain: true)
    }

    @Test func `not in an empty text`() {
        check("", hasMain: false)
    }
}
