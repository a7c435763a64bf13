import Caching
import Foundation
import Launching

/// What is remembered of a toolchain, as long as its files are what they were.
struct ToolchainRecord {
    let version: String
    let target: String
    let digests: SwiftToolchain.Digests

    /// The record that was made on this machine; nil where there is none, or a file has changed.
    init?(of installation: SwiftToolchain.Installation, in memory: EntryFolder) {
        guard let value = memory.value(for: Self.key(of: installation)) else { return nil }
        var reader = ByteReader(value[...])
        guard let version = reader.string(), let target = reader.string(),
            let compiling = reader.bytes().flatMap({ Digest(bytes: $0) }),
            let running = reader.bytes().flatMap({ Digest(bytes: $0) }),
            let identity = reader.bytes().flatMap({ Digest(bytes: $0) }),
            let paths = reader.each({ $0.string() }), reader.isAtEnd,
            FileSet(paths).identity == identity
        else { return nil }
        self.version = version
        self.target = target
        digests = SwiftToolchain.Digests(compiling: compiling, running: running)
    }

    private init(version: String, target: String, digests: SwiftToolchain.Digests) {
        self.version = version
        self.target = target
        self.digests = digests
    }

    private static func key(of installation: SwiftToolchain.Installation) -> CacheKey {
        var key = CacheKey()
        key.add("record of toolchain", installation.folder ?? "")
        key.add("compiler", installation.compiler)
        return key
    }

    /// Digests the toolchain's files, which takes as long as to read them, and remembers that.
    static func make(
        of installation: SwiftToolchain.Installation, _ words: (version: String, target: String),
        scratch: ScratchDirectory, memory: EntryFolder
    ) async -> ToolchainRecord {
        let folder = scratch.path + "/toolchain"
        try? scratch.makeFolder("toolchain")
        let commands = await DirectCommands.ask(
            installation.compiler, [], objects: [], links: true, in: folder)
        let files = ToolchainFiles(
            of: installation.compiler, in: installation.folder ?? "/nowhere",
            linking: commands?.linker(options: []) ?? [])
        // Before they are read: what changes meanwhile is then another file than the one that counts.
        let all = FileSet(Set(files.compiling.paths + files.running.paths).sorted())
        let identity = all.identity
        let digests = SwiftToolchain.Digests(
            compiling: await files.compiling.content(), running: await files.running.content())
        let record = ToolchainRecord(
            version: words.version, target: words.target, digests: digests)
        var writer = ByteWriter()
        writer.append(string: words.version)
        writer.append(string: words.target)
        for digest in [digests.compiling, digests.running, identity] {
            writer.append(bytes: digest.bytes)
        }
        writer.append(each: all.paths) { $0.append(string: $1) }
        memory.remember(writer.bytes, for: key(of: installation))
        return record
    }
}
