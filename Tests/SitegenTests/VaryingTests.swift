import Foundation
import TestSupport
import Testing

/// What a page of strangers states of what is something else in the next run, on another day or
/// elsewhere: nobody can say whether it is right.
struct VaryingTests {
    private static let clock = [
        "import Foundation\nlet f = DateFormatter()\nf.dateFormat = \"yyyy\"\nf.string(from: Date())  // \"2019\"",
        "import Foundation\nCalendar(identifier: .gregorian).component(.weekday, from: Date())  // 9",
        "print(ContinuousClock().measure { _ = (0..<99).map { $0 } })  // Prints \"0.03 seconds\"",
    ]
    private static let chance = [
        "Int.random(in: 0..<1_000_000_000)  // 4711",
        "Bool.random() ? \"heads\" : \"tails\"  // \"edge\"",
        "[1, 2, 3, 4, 5, 6, 7, 8].shuffled()  // [8, 7, 6, 5, 4, 3, 2, 9]",
        "import Foundation\nUUID().uuidString  // \"E621E1F8-C36C-495A-93FC-0C247A3E6E5F\"",
    ]
    private static let order = [
        "let s: Set = [1, 2, 3, 4, 5, 6, 7, 8]\ns.map { $0 }  // [1, 2, 3, 4, 5, 6, 7, 9]",
        "print(Set([\"a\", \"b\", \"c\", \"d\", \"e\", \"f\"]).joined())\n// Prints \"abcdef!\"",
        "\"a\".hashValue  // 4799450059485595655",
    ]
    private static let place = [
        "import Foundation\nprint(ProcessInfo.processInfo.hostName)  // Prints \"my-mac.local\"",
        "import Foundation\nTimeZone.current.identifier  // \"Europe/Paris\"",
        "import Foundation\nLocale.current.identifier  // \"en_US\"",
        "import Foundation\n(1234.5).formatted()  // \"1 234,5\"",
        "import Foundation\nprint(FileManager.default.currentDirectoryPath)  // Prints \"/Users/me\"",
    ]
    private static let process = [
        "import Foundation\nProcessInfo.processInfo.processIdentifier  // 4711",
        "final class C {}\nprint(ObjectIdentifier(C()))  // Prints \"ObjectIdentifier(0x0000600000000010)\"",
        "let p = UnsafeMutablePointer<Int>.allocate(capacity: 1)\np  // 0x0000600000000010",
    ]

    /// A page of blocks, each below a heading of its own.
    private func page(_ blocks: [String]) -> String {
        "# Page\n\n" + blocks.map { "```swift\n\($0)\n```\n\n" }.joined()
    }

    @Test(arguments: [clock, chance, order, place, process])
    func `cannot be verified in a folder`(_ blocks: [String]) async throws {
        try await withSite(FileTree(texts: ["page.md": page(blocks)])) { site in
            let report = try await site.checkReport(["page.md"])
            #expect(report.diagnostics.filter { $0.severity == "error" }.map(\.code) == [])
            for (block, example) in zip(blocks, report.examples) {
                #expect(example.verdict == "unverifiable", "\(block)")
                #expect(example.expectations.map(\.verdict) == ["unverified"], "\(block)")
            }
            // There is nothing that one could write down.
            let blessed = try await site.sitegen("bless", "page.md")
            #expect(blessed.status == 0)
            #expect(try site.text(of: "page.md") == page(blocks))
        }
    }

    @Test func `looks like what is the same each time, and is wrong`() async throws {
        let blocks = [
            "import Foundation\nlet f = DateFormatter()\nf.dateFormat = \"yyyy\"\nf.timeZone = TimeZone(identifier: \"UTC\")\nf.string(from: Date(timeIntervalSince1970: 0))  // \"2019\"",
            "var g = SystemRandomNumberGenerator()\nInt.random(in: 3...3, using: &g)  // 4",
            "let s: Set = [3, 1, 2]\ns.sorted()  // [1, 2, 4]",
            "import Foundation\nLocale(identifier: \"fr_FR\").identifier  // \"en_US\"",
            "import Foundation\nprint(ProcessInfo.processInfo.processIdentifier > 0)  // Prints \"false\"",
        ]
        try await withSite(FileTree(texts: ["page.md": page(blocks)])) { site in
            let report = try await site.checkReport(["page.md"])
            #expect(report.examples.map(\.verdict) == blocks.map { _ in "failed" })
        }
    }

