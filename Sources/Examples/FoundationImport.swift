/// Whether a program that does not import `Foundation` needs it.
package enum FoundationImport: Hashable, Sendable {
    /// It was compiled as it is written.
    case asWritten
    /// It was refused, and compiled with the import.
    case added
    /// It was refused; with the import it compiles.
    case wanted
}

extension ExampleProgram {
    private static let foundation = "import Foundation"

    /// Whether the compiler's errors may come from a missing `import Foundation`.
    package func mayLackFoundation(_ messages: [CompilerMessage]) -> Bool {
        let errors = messages.filter { $0.severity == .error }
        return !isMeantToFail && !sources[0].text.contains(Self.foundation)
            && errors.contains { error in
                Self.signs.contains { error.text.contains($0) }
            }
    }

    /// Whether what the linker misses may come with the import: on Linux `Int(exactly: 1.5)` calls
    /// functions of the C library for mathematics, which nothing else links.
    package func mayLinkWithFoundation(_ compilation: ProgramRun.Compilation) -> Bool {
        guard case .notLinked(let failure) = compilation, case .missing = failure.cause else {
            return false
        }
        return takesMissingImports && !sources[0].text.contains(Self.foundation)
    }

    /// Whether the compiler is to refuse it.
    package var isMeantToFail: Bool {
        parts.contains {
            $0.isDecided && ($0.example.kind == .compileFail || $0.example.statesError)
        }
    }

    private static let signs = [
        "cannot find ", "has no member ", "no exact matches in ", "incorrect argument label",
        "extra argument", "missing argument", "no such member ",
    ]

    /// Whether the import is added to the program, rather than asked of the author.
    package var takesMissingImports: Bool {
        parts.contains { $0.isDecided && $0.example.requirement == .stated }
    }

    /// The program with the import in every source file, which no line of it says: places stay.
    package var importingFoundation: ExampleProgram {
        var program = self
        program.importsFoundation = true
        return program
    }
}
