import Foundation
import Keys
import Testing

@testable import Pages

/// The manual's pages on keys are what the keys say of themselves.
///
/// `SNAPSHOTS=overwrite swift test --filter ConfigurationReferenceTests` writes them.
@Suite struct ConfigurationReferenceTests {
    @Test(arguments: KeyPlace.File.allCases)
    func `the manual describes each key`(_ file: KeyPlace.File) throws {
        let path = Self.repository.appending(path: "content/manual/\(file.page)")
        if ProcessInfo.processInfo.environment["SNAPSHOTS"] == "overwrite" {
            try file.reference.write(to: path, atomically: true, encoding: .utf8)
        }
        #expect(
            try String(contentsOf: path, encoding: .utf8) == file.reference,
            "run 'SNAPSHOTS=overwrite swift test --filter ConfigurationReferenceTests'")
    }

    /// A key that no test sets could do nothing, and nobody would see it.
    @Test(arguments: KeyPlace.all)
    func `a test sets each key`(_ place: KeyPlace) {
        let name = NSRegularExpression.escapedPattern(for: place.key.name)
        #expect(
            Self.testInputs.contains {
                $0.range(of: "(?m)(^|[\\s{\"`(])\(name):", options: .regularExpression) != nil
            })
    }

    private static let repository = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// The inputs of tests: files, and texts in Swift code. The tests of all keys do not count.
    private static let testInputs: [String] = {
        let folder = repository.appending(path: "Tests")
        let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
        return (files?.allObjects as? [URL] ?? []).compactMap { file in
            guard !file.lastPathComponent.hasPrefix("Configuration"),
                let text = try? String(contentsOf: file, encoding: .utf8)
            else { return nil }
            switch file.pathExtension {
            case "yml", "md": return text
            case "swift": return text.stringLiterals
            default: return nil
            }
        }
    }()
}

extension String {
    /// What stands in the literals of Swift code, a line for each literal of one line.
    fileprivate var stringLiterals: String {
        components(separatedBy: "\"\"\"").enumerated().map { index, part in
            guard index.isMultiple(of: 2) else { return part }
            return part.matches(of: #/"(?:[^"\\\n]|\\.)*"/#).map { String($0.output) }
                .joined(separator: "\n")
        }.joined(separator: "\n").replacing("\\n", with: "\n")
    }
}

extension KeyPlace.File {
    fileprivate var page: String {
        switch self {
        case .configuration: "72-configuration.md"
        case .frontMatter: "74-front-matter.md"
        }
    }

    /// The whole page.
    fileprivate var reference: String {
        head + "\n" + keys.map { section($0, around: []) }.joined(separator: "\n")
    }

    private var head: String {
        switch self {
        case .configuration:
            """
            ---
            title: Configuration
            description: Every key of sitegen.yml with its values, its default and an example.
            ---

            # Configuration

            `sitegen.yml` stands in the folder of the site. It is YAML, and every key may be left out.
            An unknown key is an error with its place and a suggestion.

            """
        case .frontMatter:
            """
            ---
            title: Front matter
            description: Every key of a page's front matter with its values, its default and an example.
            ---

            # Front matter

            A page may begin with YAML between two lines `---`. The first line of the file must be the first
            of the two. An unknown key is an error with its place and a suggestion.

            """
        }
    }

    private func section(_ key: KeyDescription, around: [KeyDescription]) -> String {
        let path = around + [key]
        let level = around.isEmpty ? "##" : "###"
        var text = """
            \(level) `\(path.map(\.name).joined(separator: ": "))`

            \(key.meaning)

            Value: \(key.values.inlineCode).\(key.fallback.map { " Default: \($0.plainOrCode)." } ?? "")

            """
        if !key.example.isEmpty {
            text += "\n```yaml\n\(yaml(key, around: around))```\n"
        }
        return text
            + key.keys.map { "\n" + section($0, around: path) }.joined()
    }

    private func yaml(_ key: KeyDescription, around: [KeyDescription]) -> String {
        let isInList = around.last?.values.hasPrefix("a list") == true
        guard !isInList else { return "\(key.name): \(key.example)\n" }
        var lines = around.enumerated().map { depth, key in
            String(repeating: "  ", count: depth) + key.name + ":"
        }
        let indent = String(repeating: "  ", count: around.count)
        let values = key.example.split(separator: "\n", omittingEmptySubsequences: false)
        lines.append("\(indent)\(key.name):" + (values[0].isEmpty ? "" : " \(values[0])"))
        lines += values.dropFirst().map { indent + "  " + $0 }
        return lines.joined(separator: "\n") + "\n"
    }
}

extension String {
    /// The words of a message with code in backticks where it has quotes.
    fileprivate var inlineCode: String { replacing("'", with: "`") }

    /// A default: words as they are, and one word as code.
    fileprivate var plainOrCode: String { contains(" ") || contains("`") ? self : "`\(self)`" }
}
