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
            if: ProcessInfo.processInfo.environment["SLOW"] == "1",
            "skipped: it takes minutes, and runs with SLOW=1"))
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

    private func expectNoProblems(of looks: [BrowserLook]) {
        for look in looks { #expect(look.problems == [], "\(look.check)") }
    }
}

/// What one check of a site by a browser found.
struct BrowserLook: Decodable {
    let check: String
    let problems: [String]

    static let python = ProcessInfo.processInfo.environment["BROWSER_PYTHON"]
    static let top = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    /// All checks of the site in a folder, or of some of its pages.
    static func all(at folder: URL, pages: [String] = []) async throws -> [BrowserLook] {
        let script = top.appending(path: "Tests/Browser/browser_checks.py").path
        let found = FileManager.default.temporaryDirectory
            .appending(path: "sitegen-look-\(UUID().uuidString)")
        try Data().write(to: found)
        defer { try? FileManager.default.removeItem(at: found) }
        let process = Process()
        process.executableURL = URL(filePath: python ?? "")
        process.arguments = [script, folder.path] + pages.flatMap { ["--page", "\($0).html"] }
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
