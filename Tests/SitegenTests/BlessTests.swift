import Foundation
import Testing

/// `bless` through the real binary.
struct BlessTests {
    private let page = "content/index.md"

    @Test func `drift is written into the page, and then all is well`() async throws {
        try await withSite(page: drifted) { site in
            let run = try await site.sitegen("bless")
            #expect(run.errors == "content/index.md: 2 fences rewritten, 2 fences added\n")
            #expect(run.status == 0)
            #expect(try site.text(of: page) == blessed)
            #expect(try await site.sitegen("check").status == 0)
        }
    }

    @Test func `the second time changes nothing, not even the file's date`() async throws {
        try await withSite(page: blessed) { site in
            let file = site.root.appending(path: page).path
            let old = Date(timeIntervalSince1970: 1_000_000_000)
            try FileManager.default.setAttributes([.modificationDate: old], ofItemAtPath: file)
            let run = try await site.sitegen("bless")
            #expect(run.errors == "nothing to bless\n")
            #expect(run.status == 0)
            let date = try FileManager.default.attributesOfItem(atPath: file)[.modificationDate]
            #expect(date as? Date == old)
        }
    }

    @Test func `a dry run prints a diff that can be applied, and writes nothing`() async throws {
        try await withSite(page: drifted) { site in
            let run = try await site.sitegen("bless", "--dry-run")
            #expect(run.status == 0)
            #expect(try site.text(of: page) == drifted)
            let diff = run.output
            #expect(diff.hasPrefix("--- a/content/index.md\n+++ b/content/index.md\n@@ -"))
            #expect(
                run.errors
                    == "content/index.md: 2 fences would be rewritten, 2 fences would be added\n")
            try site.write(diff, to: "change.diff")
            let patch = Process()
            patch.executableURL = URL(filePath: "/usr/bin/env")
            patch.arguments = ["git", "apply", "change.diff"]
            patch.currentDirectoryURL = site.root
            try patch.run()
            patch.waitUntilExit()
            #expect(try site.text(of: page) == blessed)
        }
    }

    @Test func `comments of each form are written, and then all is well`() async throws {
        try await withSite(page: commented.replacing("\n", with: "\r\n")) { site in
            let run = try await site.sitegen("bless")
            #expect(run.errors == "content/index.md: 7 comments rewritten\n")
            #expect(run.status == 0)
            #expect(
                try site.text(of: page) == blessedComments.replacing("\n", with: "\r\n"))
            #expect(try await site.sitegen("check").status == 0)
            #expect(try await site.sitegen("bless").errors == "nothing to bless\n")
        }
    }

    private let commented = #"""
        # Comments

        - In a list:

          ```swift
          enum Direction { case north, south }
          func greeting() -> String { "hi" }

          print("b", "\"c\"")  // Prints "a", as it should
          for name in ["one", "two", "three"] { print(name) }
          // Prints:
          // one
          // three
          // [..]our
          for number in 1...2 { print("line \(number)") }
          // line 1
          // line 3
          greeting()  // => "ho"
          Direction.south  // => .north
          var count = 1
          count += 1  // count is now 3
          ```

        > ```swift compile-fail
        > let text: Int = "a"  // error: cannot convert the value of type 'String' to 'Int'
        > ```

        """#

    private let blessedComments = #"""
        # Comments

        - In a list:

          ```swift
          enum Direction { case north, south }
          func greeting() -> String { "hi" }

          print("b", "\"c\"")  // Prints "b "c"", as it should
          for name in ["one", "two", "three"] { print(name) }
          // Prints:
          // one
          // two
          // three
          for number in 1...2 { print("line \(number)") }
          // line 1
          // line 2
          greeting()  // => "hi"
          Direction.south  // => .south
          var count = 1
          count += 1  // count is now 2
          ```

        > ```swift compile-fail
        > let text: Int = "a"  // error: cannot convert value of type 'String' to specified type 'Int'
        > ```

        """#

    @Test func `only what is asked for is written`() async throws {
        try await withSite(page: drifted) { site in
            #expect(try await site.sitegen("bless", "content/index.md:9").status == 0)
            let text = try site.text(of: page)
            #expect(text == drifted.replacing("old\n", with: "one\n"))
        }
    }

    @Test func `what fails in another way is told and left, the rest is written`() async throws {
        let broken = drifted + "\n```swift\nfatalError(\"no\")\n```\n\n```output\nx\n```\n"
        try await withSite(page: broken) { site in
            let run = try await site.sitegen("bless")
            #expect(run.status == 1)
            #expect(run.errors.contains("[example-crashed]"))
            #expect(!run.errors.contains("[output-mismatch]"))
            #expect(try site.text(of: page).hasPrefix(blessed))
            #expect(try site.text(of: page).hasSuffix("```output\nx\n```\n"))
        }
    }

    @Test func `what differs from run to run is told and left`() async throws {
        let unstable = """
            # Unstable

            ```swift
            print(UInt64.random(in: 0...UInt64.max))
            ```

            ```output
            4
            ```

            """
        try await withSite(page: unstable) { site in
            let run = try await site.sitegen("bless")
            #expect(run.status == 1)
            #expect(
                run.errors.hasPrefix(
                    "content/index.md:8:1: error: example prints something else from run to run "
                        + "[unstable-output]\n"))
            #expect(run.errors.hasSuffix("\nnothing to bless\n"))
            #expect(try site.text(of: page) == unstable)
        }
    }

    @Test func `a page that cannot be written stays as it was`() async throws {
        // Root may write to what is read-only, and cannot be told from others here.
        try await withSite(page: drifted) { site in
            let folder = site.root.appending(path: "content").path
            let blocker = "\(folder)/index.md"
            try FileManager.default.setAttributes([.posixPermissions: 0o444], ofItemAtPath: blocker)
            let run = try await site.sitegen("bless")
            if getuid() == 0 {
                #expect(run.status == 0)
            } else {
                #expect(run.status == 2)
                #expect(run.errors.contains("cannot write 'content/index.md': Permission denied"))
                #expect(try site.text(of: page) == drifted)
            }
        }
    }

    private let drifted = """
        # Drift

        ```swift
        print("one")
        print("took \\(ContinuousClock.now) s")
        ```

        ```output
        old
        took [..] s
        ```

        - In a list:
          ```swift should-crash
          print("`")
          fatalError("stop")
          ```
          ```stderr
          Fatal error: go
          ```

        > ```swift compile-fail
        > let number: Int = ""
        > ```

        """

    private let blessed = """
        # Drift

        ```swift
        print("one")
        print("took \\(ContinuousClock.now) s")
        ```

        ```output
        one
        took [..] s
        ```

        - In a list:
          ```swift should-crash
          print("`")
          fatalError("stop")
          ```
          ```stderr
          Fatal error: stop
          ```
          ```output
          `
          ```

        > ```swift compile-fail
        > let number: Int = ""
        > ```
        >
        > ```diagnostics
        > 1:19: error: cannot convert value of type 'String' to specified type 'Int'
        > ```

        """
}

/// Output that is not the same in every run.
struct UnstableOutputTests {
    /// Prints the number of runs so far, which it counts in a file outside of its folder, where a
    /// sandbox would not let it write.
    private func page(_ expression: String, stated: String, count: URL) -> String {
        """
        # Runs

        ```swift args="\(count.path)"
        import Foundation

        let file = CommandLine.arguments[1]
        let before = (try? String(contentsOfFile: file, encoding: .utf8))?.count ?? 0
        try String(repeating: "x", count: before + 1)
            .write(toFile: file, atomically: false, encoding: .utf8)
        let run = before + 1
        print(\(expression))
        ```

        ```output
        \(stated)
        ```

        """
    }

    private func check(
        _ expression: String, stated: String,
        _ body: (SitegenRun, Int) throws -> Void
    ) async throws {
        try await withSite(page: "# Empty\n") { site in
            let count = site.streams.appending(path: "count")
            try site.write("title: Test\nsandbox: off\n", to: "sitegen.yml")
            let text = page(expression, stated: stated, count: count)
            try site.write(text, to: "content/index.md")
            // A program that reads files would also run elsewhere.
            let run = try await site.sitegen("check", "--no-cache")
            try body(run, try String(contentsOf: count, encoding: .utf8).count)
        }
    }

    @Test func `what the page states in another run passes with a warning`() async throws {
        try await check("run == 1 ? \"late\" : \"early\"", stated: "early") { run, runs in
            #expect(runs == 2)
            #expect(run.status == 0)
            let place = "content/index.md:15:1: warning: "
            #expect(run.errors.hasPrefix(place + "example prints something other than "))
            #expect(run.errors.contains(" in one of 2 runs [unstable-output]"))
            #expect(run.errors.contains("\n1 example: 1 passed; 1 warning\n"))
        }
    }

    @Test func `what is the same eight times is drift`() async throws {
        try await check("\"late\"", stated: "early") { run, runs in
            #expect(runs == 8)
            #expect(run.status == 1)
            #expect(run.errors.contains("[output-mismatch]"))
        }
    }

    @Test func `what differs each time is an error of its own`() async throws {
        try await check("run", stated: "early") { run, runs in
            #expect(runs == 2)
            #expect(run.status == 1)
            #expect(run.errors.contains("[unstable-output]"))
            #expect(!run.errors.contains("[output-mismatch]"))
        }
    }

    @Test func `what passes is run once`() async throws {
        try await check("\"early\"", stated: "early") { run, runs in
            #expect(runs == 1)
            #expect(run.status == 0)
        }
    }
}
