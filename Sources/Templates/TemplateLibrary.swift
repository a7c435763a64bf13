package import Diagnostics
import Mustache
package import Pages

/// The templates that pages are made with, checked against the names that they may use.
package struct TemplateLibrary: Sendable {
    private let library: MustacheLibrary

    /// The templates of the site over the built-in ones. The template `page` is held against the names.
    ///
    /// Finds `template-syntax`, `unknown-template`, `unknown-template-name`; then pages cannot be
    /// rendered, since mustache would print nothing for what it does not know.
    package static func parse(
        _ files: [SiteSource.File], over builtIn: [SiteSource.File], names: TemplateSchema
    ) -> Diagnosed<TemplateLibrary> {
        var diagnostics: [Diagnostic] = []
        var sources: [String: SourceFile] = [:]
        for file in builtIn + files.filter({ SiteSource.isTemplate($0.path) }) {
            let decoded = SourceFile.decode(path: file.displayPath, bytes: file.bytes)
                .collecting(into: &diagnostics)
            sources[String(file.path.dropLast(".mustache".count))] = decoded
        }
        var library = MustacheLibrary()
        var check = TemplateCheck(sources: sources)
        check.visit("page", scopes: [names])
        diagnostics += check.diagnostics
        for (name, source) in sources.sorted(by: { $0.key < $1.key }) {
            do {
                try library.register(source.text, named: name)
            } catch let error as MustacheTemplate.ParserError {
                // What the check has found is what mustache stumbles over.
                if diagnostics.contains(where: { $0.location.path == source.path }) { continue }
                diagnostics.append(
                    .notMustache(
                        "\(error.error)",
                        at: source.location(
                            line: error.context.lineNumber, column: error.context.columnNumber)))
            } catch {
                diagnostics.append(.notMustache("\(error)", at: source.location(line: 1)))
            }
        }
        return Diagnosed(TemplateLibrary(library: library), diagnostics)
    }

    /// The HTML of a page with values for its names.
    package func render(_ values: [String: Any]) -> String {
        library.render(values, withTemplate: "page") ?? ""
    }
}

/// Follows a template through its sections and partials and holds each name against the schema.
private struct TemplateCheck {
    let sources: [String: SourceFile]
    var diagnostics: [Diagnostic] = []
    private var path: [String] = []

    init(sources: [String: SourceFile]) {
        self.sources = sources
    }

    /// `scopes` holds the names that the template sees: those of the page, then those of the
    /// sections around it.
    mutating func visit(_ name: String, scopes outer: [TemplateSchema]) {
        guard let source = sources[name], !path.contains(name) else { return }
        path.append(name)
        defer { path.removeLast() }
        let tags = TemplateTag.all(in: source).collecting(into: &diagnostics)
        var scopes = outer
        var open: [TemplateTag] = []
        for tag in tags {
            switch tag.kind {
            case .comment: break
            case .other: diagnostics.append(.unusedFeature(at: tag.location))
            case .end:
                if let section = open.last, section.name == tag.name {
                    open.removeLast()
                    scopes.removeLast()
                } else {
                    diagnostics.append(.wrongEnd(tag, open: open.last))
                }
            case .partial: visitPartial(tag, scopes)
            case .text, .html, .section, .inverted:
                let known = scopes.reversed().lazy.compactMap { $0[tag.name] }.first
                guard let known else {
                    diagnostics.append(.unknownName(tag, known: scopes.flatMap(\.words)))
                    if tag.kind == .section || tag.kind == .inverted {
                        open.append(tag)
                        scopes.append(scopes[scopes.count - 1])
                    }
                    continue
                }
                visit(tag, known, &scopes, &open)
            }
        }
        diagnostics += open.map { .sectionNeverEnds($0) }
    }

    private mutating func visit(
        _ tag: TemplateTag, _ known: TemplateSchema.Name, _ scopes: inout [TemplateSchema],
        _ open: inout [TemplateTag]
    ) {
        switch (tag.kind, known) {
        case (.section, .object(let inner)):
            open.append(tag)
            scopes.append(inner)
        case (.section, _), (.inverted, _):
            open.append(tag)
            scopes.append(scopes[scopes.count - 1])
        case (.text, .html): diagnostics.append(.escapedHTML(tag))
        case (.html, .text): diagnostics.append(.rawText(tag))
        case (_, .object): diagnostics.append(.objectAsText(tag))
        default: break
        }
    }

