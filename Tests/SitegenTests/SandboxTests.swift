import Foundation
import TestSupport
import Testing

/// Examples that try to get at what is not theirs, through the real binary, in a sandbox and
/// without one; and what is said of it.
struct SandboxTests {
    #if os(Linux)
        @Test(.enabled("skipped: this system offers no sandbox") { try await offersSandbox })
        func `in a sandbox examples get at nothing, and without one at everything`() async throws {
            let port = try ListeningPort()
            try await withSite(page: page) { site in
                try site.prepare(port: port.number)
                let on = try await site.sitegen("list")
                #expect(on.errors.isEmpty)
                #expect(
                    on.states == [
                        "reads": "ran", "writes": "ran", "connects": "ran", "allowed": "ran",
                        "sees": "ran", "own-server": "ran", "ordinary": "ran",
                    ])
                #expect(site.written.isEmpty)
                let check = try await site.sitegen("check")
                #expect(check.errors == "7 examples: 7 passed\n")
                #expect(
                    check.sandbox
                        == "sandbox: on (network for 1 example, own files and processes)")

                try site.write("title: Test\nsandbox: off\n", to: "sitegen.yml")
                let off = try await site.sitegen("list")
                #expect(
                    off.states == [
                        "reads": "failed", "writes": "failed", "connects": "failed",
                        "allowed": "ran", "sees": "failed", "own-server": "ran",
                        "ordinary": "ran",
                    ])
                #expect(site.written.count == 2)
            }
        }
    #endif

    @Test func `that there was no sandbox is said`() async throws {
        try await withSite(page: small) { site in
            try site.write("sandbox: off\n", to: "sitegen.yml")
            let words =
                "sandbox: off, as sitegen.yml says: examples can do all that you can, and "
                + "change the kept results"
            #expect(try await site.sitegen("check").sandbox == words)
            #expect(try await site.sitegen("build").sandbox == words)
            #expect(try await site.sitegen("list").sandbox == words)
        }
    }

    @Test(.enabled("skipped: this system offers no sandbox") { try await offersSandbox })
    func `that there was a sandbox is said`() async throws {
        try await withSite(page: small) { site in
            try site.write("sandbox: required\n", to: "sitegen.yml")
            let run = try await site.sitegen("check")
            #expect(run.status == 0)
            #expect(run.sandbox == "sandbox: on (no network, own files and processes)")
        }
    }

    @Test func `where nothing is run nothing is said of a sandbox`() async throws {
        try await withSite(page: "# None\n") { site in
            try site.write("sandbox: required\n", to: "sitegen.yml")
            #expect(try await site.sitegen("check").sandbox == nil)
        }
    }

    #if os(Linux)
        @Test(.enabled("skipped: no way here to forbid namespaces") { try await canForbid })
        func `where there is none, that is said, or nothing is run`() async throws {
            try await withSite(page: small) { site in
                let auto = try await site.sitegenWithoutNamespaces("check")
                #expect(auto.status == 0)
                #expect(
                    auto.sandbox == """
                        sandbox: off, not available here (user namespaces are switched off): \
                        examples can do all that you can, and change the kept results
                        """)
                try site.write("sandbox: required\n", to: "sitegen.yml")
                let required = try await site.sitegenWithoutNamespaces("build")
                #expect(required.status == 2)
                #expect(
                    required.errors == """
                        sitegen: error: sitegen.yml says 'sandbox: required', but none is \
                        available here (user namespaces are switched off): 'sudo sysctl \
                        user.max_user_namespaces=10000' permits them; 'sandbox: auto' runs \
                        examples without one

                        """)
                #expect(try site.published.contents.isEmpty)
            }
        }
    #endif
}

private let small = "# One\n\n```swift\nprint(1)\n```\n\n```output\n1\n```\n"

private var offersSandbox: Bool {
    get async throws {
        try await withSite(page: small) { site in
            try await site.sitegen("check").sandbox?.hasPrefix("sandbox: on") == true
        }
    }
}

