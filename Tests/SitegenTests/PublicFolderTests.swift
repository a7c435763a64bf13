import Foundation
import Testing

/// The committed site keeps its budgets, and needs nothing but its own files.
@Suite struct PublicFolderTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "public")

    private static let files: [String] = {
        let names = FileManager.default.enumerator(atPath: folder.path)?.allObjects ?? []
        return names.compactMap { $0 as? String }.sorted()
    }()

    private static var pages: [String] { files.filter { $0.hasSuffix(".html") } }

    @Test func `has pages`() {
        #expect(Self.pages.count > 10)
    }

    // The page of all pages has all their weight.
    @Test(arguments: pages.filter { $0 != "print.html" })
    func `a page weighs at most 20 kB`(_ page: String) throws {
        #expect(try compressedSize(of: [page]) <= 20_000)
    }

    @Test func `the style sheet weighs at most 10 kB`() throws {
        #expect(try compressedSize(of: Self.files.filter { $0.hasSuffix(".css") }) <= 10_000)
    }

    @Test func `the scripts weigh at most 2 kB`() throws {
        let scripts = Self.files.filter { $0.hasSuffix(".js") && !$0.contains("search") }
        #expect(try compressedSize(of: scripts) <= 2_000)
    }

    @Test func `the script that searches weighs at most 5 kB`() throws {
        let scripts = Self.files.filter { $0.contains(/assets\/search\..*js$/) }
        #expect(scripts.count == 1)
        #expect(try compressedSize(of: scripts) <= 5_000)
    }

    @Test func `the index weighs at most a fifth of the pages`() throws {
        let index = Self.files.filter { $0.contains(/search\/.*js$/) }
        #expect(index.count == 2)
        #expect(try compressedSize(of: index) * 5 <= compressedSize(of: Self.pages))
    }

    @Test(arguments: pages)
    func `a page has no inline style, script or handler`(_ page: String) throws {
        let text = try String(contentsOf: Self.folder.appending(path: page), encoding: .utf8)
        #expect(text.firstMatch(of: /<[a-z][^>]*\s(style|on[a-z]+)=/) == nil)
        #expect(text.firstMatch(of: /<script(?![^>]*\ssrc=)/) == nil)
        #expect(!text.contains("<style"))
    }

    @Test func `every link leads to a file, and to an id in it`() throws {
        #expect(SiteCrawl(try FileTree(of: Self.folder)).problems == [])
    }

    /// Bytes after gzip, of each file alone, added up.
    private func compressedSize(of files: [String]) throws -> Int {
        try files.reduce(0) { sum, file in
            let process = Process()
            process.executableURL = URL(filePath: "/usr/bin/env")
            process.arguments = ["gzip", "-9", "-c", Self.folder.appending(path: file).path]
            let output = Pipe()
            process.standardOutput = output
            try process.run()
            let bytes = try output.fileHandleForReading.readToEnd() ?? Data()
            process.waitUntilExit()
            #expect(process.terminationStatus == 0)
            return sum + bytes.count
        }
    }
}
