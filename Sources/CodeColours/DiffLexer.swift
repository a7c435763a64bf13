/// Differences of files, line by line.
enum DiffLexer {
    static func scan(_ scanner: inout CodeScanner) {
        while let byte = scanner.byte {
            let role: CodeToken.Role? =
                switch byte {
                case _ where scanner.has("+++ ") || scanner.has("--- "): .attribute
                case _ where scanner.has("diff ") || scanner.has("index "): .comment
                case UInt8(ascii: "@"): .directive
                case UInt8(ascii: "+"): .inserted
                case UInt8(ascii: "-"): .deleted
                case UInt8(ascii: "\\"): .comment
                default: nil
                }
            scanner.takeLine(as: role)
        }
    }
}
