import Foundation
import Testing

/// Published sites, looked at with a real browser, axe-core and the Nu HTML validator.
///
/// `BROWSER_PYTHON` names a Python that has what `Tests/Browser/browser_checks.py` needs;
/// `CONTRIBUTING.md` says how to make one.
@Suite(
    .enabled(
        if: BrowserLook.python != nil,
        "skipped: BROWSER_PYTHON names no Python with playwright, axe and the Nu validator"))
struct BrowserTests {
    @Test func `nothing is wrong with the committed site`() async throws {
        let looks = try await BrowserLook.all(at: BrowserLook.top.appending(path: "public"))
        #expect(looks.count >= 10)
        expectNoProblems(of: looks)
    }

    @Test(
        .enabled(
            if: BrowserLook.isSlow, "skipped: it takes minutes, and runs with SLOW=1"))
    func `nothing is wrong with a site that is hard to show`() async throws {
        try await withSite(.torture) { site in
            let run = try await site.sitegen("build")
            try #require(run.status == 0, "\(run.errors)")
            #expect(SiteCrawl(try site.published).problems == [])
            let looks = try await BrowserLook.all(
                at: site.root.appending(path: "public"),
                pages: ["index", "headings", "tables", "words", "scripts", "hostile", "output"])
            expectNoProblems(of: looks)
        }
    }

    @Test func `a page that is served follows its files where its reader is`() async throws {
        try await withSite(.written) { site in
            try await site.serving { served in
                let looks = try await BrowserLook.all(
                    by: "serve_checks.py",
                    ["http://127.0.0.1:\(served.port)/", site.root.path])
                #expect(looks.count == 6)
                expectNoProblems(of: looks)
            }
        }
    }

    private func expectNoProblems(of looks: [BrowserLook]) {
        for look in looks { #expect(look.problems == [], "\(look.check)") }
    }
}

/// What one check of a site by a browser found.
struct BrowserLook: Decodable {
    let check: String
    let problems: [String]

    static let python = ProcessInfo.processInfo.environment["BROWSER_PYTHON"]
    static let isSlow = ProcessInfo.processInfo.environment["SLOW"] == "1"
    static let top = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    /// All checks of the site in a folder, or of some of its pages.
    static func all(at folder: URL, pages: [String] = []) async throws -> [BrowserLook] {
        try await all(
            by: "browser_checks.py",
            [folder.path] + pages.flatMap { ["--page", "\($0).html"] } + (isSlow ? ["--all"] : []))
    }

    /// All checks of a script.
    static func all(by name: String, _ arguments: [String]) async throws -> [BrowserLook] {
        let script = top.appending(path: "Tests/Browser/\(name)").path
        let found = FileManager.default.temporaryDirectory
            .appending(path: "sitegen-look-\(UUID().uuidString)")
        try Data().write(to: found)
        defer { try? FileManager.default.removeItem(at: found) }
        let process = Process()
        process.executableURL = URL(filePath: python ?? "")
        process.arguments = [script] + arguments
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = try FileHandle(forWritingTo: found)
        let (end, continuation) = AsyncStream<Never>.makeStream()
        process.terminationHandler = { _ in continuation.finish() }
        try process.run()
        for await _ in end {}
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        return try String(contentsOf: found, encoding: .utf8).split(separator: "\n").map {
            try JSONDecoder().decode(BrowserLook.self, from: Data($0.utf8))
        }
    }
}

extension FileTree {
    /// A site that is being written, with the templates that are built in as its own.
    fileprivate static var written: FileTree {
        get throws {
            let prose = String(repeating: "Words that fill the page. ", count: 30)
            let figures = ["first", "second", "third"].map { name in
                """
                ## The \(name)

                \(prose)

                ```swift id=\(name)
                print("\(name)")
                ```

                ```output
                \(name)
                ```


                """
            }
            let templates = ["footer.mustache", "assets/style.css"]
            var files = try Dictionary(
                uniqueKeysWithValues: templates.map { name in
                    let file = BrowserLook.top.appending(path: "templates/\(name)")
                    return ("templates/\(name)", try String(contentsOf: file, encoding: .utf8))
                })
            files["sitegen.yml"] = "title: Test\n"
            files["content/index.md"] =
                "# Home\n\nBefore all of this.\n\n" + figures.joined() + prose + "\n"
            return FileTree(texts: files)
        }
    }
}
