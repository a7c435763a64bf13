import Foundation
import Testing

/// The Swift and C files of the project, by target and by part of a target.
private struct SourceTree {
    struct File {
        /// `Sources/Examples/Runs/ExampleRun.swift`
        let path: String
        let target: String
        /// The folder within the target; empty for none.
        let part: String
        /// The lines without comments.
        let code: [String]
        let lineCount: Int

        /// The names of types that it declares, without those within others.
        var types: Set<String> { declared { !$0.hasPrefix(" ") } }

        /// The names of all types that it declares.
        var allTypes: Set<String> { declared { _ in true } }

        private func declared(where isWanted: (String) -> Bool) -> Set<String> {
            Set(
                code.filter(isWanted).compactMap { line in
                    line.firstMatch(of: Self.declaration).map { String($0.1) }
                })
        }

        /// All words outside of literals that begin with a capital.
        var names: Set<String> {
            Set(
                code.flatMap {
                    $0.replacing(Self.literal, with: "").matches(of: Self.name).map { String($0.0) }
                })
        }

        /// A literal of one line without an interpolation.
        private nonisolated(unsafe) static let literal = /"[^"\\]*"/

        private nonisolated(unsafe) static let name = /\b[A-Z][A-Za-z0-9]*/
        private nonisolated(unsafe) static let declaration =
            /^ *(?:package |private |fileprivate |final |indirect )*(?:struct|enum|class|actor|protocol|typealias) ([A-Z]\w*)/
    }

    let files: [File]

    init() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let sources = root.appending(path: "Sources")
        let names = try FileManager.default.subpathsOfDirectory(atPath: sources.path)
        files = try names.sorted().filter { name in
            [".swift", ".c", ".h"].contains(where: name.hasSuffix)
        }.map { name in
            let text = try String(contentsOf: sources.appending(path: name), encoding: .utf8)
            let lines = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
            let folders = name.split(separator: "/").map(String.init)
            return File(
                path: "Sources/\(name)", target: folders[0],
                part: folders.count > 2 ? folders[1] : "",
                code: lines.map { line in
                    line.firstRange(of: "//").map { String(line[..<$0.lowerBound]) }
                        ?? String(line)
                }, lineCount: lines.count)
        }
    }
}

@Suite struct `The tree of sources` {
    /// The parts of targets in their order: what comes first knows nothing of what comes after it.
    private static let parts = [
        "ExampleRunning": ["Warm", "Compiling", "Cache", "Running"],
        "Examples": ["Model", "Programs"],
        "Judging": ["Claims", "Words", "Checks", "Verdicts"],
        "Harnesses": ["Harness", "Confining"],
        "Packages": ["Requests", "Building"],
        "Pages": ["Addresses", "Configuration", "Reading", "Links", "Fixing"],
        "Publishing": ["Disk", "Folders"],
        "Site": ["Templating", "Figures", "Outputs"],
        "SwiftCode": ["Reading", "Names", "Instrumenting"],
    ]

    @Test(arguments: parts.keys.sorted())
    func `no part names a type of one after it`(target: String) throws {
        let files = try SourceTree().files.filter { $0.target == target }
        let order = try #require(Self.parts[target])
        #expect(Set(files.map(\.part)) == Set(order), "each file is in one of the parts")
        for (index, part) in order.enumerated() {
            let later = order[(index + 1)...]
            let types = files.filter { later.contains($0.part) }
                .reduce(into: Set<String>()) { $0.formUnion($1.types) }
            #expect(later.isEmpty || !types.isEmpty)
            for file in files where file.part == part {
                let wrong = file.names.intersection(types).subtracting(file.allTypes)
                #expect(wrong.isEmpty, "\(file.path) names \(wrong.sorted())")
            }
        }
    }

    @Test func `no file is longer than 350 lines`() throws {
        let long = try SourceTree().files.filter { $0.lineCount > 350 }
        #expect(long.map { "\($0.path): \($0.lineCount)" } == [])
    }

    @Test func `no target is larger than 3,500 lines`() throws {
        let targets = Dictionary(grouping: try SourceTree().files, by: \.target)
        #expect(targets.count > 8)
        for (name, files) in targets {
            let count = files.map(\.lineCount).reduce(0, +)
            #expect(count <= 3_500, "\(name): \(count)")
        }
    }
}
