import Diagnostics
import ExampleFinding
import Examples
import Foundation
import Markdown
import Runs
import SwiftCode
import TestSupport
import Testing

@testable import ExampleRunning
@testable import Harnesses
@testable import Launching
@testable import Toolchains

/// Compiles and runs a program and its twin, and tells what the twin has found out, a line for each
/// thing that is asked, or why it was given up.
func evidence(
    _ code: String, _ questions: [AskingComment], marks: String = ""
) async throws -> [String] {
    try await evidence(ofBlocks: [(marks, code, questions)])
}

private func evidence(
    ofBlocks blocks: [(marks: String, code: String, questions: [AskingComment])]
) async throws -> [String] {
    let page = blocks.map { "```swift \($0.marks)\n\($0.code)\n```\n" }.joined(separator: "\n")
    let document = MarkdownDocument.parse(SourceFile(path: "page.md", text: page)).value
    var examples = PageExamples.find(in: document, page: "page", defaults: ExampleDefaults())
        .value.examples
    for (index, block) in blocks.enumerated() {
        examples[index].comments = block.questions.map { $0.comment(in: block.code) }
    }
    let programs = Program.assembleAll(examples).value
    let shared = try await sharedHarness.value
    let scratch = try ScratchDirectory.make()
    defer { scratch.remove() }
    var limits = ProgramLimits()
    limits.memory = 1 << 30
    let runner = ExampleRunner(
        toolchain: shared.toolchain, harness: shared.harness,
        commands: try SubprocessCommandRunner(launcher: shared.harness.launcher), scratch: scratch,
        limits: limits, confinement: .off,
        searchPath: ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin",
        memory: shared.memory, cache: nil)
    let runs = try await runner.run(programs)
    for run in runs { #expect(run.compilation == .succeeded, "\(run.messages)") }
    return ExampleRun.all(of: examples, runs: runs).flatMap { run in
        run.attributionProblem.map { ["given up: \($0)"] } ?? run.evidence.map(\.shown)
    }
}

/// A program and what its twin is to find out.
private struct Asked: CustomTestStringConvertible, Sendable {
    let name: String
    let code: String
    let questions: [(AskingComment, String)]

    init(_ name: String, _ code: String, _ questions: (AskingComment, String)...) {
        self.name = name
        self.code = code
        self.questions = questions
    }

    var testDescription: String { name }
}

private let programs = [
    Asked(
        "several statements on a line, and parts of lines",
        """
        print("a"); print("b") // Prints b
        print("c", terminator: "")
        print("d\\n\\n")
        """,
        (.printed("print(\"b\")"), "[b]"),
        (.printed("print(\"c\", terminator: \"\")"), "[c]")),
    Asked(
        "values",
        """
        let word = "é"
        word.uppercased()
        let numbers: Set = [1]
        numbers.union([1])
        [1: 2]
        let nothing: Int? = nil
        nothing as Any
        print(word)
        3 + 4
        var count = 1
        count += 1
        """,
        (.value("word.uppercased()"), #"[] = "É""#),
        (.value("numbers.union([1])"), "[] = Set([1]) set"),
        (.value("[1: 2]"), "[] = [1: 2] dictionary"), (.value("nothing as Any"), "[] = nil"),
        (.value("print(word)"), "[é] = () void"), (.value("3 + 4"), "[] = 7"),
        (.variable("count", after: "count += 1"), "[] = 2")),
    Asked(
        "top-level await, async let, a stream that never ends",
        """
        func f(_ n: Int) async throws -> Int { print("f", n); return n }
        try await f(1)
        async let later = f(2)
        print("both", try await later)
        let stream = AsyncStream<Int> { $0.yield(1); $0.yield(2) }
        for await n in stream {
            print(n)
            if n == 2 { break }
        }
        let x = try await f(3)
        """,
        (.value("try await f(1)"), "[f 1] = 1"),
        (.printed("print(n)"), "[1][2]"), (.value("f(3)"), "3"),
        (.variable("x", after: "let x = try await f(3)"), "[f 3] = 3")),
    Asked(
        "control flow",
        """
        outer: for i in 0..<3 {
            for j in 0..<3 where j > i {
                if j == 2 { continue outer }
                print(i, j)
            }
        }
        var n = 0
        while n < 2 { n += 1 }
        repeat { print("once") } while false
        switch n {
        case 2: print("two")
        default: print("other")
        }
        guard n == 2 else { fatalError() }
        defer { print("last") }
        do { throw CancellationError() } catch { print("caught") }
        if n == 3 { print("never") } else if n == 2 { print("else") }
        """,
        (.printed("print(i, j)"), "[0 1]"), (.variable("n", after: "n += 1"), "[][] = 1 | 2"),
        (.printed("repeat { print(\"once\") } while false"), "[once]"),
        (.printed("print(\"two\")"), "[two]"), (.printed("print(\"other\")"), ""),
        (.printed("guard n == 2 else { fatalError() }"), "[]"),
        (.printed("defer { print(\"last\") }"), "[]"), (.printed("print(\"last\")"), "[last]"),
        (.printed("print(\"caught\")"), "[caught]"), (.printed("print(\"never\")"), ""),
        (.printed("print(\"else\")"), "[else]")),
    Asked(
        "closures, functions and what they result in",
        """
        let doubled = [1, 2].map { $0 * 2 }
        func size(_ n: Int) -> String { n > 1 ? "big" : "small" }
        print(size(2))
        var square: Int { doubled[0] * doubled[0] }
        print(square)
        func factorial(_ n: Int) -> Int {
            print("factorial", n)
            return n < 2 ? 1 : n * factorial(n - 1)
        }
        print(factorial(2))
        let word = if square == 4 { "four" } else { "more" }
        [1, 2]
            .filter {
                $0 > 1
            }
            .forEach { print($0) }
        """,
        (.value("$0 * 2"), "[][] = 2 | 4"), (.value("n > 1 ? \"big\" : \"small\""), "[] = \"big\""),
        (.value("doubled[0] * doubled[0]"), "[][] = 4 | 4"),
        (.printed("return n < 2 ? 1 : n * factorial(n - 1)"), "[factorial 1][]"),
        (.value("\"four\""), "[] = \"four\""), (.printed("print($0)"), "[2]"),
        (
            .printed("[1, 2]\n    .filter {\n        $0 > 1\n    }\n    .forEach { print($0) }"),
            "[2]"
        )),
    Asked(
        "result builders",
        """
        @resultBuilder enum Joined {
            static func buildBlock(_ parts: String...) -> String { parts.joined(separator: "+") }
            static func buildOptional(_ part: String?) -> String { part ?? "-" }
        }
        func join(@Joined _ body: () -> String) -> String { body() }
        let text = join {
            "a".uppercased()
            if true { "b".uppercased() }
            "c".uppercased()
        }
        print(text)
        print(join { "d".uppercased() })
        """,
        (.value("\"a\".uppercased()"), "[] = \"A\""), (.value("\"b\".uppercased()"), "[] = \"B\""),
        (.value("\"d\".uppercased()"), "[] = \"D\""), (.printed("print(text)"), "[A+B+C]")),
    Asked(
        "directives and long literals",
        """
        #if os(Linux) || os(macOS)
        print("here")
        #else
        print("there")
        #endif
        print(\"\"\"
            a
              \\([1].map { $0 + 1 })
            \"\"\")
        print(#line, #function)
        """,
        (.printed("print(\"here\")"), "[here]"),
        (.printed("print(\"there\")"), ""),
        (.value("$0 + 1"), "[] = 2"), (.printed("print(#line, #function)"), "[10 main]")),
    Asked(
        "types: property wrappers, observers, actors, classes that go",
        """
        @propertyWrapper struct Loud {
            private var value = 0
            var wrappedValue: Int { get { value } set { print("set", newValue); value = newValue } }
        }
        struct S { @Loud var x: Int; var y = 0 { didSet { print(oldValue) } } }
        var s = S()
        s.x = 3
        s.y = 4
        actor Counter {
            var n = 0
            func add() -> Int { n += 1; return n }
        }
        let counter = Counter()
        await counter.add()
        final class C { deinit { print("gone") } }
        var c: C? = C()
        c = nil
        """,
        (.variable("s.x", after: "s.x = 3"), "[set 3] = 3"),
        (.variable("s.y", after: "s.y = 4"), "[0] = 4"), (.printed("print(oldValue)"), "[0]"),
        (.value("await counter.add()"), "[] = 1"), (.variable("n", after: "n += 1"), "[] = 1"),
        (.variable("c", after: "c = nil"), "[gone] = nil")),
    Asked(
        "what cannot be copied",
        """
        struct File: ~Copyable { let name = "f"; func show() { print(name) } }
        func open() -> File { File() }
        let file = open()
        file.show()
        let other = File()
        """,
        (.printed("file.show()"), "[f]"),
        (
            .variable("file", after: "let file = open()"),
            "[] = ? the compiler refuses the code that records it: global function "
                + "'_sitegen_value' requires that 'File' conform to 'Copyable'"
        ), (.printed("let other = File()"), "[]")),
    Asked(
        "descriptions that trap, print, or never end",
        """
        struct Trap: CustomStringConvertible { var description: String { fatalError("no") } }
        struct Talk: CustomStringConvertible { var description: String { print("hm"); return "t" } }
        func trap() -> Trap { print("trap"); return Trap() }
        func talk() -> Talk { print("talk"); return Talk() }
        _ = 0
        trap().self
        talk().self
        print("end")
        """,
        (.value("trap().self"), "[trap] = ? the description of the value does not end"),
        (.value("talk().self"), "[talk] = ? the description of the value prints something"),
        (.printed("print(\"end\")"), "[end]")),
    Asked(
        "values that are large, or many",
        """
        let large = String(repeating: "x", count: 1 << 20)
        var n = 0
        large.count
        for i in 0..<5000 { n += i }
        for _ in 0..<3 { n = 1 }
        """,
        (.value("large.count"), "[] = 1048576"),
        (
            .variable("n", after: "n += i"),
            "? the code runs too often, or produces too much, to record = "
                + "? the code runs too often, or produces too much, to record"
        ), (.variable("n", after: "n = 1"), "[][][] = 1 | 1 | 1")),
    Asked(
        "a function that calls itself, and threads",
        """
        func down(_ n: Int) {
            print(n)
            if n > 0 { down(n - 1) }
        }
        down(2)
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<20 { group.addTask { let x = [1].count; _ = x } }
        }
        """,
        (.printed("if n > 0 { down(n - 1) }"), "[1/0][0][]"), (.printed("down(2)"), "[2/1/0]")),
]

@Suite struct `The twin of a program` {
    @Test(arguments: programs)
    fileprivate func `finds out what is asked`(program: Asked) async throws {
        let found = try await evidence(program.code, program.questions.map(\.0))
        #expect(found == program.questions.map(\.1))
    }

    @Test func `tells where a program trapped`() async throws {
        let found = try await evidence(
            """
            print("a")
            let numbers = [1]
            print(numbers[1])
            print("b")
            """,
            [
                .printed("print(\"a\")"), .printed("print(numbers[1])"), .printed("print(\"b\")"),
            ], marks: "should-crash")
        #expect(found.count == 3)
        #expect(found.first == "[a]")
        #expect(found.dropFirst().first?.contains("Index out of range…") == true)
        #expect(found.last == "")
    }

    @Test func `tells where a cast failed, whatever the addresses in its words`() async throws {
        let found = try await evidence(
            """
            class A {}
            class B: A {}
            let plain = A()
            let b = plain as! B
            """,
            [.printed("let b = plain as! B")], marks: "should-crash")
        #expect(found.count == 1)
        #expect(found.first?.hasPrefix("[Could not cast value of type 'main.A'") == true)
        #expect(found.first?.hasSuffix("…") == true)
    }

    @Test(arguments: ["swift=5", "swift=6"])
    func `does not read what runs beside`(mark: String) async throws {
        let found = try await evidence(
            """
            func f() async -> Int { 1 }
            async let one = f()
            print(await one)
            """,
            [.variable("one", after: "async let one = f()"), .printed("print(await one)")],
            marks: mark)
        #expect(found == ["[] = ? reading an 'async let' waits for it", "[1]"])
    }

    @Test func `tells where a program exits`() async throws {
        let found = try await evidence(
            """
            import Foundation
            func stop(_ status: Int32) -> Never { print("x"); exit(status) }
            stop(3)
            """,
            [.value("stop(3)")], marks: "exit=3")
        #expect(found == ["[x… = "])
    }

    @Test func `tells of each block of a session`() async throws {
        let found = try await evidence(ofBlocks: [
            ("session=s", "func f() { print(\"f\") }\nprint(1)", [.printed("print(\"f\")")]),
            ("session=s", "print(2)\nf()", [.printed("f()"), .printed("print(2)")]),
        ])
        #expect(found == ["[f]", "[f]", "[2]"])
    }

    @Test(arguments: ["swift=5", "swift=6", "optimize", "feature=ExistentialAny"])
    func `is compiled as the program is`(mark: String) async throws {
        let found = try await evidence(
            "func f() -> some Sequence<Int> { [1] }\nprint(Array(f()))\nArray(f())",
            [.printed("print(Array(f()))"), .value("Array(f())")],
            marks: mark)
        #expect(found == ["[[1]]", "[1]"])
    }

    @Test func `has the program's input and path, and none of the files that it left`() async throws
    {
        let found = try await evidence(
            """
            import Foundation
            print(readLine() ?? "-", FileManager.default.fileExists(atPath: "left"))
            try "x".write(toFile: "left", atomically: true, encoding: .utf8)
            print(FileManager.default.currentDirectoryPath, #filePath)
            let last = readLine()
            """,
            [
                .printed(
                    "print(readLine() ?? \"-\", FileManager.default.fileExists(atPath: \"left\"))"),
                .variable("last", after: "let last = readLine()"),
            ], marks: "stdin=\"in\"")
        #expect(found == ["[in false]", "[] = nil"])
    }

    @Test func `has an entry point where the program has one`() async throws {
        let found = try await evidence(
            """
            @main struct App {
                static func main() async {
                    print("main")
                    await Task { print("task") }.value
                }
            }
            """,
            [
                .printed("print(\"main\")"),
                .printed("await Task { print(\"task\") }.value"), .printed("print(\"task\")"),
            ])
        #expect(found == ["[main]", "[task]", "[task]"])
    }

    @Test func `is given up where it does something else`() async throws {
        let found = try await evidence(
            "for _ in 0..<Int.random(in: 1...1_000) { print(0) }\nprint(1)", [.printed("print(1)")])
        #expect(
            found == [
                "given up: a second run, which finds the statement of each line, prints "
                    + "something else"
            ])
    }

    @Test func `tells of a statement whose lines are the same in each run`() async throws {
        let found = try await evidence(
            """
            print(UInt64.random(in: 0...UInt64.max))
            print(1)
            let number = UInt64.random(in: 0...UInt64.max)
            print(number, 2)
            print("end")
            """,
            [
                .printed("print(1)"), .printed("print(number, 2)"), .printed("print(\"end\")"),
                .variable("number", after: "let number = UInt64.random(in: 0...UInt64.max)"),
            ])
        let unknown =
            "? a second run, which finds the statement of each line, prints something else"
        #expect(found == ["[1]", unknown, "[end]", "[] = " + unknown])
    }

    @Test func `is given up where the program did not end`() async throws {
        let found = try await evidence(
            "print(1)\nwhile true {}", [.printed("print(1)")], marks: "timeout=1s")
        #expect(found == ["given up: the program does not end by itself"])
    }
}
