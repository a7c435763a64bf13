/// Markdown, line by line: what a line is, and what stands in it.
enum MarkdownLexer {
    static func scan(_ scanner: inout CodeScanner) {
        if scanner.has("---\n") { takeFrontMatter(&scanner) }
        while !scanner.isAtEnd { scanLine(&scanner) }
    }

    private static func takeFrontMatter(_ scanner: inout CodeScanner) {
        scanner.takeLine(as: .directive)
        while !scanner.isAtEnd {
            let isEnd = scanner.lineEnd - scanner.position == 3 && scanner.has("---")
            scanner.takeLine(as: isEnd ? .directive : .attribute)
            if isEnd { return }
        }
    }

    private static func scanLine(_ scanner: inout CodeScanner) {
        takeContainers(&scanner)
        guard let byte = scanner.byte else { return }
        if let fence = fence(scanner) {
            takeFence(&scanner, fence)
        } else if byte == UInt8(ascii: "#"), isHeading(scanner) {
            scanner.takeLine(as: .keyword)
        } else {
            let end = scanner.lineEnd
            scanInlines(&scanner, to: end)
            scanner.take(1)
        }
    }

    /// The marks of quotes and of items of lists.
    private static func takeContainers(_ scanner: inout CodeScanner) {
        while let byte = scanner.byte {
            if byte.isBlank {
                scanner.take { $0.isBlank }
            } else if byte == UInt8(ascii: ">") {
                scanner.take(1, as: .comment)
            } else if "-*+".utf8.contains(byte), scanner[1]?.isBlank ?? false {
                scanner.take(1, as: .directive)
            } else if byte.isDigit {
                let end = scanner.end(while: \.isDigit)
                let count = end - scanner.position
                guard count < 10, scanner[count] == UInt8(ascii: "."),
                    scanner[count + 1]?.isBlank ?? false
                else { return }
                scanner.take(count + 1, as: .directive)
            } else {
                return
            }
        }
    }

    private static func isHeading(_ scanner: CodeScanner) -> Bool {
        let end = scanner.end { $0 == UInt8(ascii: "#") }
        let after = end < scanner.bytes.count ? scanner.bytes[end] : .lineFeed
        return end - scanner.position <= 6 && (after.isBlank || after == .lineFeed)
    }

    /// The character and the length of the fence that begins here.
    private static func fence(_ scanner: CodeScanner) -> (byte: UInt8, count: Int)? {
        guard let byte = scanner.byte, byte == UInt8(ascii: "`") || byte == UInt8(ascii: "~") else {
            return nil
        }
        let end = scanner.end { $0 == byte }
        guard end - scanner.position >= 3,
            byte == UInt8(ascii: "~")
                || !scanner.bytes[end..<scanner.lineEnd].contains(UInt8(ascii: "`"))
        else { return nil }
        return (byte, end - scanner.position)
    }

    /// A block between fences; what is in it stays plain.
    private static func takeFence(_ scanner: inout CodeScanner, _ fence: (byte: UInt8, count: Int))
    {
        scanner.takeLine(as: .directive)
        while !scanner.isAtEnd {
            let line = scanner.bytes[scanner.position..<scanner.lineEnd]
            let rest = line.drop { $0.isBlank || $0 == UInt8(ascii: ">") }
            let count = rest.prefix { $0 == fence.byte }.count
            let isEnd = count >= fence.count && rest.dropFirst(count).allSatisfy(\.isBlank)
            scanner.takeLine(as: isEnd ? .directive : nil)
            if isEnd { return }
        }
    }

    private static func scanInlines(_ scanner: inout CodeScanner, to end: Int) {
        var lastRuns: [Int: Int]?
        while scanner.position < end, let byte = scanner.byte {
            switch byte {
            case UInt8(ascii: "\\"): scanner.take(to: min(scanner.position + 2, end))
            case UInt8(ascii: "`"): takeCode(&scanner, to: end, &lastRuns)
            case UInt8(ascii: "<") where scanner.has("<!--"):
                takeComment(&scanner)
                return
            case UInt8(ascii: "]") where scanner[1] == UInt8(ascii: "("):
                scanner.take(2)
                let close = scanner.bytes[scanner.position..<end].firstIndex {
                    $0 == UInt8(ascii: ")")
                }
                scanner.take(to: close ?? end, as: .string)
            default:
                scanner.take(1)
                scanner.take(to: min(end, scanner.end { !"\\`<]\n".utf8.contains($0) }))
            }
        }
    }

    /// Code between runs of as many backticks; a run without its end is text.
    ///
    /// `lastRuns` is where the last run of each length begins on the line, once it has been found.
    private static func takeCode(
        _ scanner: inout CodeScanner, to end: Int, _ lastRuns: inout [Int: Int]?
    ) {
        let count = scanner.end { $0 == tick } - scanner.position
        let last = lastRuns ?? self.lastRuns(of: scanner, to: end)
        lastRuns = last
        var index = scanner.position + count
        if last[count, default: 0] >= index {
            while index < end {
                let run = scanner.bytes[index..<end].prefix { $0 == tick }.count
                index += max(run, 1)
                guard run == count else { continue }
                scanner.take(to: index, as: .type)
                return
            }
        }
        scanner.take(count)
    }

    private static let tick = UInt8(ascii: "`")

    private static func lastRuns(of scanner: CodeScanner, to end: Int) -> [Int: Int] {
        var runs: [Int: Int] = [:]
        var index = scanner.position
        while index < end {
            let run = scanner.bytes[index..<end].prefix { $0 == tick }.count
            if run > 0 { runs[run] = index }
            index += max(run, 1)
        }
        return runs
    }

    /// A comment of HTML, which may go on over lines.
    private static func takeComment(_ scanner: inout CodeScanner) {
        let rest = scanner.bytes[scanner.position...]
        var index = rest.startIndex
        while let dash = scanner.bytes[index...].firstIndex(of: UInt8(ascii: "-")) {
            if scanner.bytes[dash...].starts(with: "-->".utf8), dash >= rest.startIndex + 4 {
                scanner.take(to: dash + 3, as: .comment)
                return
            }
            index = dash + 1
        }
        scanner.take(to: scanner.bytes.count, as: .comment)
    }
}
