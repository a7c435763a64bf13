import Corrections
package import Diagnostics
import ExampleFinding
import Examples
import Judging
import Markdown
import StatedComments

/// A source file that blocks repeat, as it was found.
package enum NamedSource: Hashable, Sendable {
    /// With its path in messages.
    case file([UInt8], path: String)
    /// There is none, with the path of one whose name is near.
    case missing(near: String?)
    /// A symbolic link leads out of the folder of the site.
    case outside
}

/// The source files that blocks of these pages repeat, relative to the folder of the site.
package func namedSources(_ pages: [Page]) -> Set<String> {
    Set(pages.flatMap(\.examples.examples).compactMap(\.repeats?.path))
}

extension Page {
    /// The page with the regions that its blocks repeat, from the files that were read.
    ///
    /// Finds `missing-region`.
    package func reading(_ sources: [String: NamedSource]) -> Diagnosed<Page> {
        var page = self
        var diagnostics: [Diagnostic] = []
        page.sources = sources.filter { path, _ in
            examples.examples.contains { $0.repeats?.path == path }
        }
        page.parts = parts.map { $0.reading(sources).collecting(into: &diagnostics) }
        return Diagnosed(page, diagnostics)
    }
}

extension PageExamples {
    /// The examples with their regions.
    func reading(_ sources: [String: NamedSource]) -> Diagnosed<PageExamples> {
        var page = self
        var diagnostics: [Diagnostic] = []
        for (index, example) in examples.enumerated() {
            guard let reference = example.repeats else { continue }
            let region = Self.region(reference, in: sources).collecting(into: &diagnostics)
            page.examples[index].region = region
            if region == nil { page.examples[index].isMisread = true }
            guard PagePath.isOfSnippet(reference.path), example.session == nil,
                case .file(let bytes, let path) = sources[reference.path]
            else { continue }
            page.examples[index].show(
                region, of: SourceFile.decode(path: path, bytes: bytes).value)
        }
        return Diagnosed(page, diagnostics)
    }

    private static func region(
        _ reference: SourceReference, in sources: [String: NamedSource]
    ) -> Diagnosed<SourceRegion?> {
        switch sources[reference.path] ?? .missing(near: nil) {
        case .outside: return Diagnosed(nil, [.sourceOutside(reference)])
        case .missing(let near): return Diagnosed(nil, [.noSource(reference, near: near)])
        case .file(let bytes, let path):
            let decoded = SourceFile.decode(path: path, bytes: bytes)
            guard let file = decoded.value else { return Diagnosed(nil, decoded.diagnostics) }
            guard let region = SourceRegion(reference.region, of: file) else {
                return Diagnosed(
                    nil, [.noRegion(reference, among: SourceRegion.names(in: file))])
            }
            return Diagnosed(region)
        }
    }
}

extension Example {
    /// Takes the snippet that it shows a region of.
    fileprivate mutating func show(_ region: SourceRegion?, of snippet: SourceFile?) {
        guard let region, let snippet else { return }
        self.snippet = snippet
        guard namesItsCode else { return }
        block = block.showing(region.numbers, of: snippet, indentedBy: region.indentation)
        comments = StatedComment.find(in: block, leads: leads)
    }

    /// Whether the page names its code, and has it not in a block.
    var namesItsCode: Bool { block.codePath != location.path }
}

extension Diagnostic {
    fileprivate static func noSource(_ source: SourceReference, near: String?) -> Self {
        Diagnostic(
            code: "missing-region", summary: "there is no file '\(source.path)'",
            hint: near.map { "did you mean '\($0)'?" }
                ?? (PagePath.isOfSnippet(source.path)
                    ? "the path begins in the folder of 'sitegen.yml', or in that of its package"
                    : "the path begins in the folder of 'sitegen.yml'"),
            location: source.location)
    }

    fileprivate static func sourceOutside(_ source: SourceReference) -> Self {
        Diagnostic(
            code: "missing-region",
            summary: "'\(source.path)' leads out of the folder of the site",
            hint: "name a file that lies in the folder of 'sitegen.yml'",
            location: source.location)
    }

    fileprivate static func noRegion(_ source: SourceReference, among names: [String]) -> Self {
        let name = source.region ?? ""
        let near = nearMiss(of: name, among: names)
        return Diagnostic(
            code: "missing-region", summary: "'\(source.path)' has no region '\(name)'",
            hint: near.map { "did you mean '\($0)'?" }
                ?? (names.isEmpty
                    ? "write '// snippet.\(name)' before its first line, '// snippet.end' after "
                        + "its last"
                    : "its regions are: \(names.joined(separator: ", "))"),
            location: source.location)
    }
}
