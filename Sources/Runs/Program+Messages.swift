import Diagnostics
import Examples
import Markdown
import OutputMatching

// Which line of which page the words of the compiler, or of the runtime, are about.

extension Program {
    /// The messages about one part, placed. Those about the mark lines are dropped. Those without a
    /// place in a part and those in other source files belong to every part. A note goes with the
    /// message before it, wherever it points.
    func messages(about index: Int, among messages: [CompilerMessage]) -> [PlacedMessage] {
        let block = parts[index].example.block
        var isAboutPart = false
        return messages.compactMap { message in
            let place = location(of: message)
            let line = place.flatMap { place in
                place.path == block.codePath
                    ? block.lines.firstIndex { $0.number == place.line } : nil
            }
            let isInMain = message.source == "main.swift"
            if message.severity != .note {
                // Whoever checks the snippet is told its warnings.
                isAboutPart = !isInMain || line != nil || isOfSnippet && message.severity == .error
            }
            guard isAboutPart, place != nil || !isInMain else { return nil }
            return PlacedMessage(
                severity: message.severity, text: message.text, location: place ?? block.fence,
                placeInBlock: place.flatMap { place in
                    guard isInMain, let line else { return nil }
                    // Past the last line the compiler's place is the end of the block.
                    let isPastEnd = message.line > lineMaps[0].origins.count
                    return .init(
                        line: line + 1,
                        column: isPastEnd
                            ? place.column - block.lines[line].column + 1 : max(1, message.column))
                })
        }
    }

    /// The messages about the part at a place.
    func messages(
        about place: SourceLocation, among messages: [CompilerMessage]
    ) -> [PlacedMessage] {
        parts.firstIndex { $0.example.location == place }
            .map { self.messages(about: $0, among: messages) } ?? []
    }

    private func location(of message: CompilerMessage) -> SourceLocation? {
        lineMap(of: message.source)?.location(line: message.line, column: message.column)
    }

    /// Where a trap's message says that it happened: `main/main.swift:12: Fatal error: …`.
    func trapLocation(in errors: OutputLines) -> SourceLocation? {
        for line in errors.lines.reversed() {
            guard let place = TrapMessage(line)?.place,
                let source = job.sources.first(where: { "main/\($0.fileName)" == place.file })
            else { continue }
            return lineMap(of: source.name)?.location(line: place.line, column: 1)
        }
        return nil
    }
}

extension Job.File {
    /// The name without folders.
    fileprivate var fileName: Substring { name.split(separator: "/").last ?? name[...] }
}
