/// Commands of a shell, and sessions with one.
enum ShellLexer {
    private static let keywords: Set = [
        "case", "do", "done", "elif", "else", "esac", "export", "fi", "for", "function", "if", "in",
        "local", "return", "then", "until", "while",
    ]

    /// Whether a line begins with a prompt.
    static func hasPrompt(_ code: String) -> Bool {
        code.split(separator: "\n").contains { line in
            line.drop { $0 == " " }.hasPrefix("$ ")
        }
    }

    /// Commands.
    static func scan(_ scanner: inout CodeScanner) {
        while !scanner.isAtEnd {
            scanCommand(&scanner, to: scanner.bytes.count)
        }
    }

    /// What a terminal shows: commands behind `$ `, and what they print.
    static func scanSession(_ scanner: inout CodeScanner) {
        var continues = false
        while !scanner.isAtEnd {
            let isContinued = continues
            if isContinued, scanner.has("> ") {
                scanner.take(2, as: .prompt)
            } else if !isContinued, !takePrompt(&scanner) {
                scanner.take(to: scanner.lineEnd + 1, as: .output)
                continue
            }
            let end = scanner.lineEnd
            continues = end > 0 && scanner.bytes[end - 1] == UInt8(ascii: "\\")
            scanCommand(&scanner, to: end, isContinued: isContinued)
            scanner.take(1)
        }
    }

    private static func takePrompt(_ scanner: inout CodeScanner) -> Bool {
        let indentation = scanner.end { $0 == 0x20 } - scanner.position
        guard scanner[indentation] == UInt8(ascii: "$"), scanner[indentation + 1] == 0x20 else {
            return false
        }
        scanner.take(indentation)
        scanner.take(2, as: .prompt)
        return true
    }

    /// Takes commands up to `limit`; in a session that is the end of the line, otherwise it stops
    /// after each line, since a prompt may begin the next one.
    private static func scanCommand(
        _ scanner: inout CodeScanner, to limit: Int, isContinued: Bool = false
    ) {
        // Whether the next word is the name of a command.
        var isFirst = !isContinued
        var isAfterSpace = true
        while scanner.position < limit, let byte = scanner.byte {
            switch byte {
            case .lineFeed:
                scanner.take(1)
                return
            case _ where byte.isBlank:
                scanner.take { $0.isBlank }
                isAfterSpace = true
                continue
            case UInt8(ascii: "#") where isAfterSpace:
                scanner.take(to: min(scanner.lineEnd, limit), as: .comment)
            case UInt8(ascii: "\""), UInt8(ascii: "'"):
                let escapes = byte == UInt8(ascii: "\"")
                scanner.take(
                    to: scanner.quotedEnd(escapes: escapes, limit: limit, overLines: true),
                    as: .string)
                isFirst = false
            case UInt8(ascii: "$"): takeVariable(&scanner)
            case UInt8(ascii: "\\"):
                // The character after it, all of its bytes.
                let rest = scanner.bytes[scanner.position..<limit].dropFirst(2)
                scanner.take(to: rest.firstIndex { $0 & 0xC0 != 0x80 } ?? limit)
            case UInt8(ascii: "|"), UInt8(ascii: ";"), UInt8(ascii: "&"), UInt8(ascii: "("):
                scanner.take(1)
                isFirst = true
            case _ where isOfName(byte): isFirst = takeWord(&scanner, isFirst)
            default: scanner.take(1)
            }
            isAfterSpace = false
        }
    }

    private static func isOfName(_ byte: UInt8) -> Bool {
        byte.isOfWord || "-./~+:@%^,=".utf8.contains(byte)
    }

    /// Takes a word; returns whether the next one is the name of a command.
    private static func takeWord(_ scanner: inout CodeScanner, _ isFirst: Bool) -> Bool {
        let end = scanner.end(while: isOfName)
        let bytes = scanner.bytes[scanner.position..<end]
        let word = String(decoding: bytes.prefix(16), as: UTF8.self)
        if isFirst, keywords.contains(word) {
            scanner.take(to: end, as: .keyword)
            return word != "for" && word != "case"
        }
        if bytes.first == UInt8(ascii: "-"), bytes.count > 1 {
            let equals = bytes.firstIndex(of: UInt8(ascii: "="))
            scanner.take(to: equals ?? end, as: .attribute)
            scanner.take(to: end)
            return isFirst
        }
        // `NAME=value` before a command.
        if isFirst, let equals = bytes.firstIndex(of: UInt8(ascii: "=")), equals > bytes.startIndex
        {
            scanner.take(to: equals, as: .type)
            scanner.take(to: end)
            return true
        }
        scanner.take(to: end, as: isFirst ? .call : nil)
        return false
    }

    private static func takeVariable(_ scanner: inout CodeScanner) {
        if scanner[1] == UInt8(ascii: "{") {
            let rest = scanner.bytes[scanner.position...].dropFirst(2)
            let end = rest.firstIndex { "}$\"'`\n ".utf8.contains($0) } ?? scanner.bytes.count
            let isClosed = end < scanner.bytes.count && scanner.bytes[end] == UInt8(ascii: "}")
            scanner.take(to: isClosed ? end + 1 : end, as: .type)
        } else if let next = scanner[1], next.isOfWord {
            let end = scanner.bytes[(scanner.position + 1)...].firstIndex { !$0.isOfWord }
            scanner.take(to: end ?? scanner.bytes.count, as: .type)
        } else {
            scanner.take(1)
        }
    }
}
