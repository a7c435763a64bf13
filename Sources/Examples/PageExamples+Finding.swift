package import Diagnostics
package import Markdown

extension PageExamples {
    /// The examples of a page, what it states about them, and the files that it gives them.
    ///
    /// `page` is the page's name for ids, `tutorial/tasks`. Finds `unknown-mark`, `mark-value`,
    /// `conflicting-marks`, `fence-not-closed`, `output-without-example`, `second-fence`,
    /// `unknown-id` and `duplicate-id`.
    package static func find(
        in document: MarkdownDocument, page: String, defaults: ExampleDefaults
    ) -> Diagnosed<PageExamples> {
        var search = ExampleSearch(page: page, defaults: defaults)
        let anchors = document.headingAnchors
        for index in document.nodes.indices {
            if let anchor = anchors[index] { search.enter(heading: anchor.id) }
            if let block = document.codeBlock(at: index), block.isFenced { search.visit(block) }
        }
        search.attachSources()
        return Diagnosed(search.found, search.diagnostics)
    }
}

/// Walks a page's blocks in order.
private struct ExampleSearch {
    let page: String
    let defaults: ExampleDefaults
    var found = PageExamples()
    var diagnostics: [Diagnostic] = []

    private var heading: String?
    private var countUnderHeading = 0
    /// Swift files of sessions, by session.
    private var sources: [String: [ExampleFile]] = [:]

    init(page: String, defaults: ExampleDefaults) {
        self.page = page
        self.defaults = defaults
    }

    mutating func enter(heading: String) {
        self.heading = heading
        countUnderHeading = 0
    }

    mutating func visit(_ block: CodeBlock) {
        let info = block.infoString
        if let stream = StatedOutput.Stream(rawValue: info.language) {
            visitStatement(block, info, stream)
        } else if info.language.lowercased() == "swift" {
            visitSwift(block, info)
        } else if let word = info.words.first(where: { $0.key == "file" }) {
            visitFile(block, word)
        }
    }

    // MARK: Examples

    private mutating func visitSwift(_ block: CodeBlock, _ info: InfoString) {
        reportOpenFence(block)
        var marks: [Mark] = []
        for word in info.words {
            let location = block.location(of: word)
            if word.isUnterminated {
                diagnostics.append(.unterminated(at: location))
                continue
            }
            let mark = Mark.read(key: word.key, value: word.value, at: location)
                .collecting(into: &diagnostics)
            guard let mark else { continue }
            if let other = marks.first(where: { $0.conflicts(with: mark) }) {
                diagnostics.append(.conflict(mark, other, at: location))
            } else {
                marks.append(mark)
            }
        }
        if let name = marks.fileName {
            visitSwiftFile(ExampleFile(name: name, block: block), marks)
        } else {
            addExample(block, marks)
        }
    }

    private mutating func addExample(_ block: CodeBlock, _ marks: [Mark]) {
        countUnderHeading += 1
        let place = heading.map { "\($0)-\(countUnderHeading)" } ?? "\(countUnderHeading)"
        let ownKind = marks.kind
        var kind = ownKind ?? defaults.marks.kind ?? .run
        if ownKind == nil, block.code.isPackageManifest { kind = .manifest }
        let session =
            marks.contains(.standalone) ? nil : marks.session ?? defaults.marks.session
        var files: [ExampleFile] = []
        for file in found.files {
            files.removeAll { $0.name == file.name }
            files.append(file)
        }
        found.examples.append(
            Example(
                id: marks.id ?? "\(page)#\(place)", block: block, kind: kind,
                settings: ExampleSettings(defaults.marks, marks),
                session: kind.compiles ? session : nil, files: files, sources: [],
                outputMustBeStated: defaults.outputMustBeStated))
    }

    // MARK: Files

    private mutating func visitSwiftFile(_ file: ExampleFile, _ marks: [Mark]) {
        for mark in marks where !mark.maySitBesideFile {
            diagnostics.append(.markBesideFile(mark, at: file.block.infoLocation))
        }
        if let session = marks.session {
            sources[session, default: []].append(file)
        } else {
            found.files.append(file)
        }
    }

    private mutating func visitFile(_ block: CodeBlock, _ word: InfoString.Word) {
        reportOpenFence(block)
        let mark = Mark.read(key: word.key, value: word.value, at: block.location(of: word))
            .collecting(into: &diagnostics)
        if case .file(let name) = mark { found.files.append(ExampleFile(name: name, block: block)) }
    }

    /// Gives each session the Swift files that carry its name, wherever on the page they stand.
    mutating func attachSources() {
        found.sources = sources.values.flatMap { $0 }.sorted {
            $0.block.node < $1.block.node
        }
        for (session, files) in sources {
            let members = found.examples.indices.filter { found.examples[$0].session == session }
            for file in files where members.isEmpty {
                diagnostics.append(.sourceWithoutSession(session, at: file.block.fence))
            }
            for index in members { found.examples[index].sources = files }
        }
    }

