import Caching
import Diagnostics
import Foundation
import TestSupport
import Testing

@testable import Pages
@testable import Publishing
@testable import Site
@testable import SiteBuild

/// A published folder, and a folder in which is kept what is known of its pages.
private struct Remembering {
    let folder: String

    var path: String { folder + "/public" }
    var output: OutputDirectory { OutputDirectory(path: path) }
    var entries: EntryFolder { EntryFolder(folder + "/results/pages") }

    func pages(program: Digest = KnownFiles.ownProgram) -> KnownFiles {
        KnownFiles(of: output.folder, in: entries, program: program)
    }

    /// The published pages, by their paths.
    func published() throws -> [String: Data] {
        let names = try FileManager.default.contentsOfDirectory(atPath: path).filter {
            $0.hasSuffix(".html")
        }
        return Dictionary(
            uniqueKeysWithValues: try names.map {
                ($0, try Data(contentsOf: URL(filePath: "\(path)/\($0)")))
            })
    }

    /// Publishes a site, and returns the pages that were rendered.
    @discardableResult
    func publish(
        _ site: RenderedSite, knowing known: KnownFiles? = nil
    ) async throws -> (rendered: [String], written: [String]) {
        let pages = known ?? pages()
        let publication = try await output.publish(
            site.published, toolchain: "Swift", holding: try await output.lock {}, knowing: pages
        )
        return (pages.made, publication.written)
    }

    /// Compares, and returns the pages that were rendered.
    func compare(
        _ site: RenderedSite
    ) async throws -> (rendered: [String], differences: [String]) {
        let pages = pages()
        let differences = try await output.differences(
            from: site.published, toolchain: "Swift", knowing: pages)
        return (pages.made, differences)
    }
}

private func remembering(_ body: (Remembering) async throws -> Void) async throws {
    try await withTemporaryFolderAwaiting { folder in
        try FileManager.default.createDirectory(
            atPath: "\(folder)/results", withIntermediateDirectories: true)
        try await body(Remembering(folder: folder))
    }
}

private let pages = ["index.md": "# Home\n", "a.md": "# A\n\none\n", "b.md": "# B\n\none\n"]
private let all = ["a.html", "b.html", "index.html"]

/// A site without examples.
private func rendered(
    _ files: [String: String] = pages, configuration: String = "", template: String? = nil,
    outputs: Set<SiteOutput> = []
) -> RenderedSite {
    let sources = files.sorted { $0.key < $1.key }.map { path, text in
        SiteSource.File(path: path, displayPath: "content/\(path)", bytes: Array(text.utf8))
    }
    let source = SiteSource(
        configuration: .init(
            path: "sitegen.yml", displayPath: "sitegen.yml", bytes: Array(configuration.utf8)),
        pages: sources,
        templates: template.map {
            [.init(path: "page.mustache", displayPath: "page.mustache", bytes: Array($0.utf8))]
        } ?? [])
    var known = SiteConfiguration.parse(.init(path: "sitegen.yml", text: configuration)).value
    known.outputs = outputs
    return RenderedSite.render(
        Page.parseAll(sources, configuration: known).value, showing: [], configuration: known,
        source: source, named: [:], toolchain: "Swift"
    ).value
}

private func with(_ text: String, in file: String) -> [String: String] {
    pages.merging([file: text]) { $1 }
}

@Suite struct `Pages that are published already` {
    @Test func `are rendered once`() async throws {
        try await remembering { it in
            #expect(try await it.publish(rendered()).rendered == all)
            let second = try await it.publish(rendered())
            #expect(second.rendered == [])
            #expect(second.written == [])
            #expect(try await it.compare(rendered()).rendered == [])
        }
    }

    @Test func `are rendered each time where nothing is kept`() async throws {
        try await remembering { it in
            for _ in 0..<2 {
                let made = try await it.publish(rendered(), knowing: KnownFiles())
                #expect(made.rendered == all)
            }
        }
    }

    @Test func `are rendered alone where one has changed`() async throws {
        try await remembering { it in
            try await it.publish(rendered())
            let second = try await it.publish(rendered(with("# A\n\ntwo\n", in: "a.md")))
            #expect(second.rendered == ["a.html"])
            #expect(second.written == ["a.html"])
        }
    }

