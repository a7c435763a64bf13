import Foundation

@testable import Search

/// What a browser reads in an index's script: read here by other means than it was written.
struct ReadIndex {
    struct Occurrence: Hashable {
        let entry: Int
        let level: Int
    }

    /// Address, title, and the texts of the entries.
    let pages: [[String]]
    let words: [String: [Occurrence]]
    let common: Set<String>

    init(_ script: String) throws {
        let object = script.dropFirst("globalThis.sitegenIndex=".count)
            .replacing("{p:", with: "{\"p\":").replacing("\nw:", with: "\n\"w\":")
            .replacing("\no:", with: "\n\"o\":").replacing(/\\x(..)/) { "\\u00\($0.1)" }
        let parts = try JSONDecoder().decode(Parts.self, from: Data(object.utf8))
        pages = parts.p
        let names = Self.words(parts.w)
        let lists = parts.o.matches(of: /(!?)([^A-Z]*[A-Z])/)
        precondition(names.count == lists.count, "\(names.count) words, \(lists.count) lists")
        words = Dictionary(
            uniqueKeysWithValues: zip(names, lists.map { Self.occurrences(String($0.2)) }))
        common = Set(zip(names, lists).filter { !$0.1.1.isEmpty }.map(\.0))
    }

    private struct Parts: Decodable {
        let p: [[String]]
        let w: String
        let o: String
    }

    private static func words(_ text: String) -> [String] {
        var last: [UInt16] = []
        return text.matches(of: /([A-Z])([^A-Z]*)/.matchingSemantics(.unicodeScalar)).map { match in
            let shared = Int(match.1.utf16.first ?? 0) - 65
            last = last.prefix(shared) + Array(match.2.utf16)
            return String(decoding: last, as: UTF16.self)
        }
    }

    private static func occurrences(_ list: String) -> [Occurrence] {
        var entry = -1
        return list.matches(of: /(\d*)([a-zA-Z])/).map { match in
            entry += Int(match.1) ?? 1
            let letter = Int(match.2.lowercased().utf8.first ?? 0)
            return Occurrence(entry: entry, level: letter - 96)
        }
    }
}