    private mutating func visitPartial(_ tag: TemplateTag, _ scopes: [TemplateSchema]) {
        guard sources[tag.name] != nil else {
            diagnostics.append(.unknownTemplate(tag, known: Array(sources.keys)))
            return
        }
        if tag.isIndented { diagnostics.append(.indentedPartial(tag)) }
        guard !path.contains(tag.name) else {
            diagnostics.append(.templateHoldsItself(tag))
            return
        }
        visit(tag.name, scopes: scopes)
    }
}

extension Diagnostic {
    fileprivate static func notMustache(_ words: String, at location: SourceLocation) -> Self {
        Diagnostic(
            code: "template-syntax", summary: "this is not a mustache template: \(words)",
            hint:
                "tags are {{name}}, {{{html}}}, {{#name}}…{{/name}}, {{^name}}…{{/name}}, {{> file}}",
            location: location)
    }

    fileprivate static func unusedFeature(at location: SourceLocation) -> Self {
        Diagnostic(
            code: "template-syntax", summary: "templates here have no inheritance or delimiters",
            hint: "use a partial: {{> name}}", location: location)
    }

    fileprivate static func unknownName(_ tag: TemplateTag, known: [String]) -> Self {
        let near = nearMiss(of: tag.name, among: known)
        return Diagnostic(
            code: "unknown-template-name", summary: "a page has no '\(tag.name)'",
            hint: near.map { "did you mean '\($0)'?" }
                ?? "names are: \(Set(known).sorted().joined(separator: ", "))",
            location: tag.location)
    }

    fileprivate static func unknownTemplate(_ tag: TemplateTag, known: [String]) -> Self {
        let near = nearMiss(of: tag.name, among: known)
        return Diagnostic(
            code: "unknown-template", summary: "there is no template '\(tag.name)'",
            hint: near.map { "did you mean '\($0)'?" }
                ?? "add 'templates/\(tag.name).mustache'",
            location: tag.location)
    }

    fileprivate static func wrongEnd(_ tag: TemplateTag, open: TemplateTag?) -> Self {
        Diagnostic(
            code: "template-syntax",
            summary: "'{{/\(tag.name)}}' ends a section that is not open here",
            hint: open.map { "the open section is '\($0.name)' of line \($0.location.line)" }
                ?? "no section is open",
            location: tag.location)
    }

    fileprivate static func sectionNeverEnds(_ tag: TemplateTag) -> Self {
        Diagnostic(
            code: "template-syntax", summary: "the section '\(tag.name)' never ends",
            hint: "end it with {{/\(tag.name)}}", location: tag.location)
    }

    fileprivate static func escapedHTML(_ tag: TemplateTag) -> Self {
        Diagnostic(
            code: "unknown-template-name", summary: "'\(tag.name)' is HTML, and {{ }} escapes it",
            hint: "write {{{\(tag.name)}}}", location: tag.location)
    }

    fileprivate static func rawText(_ tag: TemplateTag) -> Self {
        Diagnostic(
            code: "unknown-template-name", summary: "'\(tag.name)' is text and must be escaped",
            hint: "write {{\(tag.name)}}", location: tag.location)
    }

    fileprivate static func objectAsText(_ tag: TemplateTag) -> Self {
        Diagnostic(
            code: "unknown-template-name", summary: "'\(tag.name)' has no text of its own",
            hint: "open it as a section: {{#\(tag.name)}}…{{/\(tag.name)}}", location: tag.location)
    }

    fileprivate static func indentedPartial(_ tag: TemplateTag) -> Self {
        Diagnostic(
            code: "template-syntax",
            summary: "an indented partial indents all its lines, also those of code",
            hint: "put {{> \(tag.name)}} at the start of its line", location: tag.location)
    }

    fileprivate static func templateHoldsItself(_ tag: TemplateTag) -> Self {
        Diagnostic(
            code: "template-syntax", summary: "the template '\(tag.name)' contains itself",
            hint: "remove this partial", location: tag.location)
    }
}
