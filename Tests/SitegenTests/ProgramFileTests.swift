import Foundation
import Testing

/// Programs that readers take away do what the figures say that they do.
struct ProgramFileTests {
    @Test func `each program does by its figure's command what the figure shows`() async throws {
        let files = FileTree(texts: [
            "sitegen.yml": "title: Test\noutputs: [programs]\n", "content/a/b.md": Self.page,
        ])
        try await withSite(files) { site in
            let run = try await site.sitegen("build")
            try #require(run.status == 0, "\(run.errors)")
            let figures = try Self.figures(of: site.text(of: "public/a/b.html"))
            #expect(figures.count == 8)
            for figure in figures {
                let folder = site.root.appending(path: "taken/\(UUID().uuidString)")
                try FileManager.default.createDirectory(
                    at: folder, withIntermediateDirectories: true)
                for link in figure.links {
                    let file = site.root.appending(path: "public/a").appending(path: link)
                        .standardizedFileURL
                    try FileManager.default.copyItem(
                        at: file, to: folder.appending(path: file.lastPathComponent))
                }
                let (status, printed) = try Self.shell(figure.command, in: folder)
                #expect((status == 0) == (figure.state == "ran"), "\(figure): \(printed)")
                for line in figure.lines {
                    #expect(printed.contains(line), "\(figure.command) prints \(printed)")
                }
            }
        }
    }

    private static let page = """
        # Programs

        ```swift
        print("one", #line)
        ```

        ```output
        one 1
        ```

        ```swift session=two
        let count = 2
        ```

        ```swift session=two
        print("two", count, #line)
        ```

        ```output
        two 2 3
        ```

        ```swift compile-fail
        let answer: Int = "forty-two"
        ```

        ```diagnostics
        1:19: error: cannot convert value of type 'String' to specified type 'Int'
        ```

        ```swift should-crash
        let none: [Int] = []
        print(none[0])
        ```

        ```text file=names.txt
        Ada
        ```

        ```swift
        import Foundation
        print(try String(contentsOfFile: "names.txt", encoding: .utf8), terminator: "")
        ```

        ```output
        Ada
        ```

        ```swift args="--verbose 'two words'"
        @main struct Main {
            static func main() { print(CommandLine.arguments.dropFirst(), Main.self) }
        }
        ```

        ```output
        ["--verbose", "two words"] Main
        ```

        ```swift no-run
        print(1)
        ```
        """

    /// A figure, as far as a reader needs it to repeat what it shows.
    private struct Figure {
        let state: String
        let command: String
        let links: [String]
        /// The lines of output, and the messages of the compiler.
        let lines: [String]
    }

    private static func figures(of html: String) throws -> [Figure] {
        html.split(separator: "<figure class=\"example").dropFirst().compactMap { text in
            let figure = String(text)
            func all(_ pattern: Regex<(Substring, Substring)>) -> [String] {
                figure.matches(of: pattern).map { unescaped(String($0.1)) }
            }
            guard let state = all(/data-state="(\w+)"/).first,
                let command = all(/<dt>Command<\/dt><dd><code>(.*?)<\/code>/).first
            else { return nil }
            let messages = all(/<b>error:<\/b> ([^<]*)</)
            let output = all(/<samp>([^<]*)<\/samp>/).filter { !$0.contains("Fatal error") }
            return Figure(
                state: state == "compiled" ? "ran" : state, command: command,
                links: all(/<a href="([^"]*)" download>/),
                lines: messages
                    + output.flatMap { $0.split(separator: "\n").map { String($0) } })
        }
    }

    private static func unescaped(_ text: String) -> String {
        text.replacing("&lt;", with: "<").replacing("&gt;", with: ">")
            .replacing("&quot;", with: "\"").replacing("&amp;", with: "&")
    }

    /// Runs a line of a shell, and returns its status and all that it wrote.
    private static func shell(_ line: String, in folder: URL) throws -> (Int32, String) {
        let process = Process()
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments = ["-c", "( \(line) ) 2>&1"]
        process.currentDirectoryURL = folder
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let bytes = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: bytes, as: UTF8.self))
    }
}
