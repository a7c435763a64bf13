import Diagnostics
import Examples
import Markdown

// The words about marks and fences.

extension Diagnostic {
    static func unterminated(at location: SourceLocation) -> Self {
        Diagnostic(
            code: "mark-value", summary: "the value begins with a quote or brace and never ends",
            hint: "close it on the same line", location: location)
    }

    static func conflict(
        _ mark: String, _ other: String, at location: SourceLocation
    ) -> Self {
        Diagnostic(
            code: "conflicting-marks",
            summary: mark == other
                ? "the mark '\(mark)' stands here twice"
                : "the marks '\(other)' and '\(mark)' exclude each other",
            hint: "keep one of them", location: location)
    }

    static func markBesideFile(_ mark: FenceMark, at location: SourceLocation) -> Self {
        Diagnostic(
            code: "conflicting-marks",
            summary: "'\(mark.name)' has no effect on a block that is a file",
            hint:
                "a block with 'file=' does not run; with 'session=' it becomes a source of the "
                + "session",
            location: location)
    }

    static func fileIsFolder(_ file: ExampleFile, _ other: ExampleFile) -> Self {
        Diagnostic(
            code: "duplicate-file",
            summary: "'\(file.name)' and '\(other.name)' cannot lie in one folder",
            hint: "the other is at line \(other.block.fence.line); rename one of them",
            location: file.block.infoLocation)
    }

    static func tooManyFiles(most: Int, _ file: ExampleFile) -> Self {
        Diagnostic(
            code: "too-many-files",
            summary: "the examples of one folder have more than \(most) files",
            hint: "split the page, or remove files that no example reads",
            location: file.block.infoLocation)
    }

    static func sourceWithOtherName(_ file: ExampleFile) -> Self {
        Diagnostic(
            code: "mark-value",
            summary: "'\(file.name)' is not a name for a source file of a session",
            hint: "let it end in '.swift', or remove 'session=' to make it a file to read",
            location: file.block.infoLocation)
    }

    static func secondSource(
        _ file: ExampleFile, _ session: String, first: SourceLocation
    ) -> Self {
        Diagnostic(
            code: "duplicate-file",
            summary: "session '\(session)' has a file '\(file.name)' already",
            hint: "the first is at line \(first.line); give this one another name",
            location: file.block.infoLocation)
    }

    static func sourceWithoutSession(
        _ session: String, at location: SourceLocation
    ) -> Self {
        Diagnostic(
            code: "unknown-session",
            summary: "session '\(session)' has no block without 'file=' on this page",
            hint: "give 'session=\(session)' to the blocks that use the file", location: location)
    }

    static func unknownFenceMark(
        _ name: String, of stream: StatedOutput.Stream, at location: SourceLocation
    ) -> Self {
        let known = stream == .diagnostics ? ["of"] : ["contains", "of", "unordered"]
        let near = nearMiss(of: name, among: known)
        let list = known.map { $0 == "of" ? "of=ID" : $0 }.joined(separator: ", ")
        return Diagnostic(
            code: "unknown-mark",
            summary: "'\(name)' is not a mark of '\(stream.rawValue)' fences",
            hint: near.map { "did you mean '\($0 == "of" ? "of=ID" : $0)'?" }
                ?? "marks are: \(list)",
            location: location)
    }

    static func unknownID(
        _ id: String, near: String?, at location: SourceLocation
    ) -> Self {
        Diagnostic(
            code: "unknown-id", summary: "no example above on this page has the id '\(id)'",
            hint: near.map { "did you mean '\($0)'?" } ?? "give an example this id: 'id=\(id)'",
            location: location)
    }

    static func outputWithoutExample(
        _ stream: StatedOutput.Stream, at location: SourceLocation
    ) -> Self {
        Diagnostic(
            code: "output-without-example",
            summary: stream == .diagnostics
                ? "no example above this fence is compiled" : "no example above this fence is run",
            hint: "put it below its example, or begin it with 'text' if it is not output",
            location: location)
    }

    static func secondFence(
        _ stream: StatedOutput.Stream, first: SourceLocation, example: SourceLocation,
        at location: SourceLocation
    ) -> Self {
        Diagnostic(
            code: "second-fence",
            summary:
                "the example at line \(example.line) has its '\(stream.rawValue)' fence already",
            hint: "the first is at line \(first.line); an example has one fence of each kind",
            location: location)
    }

    static func cannotPrint(
        _ example: Example, _ stream: StatedOutput.Stream, at location: SourceLocation
    ) -> Self {
        Diagnostic(
            code: "output-without-example",
            summary: "the example at line \(example.location.line) is '\(example.kind.name)': "
                + (stream == .diagnostics ? "the compiler does not see it" : "it is not run"),
            hint: "remove its mark or this fence", location: location)
    }

    static func fenceNotClosed(at location: SourceLocation) -> Self {
        Diagnostic(
            code: "fence-not-closed", summary: "the fence that begins here never ends",
            hint: "end it with a line of the same fence characters, at least as long",
            location: location)
    }

    static func commentNotClosed(at location: SourceLocation) -> Self {
        Diagnostic(
            code: "fence-not-closed", summary: "the comment that begins here never ends",
            hint: "end it with a line '-->'", location: location)
    }

    static func duplicateID(
        _ id: String, first: SourceLocation, at location: SourceLocation
    ) -> Self {
        Diagnostic(
            code: "duplicate-id", summary: "another example has the id '\(id)'",
            hint: "the first is at \(first); an id is unique on the site", location: location)
    }
}
