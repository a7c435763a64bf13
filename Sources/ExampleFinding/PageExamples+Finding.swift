package import Diagnostics
package import Examples
package import Markdown
import OutputMatching
import StatedComments
import SwiftCode

extension PageExamples {
    /// The examples of a page, what it states about them, and the files that it gives them.
    ///
    /// `page` is the page's name for ids, `tutorial/tasks`. Finds `unknown-mark`, `mark-value`,
    /// `conflicting-marks`, `fence-not-closed`, `output-without-example`, `second-fence`,
    /// `unknown-id` and `duplicate-id`; where examples hold what they state, and no more, as notes.
    package static func find(
        in document: MarkdownDocument, page: String, defaults: ExampleDefaults
    ) -> Diagnosed<PageExamples> {
        var search = ExampleSearch(page: page, defaults: defaults)
        let anchors = document.headingAnchors
        let blocks = Dictionary(
            (document.codeBlocks.filter { $0.isFenced || defaults.readsIndentedBlocks }
                + document.commentBlocks.filter(\.isHiddenExample)).map { ($0.node, $0) },
            uniquingKeysWith: { first, _ in first })
        // A snippet in a folder is a page by itself.
        var problems: [Diagnostic] = []
        let found =
            defaults.isLenient
            ? [] : SnippetDirective.all(in: document).collecting(into: &problems)
        let directives = Dictionary(
            found.map { ($0.node, $0) }, uniquingKeysWith: { first, _ in first })
        // The tree has footnotes at its end, the page where they were written.
        let places = (Array(anchors.keys) + blocks.keys + directives.keys).map {
            ($0, document.location(of: $0))
        }
        for (index, _) in places.sorted(by: { ($0.1, $0.0) < ($1.1, $1.0) }) {
            if let anchor = anchors[index] { search.enter(heading: anchor.id) }
            if let block = blocks[index] { search.visit(block) }
            if let directive = directives[index] { search.visit(directive, in: document) }
        }
        search.attachSources()
        problems += search.diagnostics
        return Diagnosed(
            search.found, defaults.isLenient ? problems.weighing(atMost: .note) : problems)
    }
}

extension PageExamples {
    /// A whole file of Swift as one example, such as a snippet of a package.
    package static func whole(
        _ file: SourceFile, page: String, defaults: ExampleDefaults
    ) -> PageExamples {
        var search = ExampleSearch(page: page, defaults: defaults)
        search.addExample(CodeBlock(wholeOf: file), [], isMisread: false)
        return search.found
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
    private var files = FilesOnPage()
    /// The first example of each id.
    private var places: [String: Int] = [:]
    /// The last example that each kind of fence can speak of.
    private var latest: [StatedOutput.Stream: Int] = [:]

    /// As many problems of a page as are told with what was probably meant.
    private static let mostSuggestions = 100

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
        if !block.isFenced {
            // An indented block has no word for its language: what is Swift is an example.
            addExample(block, [], isMisread: false)
            return
        }
        if let stream = StatedOutput.Stream(rawValue: info.language) {
            visitStatement(block, info, stream)
        } else if info.language.isSwift(asOtherToolsWriteIt: defaults.isLenient) {
            visitSwift(block, info)
        } else if let word = info.words.first(where: { $0.key == "file" }) {
            visitFile(block, word)
        }
    }

    // MARK: Examples

    mutating func visit(_ directive: SnippetDirective, in document: MarkdownDocument) {
        let block = CodeBlock.naming(
            codeOf: directive.reference.path, in: document, node: directive.node)
        addExample(block, [], isMisread: false)
        let index = found.examples.count - 1
        found.examples[index].repeats = directive.reference
        // The article does not say what it prints; its readers are shown it.
        if found.examples[index].requirement == .all {
            found.examples[index].requirement = .allButOutput
        }
    }

    private mutating func visitSwift(_ block: CodeBlock, _ info: InfoString) {
        reportOpenFence(block)
        let known = diagnostics.count
        var marks: [PlacedMark] = []
        for word in info.words where !(block.isInComment && word.isHidden) {
            let location = block.location(of: word)
            if word.isUnterminated {
                diagnostics.append(.unterminated(at: location))
                continue
            }
            let mark = FenceMark.read(key: word.key, value: word.value, at: location)
                .collecting(into: &diagnostics)
            guard let mark else { continue }
            if let other = marks.first(where: { $0.mark.conflicts(with: mark) }) {
                diagnostics.append(.conflict(mark.name, other.mark.name, at: location))
            } else {
                marks.append(PlacedMark(mark, at: location))
            }
        }
        if let name = marks.marks.fileName {
            visitSwiftFile(ExampleFile(name: name, block: block), marks)
        } else {
            addExample(block, marks, isMisread: !defaults.isLenient && diagnostics.count > known)
        }
    }

