package import Caching
import Foundation
import Synchronization

/// What is known of the files of a published folder: which bytes were made of which ingredients.
///
/// Nothing of a file is kept but two digests: the published file itself is the store. A file whose
/// ingredients are those that are known, and which has the bytes that they made, needs no making. Any
/// other file is made anew, and all are after a damaged entry, or by another build of `sitegen`.
package final class KnownFiles: Sendable {
    /// The digest of a file's ingredients, and of its bytes.
    struct Fact: Hashable, Sendable {
        let ingredients: Digest
        let bytes: Digest
    }

    private struct State {
        var found: [DiskPath: Fact] = [:]
        var made: Set<DiskPath> = []
    }

    /// Which build of `sitegen` this is: another one may make other bytes.
    let program: Digest
    private let known: [DiskPath: Fact]
    private let state = Mutex(State())
    /// Where facts are kept; nil where they are not.
    private let store: (folder: EntryFolder, key: CacheKey)?

    /// Nothing is known of any file, and nothing is kept.
    package init() {
        program = Self.ownProgram
        known = [:]
        store = nil
    }

    /// What is kept of the files of a published folder.
    package convenience init(of output: OutputDirectory, in entries: EntryFolder) {
        self.init(of: output.folder, in: entries)
    }

    init(of folder: DiskPath, in entries: EntryFolder, program: Digest = ownProgram) {
        self.program = program
        var key = CacheKey()
        key.add("published folder", digestOf: folder.bytes)
        store = (entries, key)
        known = entries.value(for: key).flatMap { Self.facts(of: $0) } ?? [:]
    }

    static let ownProgram = FileSet([Bundle.main.executablePath].compactMap(\.self)).identity

    /// Whether anything is kept, so that facts are worth finding.
    var isKept: Bool { store != nil }

    /// The files that were made, by their paths, sorted.
    var made: [String] { state.withLock { $0.made.sorted().map(\.description) } }

    /// Whether a file was made of these ingredients, and had these bytes.
    func knows(_ fact: Fact, of file: DiskPath) -> Bool {
        guard known[file] == fact else { return false }
        state.withLock { $0.found[file] = fact }
        return true
    }

    /// Takes note that a file was made.
    func note(_ file: DiskPath, _ fact: Fact?) {
        state.withLock { state in
            state.made.insert(file)
            state.found[file] = fact
        }
    }

    /// Keeps what is known now for the next time, if it can. It keeps what was known before of
    /// files that are not published as they were made.
    func keep(butOf others: [DiskPath] = []) {
        var found = state.withLock(\.found)
        for file in others { found[file] = known[file] }
        guard let store, found != known else { return }
        store.folder.remember(Self.bytes(of: found), for: store.key)
    }

    // MARK: As bytes

    private static func bytes(of facts: [DiskPath: Fact]) -> [UInt8] {
        var writer = ByteWriter()
        writer.append(each: facts.sorted { $0.key < $1.key }) { writer, fact in
            writer.append(bytes: fact.key.bytes)
            writer.append(bytes: fact.value.ingredients.bytes)
            writer.append(bytes: fact.value.bytes.bytes)
        }
        return writer.bytes
    }

    private static func facts(of bytes: [UInt8]) -> [DiskPath: Fact]? {
        var reader = ByteReader(bytes[...])
        let facts = reader.each { reader -> (DiskPath, Fact)? in
            guard let file = reader.bytes(), let ingredients = reader.bytes(),
                let bytes = reader.bytes(), let ingredients = Digest(bytes: ingredients),
                let bytes = Digest(bytes: bytes)
            else { return nil }
            return (DiskPath(bytes: file), Fact(ingredients: ingredients, bytes: bytes))
        }
        guard let facts, reader.isAtEnd else { return nil }
        return Dictionary(facts, uniquingKeysWith: { first, _ in first })
    }
}

/// Makes the bytes of files, and says where that is not needed.
struct FileMaker: Sendable {
    private let known: KnownFiles
    /// What all files are made of, and what makes them.
    private let common: Digest
    private let files: [String: PublishedFiles.Content]
    private let digests = FoundDigests()

    init(_ published: PublishedFiles, _ known: KnownFiles) {
        self.known = known
        files = published.files
        var writer = ByteWriter()
        writer.append(bytes: known.program.bytes)
        writer.append(each: published.ingredients) { $0.append(string: $1) }
        common = Digest(of: writer.bytes)
    }

    /// The bytes that a file shall have; nil where those that were found in it are known to be the
    /// same, or turn out to be.
    func change(
        to content: PublishedFiles.Content, at name: DiskPath, from found: [UInt8]?
    ) -> [UInt8]? {
        if case .bytes(let bytes) = content { return bytes == found ? nil : bytes }
        let ingredients = known.isKept ? digest(of: content, at: "\(name)") : nil
        if let found, let ingredients,
            known.knows(.init(ingredients: ingredients, bytes: Digest(of: found)), of: name)
        {
            return nil
        }
        let bytes = content.bytes
        known.note(name, ingredients.map { .init(ingredients: $0, bytes: Digest(of: bytes)) })
        return bytes == found ? nil : bytes
    }

    /// The digest of all that a file is made of.
    private func digest(of content: PublishedFiles.Content, at path: String) -> Digest {
        digests.digest(of: path) {
            switch content {
            case .bytes(let bytes): return Digest(of: bytes)
            case .made(_, let ingredients): return digest(of: ingredients(), and: [])
            case .derived(let files, _, let ingredients):
                let parts = files.map { file -> Digest in
                    guard let part = self.files[file] else { return common }
                    if case .derived = part {
                        preconditionFailure("a derived file is made of pages and assets")
                    }
                    return digest(of: part, at: file)
                }
                return digest(of: ingredients(), and: parts)
            }
        }
    }

    private func digest(of ingredients: [String], and parts: [Digest]) -> Digest {
        var writer = ByteWriter()
        writer.append(bytes: common.bytes)
        writer.append(each: ingredients) { $0.append(string: $1) }
        writer.append(each: parts) { $0.append(bytes: $1.bytes) }
        return Digest(of: writer.bytes)
    }
}

/// The digests of what files are made of, each found once.
private final class FoundDigests: Sendable {
    private let digests = Mutex<[String: Digest]>([:])

    func digest(of path: String, _ find: () -> Digest) -> Digest {
        if let known = digests.withLock({ $0[path] }) { return known }
        let found = find()
        digests.withLock { $0[path] = found }
        return found
    }
}
