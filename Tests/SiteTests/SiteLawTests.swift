import Diagnostics
import Foundation
import TestSupport
import Testing

@testable import Pages
@testable import Site

/// The laws that hold for every site, checked on a site with something of everything and on the
/// one of this repository.
private let sites: [TestSite] = [ExampleSite.site, RepositorySite.site]

/// The site of this repository, with runs that print what its pages state.
enum RepositorySite {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../..").standardizedFileURL

    static let site = TestSite(source: source, named: named)

    static let source = SiteSource(
        configuration: .init(
            path: "sitegen.yml", displayPath: "sitegen.yml",
            bytes: contents("sitegen.yml") ?? []),
        pages: names(in: "content").filter { $0.hasSuffix(".md") }.map { path in
            .init(
                path: path, displayPath: "content/\(path)",
                bytes: contents("content/\(path)") ?? [])
        })

    private static var named: [String: [UInt8]] {
        let pages = Page.parseAll(source.pages, configuration: SiteConfiguration()).value
        let found = namedFiles(pages).compactMap { name in
            contents("content/\(name)").map { (name, $0) }
        }
        return Dictionary(uniqueKeysWithValues: found)
    }

    private static func names(in path: String) -> [String] {
        let all = FileManager.default.enumerator(atPath: folder.appending(path: path).path)
        return (all?.allObjects ?? []).compactMap { $0 as? String }.sorted()
    }

    private static func contents(_ path: String) -> [UInt8]? {
        (try? Data(contentsOf: folder.appending(path: path))).map { [UInt8]($0) }
    }
}

@Suite struct `Every site` {
    @Test(arguments: sites.indices)
    func `has pages without problems`(_ index: Int) {
        #expect(sites[index].rendered.files.keys.count { $0.hasSuffix(".html") } > 2)
        #expect(words(sites[index].diagnostics) == [])
    }

    @Test(arguments: sites.indices)
    func `is well formed`(_ index: Int) throws {
        for (path, markup) in try sites[index].markup {
            #expect(throws: Never.self, "\(path)") { try markup.checkNesting() }
        }
    }

    @Test(arguments: sites.indices)
    func `has Swift in figures with a published state only`(_ index: Int) throws {
        let states: Set = [
            "ran", "rejected", "stopped", "compiled", "sketch", "ignored", "shown",
        ]
        for (path, markup) in try sites[index].markup {
            for (tag, parents) in markup.tagsWithParents where tag.isSwiftCode {
                let figure = parents.last { $0.name == "figure" }
                let state = figure?.attributes["data-state"] ?? "none"
                #expect(states.contains(state), "\(path)")
            }
        }
    }

    @Test(arguments: sites.indices)
    func `has no styles or scripts of its own in elements`(_ index: Int) throws {
        for (path, markup) in try sites[index].markup {
            let names = markup.tags.flatMap(\.attributes.keys)
            #expect(!names.contains { $0 == "style" || $0.hasPrefix("on") }, "\(path)")
            #expect(!markup.tags.contains { $0.name == "style" }, "\(path)")
        }
    }

    @Test(arguments: sites.indices)
    func `loads nothing from elsewhere`(_ index: Int) throws {
        for (path, markup) in try sites[index].markup {
            for tag in markup.tags {
                let source =
                    tag.name == "link" && tag.attributes["rel"] != "canonical"
                    ? tag.attributes["href"] : tag.attributes["src"]
                let isForeign = source.map {
                    $0.hasPrefix("//") || ![nil, "data"].contains(LinkPath.scheme(of: $0))
                }
                #expect(isForeign != true, "\(path): \(source ?? "")")
            }
        }
    }

    @Test(arguments: sites.indices)
    func `has ids once`(_ index: Int) throws {
        for (path, markup) in try sites[index].markup {
            let ids = markup.tags.compactMap { $0.attributes["id"] }
            let twice = Dictionary(grouping: ids) { $0 }.filter { $0.value.count > 1 }.keys
            #expect(twice.sorted() == [], "\(path)")
        }
    }

    @Test(arguments: sites.indices)
    func `has labels for what refers to them`(_ index: Int) throws {
        for (path, markup) in try sites[index].markup {
            let ids = Set(markup.tags.compactMap { $0.attributes["id"] })
            let labels = markup.tags.compactMap { $0.attributes["aria-labelledby"] }
            #expect(ids.isSuperset(of: labels), "\(path)")
        }
    }

    @Test(arguments: sites.indices)
    func `has one heading of the first level on a page`(_ index: Int) throws {
        for (path, markup) in try sites[index].markup {
            #expect(markup.tags.count { $0.name == "h1" } == 1, "\(path)")
        }
    }

    @Test(arguments: sites.indices)
    func `leads nowhere that is not there`(_ index: Int) throws {
        #expect(try Crawler(sites[index]).deadLinks == [])
    }

    @Test(arguments: sites.indices)
    func `reaches each page that is not hidden`(_ index: Int) throws {
        let pages = sites[index].rendered.files.keys.filter { $0.hasSuffix(".html") }
        let reached = try Crawler(sites[index]).reached(from: "index.html")
        #expect(Set(pages).subtracting(reached).filter { !$0.hasSuffix("hidden.html") } == [])
    }
}

extension Markup.Tag {
    fileprivate var isSwiftCode: Bool {
        let classes = (attributes["class"] ?? "").lowercased().split(separator: " ")
        return name == "code" && (classes.contains("swift") || classes.contains("language-swift"))
    }
}

/// Follows links as a browser does that has opened the files.
private struct Crawler {
    private let markup: [String: Markup]
    private let files: Set<String>
    private let ids: [String: Set<String>]

    init(_ site: TestSite) throws {
        markup = try site.markup
        files = Set(site.rendered.files.keys)
        ids = markup.mapValues { Set($0.tags.compactMap { $0.attributes["id"] }) }
    }

    var deadLinks: [String] {
        markup.keys.sorted().flatMap { page in
            links(on: page).filter { !isAlive($0, on: page) }.map { "\(page): \($0)" }
        }
    }

    func reached(from start: String) -> Set<String> {
        var reached: Set = [start]
        var pages = [start]
        while let page = pages.popLast() {
            for link in links(on: page) {
                if let path = target(of: link, on: page)?.path, reached.insert(path).inserted {
                    pages.append(path)
                }
            }
        }
        return reached
    }

    private func links(on page: String) -> [String] {
        (markup[page]?.tags ?? []).flatMap { tag in
            ["href", "src"].compactMap { tag.attributes[$0] }
        }
    }

    private func isAlive(_ link: String, on page: String) -> Bool {
        if LinkPath.scheme(of: link) != nil { return true }
        guard let (path, fragment) = target(of: link, on: page), files.contains(path) else {
            return false
        }
        return fragment.isEmpty || ids[path]?.contains(fragment) ?? true
    }

    private func target(of link: String, on page: String) -> (path: String, fragment: String)? {
        guard LinkPath.scheme(of: link) == nil else { return nil }
        let parts = link.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        let fragment = parts.count > 1 ? parts[1].percentDecoded : ""
        let path = parts[0].prefix { $0 != "?" }
        if path.isEmpty { return (page, fragment) }
        var folder = page.split(separator: "/").dropLast().map { String($0) }
        for component in path.split(separator: "/", omittingEmptySubsequences: false) {
            if component == ".." {
                guard folder.popLast() != nil else { return nil }
            } else if component != "." {
                folder.append(component.percentDecoded)
            }
        }
        return (folder.joined(separator: "/"), fragment)
    }
}
