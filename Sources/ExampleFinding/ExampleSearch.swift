import Diagnostics
import Examples
import Markdown
import OutputMatching
import StatedComments
import SwiftCode

/// Walks a page's blocks in order.
struct ExampleSearch {
    let page: String
    let defaults: ExampleDefaults
    private(set) var found = PageExamples()
    private(set) var diagnostics: [Diagnostic] = []

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
        } else if let language = MisspeltLanguage(info.languageOfAttributes) {
            // Other words are other tools' in a folder: `out`, `errors`.
            guard !defaults.isLenient || language.isNearSwift else { return }
            diagnostics.append(.misspeltLanguage(language, at: block.infoLocation))
        }
    }

    /// Takes a fence without a word of `sitegen` for what an example prints, or may print.
    mutating func visit(_ block: CodeBlock, ledBy lead: FenceLead) {
        guard
            let index = found.examples.lastIndex(where: {
                $0.block.fence.line == lead.example.line
            }),
            found.examples[index].canHave(.output), found.examples[index].statedOutput == nil
        else { return }
        found.examples[index].unmarkedOutput = StatedOutput(
            stream: .output, matching: .exact, block: block, filters: defaults.filters,
            manner: lead.isFirm ? nil : lead.form)
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
        for word in info.words
        where !(block.isInComment && word.isHidden) && !word.isOfPresentation {
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

    mutating func addExample(
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
        example.leads = defaults.leads
        example.leads.mayBeOthers = defaults.isLenient
        // What an outline states cannot be verified, and is stated nevertheless.
        if outline != nil {
            example.comments = StatedComment.find(inOutline: block, leads: example.leads)
        } else if kind.compiles {
            example.comments = StatedComment.find(in: block, leads: example.leads)
        }
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
        let marks = StatementMarks(block, info, stream)
        diagnostics += marks.problems
        // What it belongs to is not known then.
        guard !marks.isMisread || defaults.isLenient else { return }
        let statement = StatedOutput(
            stream: stream, matching: marks.matching, block: block,
            filters: stream == .diagnostics ? OutputFilters() : defaults.filters)
        if let wanted = marks.of {
            let ids = [wanted.id, "\(page)#\(wanted.id)"]
            guard let index = ids.compactMap({ places[$0] }).min() else {
                let near =
                    diagnostics.count < Self.mostSuggestions
                    ? nearMiss(of: wanted.id, among: found.examples.map(nameOnPage)) : nil
                diagnostics.append(.unknownID(wanted.id, near: near, at: wanted.location))
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
        if statement.stream == .output { found.examples[index].unmarkedOutput = nil }
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
