package import Diagnostics
package import Examples
package import Site

/// What is known before any example is run.
package protocol ExamplePlan: Sendable {
    var configuration: SiteConfiguration { get }
    /// Whether the configuration has no errors.
    var isConfigured: Bool { get }
    /// The examples of each page, in the order of the pages.
    var examplePages: [PageExamples] { get }
}

extension ExamplePlan {
    /// All examples, in the order of pages and blocks.
    package var examples: [Example] { examplePages.flatMap(\.examples) }
}

extension Build {
    /// The stages before anything is run, of markdown that belongs to no site.
    package struct FolderPlan: ExamplePlan {
        package let configuration = SiteConfiguration()
        package let isConfigured = true
        package let pages: [UnconfiguredPage]
        /// The number of files, those that are not text included.
        package let fileCount: Int
        package let diagnostics: [Diagnostic]

        package var examplePages: [PageExamples] { pages.map(\.examples) }

        /// The text of every file that a message can point at, by its path in messages.
        package var textsByPath: [String: SourceFile] {
            Dictionary(uniqueKeysWithValues: pages.map { ($0.source.path, $0.source) })
        }
    }

    /// Reads markdown that belongs to no site, and finds its examples.
    ///
    /// The paths are relative to the current folder, or absolute. Throws
    /// `MarkdownFolder.ReadingError`.
    package func planFolder(_ paths: [String]) throws -> FolderPlan {
        let files = try MarkdownFolder(root: directory.path).read(paths)
        let pages = UnconfiguredPage.parseAll(files)
        return FolderPlan(
            pages: pages.value, fileCount: files.count, diagnostics: pages.diagnostics)
    }
}

extension Build.Plan: ExamplePlan {
    package var examplePages: [PageExamples] { pages.map(\.examples) }
}