    fileprivate mutating func addExample(
        _ block: CodeBlock, _ placed: [PlacedMark], isMisread: Bool
    ) {
        let marks = placed.marks
        countUnderHeading += 1
        let place = heading.map { "\($0)-\(countUnderHeading)" } ?? "\(countUnderHeading)"
        let ownKind = marks.kind
        var kind = ownKind ?? defaults.marks.kind ?? .run
        if ownKind == nil, block.code.isPackageManifest { kind = .manifest }
        let outline =
            defaults.isLenient && ownKind == nil && kind.compiles
            ? NonProgram(block.code, isIndented: !block.isFenced) : nil
        if outline != nil { kind = .sketch }
        let composition = Composition(marks, defaults)
        var example = Example(
            id: marks.id ?? "\(page)#\(place)", block: block, kind: kind, marks: placed,
            settings: ExampleSettings(defaults, marks),
            composition: kind.compiles ? composition : .own, files: files.besideExamples,
            requirement: defaults.requirement, isMisread: isMisread)
        example.comments = kind.compiles ? StatedComment.find(in: block) : []
        example.isHidden = block.isInComment
        example.repeats = placed.source
        example.filters = defaults.filters
        example.outline = outline?.reason
        let index = found.examples.count
        places[example.id] = places[example.id] ?? index
        for stream in [StatedOutput.Stream.output, .standardError, .diagnostics]
        where example.canHave(stream) {
            latest[stream] = index
        }
        found.examples.append(example)
    }

    // MARK: Files

    private mutating func visitSwiftFile(_ file: ExampleFile, _ marks: [PlacedMark]) {
        for placed in marks where !placed.mark.maySitBesideFile {
            diagnostics.append(.markBesideFile(placed.mark, at: placed.location))
        }
        if let session = marks.marks.session {
            if let problem = files.add(file, toSession: session) { diagnostics.append(problem) }
        } else {
            add(file)
        }
    }

    private mutating func visitFile(_ block: CodeBlock, _ word: InfoString.Word) {
        reportOpenFence(block)
        guard !word.isUnterminated else {
            diagnostics.append(.unterminated(at: block.location(of: word)))
            return
        }
        let mark = FenceMark.read(key: word.key, value: word.value, at: block.location(of: word))
            .collecting(into: &diagnostics)
        if case .file(let name) = mark { add(ExampleFile(name: name, block: block)) }
    }

    private mutating func add(_ file: ExampleFile) {
        if let problem = files.add(file) {
            diagnostics.append(problem)
        } else {
            found.files.append(file)
        }
    }

    /// Gives each session the Swift files that carry its name, wherever on the page they stand.
    mutating func attachSources() {
        found.sources = files.ofSessions.values.flatMap { $0 }.sorted {
            $0.block.fence < $1.block.fence
        }
        for (session, files) in files.ofSessions {
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
        var matching: (mark: InfoString.Word, value: OutputPattern.Matching)?
        var wantedID: (id: String, location: SourceLocation)?
        var isMisread = false
        for word in info.words {
            let location = block.location(of: word)
            if word.isUnterminated {
                diagnostics.append(.unterminated(at: location))
                continue
            }
            switch (word.key, word.value) {
            case ("unordered", nil) where stream != .diagnostics,
                ("contains", nil) where stream != .diagnostics:
                if let matching {
                    diagnostics.append(.conflict(word.key, matching.mark.key, at: location))
                } else {
                    matching = (word, word.key == "contains" ? .contains : .unordered)
                }
            case ("of", _?) where wantedID != nil:
                diagnostics.append(.conflict("of", "of", at: location))
            case ("of", let id?): wantedID = (id, location)
            default:
                diagnostics.append(.unknownFenceMark(word.key, of: stream, at: location))
                isMisread = true
            }
        }
        // What it belongs to is not known then.
        guard !isMisread || defaults.isLenient else { return }
        let statement = StatedOutput(
            stream: stream, matching: matching?.value ?? .exact, block: block,
            filters: stream == .diagnostics ? OutputFilters() : defaults.filters)
        if let wantedID {
            let ids = [wantedID.id, "\(page)#\(wantedID.id)"]
            guard let index = ids.compactMap({ places[$0] }).min() else {
                let near =
                    diagnostics.count < Self.mostSuggestions
                    ? nearMiss(of: wantedID.id, among: found.examples.map(nameOnPage)) : nil
                diagnostics.append(
                    .unknownID(wantedID.id, near: near, at: wantedID.location))
                return
            }
            attach(statement, to: index)
        } else if let index = latest[stream] {
            attach(statement, to: index)
        } else {
            diagnostics.append(.outputWithoutExample(stream, at: block.fence))
        }
    }

    /// The id without the page's name.
    private func nameOnPage(_ example: Example) -> String {
        let prefix = "\(page)#"
        guard example.id.hasPrefix(prefix) else { return example.id }
        return String(example.id.dropFirst(prefix.count))
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
        guard !block.isClosed else { return }
        diagnostics.append(
            block.isInComment
                ? .commentNotClosed(at: block.fence) : .fenceNotClosed(at: block.fence))
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

extension CodeBlock {
    /// Whether it is `<!-- swift hidden`.
    fileprivate var isHiddenExample: Bool {
        infoString.language.lowercased() == "swift" && infoString.words.contains(where: \.isHidden)
    }
}

extension InfoString.Word {
    /// The word `hidden`, which stands in comments only.
    fileprivate var isHidden: Bool { key == "hidden" && value == nil }
}
