package import SwiftCode

/// The source files that are compiled together, what the program is given, and which examples it
/// decides about.
package struct ExampleProgram: Hashable, Sendable {
    /// One file of source code.
    package struct Source: Hashable, Sendable {
        /// `main.swift`, or the name that `file=` gives.
        package let name: String
        package let text: String
        package let lineMap: LineMap
    }

    /// A file in the working folder.
    package struct File: Hashable, Sendable {
        /// A relative path.
        package let name: String
        package let text: String
    }

    /// An example's place in the program.
    package struct Part: Hashable, Sendable {
        package let example: Example
        /// Whether this program decides about the example, or only needs it before another.
        package let isDecided: Bool
    }

    /// The blocks in order.
    package let parts: [Part]
    /// `main.swift` first.
    package internal(set) var sources: [Source]
    package let files: [File]
    package internal(set) var settings: ExampleSettings
    /// Whether it is started after it was compiled.
    package let runs: Bool
    /// Whether it has `@main`, and so no top-level code.
    package let hasEntryPoint: Bool
    /// Whether a mark stands between each two blocks; there is none beside `@main`, where blocks but
    /// the last are declarations only.
    package let hasMarks: Bool
    /// What blocks of it need and none of them declares, though an example of the page does.
    package let absentNames: [AbsentName]
    /// Programs for the same example, with fewer and with more blocks that it may need: where the
    /// compiler refuses this one, the first of them that compiles stands for it.
    package internal(set) var alternatives: [ExampleProgram] = []

    /// What its instrumented twin is asked.
    package let plan: ProbePlan
    /// Whether `Foundation` is imported though no line says so.
    package internal(set) var importsFoundation = false
    /// Whether it is the twin.
    package internal(set) var isInstrumented = false

    /// The call between two blocks; the harness brings its declaration.
    package static let mark = "_sitegen_mark()"

    /// What its instrumented twin is to note.
    package var probes: [Probe] { plan.probes }
}
