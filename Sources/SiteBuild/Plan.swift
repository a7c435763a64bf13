package import Diagnostics
package import ExampleFinding
package import Examples
import Foundation
package import Pages
import Publishing

/// What is known before any example is run: of a site, or of files that belong to none.
package struct Plan: Sendable {
    package let source: SiteSource
    package let configuration: SiteConfiguration
    /// Whether the configuration has no errors.
    package let isConfigured: Bool
    /// In the order of their files; one that is no text is not there.
    package let pages: [Page]
    /// The content of the files that pages link to, by path within `content/`.
    package let named: [String: [UInt8]]
    package let diagnostics: [Diagnostic]
    /// What was read of each file, before anything of other files was added to it.
    var readings: [PageReading] = []

    /// The examples of each part of a page, in the order of the pages.
    package var examplePages: [PageExamples] { pages.flatMap(\.parts) }

    /// All examples, in the order of pages and blocks.
    package var examples: [Example] { examplePages.flatMap(\.examples) }

    /// The text of every file that a message can point at, by its path in messages.
    package var textsByPath: [String: SourceFile] { source.textsByPath(with: pages) }

    /// The source files that pages repeat, relative to the folder of the site.
    package var namedSources: Set<String> { Pages.namedSources(pages) }

    /// Whether a site can be made of it.
    package var isOfSite: Bool { source.configuration != nil }

    /// The configuration's path in messages; nil where there is none.
    package var configurationPath: String? { source.configuration?.displayPath }
}

/// A file, and the page that was read from it alone.
struct PageReading: Sendable {
    let file: SiteSource.File
    /// Nil where it is no text.
    let page: Diagnosed<Page?>
}

extension Build {
    /// Reads the folder of a site and finds pages and examples.
    ///
    /// Throws `SiteDirectory.ReadingError`.
    package func plan(after last: Plan? = nil) async throws -> Plan {
        try await plan(try directory.read(), after: last)
    }

    /// Finds pages and examples in what was read. What `last` has of an unchanged file, under an
    /// unchanged configuration, is not read again.
    ///
    /// Throws `SiteDirectory.ReadingError`.
    func plan(_ source: SiteSource, after last: Plan? = nil) async throws -> Plan {
        var diagnostics: [Diagnostic] = []
        let text = source.configuration.flatMap { file in
            SourceFile.decode(path: file.displayPath, bytes: file.bytes)
                .collecting(into: &diagnostics)
        }
        let configuration = text.map {
            SiteConfiguration.parse($0).collecting(into: &diagnostics)
        }
        let isConfigured = !diagnostics.holdErrors
        var known = configuration ?? SiteConfiguration()
        known.examples.packages = packages(of: known)
        let isSame = last?.source.configuration == source.configuration
        let read = isSame ? last?.readings ?? [] : []
        let unchanged = Dictionary(
            read.map { ($0.file.path, $0) }, uniquingKeysWith: { first, _ in first })
        let readings = await source.pages.mappedInParallel { [known] file in
            if let reading = unchanged[file.path], reading.file == file { return reading }
            return PageReading(file: file, page: Page.parse(file, configuration: known))
        }
        let all = readings.map(\.page)
        let isLeftOut = { (page: Diagnosed<Page?>) in
            !includesDrafts && page.value?.frontMatter.isDraft == true
        }
        var source = source
        source.drafts = Set(all.filter(isLeftOut).compactMap { $0.value?.path.source })
        source.updated = try await GitDates.find(known, in: directory)
            .collecting(into: &diagnostics)
        let parsed = Page.all(all.filter { !isLeftOut($0) }).collecting(into: &diagnostics)
        let sources = try directory.readSources(
            namedSources(parsed), package: known.examples.packages?.path)
        let pages = parsed.map { $0.reading(sources).collecting(into: &diagnostics) }
        return Plan(
            source: source, configuration: known, isConfigured: isConfigured, pages: pages,
            named: try directory.readNamed(namedFiles(pages)), diagnostics: diagnostics,
            readings: readings)
    }

    /// Reads files that belong to no site, and finds their examples.
    ///
    /// The paths are relative to the current folder, or absolute. Throws
    /// `MarkdownFolder.ReadingError`.
    package func planFolder(_ paths: [String], readsSources: Bool = false) throws -> Plan {
        let files = try MarkdownFolder(root: directory.path).read(
            paths, readsSources: readsSources)
        var known: [String: ExampleDefaults] = [:]
        let pages = Page.parseFolder(files) { file in
            let folder = URL(
                filePath: file.path,
                relativeTo: URL(filePath: directory.path, directoryHint: .isDirectory)
            ).deletingLastPathComponent().path
            let defaults = known[folder] ?? packageOptions.defaults(inFolder: folder)
            known[folder] = defaults
            return packageOptions.defaults(defaults, ofFile: file.path, in: folder)
        }
        return Plan(
            source: SiteSource(configuration: nil, pages: files),
            configuration: SiteConfiguration(), isConfigured: true, pages: pages.value, named: [:],
            diagnostics: pages.diagnostics)
    }
}
