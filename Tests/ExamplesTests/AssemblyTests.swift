import Diagnostics
import Examples
import TestSupport
import Testing

/// The programs of a page: each one's main file, its lines separated by bars.
private func check(
    _ text: String, assembles mains: [String],
    sourceLocation: Testing.SourceLocation = #_sourceLocation
) {
    let programs = FoundPage(text).programs
    #expect(programs.diagnostics == [], sourceLocation: sourceLocation)
    let found = programs.value.map { program in
        program.text.split(separator: "\n", omittingEmptySubsequences: false)
            .dropLast().joined(separator: "|")
    }
    #expect(found == mains, sourceLocation: sourceLocation)
}

/// Which examples each program decides about; those that it only needs are in brackets.
private func check(
    _ text: String, decides parts: [[String]],
    sourceLocation: Testing.SourceLocation = #_sourceLocation
) {
    let found = FoundPage(text).programs.value.map { program in
        program.parts.map { $0.isDecided ? $0.example.id : "(\($0.example.id))" }
    }
    #expect(found == parts, sourceLocation: sourceLocation)
}

private func check(
    _ text: String, refusesAssembly problems: [String], hint: String? = nil,
    sourceLocation: Testing.SourceLocation = #_sourceLocation
) {
    let page = FoundPage(text)
    let found = page.programs.diagnostics
    #expect(page.marked.describe(found) == problems, sourceLocation: sourceLocation)
    if let hint { #expect(found.first?.hint == hint, sourceLocation: sourceLocation) }
}

private func programs(_ text: String) -> [Program] { FoundPage(text).programs.value }

@Suite struct `A block's program` {
    @Test func `is the block, to the letter`() {
        check("```swift\nlet é = 1  \n\n\tprint(é)\n```\n", assembles: ["let é = 1  ||\tprint(é)"])
    }

    @Test func `is one for each block`() {
        check(.block("", "a") + .block("", "b"), assembles: ["a", "b"])
    }

    @Test func `has no mark`() {
        #expect(programs(.block("")).map(\.hasMarks) == [false])
    }

    @Test func `may be empty`() {
        check("```swift\n```\n", assembles: [""])
    }

    @Test func `is not made for what is not compiled`() {
        check(
            .block("sketch") + .block("ignore=why") + .block("", "// swift-tools-version: 6.0"),
            assembles: [])
    }

    @Test func `is made for each other kind, and started where it can print`() {
        let kinds = ["", "no-run", "compile-fail", "should-crash", "exit=1"]
        #expect(
            programs(kinds.map { .block($0) }.joined()).map(\.job.runs)
                == [true, false, false, true, true])
    }

    @Test func `has the settings of the block`() {
        #expect(programs(.block("swift=5 optimize")).first?.job.settings.languageMode == "5")
        #expect(programs(.block("swift=5 optimize")).first?.job.settings.optimize == true)
    }

    @Test func `knows whether it has an entry point`() {
        #expect(programs(.block("", "@main struct App {}")).map(\.job.hasEntryPoint) == [true])
        #expect(programs(.block("")).map(\.job.hasEntryPoint) == [false])
    }

    @Test func `has the files of the blocks above only`() {
        let text = """
            ```text file=b.txt
            1
            ```
            ```text file=a.txt
            2
            ```
            ```swift
            ```
            ```text file=c.txt
            3
            ```
            """
        #expect(
            programs(text).map { $0.job.files.map { "\($0.name)=\($0.text)" } } == [
                ["a.txt=2\n", "b.txt=1\n"]
            ])
    }
}

@Suite struct `A session's program` {
    @Test func `has a mark between each two blocks`() {
        check(
            .block("session=s", "a") + "prose\n" + .block("session=s", "b\nc")
                + .block("session=s", "d"),
            assembles: ["a|_sitegen_mark()|b|c|_sitegen_mark()|d"])
        #expect(programs(.block("session=s") + .block("session=s")).map(\.hasMarks) == [true])
    }

