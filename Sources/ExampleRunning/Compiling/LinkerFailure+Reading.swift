import Examples
import Runs

extension LinkerFailure {
    /// The lines of it that are worth showing.
    private static let mostWords = 12

    /// Reads what `swiftc` wrote when its linker failed, be that gold, lld, bfd or Apple's; nil where
    /// it is not the linker that failed.
    init?(compilerOutput text: String) {
        let lines = text.split(separator: "\n").map { String($0) }
        guard lines.contains(where: \.tellsOfFailedLink) else { return nil }
        self.init(lines)
    }

    /// Reads what a linker wrote that failed.
    init(linkerOutput text: String) {
        self.init(text.split(separator: "\n").map { String($0) })
    }

    private init(_ lines: [String]) {
        var seen: Set<String> = []
        let own = lines.filter { $0.isOfLinker && !$0.tellsOfFailedLink }
        let words = own.map(\.withoutFolders).filter { seen.insert($0).inserted }
        let hidden = words.count - Self.mostWords
        self.init(
            cause: Cause(own),
            words: words.prefix(Self.mostWords) + (hidden > 0 ? ["… \(hidden) more lines"] : []))
    }
}

extension LinkerFailure.Cause {
    fileprivate init(_ lines: [String]) {
        let missing =
            lines.symbols(after: ["undefined reference to ", "undefined symbol: "])
            + lines.applesSymbols
        let repeated = lines.symbols(
            after: ["multiple definition of ", "duplicate symbol: ", "duplicate symbol "])
        self =
            if !missing.isEmpty {
                .missing(missing)
            } else if !repeated.isEmpty { .repeated(repeated) } else { .other }
    }
}

extension [String] {
    /// The symbols that stand after one of these words, each once.
    fileprivate func symbols(after leads: [String]) -> [String] {
        var seen: Set<String> = []
        return compactMap { line in
            for lead in leads {
                guard let found = line.firstRange(of: lead) else { continue }
                return line[found.upperBound...].leadingSymbol
            }
            return nil
        }
        .filter { seen.insert($0).inserted }
    }

    /// Apple's linker lists them: `  "_nowhere", referenced from:`.
    fileprivate var applesSymbols: [String] {
        filter { $0.hasPrefix("  \"") && $0.hasSuffix("\", referenced from:") }
            .compactMap { $0.dropFirst(2).leadingSymbol }
    }
}

extension Substring {
    /// A symbol at the start, out of its quotes, without the underscore that Apple's linker puts
    /// before each.
    fileprivate var leadingSymbol: String? {
        let quotes: [Character] = ["'", "`", "\""]
        let isQuoted = first.map { quotes.contains($0) } ?? false
        var symbol = isQuoted ? dropFirst().prefix { !quotes.contains($0) } : prefix { $0 != " " }
        #if canImport(Darwin)
            if symbol.hasPrefix("_") { symbol = symbol.dropFirst() }
        #endif
        return symbol.isEmpty ? nil : String(symbol)
    }
}

extension String {
    /// What the drivers of compiler and linker say last, or first.
    fileprivate var tellsOfFailedLink: Bool {
        contains("link command failed with") || contains("linker command failed with")
            || contains("link command failed due to") || contains("linker command failed due to")
    }

    /// Whether a line is the linker's, and not the compiler's warning or the source below it.
    fileprivate var isOfLinker: Bool {
        let phrases = [
            "undefined reference to ", "undefined symbol: ", "multiple definition of ",
            "previous definition here", "duplicate symbol", ": in function `", "cannot find ",
            "unable to find library", "referenced from:", "Undefined symbols for architecture",
            "library not found", "symbol(s) not found",
        ]
        return hasPrefix(">>> ") || hasPrefix("ld: ") || hasPrefix("ld.") || hasPrefix("ld64.")
            || contains("/ld: ") || contains("/ld.") || contains("clang: error: ")
            || phrases.contains { contains($0) } && !isOfSource
    }

    /// Whether it begins with a place in a source file, as a message of the compiler does.
    private var isOfSource: Bool {
        let parts = split(separator: ":", maxSplits: 3)
        return parts.count == 4 && parts[0].hasSuffix(".swift") && Int(parts[1]) != nil
    }

    /// The line with each absolute path cut to the name of its file.
    var withoutFolders: String {
        replacing(#/(^|[\s'"`(:])/(?:[^\s:'"`()/]+/)*/#) { $0.1 }
    }
}
