import Caching
import Foundation
import Testing

@testable import Launching
@testable import Toolchains

/// Which compiler is found, and which is refused.
struct SwiftToolchainTests {
    /// A compiler that only says these words.
    private func find(saying words: String) async throws -> SwiftToolchain {
        let scratch = try ScratchDirectory.make()
        defer { scratch.remove() }
        let compiler = scratch.path + "/swiftc"
        try Data("#!/bin/sh\ncat <<'WORDS'\n\(words)\nWORDS\n".utf8)
            .write(to: URL(filePath: compiler))
        try FileManager.default.setAttributes(
            [.posixPermissions: 0o755], ofItemAtPath: compiler)
        return try await SwiftToolchain.find(
            environment: ["SWIFTC": compiler, "PATH": "/bin"], scratch: scratch,
            memory: EntryFolder(scratch.path + "/memory"))
    }

    @Test(arguments: ["6.0", "6.3.1", "6.10-dev", "10.0"])
    func `a compiler that is new enough is taken`(_ number: String) async throws {
        let toolchain = try await find(
            saying: "Swift version \(number) (x)\nTarget: x86_64-unknown-linux-gnu")
        #expect(toolchain.name == "Swift version \(number) (x), x86_64-unknown-linux-gnu")
    }

    @Test(arguments: ["4.2", "5.7.3", "5.10"])
    func `a compiler that is too old is refused`(_ number: String) async throws {
        let error = await #expect(throws: ExampleRunningError.self) {
            try await find(saying: "Apple Swift version \(number) (x)\nTarget: arm64")
        }
        #expect(
            error?.description.hasSuffix(
                """
                /swiftc' is Swift version \(number) (x), but examples need Swift 6.0 or later: \
                install a newer toolchain, or name its compiler in the environment variable SWIFTC
                """) == true)
    }

    @Test func `a compiler without a number is taken`() async throws {
        let toolchain = try await find(saying: "Swift version dev (LLVM 1)\nTarget: t")
        #expect(toolchain.version == "Swift version dev (LLVM 1)")
    }

    @Test func `a compiler that is named and not there is told by its name`() async throws {
        let scratch = try ScratchDirectory.make()
        defer { scratch.remove() }
        await #expect(throws: ExampleRunningError.namedCompilerMissing(name: "/nowhere/swiftc")) {
            try await SwiftToolchain.find(
                environment: ["SWIFTC": "/nowhere/swiftc"], scratch: scratch,
                memory: EntryFolder(scratch.path + "/memory"))
        }
    }

    @Test func `no compiler is an error that says where it was looked for`() async throws {
        let scratch = try ScratchDirectory.make()
        defer { scratch.remove() }
        await #expect(throws: ExampleRunningError.noCompiler(searched: "/nowhere")) {
            try await SwiftToolchain.find(
                environment: ["PATH": "/nowhere"], scratch: scratch,
                memory: EntryFolder(scratch.path + "/memory"))
        }
    }
}
