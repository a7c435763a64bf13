import Foundation
import Testing

/// What shells, editors and readers of manuals get: completions, a page for `man`, a problem matcher.
struct AtHandTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    // MARK: Completion

    @Test(
        .enabled(if: ToolProcess.path(of: "bash") != nil),
        arguments: [
            (["sitegen", "ch"], ["check"]), (["sitegen", "init", "--ti"], ["--title"]),
            (["sitegen", "check", "--color", "n"], ["never"]),
        ])
    func `bash completes commands, options and values`(words: [String], found: [String])
        async throws
    {
        try await withSite(FileTree()) { site in
            let script = try await site.sitegen("--generate-completion-script", "bash")
            #expect(script.status == 0)
            let line = words.joined(separator: " ")
            try site.write(
                """
                \(script.output)
                COMP_WORDS=(\(line)); COMP_CWORD=\(words.count - 1)
                COMP_LINE='\(line)'; COMP_POINT=\(line.count)
                _sitegen sitegen "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
                printf '%s\\n' "${COMPREPLY[@]}"
                """, to: "try.bash")
            let bash = try #require(ToolProcess.path(of: "bash"))
            let run = try ToolProcess.run([bash, "--norc", "try.bash"], in: site)
            #expect(run.words.split(separator: "\n").map { String($0) } == found)
        }
    }

    @Test(arguments: ["bash", "zsh", "fish"])
    func `each shell can read its script`(shell: String) async throws {
        try await withSite(FileTree()) { site in
            let script = try await site.sitegen("--generate-completion-script", shell)
            #expect(script.status == 0 && script.output.contains("sitegen"))
            guard let program = ToolProcess.path(of: shell) else { return }
            try site.write(script.output, to: "script")
            let run = try ToolProcess.run([program, "-n", "script"], in: site)
            #expect(run.status == 0 && run.words.isEmpty, "\(run.words)")
        }
    }

    // MARK: The page for man

    @Test func `the page for man has every command and every option`() async throws {
        let page = try String(
            contentsOf: Self.root.appending(path: "share/man/man1/sitegen.1"), encoding: .utf8)
        try await withSite(FileTree()) { site in
            let help = try await site.sitegen("--experimental-dump-help")
            let known = try JSONDecoder().decode(Help.self, from: Data(help.output.utf8)).command
            #expect(known.subcommands?.count ?? 0 > 7)
            for command in known.all {
                #expect(page.contains(command.commandName))
                for name in (command.arguments ?? []).flatMap({ $0.names ?? [] }) {
                    let written = name.name.replacing("-", with: "\\-")
                    #expect(
                        page.contains(written) || page.contains(name.name),
                        "run 'make man': '\(name.name)' of '\(command.commandName)' is missing")
                }
            }
        }
    }

    private struct Help: Decodable {
        let command: Command

        struct Command: Decodable {
            let commandName: String
            let subcommands: [Command]?
            let arguments: [Argument]?

            var all: [Command] { [self] + (subcommands ?? []).flatMap(\.all) }
        }

        struct Argument: Decodable {
            let names: [Name]?
        }

        struct Name: Decodable {
            let name: String
        }
    }

    // MARK: The workflow

    @Test func `the manual's workflow is what init writes`() async throws {
        let page = try String(
            contentsOf: Self.root.appending(path: "content/manual/12-installing.md"),
            encoding: .utf8)
        let shown = try #require(
            page.firstMatch(
                of: /(?s)```yaml title="\.github\/workflows\/documentation\.yml"\n(.+?)```/))
        try await withSite(FileTree(texts: [".git/HEAD": "ref: refs/heads/main\n"])) { site in
            let run = try await site.sitegen("init", "docs", "--action", "OWNER/sitegen@v0.1.0")
            #expect(run.status == 0)
            let written = try site.text(of: ".github/workflows/documentation.yml")
            #expect(written.hasSuffix("\n" + shown.1))
        }
    }

    // MARK: The editor

    @Test func `the manual's problem matcher reads each problem with its place`() async throws {
        let page = """
            # Drift

            ```swift
            print("one")
            ```

            ```output
            two
            ```

            [nowhere](missing.md)
            """
        let tasks = try EditorTasks()
        try await withSite(page: page) { site in
            let run = try await site.sitegen("check", "--quiet")
            let problems = run.errors.split(separator: "\n").compactMap {
                tasks.matcher.problem(in: String($0))
            }
            #expect(
                problems.map(\.description) == [
                    "content/index.md | 8 | 1 | error | example prints something other than the "
                        + "page states | output-mismatch",
                    "content/index.md | 11 | 11 | error | the link 'missing.md' leads nowhere | "
                        + "broken-link",
                ])
        }
    }

    @Test func `the manual's tasks are commands of sitegen`() async throws {
        for command in try EditorTasks().commands {
            let words = command.split(separator: " ").map { String($0) }
            #expect(words.first == "sitegen" && words.contains("--quiet"))
            try await withSite(FileTree()) { site in
                let help = try await site.sitegen([words[1], "--help"])
                #expect(help.output.contains("USAGE: sitegen \(words[1])"))
            }
        }
    }
}

/// The tasks for VS Code that the manual shows.
private struct EditorTasks {
    let commands: [String]
    let matcher: Matcher

    struct Matcher {
        let expression: NSRegularExpression
        /// The groups of path, line, column, severity, message and code.
        let groups: [Int]

        struct Problem: CustomStringConvertible {
            let parts: [String]
            var description: String { parts.joined(separator: " | ") }
        }

        func problem(in line: String) -> Problem? {
            let text = line as NSString
            let whole = NSRange(location: 0, length: text.length)
            return expression.firstMatch(in: line, range: whole).map { match in
                Problem(
                    parts: groups.map { group in
                        let range = match.range(at: group)
                        return range.location == NSNotFound ? "" : text.substring(with: range)
                    })
            }
        }
    }

    private struct File: Decodable {
        let tasks: [Task]

        struct Task: Decodable {
            let command: String
            /// Nil for a list of none.
            let problemMatcher: ProblemMatcher?

            private enum CodingKeys: String, CodingKey {
                case command, problemMatcher
            }

            init(from decoder: any Decoder) throws {
                let container = try decoder.container(keyedBy: CodingKeys.self)
                command = try container.decode(String.self, forKey: .command)
                problemMatcher = try? container.decode(
                    ProblemMatcher.self, forKey: .problemMatcher)
            }
        }

        struct ProblemMatcher: Decodable {
            let pattern: Pattern
        }

        struct Pattern: Decodable {
            let regexp: String
            let file: Int
            let line: Int
            let column: Int
            let severity: Int
            let message: Int
            let code: Int
        }
    }

    init() throws {
        let page = URL(filePath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "content/manual/12-installing.md")
        let text = try String(contentsOf: page, encoding: .utf8)
        guard let block = text.firstMatch(of: /(?s)```json title="\.vscode\/tasks\.json"\n(.+?)```/)
        else { throw CocoaError(.fileReadCorruptFile) }
        let file = try JSONDecoder().decode(File.self, from: Data(block.1.utf8))
        commands = file.tasks.map(\.command)
        guard let pattern = file.tasks[0].problemMatcher?.pattern else {
            throw CocoaError(.fileReadCorruptFile)
        }
        matcher = Matcher(
            expression: try NSRegularExpression(pattern: pattern.regexp),
            groups: [
                pattern.file, pattern.line, pattern.column, pattern.severity, pattern.message,
                pattern.code,
            ])
    }
}
