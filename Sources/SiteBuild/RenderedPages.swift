import Caching
import Foundation
import Pages
import Site
import Synchronization

/// What is known of the pages of a published folder: which bytes were made of which ingredients.
///
/// Nothing of a page is kept but two digests: the published file itself is the store. A page whose
/// ingredients are those that are known, and whose file has the bytes that they made, needs no
/// rendering. For any other page, a damaged entry, or another build of `sitegen`, there is rendering.
package final class RenderedPages: Sendable {
    /// The digest of a page's ingredients, and of its bytes.
    struct Fact: Hashable, Sendable {
        let ingredients: Digest
        let bytes: Digest
    }

    private struct State {
        var found: [DiskPath: Fact] = [:]
        var rendered: Set<DiskPath> = []
    }

    /// Which build of `sitegen` this is: another one may write other pages.
    let program: Digest
    private let known: [DiskPath: Fact]
    private let state = Mutex(State())
    /// Where facts are kept; nil where they are not.
    private let store: (folder: EntryFolder, key: CacheKey)?

    /// Nothing is known of any page, and nothing is kept.
    package init() {
        program = Self.ownProgram
        known = [:]
        store = nil
    }

    /// What is kept of the pages of a published folder.
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

    /// The pages that were rendered, by their paths, sorted.
    var rendered: [String] { state.withLock { $0.rendered.sorted().map(\.description) } }

    /// Whether a page was rendered from these ingredients, and had these bytes.
    func knows(_ fact: Fact, of page: DiskPath) -> Bool {
        guard known[page] == fact else { return false }
        state.withLock { $0.found[page] = fact }
        return true
    }

    /// Takes note that a page was rendered.
    func note(_ page: DiskPath, _ fact: Fact?) {
        state.withLock { state in
            state.rendered.insert(page)
            state.found[page] = fact
        }
    }

    /// Keeps what is known now for the next time, if it can; of pages that are not published as they
    /// were rendered, what was known before.
    func keep(butOf others: [DiskPath] = []) {
        var found = state.withLock(\.found)
        for page in others { found[page] = known[page] }
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
            guard let page = reader.bytes(), let ingredients = reader.bytes(),
                let bytes = reader.bytes(), let ingredients = Digest(bytes: ingredients),
                let bytes = Digest(bytes: bytes)
            else { return nil }
            return (DiskPath(bytes: page), Fact(ingredients: ingredients, bytes: bytes))
        }
        guard let facts, reader.isAtEnd else { return nil }
        return Dictionary(facts, uniquingKeysWith: { first, _ in first })
    }
}

/// Makes the bytes of files, and says of pages where that is not needed.
struct PageMaker: Sendable {
    private let pages: RenderedPages
    /// What all pages of the site are made of, and what makes them.
    private let common: Digest

    init(_ site: RenderedSite, _ pages: RenderedPages) {
        self.pages = pages
        var writer = ByteWriter()
        writer.append(bytes: pages.program.bytes)
        writer.append(each: site.ingredients) { $0.append(string: $1) }
        common = Digest(of: writer.bytes)
    }

    /// The bytes that a file shall have; nil where those that were found in it are known to be the
    /// same, or turn out to be.
    func change(
        to content: RenderedSite.Content, at name: DiskPath, from found: [UInt8]?
    ) -> [UInt8]? {
        guard case .page = content else {
            let bytes = content.bytes
            return bytes == found ? nil : bytes
        }
        let ingredients = ingredients(of: content)
        if let found, let ingredients,
            pages.knows(.init(ingredients: ingredients, bytes: Digest(of: found)), of: name)
        {
            return nil
        }
        let bytes = content.bytes
        pages.note(name, ingredients.map { .init(ingredients: $0, bytes: Digest(of: bytes)) })
        return bytes == found ? nil : bytes
    }

    private func ingredients(of content: RenderedSite.Content) -> Digest? {
        guard pages.isKept, case .page(let page) = content else { return nil }
        var writer = ByteWriter()
        writer.append(bytes: common.bytes)
        writer.append(each: page.ingredients) { $0.append(string: $1) }
        return Digest(of: writer.bytes)
    }
}
