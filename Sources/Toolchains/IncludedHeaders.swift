import Foundation

/// The headers that a header includes, and those that they do, as far as they are found.
///
/// It reads the lines that say so and no others, whatever conditions they stand under: it may find
/// more than the compiler reads, and misses what a macro names.
struct IncludedHeaders {
    /// Absolute paths, sorted.
    let paths: [String]

    /// Begins with these files, and looks for what they name in these folders, and beside whoever
    /// names it.
    init(from files: [String], in folders: [String]) {
        var found: Set<String> = []
        var waiting = files
        while let file = waiting.popLast() {
            guard found.insert(file).inserted,
                let text = FileManager.default.contents(atPath: file)
            else { continue }
            let beside = URL(filePath: file).deletingLastPathComponent().path
            for name in Self.names(in: Array(text)) {
                let places =
                    name.hasPrefix("/") ? [name] : (folders + [beside]).map { "\($0)/\(name)" }
                waiting += places.filter { FileManager.default.fileExists(atPath: $0) }
            }
        }
        paths = found.sorted()
    }

    /// What may stand before the header of a module map that is read with the module.
    private static let kinds = ["private ", "textual ", "umbrella "]

    /// What lines such as `#include <stdio.h>`, and `header "stdio.h"` of a module map, name.
    static func names(in text: [UInt8]) -> [String] {
        text.split(separator: UInt8(ascii: "\n")).compactMap { line in
            var words = line.drop { isBlank($0) }
            if words.first == UInt8(ascii: "#") {
                words = words.dropFirst().drop { isBlank($0) }
                // `include_next` as well.
                guard ["include", "import"].contains(where: { words.starts(with: $0.utf8) }) else {
                    return nil
                }
            } else {
                while let kind = kinds.first(where: { words.starts(with: $0.utf8) }) {
                    words = words.dropFirst(kind.utf8.count).drop { isBlank($0) }
                }
                guard words.starts(with: "header".utf8),
                    words.dropFirst("header".utf8.count).first.map({ isBlank($0) }) == true
                else { return nil }
            }
            let isStart = { (byte: UInt8) in byte == UInt8(ascii: "<") || byte == UInt8(ascii: "\"")
            }
            guard let start = words.firstIndex(where: isStart) else { return nil }
            let name = words[(start + 1)...].prefix {
                $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "\"")
            }
            return String(decoding: name, as: UTF8.self)
        }
    }

    private static func isBlank(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
    }
}
