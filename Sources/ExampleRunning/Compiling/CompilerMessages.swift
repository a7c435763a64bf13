import Examples
import Runs

extension [CompilerMessage] {
    /// Reads what `swiftc -diagnostic-style llvm` writes: `main.swift:3:5: error: text`, with the
    /// source line and a caret below, which are passed over. Each message once.
    init(compilerOutput text: String) {
        var seen: Set<CompilerMessage> = []
        self = text.split(separator: "\n").compactMap { CompilerMessage(line: $0) }
            .filter { seen.insert($0).inserted }
    }
}

extension CompilerMessage {
    /// Nil for a line that is no message.
    fileprivate init?(line: Substring) {
        for severity in [Severity.error, .warning, .note] {
            let word = "\(severity.rawValue): "
            if line.hasPrefix(word) {
                self.init(
                    severity: severity, text: String(line.dropFirst(word.count)), source: nil,
                    line: 0, column: 0)
                return
            }
            guard let found = line.range(ofWord: ": " + word) else { continue }
            let place = line[..<found.lowerBound].split(
                separator: ":", omittingEmptySubsequences: false)
            let text = String(line[found.upperBound...])
            if place.count >= 3, let lineNumber = Int(place[place.count - 2]),
                let column = Int(place[place.count - 1])
            {
                let path = place.dropLast(2).joined(separator: ":")
                let name = path.hasPrefix("./") ? String(path.dropFirst(2)) : path
                self.init(
                    severity: severity, text: text,
                    source: lineNumber > 0 ? name.fileName(in: "work") : nil,
                    line: lineNumber, column: column)
                return
            }
            // The linker's driver: `clang: error: linker command failed with exit code 1`.
            if place.count == 1, !place[0].contains(" ") {
                self.init(severity: severity, text: text, source: nil, line: 0, column: 0)
                return
            }
        }
        return nil
    }
}

extension String {
    /// A path within a folder of this name, or the path itself where it is relative.
    fileprivate func fileName(in folder: String) -> String {
        guard hasPrefix("/") else { return self }
        let parts = split(separator: "/")
        guard let index = parts.lastIndex(where: { $0 == folder }) else { return self }
        return parts[(index + 1)...].joined(separator: "/")
    }
}

extension Substring {
    /// The first place of a text.
    fileprivate func range(ofWord word: String) -> Range<Index>? {
        ranges(of: word).first
    }
}
