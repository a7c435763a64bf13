import SwiftCode

extension ExampleProgram {
    /// All that decides what compiler and process do; programs of equal work need be done once.
    package struct Work: Hashable, Sendable {
        private let sources: [File]
        private let files: [File]
        private let settings: ExampleSettings
        private let runs: Bool
        private let hasEntryPoint: Bool
        private let hasMarks: Bool
        private let isMeantToFail: Bool
        private let takesMissingImports: Bool
        private let probes: [Probe]
        private let mayBeOfSwift6: Bool
        private let alternatives: [Work]

        fileprivate init(_ program: ExampleProgram) {
            sources = program.sources.map { File(name: $0.name, text: $0.text) }
            files = program.files
            settings = program.settings
            runs = program.runs
            hasEntryPoint = program.hasEntryPoint
            hasMarks = program.hasMarks
            isMeantToFail = program.isMeantToFail
            takesMissingImports = program.takesMissingImports
            probes = program.probes
            mayBeOfSwift6 = program.mayBeOfSwift6
            alternatives = program.alternatives.map { Work($0) }
        }
    }

    package var work: Work { Work(self) }
}
