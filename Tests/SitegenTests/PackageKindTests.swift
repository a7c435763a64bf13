import Foundation
import Testing

/// Packages of other kinds than `TinyPackage`, through the real binary and SwiftPM.
struct PackageKindTests {
    // MARK: A macro and a system library

    /// A macro without SwiftSyntax, which answers the compiler's messages by itself, and tells what
    /// it can do where it runs.
    private static let macro = ##"""
        import Foundation

        func bytes(_ count: Int) -> [UInt8]? {
            var found: [UInt8] = []
            var part = [UInt8](repeating: 0, count: 65536)
            while found.count < count {
                let length = read(0, &part, min(part.count, count - found.count))
                if length <= 0 { return nil }
                found += part[..<length]
            }
            return found
        }

        func send(_ text: String) {
            let body = Array(text.utf8)
            let head = withUnsafeBytes(of: UInt64(body.count).littleEndian) { Array($0) }
            _ = write(1, head + body, 8 + body.count)
        }

        func tried(_ what: String) -> Bool {
            let words = what.split(separator: " ").map { String($0) }
            switch words[0] {
            case "read": return access(words[1], R_OK) == 0
            case "write": return open(words[1], O_CREAT | O_WRONLY, 0o600) >= 0
            case "environment": return getenv(words[1]) != nil
            default:
                let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
                var address = sockaddr_in()
                address.sin_family = sa_family_t(AF_INET)
                address.sin_port = UInt16(words[1])!.bigEndian
                address.sin_addr.s_addr = inet_addr("127.0.0.1")
                return withUnsafePointer(to: &address) { pointer in
                    pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                        connect(descriptor, $0, 16) == 0
                    }
                }
            }
        }

        while let head = bytes(8) {
            let count = head.withUnsafeBytes { $0.loadUnaligned(as: UInt64.self).littleEndian }
            guard let body = bytes(Int(count)) else { break }
            let message = try! JSONSerialization.jsonObject(with: Data(body)) as! [String: Any]
            if message["getCapability"] != nil {
                send(#"{"getCapabilityResult":{"capability":{"protocolVersion":7}}}"#)
            } else if let request = message["expandFreestandingMacro"] as? [String: Any] {
                let source = (request["syntax"] as! [String: Any])["source"] as! String
                let answer = tried(String(source.split(separator: "\"")[1]))
                send(#"{"expandMacroResult":{"expandedSource":"\#(answer)","diagnostics":[]}}"#)
            } else {
                send(#"{"expandMacroResult":{"diagnostics":[]}}"#)
            }
        }

        """##

    private static let withMacro = [
        "Package.swift": """
        // swift-tools-version: 6.0
        import CompilerPluginSupport
        import PackageDescription

        let package = Package(
            name: "kinds", platforms: [.macOS(.v13)],
            products: [.library(name: "Kinds", targets: ["Kinds"])],
            targets: [
                .macro(name: "Plugin"), .systemLibrary(name: "CMath"),
                .target(name: "Kinds", dependencies: ["Plugin", "CMath"]),
            ])

        """,
        "Sources/Plugin/main.swift": macro,
        "Sources/CMath/module.modulemap":
            "module CMath [system] { header \"shim.h\" link \"m\" export * }\n",
        "Sources/CMath/shim.h": "#include <math.h>\n#define EIGHT 8\n",
        "Sources/Kinds/Kinds.swift": """
        public import CMath

        @freestanding(expression) public macro can(_ what: String) -> Bool =
            #externalMacro(module: "Plugin", type: "Can")

        public func root(_ x: Double) -> Double { sqrt(x) }

        public struct Numbers: Sequence {
            public init() {}
            public func makeIterator() -> some IteratorProtocol<Int> {
                [1, 2, 3].makeIterator()
            }
        }

        public struct Endless: Sequence, IteratorProtocol {
            public init() {}
            public mutating func next() -> Int? { 1 }
        }

        """,
    ]

    private func withKinds<Result>(
        _ files: [String: String], _ body: (TemporarySite) async throws -> Result
    ) async throws -> Result {
        let tree = FileTree(texts: Self.withMacro.merging(files) { _, own in own })
        return try await withSite(tree) { site in
            defer { site.removeUmbrellas() }
            return try await body(site)
        }
    }

    @Test func `a macro runs in the sandbox, and a system library is there`() async throws {
        let page = """
            ```swift
            import CMath
            import Kinds
            print(root(4))  // 2.0
            print(EIGHT)  // 8
            ```

            ```swift
            print(#can("read SECRET"))  // false
            print(#can("write SOURCES/new.txt") || true)  // true
            print(#can("environment XDG_CACHE_HOME"))  // false
            print(#can("connect PORT"))  // false
            ```

            """
        try await withKinds([:]) { site in
            let secret = site.root.deletingLastPathComponent().appending(path: "secret.txt").path
            #expect(FileManager.default.createFile(atPath: secret, contents: Data()))
            let server = try ListeningSocket()
            try site.write(
                page.replacing("SECRET", with: secret).replacing("SOURCES", with: site.root.path)
                    .replacing("PORT", with: "\(server.port)"), to: "README.md")
            let run = try await site.sitegen("check", "README.md")
            #expect(
                run.problems == """
                    2 examples in 1 file: 2 hold what they state (6 statements); 2 notes
                    package: kinds (Kinds)

                    """)
            #expect(run.status == 0)
            // In '/tmp' it may write, which is a fresh one; not in the package.
            #expect(throws: (any Error).self) { try site.text(of: "new.txt") }
        }
    }

    // MARK: Lists

    @Test func `sequences are compared by their elements, and endless ones are not`() async throws {
        try await withKinds([
            "README.md": """
            ```swift
            import Kinds
            Numbers()  // [1, 2, 3]
            Numbers().lazy.map { $0 * 2 }  // [2, 4, 6]
            var log: [Int] = []
            let noted = Numbers().lazy.map { (n: Int) -> Int in log.append(n); return n }
            noted  // [1, 2, 3]
            log  // []
            ```

            ```swift
            import Kinds
            Numbers()  // [1, 2]
            Endless()  // [1, 1]
            ```

            """
        ]) { site in
            let run = try await site.sitegen("check", "README.md")
            #expect(run.status == 1)
            #expect(
                run.problems.hasPrefix(
                    """
                    README.md:13:15: error: the value is [1, 2, 3] here, and the comment states [1, 2] \
                    [value-mismatch]
                    """), "\(run.problems)")
            #expect(
                run.problems.contains(
                    "2 examples in 1 file: 1 holds what it states (4 statements), 1 failed; "),
                "\(run.problems)")
        }
    }

    // MARK: An executable

    @Test func `the module of an executable can be tested where it is asked for`() async throws {
        let files = [
            "docs/tool.md":
                "```swift\n@testable import tool\nprint(help())  // Prints \"help\"\n```\n"
        ]
        let source = "func help() -> String { \"help\" }\nprint(\"the tool\")\n"
        try await withPackage(files.merging(["Sources/tool/main.swift": source]) { $1 }) { site in
            let right = try await site.sitegen(
                "check", "--product", "One", "--product", "tool", "docs/tool.md")
            #expect(right.status == 0, "\(right.problems)")
            #expect(right.problems.hasPrefix("1 example in 1 file: 1 holds what it states"))
            try site.replace("\"help\"", by: "\"other\"", in: "Sources/tool/main.swift")
            let wrong = try await site.sitegen(
                "check", "--product", "One", "--product", "tool", "docs/tool.md")
            #expect(wrong.status == 1)
            #expect(wrong.problems.contains("  | - help\n  | + other\n"), "\(wrong.problems)")
        }
    }
}

/// A socket of 127.0.0.1 to which everything that has a network can connect.
private final class ListeningSocket: Sendable {
    private let descriptor: CInt
    let port: UInt16

    init() throws {
        #if os(Linux)
            descriptor = socket(AF_INET, CInt(SOCK_STREAM.rawValue), 0)
        #else
            descriptor = socket(AF_INET, SOCK_STREAM, 0)
        #endif
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let descriptor = descriptor
        let isThere = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                bind(descriptor, address, length) == 0 && listen(descriptor, 1) == 0
                    && getsockname(descriptor, address, &length) == 0
            }
        }
        port = UInt16(bigEndian: address.sin_port)
        try #require(isThere)
    }

    deinit { close(descriptor) }
}