#if os(Linux)
    extension TemporarySite {
        /// Puts what the examples of the page are after in its place.
        fileprivate func prepare(port: UInt16) throws {
            let page = try text(of: "content/index.md")
                .replacing("[SITE]", with: root.path).replacing("[HOME]", with: home.path)
                .replacing("[PORT]", with: "\(port)")
            try write(page, to: "content/index.md")
            let keys = home.appending(path: ".ssh")
            try FileManager.default.createDirectory(at: keys, withIntermediateDirectories: true)
            try Data("key".utf8).write(to: keys.appending(path: "key"))
        }

        /// What examples have written outside of their folders.
        fileprivate var written: [String] {
            [root, home].map { $0.appending(path: "written").path }
                .filter { FileManager.default.fileExists(atPath: $0) }
        }

        /// Runs `sitegen` where nobody can make a namespace.
        fileprivate func sitegenWithoutNamespaces(_ command: String) async throws -> SitegenRun {
            try await SitegenProcess([command], in: self, starter: withoutNamespaces).finish()
        }
    }

    extension SitegenRun {
        /// How `list` says that each example ended, by id.
        fileprivate var states: [String: String] {
            let entries = output.split(separator: "\n").map { line in
                let words = line.split(separator: " ").map { String($0) }
                return (words.last ?? "", words.dropFirst().first ?? "")
            }
            return Dictionary(entries) { first, _ in first }
        }
    }

    /// Starts a command in a user namespace that may have no other in it, without the power that
    /// all other namespaces take.
    private let withoutNamespaces = [
        "/bin/sh", "-c",
        """
        exec unshare --user --map-root-user /bin/sh -c '
            echo 0 > /proc/sys/user/max_user_namespaces &&
            exec setpriv --bounding-set -sys_admin --inh-caps -all -- "$0" "$@"' "$0" "$@"
        """,
    ]

    private var canForbid: Bool {
        get async throws {
            let attempt = Process()
            attempt.executableURL = URL(filePath: withoutNamespaces[0])
            attempt.arguments = withoutNamespaces.dropFirst() + ["/bin/true"]
            attempt.standardError = FileHandle.nullDevice
            try attempt.run()
            attempt.waitUntilExit()
            return attempt.terminationStatus == 0
        }
    }

    /// `[SITE]`, `[HOME]` and `[PORT]` stand for what the examples are after.
    private let page = """
        # Getting out

        ```swift id=reads args="[SITE]/sitegen.yml ../../../../site/sitegen.yml [HOME]/.ssh/key"
        import Glibc

        for path in CommandLine.arguments.dropFirst() {
            print(fopen(path, "r") == nil ? "no" : "got in")
        }
        ```

        ```output
        no
        no
        no
        ```

        ```swift id=writes args="[SITE]/written [HOME]/written"
        import Glibc

        for path in CommandLine.arguments.dropFirst() {
            print(fopen(path, "w") == nil ? "no" : "written")
        }
        ```

        ```output
        no
        no
        ```

        ```swift id=connects args=[PORT]
        \(connecting)
        print(connects(to: UInt16(CommandLine.arguments[1])!) ? "connected" : "no")
        ```

        ```output
        no
        ```

        ```swift id=allowed args=[PORT] allow=network
        \(connecting)
        print(connects(to: UInt16(CommandLine.arguments[1])!) ? "connected" : "no")
        ```

        ```output
        connected
        ```

        ```swift id=own-server
        \(connecting)
        let server = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr()
        var length = socklen_t(MemoryLayout<sockaddr>.size)
        // Without an address of its own it gets a port by listening.
        guard listen(server, 1) == 0, getsockname(server, &address, &length) == 0 else {
            fatalError("no port")
        }
        let port = withUnsafeBytes(of: address) { $0.load(fromByteOffset: 2, as: UInt16.self) }
        print(connects(to: UInt16(bigEndian: port)) ? "connected" : "no")
        ```

        ```output
        connected
        ```

        ```swift id=sees
        import Foundation

        let names = try FileManager.default.contentsOfDirectory(atPath: "/proc")
        print(names.filter { Int($0) != nil }.sorted())
        ```

        ```output
        ["1", "2"]
        ```

        ```swift id=ordinary
        print("unharmed")
        ```

        ```output
        unharmed
        ```

        """

    private let connecting = """
        import Glibc

        func connects(to port: UInt16) -> Bool {
            let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
            var address = sockaddr_in()
            address.sin_family = sa_family_t(AF_INET)
            address.sin_port = port.bigEndian
            address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
            return withUnsafeBytes(of: &address) { bytes in
                let pointer = bytes.baseAddress!.assumingMemoryBound(to: sockaddr.self)
                return connect(descriptor, pointer, socklen_t(bytes.count)) == 0
            }
        }
        """
#endif