    @Test func `leaves the other lines of its fence as they are stated, or wrong`() async throws {
        func page(_ last: String) -> String {
            """
            # Page

            ```swift
            print("first")
            print(Int.random(in: 0..<1_000_000_000))
            print("last")
            ```

            ```output
            first
            4711
            \(last)
            ```

            """
        }
        try await withSite(FileTree(texts: ["right.md": page("last"), "wrong.md": page("list")])) {
            site in
            let right = try await site.checkReport(["right.md"])
            #expect(right.examples.map(\.verdict) == ["unverifiable"])
            let wrong = try await site.sitegen("check", "wrong.md")
            #expect(wrong.status == 1)
            #expect(wrong.errors.hasPrefix("wrong.md:12:1: error: "))
            #expect(wrong.errors.contains("   | - list\n   | + last\n"))
            _ = try await site.sitegen("bless", "wrong.md")
            #expect(try site.text(of: "wrong.md") == page("list"))
        }
    }

    @Test func `is an error or a warning on a site`() async throws {
        let page = """
            # Page

            ```swift
            print(Int.random(in: 0..<1_000_000_000))
            ```

            ```output
            4711
            ```

            """
        try await withSite(page: page) { site in
            let report = try await site.checkReport([])
            #expect(report.examples.map(\.verdict) == ["failed"])
            #expect(report.diagnostics.map(\.code) == ["unstable-output"])
        }
    }

    @Test func `is verified by the wildcards that hold for two runs`() async throws {
        let code = """
            print("first")
            print("rolled \\(Int.random(in: 0..<1_000_000_000))")  // Prints "rolled [..]"
            print("last")  // Prints "last"
            """
        try await withSite(FileTree(texts: ["page.md": page([code])])) { site in
            let report = try await site.checkReport(["page.md"])
            #expect(report.diagnostics.map(\.code) == [])
            #expect(report.examples[0].expectations.map(\.verdict) == ["met", "met"])
        }
    }

    #if os(Linux)
        @Test func `may hang on a network that the sandbox denies`() async throws {
            let blocks = [
                """
                import Foundation
                import FoundationNetworking
                let url = URL(string: "https://example.com")!
                let text = (try? await URLSession.shared.data(from: url).0.count) ?? 0
                print(text)  // Prints "1256"
                """,
                """
                import Glibc
                var address = sockaddr_in()
                address.sin_family = sa_family_t(AF_INET)
                address.sin_addr.s_addr = 0x0101_0101
                let socket = socket(AF_INET, Int32(SOCK_DGRAM.rawValue), 0)
                let isThere = withUnsafePointer(to: &address) { pointer in
                    pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                        connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
                    }
                }
                print(isThere)  // Prints "true"
                """,
                """
                import Glibc
                var found: UnsafeMutablePointer<addrinfo>?
                getaddrinfo("example.com", "80", nil, &found)  // 0
                """,
                """
                import Foundation
                let data = try Data(contentsOf: URL(string: "https://example.com")!)
                print(data.count)  // Prints "1256"
                """,
            ]
            let look =
                "import Glibc\nvar found: UnsafeMutablePointer<addrinfo>?\n"
                + "getaddrinfo(\"localhost\", nil, nil, &found)  // 17"
            try await withSite(FileTree(texts: ["page.md": page(blocks + [look])])) { site in
                let report = try await site.checkReport(["page.md"])
                guard try await site.sitegen("check", "page.md").errors.contains("sandbox: on")
                else { return }
                #expect(
                    report.examples.map(\.verdict)
                        == blocks.map { _ in "unverifiable" } + ["failed"])
                for example in report.examples.dropLast() {
                    #expect(example.reason?.contains("network") == true, "\(example.line)")
                }
            }
        }
    #endif
}
