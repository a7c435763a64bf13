import Foundation
import Toolchains

/// What SwiftPM wrote down of a build, as far as it matters here: `description.json` of its native
/// build system, which is documented nowhere and read strictly.
struct BuildDescription: Decodable {
    struct SwiftCommand: Decodable {
        let moduleName: String
        let importPath: String
        let otherArguments: [String]
    }

    let swiftCommands: [String: SwiftCommand]
    /// The targets that each target needs, by name.
    let targetDependencyMap: [String: [String]]

    /// Nil for a file that is not as expected.
    init?(at path: String) {
        guard let data = FileManager.default.contents(atPath: path),
            let value = try? JSONDecoder().decode(Self.self, from: data)
        else { return nil }
        self = value
    }

    /// The command of the umbrella's own module.
    var umbrella: SwiftCommand? {
        swiftCommands.values.first { $0.moduleName == Umbrella.name }
    }

    /// The same of what `swift build --verbose` has printed.
    static func umbrella(in words: String) -> SwiftCommand? {
        for line in words.split(whereSeparator: \.isNewline) {
            let words = DirectCommands.words(in: line)
            guard words.first?.hasSuffix("swiftc") == true,
                let module = words.value(of: "-module-name"), module == Umbrella.name,
                let folder = words.value(of: "-emit-module-path")?.folderOfPath
            else { continue }
            return SwiftCommand(
                moduleName: module, importPath: folder,
                otherArguments: words.removing(["-I", folder]))
        }
        return nil
    }
}

extension [String] {
    /// The word after an option.
    fileprivate func value(of option: String) -> String? {
        firstIndex(of: option).flatMap { indices.contains($0 + 1) ? self[$0 + 1] : nil }
    }

    /// The words without some that follow one another.
    fileprivate func removing(_ words: [String]) -> [String] {
        split(separator: words).flatMap { $0 }
    }
}
