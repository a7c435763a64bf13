import Foundation
import Testing

#if os(Linux)
    /// `install.sh` with small archives, of which the binary is a script; nothing is built.
    @Suite struct `The script that installs` {
        private static let script = URL(filePath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().appending(path: "install.sh")

        private static let binary = "#!/bin/sh\necho 9.9.9\n"

        /// Makes an archive of these files in the folder of a site.
        private func makeArchive(_ files: [String: String], in site: TemporarySite) throws {
            for (name, text) in files {
                try site.write(text, to: "sitegen-9.9.9/\(name)")
                let file = site.root.appending(path: "sitegen-9.9.9/\(name)").path
                if name.hasPrefix("bin/") { #expect(chmod(file, 0o755) == 0) }
            }
            _ = try run(
                "/bin/sh", "-c",
                """
                tar -czf a.tar.gz sitegen-9.9.9 && rm -r sitegen-9.9.9
                sha256sum a.tar.gz > a.tar.gz.sha256
                """, in: site)
        }

        private func install(
            _ arguments: String..., in site: TemporarySite
        ) throws -> (status: Int32, words: String) {
            try run(["/bin/sh", Self.script.path] + arguments, in: site)
        }

        @Test func `unpacks an archive into a folder`() async throws {
            try await withSite(FileTree()) { site in
                try makeArchive(
                    ["bin/sitegen": Self.binary, "share/man/man1/sitegen.1": "page\n"], in: site)
                let run = try install("--archive", "a.tar.gz", "--prefix", "new/prefix", in: site)
                #expect(run.status == 0, "\(run.words)")
                #expect(
                    run.words.contains("sitegen 9.9.9 is in \(site.root.path)/new/prefix/bin\n"))
                #expect(run.words.contains("add \(site.root.path)/new/prefix/bin to PATH\n"))
                #expect(try site.text(of: "new/prefix/share/man/man1/sitegen.1") == "page\n")
                #expect(
                    try self.run(
                        "\(site.root.path)/new/prefix/bin/sitegen", in: site
                    ).words == "9.9.9\n")
            }
        }

        @Test func `refuses an archive that is not what its digest says`() async throws {
            try await withSite(FileTree()) { site in
                try makeArchive(["bin/sitegen": Self.binary], in: site)
                try site.write("0000  a.tar.gz\n", to: "a.tar.gz.sha256")
                let run = try install("--archive", "a.tar.gz", "--prefix", "p", in: site)
                #expect(run.status == 1)
                #expect(run.words.contains("'a.tar.gz' is not what its digest says"))
                #expect(try site.files.contents["p/bin/sitegen"] == nil)
            }
        }

        @Test(arguments: [
            (["share/x": ""], "holds no bin/sitegen, and nothing was installed"),
            (
                ["bin/sitegen": "#!/bin/sh\necho 'GLIBC_9.9 not found' >&2\nexit 1\n"],
                "does not start on this system, and nothing was installed: GLIBC_9.9 not found"
            ),
        ])
        func `installs no archive whose binary does not start`(
            files: [String: String], words: String
        ) async throws {
            try await withSite(FileTree()) { site in
                try makeArchive(files, in: site)
                let run = try install("--archive", "a.tar.gz", "--prefix", "p", in: site)
                #expect(run.status == 1)
                #expect(run.words.contains(words), "\(run.words)")
                #expect(!FileManager.default.fileExists(atPath: site.root.path + "/p"))
            }
        }

        @Test func `says of a file that it is no archive`() async throws {
            try await withSite(FileTree(texts: ["a.tar.gz": "half of it"])) { site in
                let run = try install("--archive", "a.tar.gz", "--prefix", "p", in: site)
                #expect(run.status == 1)
                #expect(run.words.contains("'a.tar.gz' is no archive of sitegen"))
            }
        }

        @Test(arguments: [
            (["--archive", "b.tar.gz"], "there is no archive 'b.tar.gz'"),
            (["--archive"], "'--archive' needs a value"), (["--wrong"], "'--wrong' is not known"),
            (
                ["--release", "sitegen"],
                "'sitegen' is no release: write it as owner/sitegen@v0.1.0"
            ),
            (["--release", "a/b@v1", "--archive", "a"], "name one of --archive and --release"),
        ])
        func `says what is wrong with its arguments`(arguments: [String], words: String)
            async throws
        {
            try await withSite(FileTree()) { site in
                let run = try run(["/bin/sh", Self.script.path] + arguments, in: site)
                #expect(run.status == 1)
                #expect(run.words.contains("install.sh: error: \(words)"), "\(run.words)")
                #expect(try site.files.contents.isEmpty)
            }
        }

        @Test func `leaves no temporary file`() async throws {
            try await withSite(FileTree()) { site in
                try makeArchive(["bin/sitegen": Self.binary], in: site)
                #expect(try install("--archive", "a.tar.gz", "--prefix", "p", in: site).status == 0)
                #expect(try site.leftovers.isEmpty)
            }
        }

        // MARK: Starting

        private func run(
            _ command: String..., in site: TemporarySite
        ) throws -> (status: Int32, words: String) {
            try run(command, in: site)
        }

        private func run(
            _ command: [String], in site: TemporarySite
        ) throws -> (status: Int32, words: String) {
            try ToolProcess.run(command, in: site)
        }
    }
#endif
