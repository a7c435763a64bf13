import Foundation
import Testing

/// Pages as they come out of editors and other programs.
struct PageTextTests {
    @Test func `a page that is not UTF-8 is pointed at, at the byte`() async throws {
        let page = Data("# Caf\u{E9}\n\nA caf".utf8) + [0xE9, 0x0A]
        let run = try await checked(page)
        #expect(run.status == 1)
        #expect(run.errors.hasPrefix("content/index.md:3:6: error: the file is not UTF-8 text"))
        #expect(run.errors.hasSuffix("no examples; 1 error\n"))
    }

    @Test func `a page with a NUL is pointed at, at the byte`() async throws {
        let run = try await checked(Data("# Null\n\n\0\n".utf8))
        #expect(run.status == 1)
        #expect(run.errors.hasPrefix("content/index.md:3:1: error: the file holds a NUL byte"))
    }

    @Test func `a page from Windows is as good as any`() async throws {
        let page = "\u{FEFF}# One\n\n```swift\nprint(1)\n```\n\n```output\n1\n```\n"
        let run = try await checked(Data(page.replacing("\n", with: "\r\n").utf8))
        #expect(run.errors == "1 example: 1 passed\n")
        #expect(run.status == 0)
    }

    @Test func `a page from Windows with a mistake has it where it is`() async throws {
        let page = "\u{FEFF}# One\n\n```swift\nlet one: Int = \"1\"\n```\n"
        let run = try await checked(Data(page.replacing("\n", with: "\r\n").utf8))
        #expect(run.errors.hasPrefix("content/index.md:4:16: error: cannot convert value"))
        #expect(!run.errors.contains("\r"))
    }

    @Test func `an empty page is a page`() async throws {
        let run = try await checked(Data())
        #expect(run.status == 0)
        #expect(run.errors == "no examples\n")
    }

    @Test func `a page that cannot be read is named, with the system's words`() async throws {
        try await withSite(page: "# Home\n") { site in
            let link = site.root.appending(path: "content/lost.md").path
            try FileManager.default.createSymbolicLink(
                atPath: link, withDestinationPath: "nowhere.md")
            let run = try await site.sitegen("check")
            #expect(run.status == 2)
            #expect(
                run.errors == """
                    sitegen: error: cannot read 'content/lost.md': No such file or directory

                    """)
        }
    }

    private func checked(_ page: Data) async throws -> SitegenRun {
        try await withSite(page: "") { site in
            try site.write(page, to: "content/index.md")
            return try await site.sitegen("check")
        }
    }
}
