/// JSON, and the comments that its relatives have.
enum JSONLexer {
    static func scan(_ scanner: inout CodeScanner) {
        while let byte = scanner.byte {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "'"): takeString(&scanner)
            case UInt8(ascii: "-"),
                _ where byte.isDigit:
                scanner.take(as: .number) { $0.isOfWord || "+-.".utf8.contains($0) }
            case UInt8(ascii: "/") where scanner.has("//"):
                scanner.take(to: scanner.lineEnd, as: .comment)
            case UInt8(ascii: "/") where scanner.has("/*"): takeComment(&scanner)
            case _ where byte.isOfWord: takeWord(&scanner)
            default: scanner.take(1)
            }
        }
    }

    /// A string; before a colon it is a key.
    private static func takeString(_ scanner: inout CodeScanner) {
        let end = scanner.quotedEnd()
        let next = scanner.bytes[end...].first { !$0.isBlank && $0 != .lineFeed }
        scanner.take(to: end, as: next == UInt8(ascii: ":") ? .attribute : .string)
    }

    private static func takeComment(_ scanner: inout CodeScanner) {
        var index = scanner.position + 2
        while index + 1 < scanner.bytes.count {
            if scanner.bytes[index] == UInt8(ascii: "*"),
                scanner.bytes[index + 1] == UInt8(ascii: "/")
            {
                scanner.take(to: index + 2, as: .comment)
                return
            }
            index += 1
        }
        scanner.take(to: scanner.bytes.count, as: .comment)
    }

    private static func takeWord(_ scanner: inout CodeScanner) {
        let end = scanner.end(while: \.isOfWord)
        let word = String(decoding: scanner.bytes[scanner.position..<end].prefix(8), as: UTF8.self)
        scanner.take(to: end, as: ["true", "false", "null"].contains(word) ? .keyword : nil)
    }
}