    // MARK: Statements

    private mutating func visitStatement(
        _ block: CodeBlock, _ info: InfoString, _ stream: StatedOutput.Stream
    ) {
        reportOpenFence(block)
        var matching = OutputPattern.Matching.exact
        var wantedID: (id: String, location: SourceLocation)?
        for word in info.words {
            let location = block.location(of: word)
            switch (word.key, word.value) {
            case ("unordered", nil) where stream != .diagnostics: matching = .unordered
            case ("contains", nil) where stream != .diagnostics: matching = .contains
            case ("of", let id?): wantedID = (id, location)
            default: diagnostics.append(.unknownFenceMark(word.key, of: stream, at: location))
            }
        }
        let statement = StatedOutput(stream: stream, matching: matching, block: block)
        if let wantedID {
            guard
                let index = found.examples.firstIndex(where: {
                    $0.id == wantedID.id || $0.id == "\(page)#\(wantedID.id)"
                })
            else {
                let near = nearMiss(of: wantedID.id, among: found.examples.map(\.id))
                diagnostics.append(
                    .unknownID(wantedID.id, near: near, at: wantedID.location))
                return
            }
            attach(statement, to: index)
        } else if let index = found.examples.lastIndex(where: { $0.canHave(stream) }) {
            attach(statement, to: index)
        } else {
            diagnostics.append(.outputWithoutExample(stream, at: block.fence))
        }
    }

    private mutating func attach(_ statement: StatedOutput, to index: Int) {
        let path = Example.statement(of: statement.stream)
        if let other = found.examples[index][keyPath: path] {
            diagnostics.append(
                .secondFence(
                    statement.stream, first: other.block.fence,
                    example: found.examples[index].location, at: statement.block.fence))
            return
        }
        guard found.examples[index].canHave(statement.stream) else {
            diagnostics.append(
                .cannotPrint(found.examples[index], statement.stream, at: statement.block.fence))
            return
        }
        found.examples[index][keyPath: path] = statement
    }

    private mutating func reportOpenFence(_ block: CodeBlock) {
        if !block.isClosed { diagnostics.append(.fenceNotClosed(at: block.fence)) }
    }
}

extension PageExamples {
    /// Finds `duplicate-id` where two examples of a site carry the same id.
    package static func duplicateIDs(in pages: [PageExamples]) -> [Diagnostic] {
        var first: [String: SourceLocation] = [:]
        var diagnostics: [Diagnostic] = []
        for example in pages.flatMap(\.examples) {
            if let other = first[example.id] {
                diagnostics.append(
                    .duplicateID(example.id, first: other, at: example.block.infoLocation))
            } else {
                first[example.id] = example.location
            }
        }
        return diagnostics
    }
}

extension Example {
    /// Whether a fence of this kind can speak of the example.
    fileprivate func canHave(_ stream: StatedOutput.Stream) -> Bool {
        stream == .diagnostics ? kind.compiles : kind.runs
    }

    fileprivate static func statement(
        of stream: StatedOutput.Stream
    ) -> WritableKeyPath<Example, StatedOutput?> {
        switch stream {
        case .output: \.statedOutput
        case .standardError: \.statedError
        case .diagnostics: \.statedDiagnostics
        }
    }
}

extension ExampleSettings {
    /// The settings that marks ask for, those of the block over the defaults.
    fileprivate init(_ defaults: [Mark], _ marks: [Mark]) {
        self.init()
        for mark in defaults + marks {
            switch mark {
            case .timeout(let duration): timeout = duration
            case .swift(let mode): languageMode = mode
            case .feature(let name): if !features.contains(name) { features.append(name) }
            case .optimize: optimize = true
            case .standardInput(let text): standardInput = text
            case .arguments(let words): arguments = words
            case .environment(let name, let value): environment[name] = value
            case .kind, .id, .session, .standalone, .file: break
            }
        }
    }
}

extension [Mark] {
    fileprivate var kind: ExampleKind? {
        lazy.compactMap { if case .kind(let kind) = $0 { kind } else { nil } }.first
    }

    fileprivate var id: String? {
        lazy.compactMap { if case .id(let name) = $0 { name } else { nil } }.first
    }

    fileprivate var session: String? {
        lazy.compactMap { if case .session(let name) = $0 { name } else { nil } }.last
    }

    fileprivate var fileName: String? {
        lazy.compactMap { if case .file(let name) = $0 { name } else { nil } }.first
    }
}

