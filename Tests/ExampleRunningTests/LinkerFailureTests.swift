import Examples
import Runs
import TestSupport
import Testing

@testable import ExampleRunning

/// What linkers write when a symbol is missing or there twice.
struct LinkerFailureTests {
    private func check(
        _ output: String, is cause: LinkerFailure.Cause, _ words: [String],
        sourceLocation: Testing.SourceLocation = #_sourceLocation
    ) {
        let failure = LinkerFailure(compilerOutput: output)
        #expect(failure?.cause == cause, sourceLocation: sourceLocation)
        #expect(failure?.words == words, sourceLocation: sourceLocation)
    }

    private static let end = "clang: error: linker command failed with exit code 1 (use -v)\n"

    @Test func `gold names a missing symbol`() {
        check(
            """
            error: link command failed with exit code 1 (use -v to see invocation)
            /tmp/x/main-1.o:main-1.o:function main: error: undefined reference to 'nowhere'
            /tmp/x/main-1.o:main-1.o:function main: error: undefined reference to 'nowhere'
            \(Self.end)
            """, is: .missing(["nowhere"]),
            ["main-1.o:main-1.o:function main: error: undefined reference to 'nowhere'"])
    }

    @Test func `lld names a missing symbol`() {
        check(
            """
            ld.lld: error: undefined symbol: nowhere
            >>> referenced by main-1.o
            >>>               /tmp/x/main-1.o:(main)
            \(Self.end)
            """, is: .missing(["nowhere"]),
            [
                "ld.lld: error: undefined symbol: nowhere", ">>> referenced by main-1.o",
                ">>>               main-1.o:(main)",
            ])
    }

    @Test func `the GNU linker names a missing symbol`() {
        check(
            """
            /usr/bin/ld.bfd: /tmp/x/main-1.o: in function `main':
            main-1.o:(.text.main+0x5): undefined reference to `nowhere'
            /usr/bin/ld.bfd: main-1.o:(.text.main+0xa): undefined reference to `elsewhere'
            \(Self.end)
            """, is: .missing(["nowhere", "elsewhere"]),
            [
                "ld.bfd: main-1.o: in function `main':",
                "main-1.o:(.text.main+0x5): undefined reference to `nowhere'",
                "ld.bfd: main-1.o:(.text.main+0xa): undefined reference to `elsewhere'",
            ])
    }

    @Test func `gold names a symbol that is there twice`() {
        check(
            """
            /usr/bin/ld.gold: error: /cache/runtime.o: multiple definition of 'same'
            /usr/bin/ld.gold: /tmp/x/main-1.o: previous definition here
            \(Self.end)
            """, is: .repeated(["same"]),
            [
                "ld.gold: error: runtime.o: multiple definition of 'same'",
                "ld.gold: main-1.o: previous definition here",
            ])
    }

    @Test func `lld names a symbol that is there twice`() {
        check(
            """
            ld.lld: error: duplicate symbol: same
            >>> defined at main-1.o
            \(Self.end)
            """, is: .repeated(["same"]),
            ["ld.lld: error: duplicate symbol: same", ">>> defined at main-1.o"])
    }

    @Test func `a library that is missing has the linker's words`() {
        check(
            "/usr/bin/ld.gold: error: cannot find -lnothing\n" + Self.end, is: .other,
            ["ld.gold: error: cannot find -lnothing"])
    }

    @Test func `warnings of the compiler before are not the linker's`() {
        check(
            """
            main.swift:3:16: warning: undefined reference to nothing was never used
            func g() { let y = 2 }
                           ^
            ld.lld: error: undefined symbol: nowhere
            \(Self.end)
            """, is: .missing(["nowhere"]), ["ld.lld: error: undefined symbol: nowhere"])
    }

    @Test func `many words are cut`() {
        let lines = (1...20).map { "ld.lld: error: undefined symbol: f\($0)\n" }.joined()
        let failure = LinkerFailure(compilerOutput: lines + Self.end)
        #expect(failure?.words.count == 13)
        #expect(failure?.words.last == "… 8 more lines")
    }

    @Test func `an error of the compiler is none of the linker`() {
        #expect(LinkerFailure(compilerOutput: "main.swift:1:1: error: no\n") == nil)
    }

    @Test func `a program that does not link is told from one that is refused`() async throws {
        let runs = try await ExampleRunner.withScript { _ in
            .printing(error: "ld.lld: error: undefined symbol: nowhere\n" + Self.end, status: 1)
        } body: { runner in
            try await runner.run(programs(count: 1))
        }
        #expect(
            runs[0].compilation
                == .notLinked(
                    LinkerFailure(
                        cause: .missing(["nowhere"]),
                        words: ["ld.lld: error: undefined symbol: nowhere"])))
    }
}
