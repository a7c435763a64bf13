import Corrections
import Diagnostics
import Examples
import Judging
import Pages
import Site
package import SiteBuild

/// A site as its author sees it: what is wrong with a page stands in the page, at its place.
package struct ServedSite: Sendable {
    /// What was built last, of which problems are told.
    package let built: BuiltSite
    /// By path within the site. A page that cannot be read any more is here as it last was.
    private let files: [String: RenderedSite.Content]
    /// What pages say of problems, by their addresses.
    private let notes: [String: PageNotes]
    /// All that is wrong.
    let problems: [Problem]
    /// Whether what all pages are made of is broken, so that the pages are those of an earlier build.
    let isOld: Bool

    /// The base path at which the site is published.
    var base: String { built.plan.configuration.basePath }

    /// The site, or what is left to show of the last one that could be shown.
    package init(_ built: BuiltSite, after last: ServedSite?) {
        self.built = built
        let pages = built.pages
        var former = last?.addresses ?? [:]
        var addresses: [String: String] = [:]
        for (path, page) in pages { addresses[path] = page.path.url }
        // A file that is no text has no page now, but may have had one.
        former = former.filter { path, _ in
            addresses[path] == nil && built.plan.source.pages.contains { $0.displayPath == path }
        }
        let all = addresses.merging(former) { own, _ in own }
        self.addresses = all
        let shown = built.diagnostics.filter { $0.severity != .note }
        let sources = built.sources
        problems = shown.map { Problem($0, on: all[$0.location.path], in: sources) }
        isOld = last != nil && built.isFrameBroken
        if let last, isOld {
            files = last.files
            notes = last.notes
            return
        }
        var files = built.site.files
        var notes = PageNotes.all(of: built, shown, addresses: addresses, sources: sources)
        for (path, address) in former where files[address] == nil {
            files[address] = last?.files[address]
            notes[address] = PageNotes()
            for (problem, diagnostic) in zip(problems, shown) where diagnostic.location.path == path
            {
                notes[address]?.blocks.append((0, problem.html(correctable: nil)))
            }
        }
        self.files = files
        self.notes = notes
    }

    /// The addresses of pages, by the paths of their files in messages.
    private let addresses: [String: String]

    /// Whether there is such a file.
    func has(_ file: String) -> Bool { files[file] != nil }

    /// The bytes of a file; nil where there is none.
    package func bytes(of file: String) -> [UInt8]? {
        switch files[file] {
        case .page(let page): page.bytes(with: notes[file] ?? .none)
        case let content?: content.bytes
        case nil: nil
        }
    }
}

extension BuiltSite {
    /// Whether there is an error in what all pages are made of.
    fileprivate var isFrameBroken: Bool {
        let frame = Set(
            [plan.configurationPath].compactMap(\.self) + plan.source.templates.map(\.displayPath))
        return diagnostics.contains {
            $0.severity == .error && frame.contains($0.location.path)
        }
    }
}

extension PageNotes {
    /// The notes of each page, by its address.
    fileprivate static func all(
        of built: BuiltSite, _ diagnostics: [Diagnostic], addresses: [String: String],
        sources: [String: SourceFile]
    ) -> [String: PageNotes] {
        let examples = Dictionary(grouping: built.judgement.examples) { $0.example.location.path }
        var notes: [String: PageNotes] = [:]
        for (path, own) in Dictionary(grouping: diagnostics, by: \.location.path) {
            guard let address = addresses[path] else { continue }
            notes[address] = PageNotes(own, on: address, examples[path] ?? [], sources)
        }
        return notes
    }

    private init(
        _ diagnostics: [Diagnostic], on address: String, _ examples: [CheckedExample],
        _ sources: [String: SourceFile]
    ) {
        self.init()
        var byFigure: [String: (example: CheckedExample, problems: [Diagnostic])] = [:]
        for diagnostic in diagnostics {
            let line = diagnostic.location.line
            if let example = examples.first(where: { $0.example.holds(line: line) }) {
                let id = example.example.figureID
                byFigure[id, default: (example, [])].problems.append(diagnostic)
            } else {
                let problem = Problem(diagnostic, on: address, in: sources)
                blocks.append((line, problem.html(correctable: nil)))
            }
        }
        for (id, (checked, problems)) in byFigure {
            let isFailed = problems.contains { $0.severity == .error }
            let isCorrectable = isFailed && checked.isCorrectable
            let location = checked.example.location
            var html = ""
            for (index, problem) in problems.enumerated() {
                let isLast = index == problems.count - 1
                html += Problem(problem, on: address, in: sources).html(
                    correctable: isLast && isCorrectable ? (location.path, location.line) : nil)
            }
            figures[id] = FigureNote(
                ending: isFailed ? .drift(isCorrectable: isCorrectable) : nil, html: html)
        }
    }
}

extension FigureNote.Ending {
    fileprivate static func drift(isCorrectable: Bool) -> Self {
        Self(state: "drift", sign: "✗", words: isCorrectable ? "Output changed" : "Failed")
    }
}

extension CheckedExample {
    /// Whether `bless` has something to write for it.
    fileprivate var isCorrectable: Bool {
        !corrections.value.isEmpty || example.regionCorrection != nil
    }
}