    @Test func `are rendered where they show what has changed`() async throws {
        try await remembering { it in
            try await it.publish(rendered())
            let second = try await it.publish(rendered(with("# Other\n\none\n", in: "a.md")))
            #expect(second.rendered == all)
        }
    }

    @Test func `are as they are without what is kept`() async throws {
        try await remembering { it in
            let changed = rendered(with("# A\n\ntwo [b](b.md)\n", in: "a.md"))
            try await it.publish(rendered())
            try await it.publish(changed)
            let kept = try it.published()
            try FileManager.default.removeItem(atPath: it.path)
            try await it.publish(changed, knowing: KnownFiles())
            #expect(try it.published() == kept)
        }
    }

    @Test(arguments: ["configuration", "template", "text"])
    func `are known again where a change is taken back`(_ part: String) async throws {
        try await remembering { it in
            try await it.publish(rendered())
            let changed =
                switch part {
                case "configuration": rendered(configuration: "title: Other\n")
                case "template": rendered(template: "{{title}}")
                default: rendered(with("# Home\n\nmore\n", in: "index.md"))
                }
            let comparison = try await it.compare(changed)
            #expect(comparison.rendered == (part == "text" ? ["index.html"] : all))
            #expect(comparison.differences.contains("index.html: differs"))
            let second = try await it.compare(rendered())
            #expect(second.rendered == [])
            #expect(second.differences == [])
        }
    }

    @Test func `are rendered by another build of the program`() async throws {
        try await remembering { it in
            try await it.publish(rendered())
            let other = it.pages(program: Digest(of: "another"))
            #expect(try await it.publish(rendered(), knowing: other).rendered == all)
            #expect(try await it.publish(rendered()).rendered == all)
            #expect(try await it.publish(rendered()).rendered == [])
        }
    }

    @Test func `are made whole where they were edited by hand`() async throws {
        try await remembering { it in
            try await it.publish(rendered())
            let before = try it.published()
            try write(["a.html": "by hand"], below: it.path)
            let comparison = try await it.compare(rendered())
            #expect(comparison.differences == ["a.html: differs"])
            let second = try await it.publish(rendered())
            #expect(second.rendered == ["a.html"])
            #expect(second.written == ["a.html"])
            #expect(try it.published() == before)
        }
    }

    @Test func `are rendered where what is kept is damaged`() async throws {
        try await remembering { it in
            try await it.publish(rendered())
            let before = try it.published()
            let names = try FileManager.default.contentsOfDirectory(atPath: it.entries.path)
            for name in names where name != "new" {
                let file = "\(it.entries.path)/\(name)"
                var bytes = try Data(contentsOf: URL(filePath: file))
                bytes[bytes.count / 2] ^= 1
                try bytes.write(to: URL(filePath: file))
            }
            let second = try await it.publish(rendered())
            #expect(second.rendered == all)
            #expect(second.written == [])
            #expect(try it.published() == before)
        }
    }

    @Test func `are kept for each folder`() async throws {
        try await remembering { it in
            try await it.publish(rendered())
            let elsewhere = KnownFiles(
                of: it.output.folder.appending("inside"), in: it.entries)
            #expect(try await it.publish(rendered(), knowing: elsewhere).rendered == all)
        }
    }

    @Test func `make a derived file anew where one of them has changed`() async throws {
        func site(_ files: [String: String] = pages, words: String = "one") -> RenderedSite {
            var site = rendered(files)
            site.files["derived.html"] = .derived(
                DerivedFile(pages: ["a.html"], ingredients: [words]) { Array(words.utf8) })
            return site
        }
        try await remembering { it in
            try await it.publish(site())
            #expect(try await it.publish(site()).rendered == [])
            let other = site(with("# B\n\ntwo\n", in: "b.md"))
            #expect(try await it.publish(other).rendered == ["b.html"])
            let own = site(with("# A\n\ntwo\n", in: "a.md"))
            #expect(try await it.compare(own).rendered == ["a.html", "b.html", "derived.html"])
            let words = try await it.publish(site(words: "two"))
            #expect(words.rendered == ["b.html", "derived.html"])
            #expect(words.written == ["b.html", "derived.html"])
        }
    }
}
