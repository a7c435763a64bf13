package import Diagnostics
package import ExampleFinding
package import Examples
import Foundation
package import Site

/// What is known before any example is run.
package protocol ExamplePlan: Sendable {
    var configuration: SiteConfiguration { get }
    /// Whether the configuration has no errors.
    var isConfigured: Bool { get }
    /// The pages in their order.
    var pages: [ReadPage] { get }
    /// The files that were read, by paths in messages those of the pages; also those without a
    /// page, since they are not text.
    var files: [SiteSource.File] { get }

    associatedtype ReadPage: ExamplePage
}

extension ExamplePlan {
    /// The examples of each part of a page, in the order of the pages.
    package var examplePages: [PageExamples] { pages.flatMap(\.parts) }

    /// All examples, in the order of pages and blocks.
    package var examples: [Example] { examplePages.flatMap(\.examples) }
}

extension Build {
    /// The stages before anything is run, of markdown that belongs to no site.
    package struct FolderPlan: ExamplePlan {
        package let configuration = SiteConfiguration()
        package let isConfigured = true
        package let pages: [UnconfiguredPage]
        package let files: [SiteSource.File]
        package let diagnostics: [Diagnostic]

        /// The text of every file that a message can point at, by its path in messages.
        package var textsByPath: [String: SourceFile] {
            Dictionary(uniqueKeysWithValues: pages.map { ($0.source.path, $0.source) })
        }
    }

    /// Reads markdown that belongs to no site, and finds its examples.
    ///
    /// The paths are relative to the current folder, or absolute. Throws
    /// `MarkdownFolder.ReadingError`.
    package func planFolder(
        _ paths: [String], readsSources: Bool = false
    ) throws -> FolderPlan {
        let files = try MarkdownFolder(root: directory.path).read(
            paths, readsSources: readsSources)
        var known: [String: ExampleDefaults] = [:]
        let pages = UnconfiguredPage.parseAll(files) { file in
            let folder = URL(
                filePath: file.path,
                relativeTo: URL(filePath: directory.path, directoryHint: .isDirectory)
            ).deletingLastPathComponent().path
            let defaults = known[folder] ?? packageOptions.defaults(inFolder: folder)
            known[folder] = defaults
            return packageOptions.defaults(defaults, ofFile: file.path, in: folder)
        }
        return FolderPlan(pages: pages.value, files: files, diagnostics: pages.diagnostics)
    }
}

extension Build.Plan: ExamplePlan {
    package var files: [SiteSource.File] { source.pages }
}