    @Test func `is one for each name, in the order of their first blocks`() {
        check(
            .block("session=s id=1") + .block("session=t id=2") + .block("id=3")
                + .block("session=s id=4"),
            decides: [["1", "4"], ["2"], ["3"]])
    }

    @Test(arguments: ["compile-fail", "should-crash", "exit=1", "no-run"])
    func `of a block of another kind is the ordinary blocks before it and itself`(kind: String) {
        check(
            .block("session=s id=1", "a") + .block("session=s id=2 \(kind)", "b")
                + .block("session=s id=3", "c"),
            decides: [["1", "3"], ["(1)", "2"]])
    }

    @Test func `leaves other kinds out of one another's programs`() {
        check(
            .block("session=s id=1 no-run") + .block("session=s id=2 compile-fail"),
            decides: [["1"], ["2"]])
    }

    @Test func `leaves out what is not compiled`() {
        check(
            .block("session=s id=1") + .block("session=s id=2 sketch") + .block("session=s id=3"),
            decides: [["1", "3"]])
    }

    @Test func `of a block that is only compiled is not started`() {
        let text = String.block("session=s") + .block("session=s no-run")
        #expect(programs(text).map(\.job.runs) == [true, false])
    }

    @Test func `has the marks of its first block`() {
        let text = String.block("session=s timeout=5s swift=5") + .block("session=s")
        check(text, refusesAssembly: [])
        #expect(programs(text).map(\.job.settings.timeout) == [.seconds(5)])
    }

    @Test func `has the marks of its first block, whatever kind that is`() {
        let text = String.block("session=s compile-fail swift=5") + .block("session=s")
        check(text, refusesAssembly: [])
        #expect(programs(text).map(\.job.settings.languageMode) == ["5", "5"])
    }

    @Test func `finds marks after the first block`() {
        check(
            .block("session=s swift=5") + .block("session=s no-run 1️⃣swift=6, 2️⃣optimize"),
            refusesAssembly: [
                "1️⃣ only the first block of session 's' can have marks of the program "
                    + "[mark-after-first-block]",
                "2️⃣ only the first block of session 's' can have marks of the program "
                    + "[mark-after-first-block]",
            ],
            hint: """
                move 'timeout', 'swift', 'feature', 'optimize', 'stdin', 'args', 'env' and 'allow' \
                there
                """)
    }

    @Test func `finds the network after the first block`() {
        check(
            .block("session=s") + .block("session=s 1️⃣allow=network"),
            refusesAssembly: [
                "1️⃣ only the first block of session 's' can have marks of the program "
                    + "[mark-after-first-block]"
            ])
    }

    @Test func `finds a mark after the first block that says the same`() {
        check(
            .block("session=s swift=5") + .block("session=s 1️⃣swift=5"),
            refusesAssembly: [
                "1️⃣ only the first block of session 's' can have marks of the program "
                    + "[mark-after-first-block]"
            ])
    }

    @Test func `finds an entry point`() {
        check(
            .block("session=s") + "1️⃣" + .block("session=s", "@main struct App {}"),
            refusesAssembly: [
                "1️⃣ a block with '@main' cannot be part of session 's' [session-with-main]"
            ], hint: "a session's blocks are top-level code: remove '@main' or 'session='")
    }

    @Test func `has its further source files after the main one`() {
        let text = String.block("session=s") + .block("session=s file=A.swift", "let a = 1")
        #expect(
            programs(text).flatMap(\.job.sources).map { "\($0.name): \($0.text)" }
                == ["main.swift: print(1)\n", "A.swift: let a = 1\n"])
    }

    @Test func `has the last file of a name, and each file that a block of it may read`() {
        let text = """
            ```text file=a.txt
            1
            ```
            ```swift session=s
            ```
            ```text file=a.txt
            2
            ```
            ```swift session=s
            ```
            """
        #expect(programs(text).map { $0.job.files.map(\.text) } == [["2\n"]])
    }
}