extension Mark {
    /// Whether two marks cannot stand on one block.
    fileprivate func conflicts(with other: Mark) -> Bool {
        switch (self, other) {
        case (.kind, .kind), (.standalone, .session), (.session, .standalone): true
        case (.feature, .feature): self == other
        case (.environment(let name, _), .environment(let second, _)): name == second
        default: name == other.name
        }
    }

    fileprivate var maySitBesideFile: Bool {
        switch self {
        case .file, .session: true
        default: false
        }
    }
}

extension String {
    /// Whether it begins as `Package.swift` does.
    fileprivate var isPackageManifest: Bool {
        let first = drop(while: \.isWhitespace)
        guard first.hasPrefix("//") else { return false }
        return first.dropFirst(2).drop { $0 == " " }.hasPrefix("swift-tools-version")
    }
}

extension Diagnostic {
    fileprivate static func unterminated(at location: SourceLocation) -> Self {
        Diagnostic(
            code: "mark-value", summary: "the value begins with a quote or brace and never ends",
            hint: "close it on the same line", location: location)
    }

    fileprivate static func conflict(
        _ mark: Mark, _ other: Mark, at location: SourceLocation
    ) -> Self {
        Diagnostic(
            code: "conflicting-marks",
            summary: mark.name == other.name
                ? "the mark '\(mark.name)' stands here twice"
                : "the marks '\(other.name)' and '\(mark.name)' exclude each other",
            hint: "keep one of them", location: location)
    }

    fileprivate static func markBesideFile(_ mark: Mark, at location: SourceLocation) -> Self {
        Diagnostic(
            code: "conflicting-marks",
            summary: "'\(mark.name)' says nothing on a block that is a file",
            hint:
                "a block with 'file=' is not run; with 'session=' it is compiled with the session",
            location: location)
    }

    fileprivate static func sourceWithoutSession(
        _ session: String, at location: SourceLocation
    ) -> Self {
        Diagnostic(
            code: "unknown-session",
            summary: "no block of the page without 'file=' belongs to session '\(session)'",
            hint: "give 'session=\(session)' to the blocks that use the file", location: location)
    }

    fileprivate static func unknownFenceMark(
        _ name: String, of stream: StatedOutput.Stream, at location: SourceLocation
    ) -> Self {
        let known = stream == .diagnostics ? ["of"] : ["contains", "of", "unordered"]
        let near = nearMiss(of: name, among: known)
        let list = known.map { $0 == "of" ? "of=ID" : $0 }.joined(separator: ", ")
        return Diagnostic(
            code: "unknown-mark",
            summary: "'\(name)' is not a mark of a fence of \(stream.rawValue)",
            hint: near.map { "did you mean '\($0 == "of" ? "of=ID" : $0)'?" }
                ?? "marks are: \(list)",
            location: location)
    }

    fileprivate static func unknownID(
        _ id: String, near: String?, at location: SourceLocation
    ) -> Self {
        Diagnostic(
            code: "unknown-id", summary: "no example above on this page has the id '\(id)'",
            hint: near.map { "did you mean '\($0)'?" } ?? "give it with 'id=\(id)' to an example",
            location: location)
    }

    fileprivate static func outputWithoutExample(
        _ stream: StatedOutput.Stream, at location: SourceLocation
    ) -> Self {
        Diagnostic(
            code: "output-without-example",
            summary: stream == .diagnostics
                ? "no example above this fence is compiled" : "no example above this fence is run",
            hint: "put it below its example; text that is not output begins with 'text'",
            location: location)
    }

    fileprivate static func secondFence(
        _ stream: StatedOutput.Stream, first: SourceLocation, example: SourceLocation,
        at location: SourceLocation
    ) -> Self {
        Diagnostic(
            code: "second-fence",
            summary:
                "the example at line \(example.line) has a fence of \(stream.rawValue) already",
            hint: "the first is at line \(first.line); an example has one of a kind",
            location: location)
    }

    fileprivate static func cannotPrint(
        _ example: Example, _ stream: StatedOutput.Stream, at location: SourceLocation
    ) -> Self {
        Diagnostic(
            code: "output-without-example",
            summary: "the example at line \(example.location.line) is '\(example.kind.name)': "
                + (stream == .diagnostics ? "the compiler does not see it" : "it is not run"),
            hint: "take its mark off, or this fence", location: location)
    }

    fileprivate static func fenceNotClosed(at location: SourceLocation) -> Self {
        Diagnostic(
            code: "fence-not-closed", summary: "the fence that begins here is never closed",
            hint: "end it with a line of the same fence characters, at least as many",
            location: location)
    }

    fileprivate static func duplicateID(
        _ id: String, first: SourceLocation, at location: SourceLocation
    ) -> Self {
        Diagnostic(
            code: "duplicate-id", summary: "another example has the id '\(id)'",
            hint: "the first is at \(first); an id is unique on the site", location: location)
    }
}
