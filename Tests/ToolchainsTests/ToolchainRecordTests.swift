import Caching
import Foundation
import Testing

@testable import Launching
@testable import Toolchains

/// What is remembered of a compiler that lies beside its own files.
struct ToolchainRecordTests {
    /// A made-up toolchain whose compiler notes each of its starts.
    private struct MadeUp {
        let scratch: ScratchDirectory
        var folder: String { scratch.path + "/toolchain-of-test" }
        var compiler: String { folder + "/bin/swiftc" }

        init(_ scratch: ScratchDirectory) throws {
            self.scratch = scratch
            try write("library", to: "lib/swift/linux/libswiftCore.so")
            try write("module", to: "lib/swift/linux/Swift.swiftmodule/x86_64.swiftmodule")
            try write("front end", to: "bin/swift-frontend")
            try write(
                """
                #!/bin/sh
                echo started >> '\(scratch.path)/starts'
                test "$1" = --version || exit 1
                echo 'Swift version 6.3 (made up)'
                echo 'Target: x86_64-unknown-linux-gnu'

                """, to: "bin/swiftc")
            try FileManager.default.setAttributes(
                [.posixPermissions: 0o755], ofItemAtPath: compiler)
        }

        func write(_ text: String, to name: String) throws {
            let file = URL(filePath: "\(folder)/\(name)")
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: file)
        }

        func find(_ compiler: String? = nil) async throws -> SwiftToolchain {
            try await SwiftToolchain.find(
                environment: ["SWIFTC": compiler ?? self.compiler], scratch: scratch,
                memory: EntryFolder(scratch.path + "/memory"))
        }

        /// How often the compiler was started since this was asked last.
        func takeStarts() -> Int {
            let file = scratch.path + "/starts"
            defer { unlink(file) }
            return FileManager.default.contents(atPath: file)?.count { $0 == 10 } ?? 0
        }
    }

    private func withToolchain(_ body: (MadeUp) async throws -> Void) async throws {
        let scratch = try ScratchDirectory.make()
        defer { scratch.remove() }
        try await body(MadeUp(scratch))
    }

    @Test func `a toolchain that is known is not asked`() async throws {
        try await withToolchain { toolchain in
            let first = try await toolchain.find()
            #expect(toolchain.takeStarts() > 0)
            #expect(try await toolchain.find() == first)
            #expect(toolchain.takeStarts() == 0)
        }
    }

    @Test(arguments: [
        "lib/swift/linux/libswiftCore.so", "bin/swift-frontend", "lib/swift/linux/New.swiftmodule",
        "lib/swift/linux/Swift.swiftmodule/x86_64.swiftmodule",
        "lib/swift/shims/module.modulemap", "bin/clang", "bin/ld.lld",
    ])
    func `a toolchain with a changed file is another, and changed back it is the first`(
        _ name: String
    ) async throws {
        try await withToolchain { toolchain in
            let file = "\(toolchain.folder)/\(name)"
            let before = FileManager.default.contents(atPath: file)
            let first = try await toolchain.find()
            _ = toolchain.takeStarts()
            try toolchain.write("another", to: name)
            let second = try await toolchain.find()
            #expect(toolchain.takeStarts() > 0)
            #expect(second.digests.compiling != first.digests.compiling)
            if let before {
                try before.write(to: URL(filePath: file))
            } else {
                try FileManager.default.removeItem(atPath: file)
            }
            if name == "lib/swift/shims/module.modulemap" {
                // A folder that came is a part of the toolchain.
                try FileManager.default.removeItem(atPath: toolchain.folder + "/lib/swift/shims")
            }
            #expect(try await toolchain.find().digests == first.digests)
            #expect(toolchain.takeStarts() > 0)
            #expect(try await toolchain.find().digests == first.digests)
            #expect(toolchain.takeStarts() == 0)
        }
    }

    #if os(Linux)
        // C10
        @Test func `a front end of the same size and time is another toolchain`() async throws {
            try await withToolchain { toolchain in
                let first = try await toolchain.find().digests
                let file = toolchain.folder + "/bin/swift-frontend"
                var before = stat()
                #expect(lstat(file, &before) == 0)
                // The kernel's clock for files stands still for some milliseconds.
                var other = stat()
                repeat {
                    try toolchain.write("", to: "other")
                    #expect(lstat(toolchain.folder + "/other", &other) == 0)
                } while other.st_ctim.tv_nsec == before.st_ctim.tv_nsec
                let handle = open(file, O_WRONLY)
                #expect(write(handle, "another f", 9) == 9)
                close(handle)
                #expect(utimensat(AT_FDCWD, file, [before.st_atim, before.st_mtim], 0) == 0)
                var after = stat()
                #expect(lstat(file, &after) == 0)
                #expect(after.st_size == before.st_size && after.st_ino == before.st_ino)
                #expect(after.st_mtim.tv_nsec == before.st_mtim.tv_nsec)
                #expect(try await toolchain.find().digests.compiling != first.compiling)
            }
        }
    #endif

    @Test func `only a library decides what programs do`() async throws {
        try await withToolchain { toolchain in
            let first = try await toolchain.find().digests
            try toolchain.write(
                "another", to: "lib/swift/linux/Swift.swiftmodule/x86_64.swiftmodule")
            #expect(try await toolchain.find().digests.running == first.running)
            try toolchain.write("another", to: "lib/swift/linux/libswiftCore.so")
            #expect(try await toolchain.find().digests.running != first.running)
        }
    }

    @Test func `a compiler that a link leads to lies beside its own files`() async throws {
        try await withToolchain { toolchain in
            let link = toolchain.scratch.path + "/swiftc"
            #expect(symlink(toolchain.compiler, link) == 0)
            _ = try await toolchain.find(link)
            #expect(toolchain.takeStarts() > 0)
            _ = try await toolchain.find(link)
            #expect(toolchain.takeStarts() == 0)
        }
    }

    @Test func `a compiler that does not lie beside its files is asked each time`() async throws {
        try await withToolchain { toolchain in
            let script = toolchain.scratch.path + "/swiftc"
            try FileManager.default.copyItem(atPath: toolchain.compiler, toPath: script)
            _ = try await toolchain.find(script)
            #expect(toolchain.takeStarts() > 0)
            _ = try await toolchain.find(script)
            #expect(toolchain.takeStarts() > 0)
        }
    }

    @Test func `a damaged record is made anew`() async throws {
        try await withToolchain { toolchain in
            let first = try await toolchain.find()
            _ = toolchain.takeStarts()
            let memory = toolchain.scratch.path + "/memory"
            for name in try FileManager.default.contentsOfDirectory(atPath: memory)
            where name != "new" {
                #expect(truncate("\(memory)/\(name)", 50) == 0)
            }
            #expect(try await toolchain.find() == first)
            #expect(toolchain.takeStarts() > 0)
        }
    }
}
