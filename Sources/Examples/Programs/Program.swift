import SwiftCode

/// A job, and what it tells about: which examples it is made of and decides, and where its lines
/// come from.
package struct Program: Hashable, Sendable {
    /// An example's place in the program.
    package struct Part: Hashable, Sendable {
        package let example: Example
        /// Whether this program decides about the example, or only needs it before another.
        package let isDecided: Bool
    }

    /// What a program prints between two marks, by its number from the first.
    package func slice(ofPart index: Int) -> Int {
        // All that is printed is the last block's where there are no marks.
        hasMarks ? (isOfSnippet ? 1 : index) : 0
    }

    /// How many marks the program passes at most.
    package var markCount: Int { hasMarks ? (isOfSnippet ? 2 : parts.count - 1) : 0 }

    /// Whether it is a snippet, of which its only example shows a part.
    package var isOfSnippet: Bool { parts.first?.example.snippet != nil }

    /// The blocks in order.
    package let parts: [Part]
    /// What is compiled and run.
    package internal(set) var job: Job
    /// Where the lines of the job's sources come from, in their order.
    package let lineMaps: [LineMap]
    /// What blocks of it need and none of them declares, though an example of the page does.
    package let absentNames: [AbsentName]
    /// Programs for the same example, with fewer and with more blocks that it may need. They are
    /// still to be tried where the compiler refuses this one.
    package internal(set) var alternatives: [Program] = []
    /// What its instrumented twin is asked.
    package internal(set) var plan: ProbePlan
    /// The modules that blocks of the page import, where a package is at hand.
    package internal(set) var importedOnPage: [String] = []
    /// Whether it is in language mode 6 though no mark asks for it.
    package internal(set) var isInSwift6ByItself = false
    /// The comment whose stated error alone it holds, by its place in the example; nil where it
    /// holds all.
    package internal(set) var loneError: Int?
    /// In what it differs from the example's first program, where that does not do.
    package internal(set) var difference: ProgramDifference?

    /// The call between two blocks; the harness brings its declaration.
    package static let mark = "_sitegen_mark()"

    /// Whether a mark stands between each two blocks, or around what is shown; there is none beside `@main`, where blocks but
    /// the last are declarations only.
    package var hasMarks: Bool { job.modules.contains(.marks) }
}

extension Program {
    /// The text of its main file.
    package var text: String { job.sources[0].text }

    /// The line map of the source file with a name.
    package func lineMap(of source: String?) -> LineMap? {
        zip(job.sources, lineMaps).first { $0.0.name == source }?.1
    }

    /// Whether the compiler is to refuse it, or it states an error.
    package var isMeantToFail: Bool {
        parts.contains {
            $0.isDecided && ($0.example.kind == .compileFail || $0.example.statesError)
        }
    }

    /// Whether what is missing is added to the program, rather than asked of the author.
    package var takesMissingImports: Bool {
        parts.contains { $0.isDecided && $0.example.requirement == .stated }
    }

    /// All that decides what is found out about its examples but their places: programs of the same
    /// key come to the same.
    package struct Key: Hashable, Sendable {
        private let job: Job
        private let probes: [Probe]
        private let isMeantToFail: Bool
        private let takesMissingImports: Bool
        private let importedOnPage: [String]
        private let alternatives: [Key]

        fileprivate init(_ program: Program) {
            job = program.job
            probes = program.plan.probes
            isMeantToFail = program.isMeantToFail
            takesMissingImports = program.takesMissingImports
            importedOnPage = program.importedOnPage
            alternatives = program.alternatives.map(\.key)
        }
    }

    package var key: Key { Key(self) }
}
