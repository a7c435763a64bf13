package import Diagnostics

extension MarkdownDocument {
    /// Reads markdown; never fails.
    ///
    /// Places of blocks are right, those of inlines are cmark's: see `linkPlaces`. Lines before `fromLine` (front matter) count as empty, so that places stay right. Finds
    /// `table-too-wide`, and then reads no tables.
    package static func parse(
        _ source: SourceFile, fromLine: Int = 1, syntax: MarkdownSyntax = .all
    ) -> Diagnosed<MarkdownDocument> {
        let lines = source.lines(from: fromLine)
        let excesses = syntax.contains(.tables) ? TableSize.excesses(in: lines) : []
        guard !excesses.isEmpty else {
            return Diagnosed(read(source, lines, fromLine, syntax))
        }
        let withoutTables = read(source, lines, fromLine, syntax.subtracting(.tables))
        // Lines of code are never read as rows.
        let linesOfCode = Set(withoutTables.codeBlocks.flatMap(\.lines).map(\.number))
        let problems = excesses.filter { !linesOfCode.contains($0.line) }
        guard !problems.isEmpty else {
            return Diagnosed(read(source, lines, fromLine, syntax))
        }
        return Diagnosed(
            withoutTables,
            problems.map { .tableTooWide($0.summary, at: source.location(line: $0.line)) })
    }

    private static func read(
        _ source: SourceFile, _ lines: [Substring], _ firstLine: Int, _ syntax: MarkdownSyntax
    ) -> MarkdownDocument {
        MarkdownDocument(
            source: source, nodes: CMarkParser.nodes(of: lines, syntax: syntax),
            reading: Reading(firstLine: firstLine, syntax: syntax))
    }

    /// The tree of the same markdown with further syntax; nil for one that is not of a whole file.
    func reread(adding syntax: MarkdownSyntax) -> MarkdownDocument? {
        reading.map { reading in
            Self.read(
                source, source.lines(from: reading.firstLine), reading.firstLine,
                reading.syntax.union(syntax))
        }
    }
}

extension SourceFile {
    /// Its lines, those before this one empty.
    fileprivate func lines(from first: Int) -> [Substring] {
        var lines = self.lines
        for index in lines.indices.prefix(first - 1) { lines[index] = "" }
        return lines
    }
}

extension Diagnostic {
    fileprivate static func tableTooWide(_ summary: String, at location: SourceLocation) -> Self {
        Diagnostic(
            code: "table-too-wide", summary: "\(summary), so sitegen reads no table of the page",
            hint: "split the table, or write '\\|' for a bar that does not separate cells",
            location: location)
    }
}
