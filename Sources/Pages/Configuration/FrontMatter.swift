import Diagnostics
package import Examples

/// What stands between `---` lines at the very beginning of a page.
package struct FrontMatter: Hashable, Sendable {
    package var title: String?
    package var description: String?
    /// Its place among the pages of its folder, before the file's own number.
    package var order: Int?
    /// Whether the navigation leaves the page out.
    package var isHidden = false
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
    /// Finds `front-matter-syntax`, `unknown-key`, `key-value`, `unknown-mark` and `mark-value`.
    static func parse(_ file: SourceFile) -> Diagnosed<FrontMatter> {
        guard file.line(1) == "---" else { return Diagnosed(FrontMatter()) }
        guard let end = file.lines.dropFirst().firstIndex(where: { $0 == "---" }) else {
            return Diagnosed(FrontMatter(), [.neverEnds(at: file.location(line: 1))])
        }
        var diagnostics: [Diagnostic] = []
        let text = file.lines[1..<end].joined(separator: "\n")
        let root = YAMLValue.parse(
            text, path: file.path, firstLine: 2, code: "front-matter-syntax"
        ).collecting(into: &diagnostics)
        var schema = YAMLSchema(root, name: "the front matter")
        var matter = FrontMatter()
        matter.title = schema.text("title")
        matter.description = schema.text("description")
        matter.order = schema.number("order")
        matter.isHidden = schema.choice("nav", [("hidden", true)]) ?? false
        matter.examples = PartialExampleDefaults.read(schema.value("examples"))
            .collecting(into: &diagnostics)
        matter.contentLine = end + 2
        schema.reportUnknownKeys()
        return Diagnosed(matter, diagnostics + schema.diagnostics)
    }
}

extension Diagnostic {
    fileprivate static func neverEnds(at location: SourceLocation) -> Self {
        Diagnostic(
            code: "front-matter-syntax", summary: "the front matter that begins here never ends",
            hint: "end it with a line '---', or write '***' for a rule at the top of a page",
            location: location)
    }
}
