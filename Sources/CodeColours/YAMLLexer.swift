/// YAML, line by line.
enum YAMLLexer {
    private static let words: Set = ["true", "false", "null", "yes", "no", "on", "off", "~"]

    static func scan(_ scanner: inout CodeScanner) {
        while !scanner.isAtEnd { scanLine(&scanner) }
    }

    private static func scanLine(_ scanner: inout CodeScanner) {
        if scanner.has("---") || scanner.has("...") {
            scanner.take(3, as: .directive)
        } else if scanner.byte == UInt8(ascii: "%") {
            scanner.takeLine(as: .directive)
            return
        }
        let indentation = scanner.end { $0 == 0x20 } - scanner.position
        scanner.take(indentation)
        while scanner.byte == UInt8(ascii: "-"),
            scanner[1]?.isBlank ?? true || scanner[1] == .lineFeed
        {
            scanner.take(1, as: .directive)
            scanner.take { $0.isBlank }
        }
        takeKey(&scanner)
        let isBlock = scanValue(&scanner, to: scanner.lineEnd)
        scanner.take(1)
        if isBlock { takeBlock(&scanner, deeperThan: indentation) }
    }

    /// A key and its colon, if the line has one here.
    private static func takeKey(_ scanner: inout CodeScanner) {
        let end = scanner.lineEnd
        guard let first = scanner.byte, !"#&*!|>[{%@`,".utf8.contains(first) else { return }
        var index = scanner.position
        if first == UInt8(ascii: "\"") || first == UInt8(ascii: "'") {
            index = scanner.quotedEnd(escapes: first == UInt8(ascii: "\""), limit: end)
            guard index < end, scanner.bytes[index] == UInt8(ascii: ":") else { return }
        }
        while index < end {
            let byte = scanner.bytes[index]
            if byte == UInt8(ascii: "#"), scanner.bytes[index - 1].isBlank { return }
            let isColon = byte == UInt8(ascii: ":")
            if isColon, index + 1 >= end || scanner.bytes[index + 1].isBlank {
                scanner.take(to: index, as: .attribute)
                scanner.take(1)
                return
            }
            index += 1
        }
    }

    /// What follows the key on its line; whether a block of text is announced.
    private static func scanValue(_ scanner: inout CodeScanner, to end: Int) -> Bool {
        var isAtStart = true
        var announces = false
        while scanner.position < end, let byte = scanner.byte {
            if byte.isBlank {
                scanner.take { $0.isBlank }
                isAtStart = true
                continue
            }
            switch byte {
            case UInt8(ascii: "#") where isAtStart:
                scanner.take(to: end, as: .comment)
                return announces
            case UInt8(ascii: "\""), UInt8(ascii: "'"):
                scanner.take(
                    to: scanner.quotedEnd(escapes: byte == UInt8(ascii: "\""), limit: end),
                    as: .string)
            case UInt8(ascii: "&"), UInt8(ascii: "*"), UInt8(ascii: "!"):
                scanner.take(as: .directive) {
                    !$0.isBlank && $0 != .lineFeed && !",]}".utf8.contains($0)
                }
            case UInt8(ascii: "|"), UInt8(ascii: ">"):
                scanner.take(as: .directive) { "|>+-".utf8.contains($0) || $0.isDigit }
                announces = true
            case _ where "[]{},:".utf8.contains(byte): scanner.take(1)
            default: takeScalar(&scanner, to: end)
            }
            isAtStart = false
        }
        return announces
    }

    private static func takeScalar(_ scanner: inout CodeScanner, to end: Int) {
        let stop = min(
            end, scanner.end { !$0.isBlank && $0 != .lineFeed && !",[]{}".utf8.contains($0) })
        let bytes = scanner.bytes[scanner.position..<stop]
        let word = String(decoding: bytes.prefix(8), as: UTF8.self).lowercased()
        let isNumber =
            bytes.contains(where: \.isDigit)
            && bytes.allSatisfy { $0.isDigit || "+-._eExabcdf".utf8.contains($0) }
            && (bytes.first?.isDigit ?? false || "+-.".utf8.contains(bytes.first ?? 0))
        scanner.take(
            to: max(stop, scanner.position + 1),
            as: words.contains(word) && bytes.count < 8 ? .keyword : isNumber ? .number : nil)
    }

    /// The lines of a block of text: those that are further in, and empty ones.
    private static func takeBlock(_ scanner: inout CodeScanner, deeperThan indentation: Int) {
        while !scanner.isAtEnd {
            let end = scanner.lineEnd
            let own = scanner.end { $0 == 0x20 } - scanner.position
            guard scanner.position + own >= end || own > indentation else { return }
            scanner.take(to: end, as: .string)
            scanner.take(1)
        }
    }
}
