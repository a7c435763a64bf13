import Examples
import Runs

extension ProgramRun.Compilation {
    /// The lines of it that are worth showing.
    private static let mostWords = 12

    /// Takes from what a compiler wrote that crashed what it was doing: the numbered lines of its
    /// stack dump, and what it calls the reason.
    ///
    /// All else has addresses, which are others in each run. Without a dump it is the last lines.
    static func crashed(compilerOutput text: String) -> Self {
        let lines = text.split(separator: "\n")
        let told = lines.wordsOfDump
        let words = told.isEmpty ? lines.suffix(8).map { $0 } : told
        let hidden = words.count - mostWords
        return .crashed(
            words: words.prefix(mostWords).map(\.withoutAddresses)
                + (hidden > 0 ? ["… \(hidden) more lines"] : []))
    }
}

extension ProcessRun.Limit {
    /// Takes from what a compiler wrote that crashed which limit it came to; nil where it does not
    /// say so.
    ///
    /// The limits of one process's memory and of a file are the kernel's. A process that the
    /// compiler's driver has started is what meets them.
    init?(compilerOutput text: String) {
        let lines = text.split(separator: "\n")
        if lines.contains(where: \.tellsOfMemory) {
            self = .memory
        } else if lines.contains(where: \.tellsOfFile) {
            self = .file
        } else {
            return nil
        }
    }
}

extension ProgramRun.Compilation {
    /// Whether damaged modules, which were kept, may be the reason that there is no result.
    var mayBeOfDamagedModules: Bool {
        switch self {
        case .succeeded, .withoutPackage, .exceeded: false
        case .refused, .notLinked, .timedOut, .crashed: true
        }
    }
}

extension [Substring] {
    /// The reason, as far as the compiler has one, and what it was doing, the last thing last.
    fileprivate var wordsOfDump: [Substring] {
        guard let start = firstIndex(of: "Stack dump:") else { return [] }
        let reasons = self[..<start].filter(\.tellsWhy)
        var told: [Substring] = []
        for line in self[(start + 1)...] {
            // The first one is the command line, and long.
            if line.hasPrefix("0.\t") { continue }
            // A line may go on below: ` for 'name' (at main.swift:1:38)`.
            guard line.isNumbered || line.isContinued && !told.isEmpty else { break }
            told.append(line)
        }
        return told.isEmpty ? [] : reasons + told
    }
}

extension Substring {
    fileprivate var tellsWhy: Bool {
        ["Assertion failed", "LLVM ERROR: ", "Fatal error: ", "SIL verification failed: "]
            .contains { hasPrefix($0) } || contains(": Assertion `")
    }

    fileprivate var tellsOfMemory: Bool {
        hasPrefix("LLVM ERROR: out of memory") || hasPrefix("Fatal error: failed to allocate")
            || hasSuffix(": Cannot allocate memory") || contains("'std::bad_alloc'")
            || hasSuffix(": memory exhausted") || hasSuffix("out of memory")
    }

    /// Signal 25 is SIGXFSZ.
    fileprivate var tellsOfFile: Bool {
        contains("command failed due to signal 25 ") || hasSuffix(": File too large")
            || contains("File size limit exceeded")
    }

    /// `1.<tab>Swift version 6.3.1`
    fileprivate var isNumbered: Bool { prefixMatch(of: /[0-9]+\.\t/) != nil }

    /// The backtrace that follows is indented too: ` #0 0x000055…`.
    fileprivate var isContinued: Bool { prefixMatch(of: /[ \t]+[^ \t#]/) != nil }

    /// The line with a sign for each address, and with each absolute path cut to the name of its
    /// file.
    fileprivate var withoutAddresses: String {
        String(self).replacing("\t", with: " ").replacing(/0x[0-9a-fA-F]+/, with: "0x…")
            .withoutFolders
    }
}
