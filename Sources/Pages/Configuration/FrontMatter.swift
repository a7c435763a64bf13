import Diagnostics
package import Examples
package import Keys

/// What stands between `---` lines at the very beginning of a page.
package struct FrontMatter: Hashable, Sendable {
    package var title: String?
    package var description: String?
    /// Its place among the pages of its folder, before the file's own number.
    package var order: Int?
    /// Whether the navigation leaves the page out.
    package var isHidden = false
    /// Whether the search finds the page.
    package var isSearched = true
    /// The picture that stands for the page where it is mentioned elsewhere, written as links are.
    package var image: StatedText?
    /// Whether it is not published unless drafts are asked for.
    package var isDraft = false
    /// The day of its last change, `2026-01-31`.
    package var updated: String?
    /// Addresses that the page had once.
    package var oldAddresses: [Redirect] = []
    package var examples = PartialExampleDefaults()
    /// The first line of the markdown after it, counted from one.
    package var contentLine = 1

    package init(contentLine: Int = 1) {
        self.contentLine = contentLine
    }
}

extension FrontMatter {
    /// Reads a page's front matter; one without has none.
    ///
    /// `extraKeys` are those of other tools, which it may have besides its own. Finds
    /// `foreign-syntax`, `front-matter-syntax`, `unknown-key`, `key-value`, `unknown-mark` and `mark-value`.
    static func parse(
        _ file: SourceFile, accepting extraKeys: ExtraKeys = .named([])
    ) -> Diagnosed<FrontMatter> {
        guard file.line(1) == "---" else {
            let line = file.line(1)?.hasPrefix("+++") == true ? file.lineAfterFrontMatter : 1
            return Diagnosed(
                FrontMatter(contentLine: line),
                line == 1 ? [] : [.tomlFrontMatter(at: file.location(line: 1))])
        }
        guard let end = file.lines.dropFirst().firstIndex(where: { $0 == "---" }) else {
            return Diagnosed(FrontMatter(), [.neverEnds(at: file.location(line: 1))])
        }
        var diagnostics: [Diagnostic] = []
        let text = file.lines[1..<end].joined(separator: "\n")
        let root = YAMLValue.parse(
            text, path: file.path, firstLine: 2, code: "front-matter-syntax"
        ).collecting(into: &diagnostics)
        var matter = FrontMatter(contentLine: end + 2)
        diagnostics += keys.read(
            root?.without(extraKeys), into: &matter, called: "the front matter"
        ) {
            .ofAnotherTool($0)
        }
        return Diagnosed(matter, diagnostics)
    }

    /// What the manual says of the keys of front matter.
    package static var describedKeys: [KeyDescription] { keys.map(\.description) }

    private static let keys: [ConfigurationKey<FrontMatter>] =
        [
            .init(
                "title", .text, default: "the first heading of the first level",
                example: "Getting started",
                """
                The title of the page. If the page has a heading of the first level too, the two must \
                agree.
                """
            ) { $0.title = $1 },
            .init(
                "description", .text, example: "The first page in five minutes.",
                "A sentence about the page, for search engines."
            ) { $0.description = $1 },
            .init(
                "order", .number, default: "the number before the file's name", example: "20",
                "The place of the page among the pages of its folder."
            ) { $0.order = $1 },
            .init(
                "nav", .choice([("hidden", true)]), example: "hidden",
                "`hidden` leaves the page out of the navigation."
            ) { $0.isHidden = $1 },
            .init(
                "examples", takes: KeyDescription.mapping, example: "\ntimeout: 20s",
                """
                What holds for every example of the page. It takes the keys of `examples` in \
                `sitegen.yml`, but for `package` and `dependencies`.
                """
            ) { value, matter in
                PartialExampleDefaults.keys.read(
                    value, into: &matter.examples, called: "'examples'",
                    unknown: { PartialExampleDefaults.unfit($0) ?? .ofWholeSite($0) })
            },
        ] + publishingKeys
}

extension YAMLValue {
    /// A mapping without the keys that other tools read.
    fileprivate func without(_ extraKeys: ExtraKeys) -> YAMLValue {
        guard case .mapping(let entries) = content else { return self }
        let known = FrontMatter.describedKeys.map(\.name)
        let own = entries.filter { known.contains($0.key) || !extraKeys.accept($0.key) }
        return YAMLValue(content: .mapping(own), location: location)
    }
}

extension Diagnostic {
    /// The message for a key that is near none of ours: it may be of another tool. Nil for others.
    fileprivate static func ofAnotherTool(_ entry: YAMLValue.Entry) -> Self? {
        guard nearMiss(of: entry.key, among: FrontMatter.describedKeys.map(\.name)) == nil else {
            return nil
        }
        return Diagnostic(
            code: "unknown-key", severity: .warning,
            summary: "'\(entry.key)' is not a key of the front matter",
            hint: "if another tool reads it, add it to 'extra-keys' in sitegen.yml",
            location: entry.keyLocation)
    }

    /// The message for a key that only the configuration of the site may have; nil for others.
    fileprivate static func ofWholeSite(_ entry: YAMLValue.Entry) -> Self? {
        guard StatedPackages?.keys.contains(where: { $0.description.name == entry.key }) else {
            return nil
        }
        return Diagnostic(
            code: "unknown-key", summary: "'\(entry.key)' is for the whole site, not for a page",
            hint: "write it below 'examples:' in sitegen.yml", location: entry.keyLocation)
    }

    fileprivate static func neverEnds(at location: SourceLocation) -> Self {
        Diagnostic(
            code: "front-matter-syntax", summary: "the front matter that begins here never ends",
            hint: "end it with a line '---', or write '***' for a rule at the top of a page",
            location: location)
    }
}
