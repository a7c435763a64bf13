/// All that decides what compiler and process do: equal jobs need be done once.
package struct Job: Hashable, Sendable {
    /// A file in the working folder.
    package struct File: Hashable, Sendable {
        /// A relative path.
        package let name: String
        package let text: String
    }

    /// A module that every source file imports though no line says so.
    package enum Module: Hashable, Sendable {
        /// Declares the mark between two blocks.
        case marks
        /// Declares what an instrumented twin calls.
        case twin
        case foundation
        /// A module of a package, by its name.
        case named(String)
        /// Those modules of the package that are among these, or all where none is.
        case ofPackage(preferred: [String])
        /// A module of a package with its internal declarations.
        case testable(String)

        package var isOfPackage: Bool { if case .ofPackage = self { true } else { false } }
    }

    /// The source code, `main.swift` first.
    package internal(set) var sources: [File]
    /// What else lies in the working folder.
    package let files: [File]
    package internal(set) var settings: ExampleSettings
    /// Whether it is started after it was compiled.
    package internal(set) var runs: Bool
    /// Whether it has `@main`, and so no top-level code.
    package let hasEntryPoint: Bool
    package internal(set) var modules: Set<Module>
}
