import Diagnostics
import Keys
import Testing

@testable import Pages

/// A key with the keys around it, outermost first.
struct KeyPlace: CustomTestStringConvertible, Sendable {
    /// `sitegen.yml`, or the front matter of a page.
    enum File: CaseIterable, Sendable {
        case configuration, frontMatter

        var keys: [KeyDescription] {
            switch self {
            case .configuration: SiteConfiguration.describedKeys
            case .frontMatter: FrontMatter.describedKeys
            }
        }
    }

    let file: File
    let around: [KeyDescription]
    let key: KeyDescription

    /// `examples: timeout`
    var path: String { (around + [key]).map(\.name).joined(separator: ": ") }
    var testDescription: String { "\(path) in \(file)" }

    static let all = File.allCases.flatMap { file in
        file.keys.flatMap { places(of: $0, around: [], in: file) }
    }

    private static func places(
        of key: KeyDescription, around: [KeyDescription], in file: File
    ) -> [KeyPlace] {
        [KeyPlace(file: file, around: around, key: key)]
            + key.keys.flatMap { places(of: $0, around: around + [key], in: file) }
    }

    /// The key with a value, below the keys around it, as YAML.
    func yaml(_ value: String, beside companion: KeyDescription? = nil) -> String {
        var lines: [String] = []
        for (depth, name) in around.map(\.name).enumerated() {
            lines.append(String(repeating: "  ", count: depth) + name + ":")
        }
        let indent = String(repeating: "  ", count: around.count)
        if let companion { lines.append("\(indent)\(companion.name): \(companion.example)") }
        let values = value.split(separator: "\n", omittingEmptySubsequences: false)
        lines.append("\(indent)\(key.name): \(values[0])")
        lines += values.dropFirst().map { indent + "  " + $0 }
        return lines.joined(separator: "\n") + "\n"
    }
}

/// What both files say, so that tests can compare it.
private struct Reading: Hashable {
    var configuration = SiteConfiguration()
    var matter = FrontMatter()
    var problems: [String] = []

    init(_ file: KeyPlace.File, _ yaml: String) {
        switch file {
        case .configuration:
            let read = SiteConfiguration.parse(SourceFile(path: "sitegen.yml", text: yaml))
            configuration = read.value
            problems = read.diagnostics.map(\.summary)
        case .frontMatter:
            let read = FrontMatter.parse(
                SourceFile(path: "page.md", text: "---\n\(yaml)---\n"))
            matter = read.value
            matter.contentLine = 1
            problems = read.diagnostics.map(\.summary)
        }
    }
}

@Suite struct `A key of the configuration` {
    /// The keys with an example of their own, outside of lists, whose entries stand whole in the
    /// example of the list.
    static let tried = KeyPlace.all.filter { place in
        !place.key.example.isEmpty
            && !place.around.contains { $0.values.hasPrefix("a list") }
    }

    @Test(arguments: tried)
    func `reads its example, and changes something`(_ place: KeyPlace) throws {
        let read = Reading(place.file, place.yaml(place.key.example))
        guard !read.problems.isEmpty else {
            #expect(read != Reading(place.file, ""))
            return
        }
        // The first key of some mappings must be there, such as the folder of a package.
        let first = try #require(place.around.last?.keys.first)
        let both = Reading(place.file, place.yaml(place.key.example, beside: first))
        #expect(both.problems.isEmpty)
        let firstAlone = KeyPlace(file: place.file, around: place.around, key: first)
        #expect(both != Reading(place.file, firstAlone.yaml(first.example)))
    }

    @Test(arguments: KeyPlace.all)
    func `has an example, or keys that have some`(_ place: KeyPlace) {
        #expect(!place.key.example.isEmpty || !place.key.keys.isEmpty)
    }

    @Test(arguments: KeyPlace.all)
    func `has a meaning in whole sentences`(_ place: KeyPlace) {
        #expect(place.key.meaning.hasSuffix("."))
        #expect(place.key.meaning.first?.isLetter == true || place.key.meaning.hasPrefix("`"))
    }

    @Test(arguments: KeyPlace.File.allCases)
    func `has a name of its own`(_ file: KeyPlace.File) {
        let names = file.keys.map(\.name)
        #expect(Set(names).count == names.count)
    }

    /// A default in words of YAML is a value like others, which changes nothing.
    @Test(
        arguments: KeyPlace.all.filter {
            ($0.key.values.hasPrefix("'") || $0.around.isEmpty)
                && $0.around.last?.name != "package"
                && $0.key.fallback.map { !$0.contains(" ") } == true
        })
    func `changes nothing by its default`(_ place: KeyPlace) {
        #expect(
            Reading(place.file, place.yaml(place.key.fallback ?? "")) == Reading(place.file, ""))
    }
}
