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

/// The flags that a source needs to import what the umbrella imports.
struct ImportFlags: Hashable, Sendable {
    /// For the driver.
    private(set) var words: [String]
    /// The folder of modules.
    let importPath: String
    /// Absolute paths that the compiler reads because of them.
    private(set) var paths: [String]
    /// Programs that the compiler starts: macros.
    private(set) var plugins: [String] = []

    init(of command: BuildDescription.SwiftCommand) {
        importPath = command.importPath
        words = ["-I", command.importPath]
        paths = [command.importPath]
        var rest = command.otherArguments[...]
        while let word = rest.popFirst() {
            switch word {
            case "-I", "-F":
                if let path = rest.popFirst() { take([word, path], reading: path) }
            case _ where word.hasPrefix("-I/") || word.hasPrefix("-F/"):
                take([word], reading: String(word.dropFirst(2)))
            case "-Xcc":
                guard let argument = rest.popFirst() else { continue }
                takeForC(argument, &rest)
            case "-Xfrontend" where rest.first == "-load-plugin-executable":
                // -Xfrontend -load-plugin-executable -Xfrontend PATH#MODULE
                guard rest.dropFirst().first == "-Xfrontend", let plugin = rest.dropFirst(2).first
                else { continue }
                rest = rest.dropFirst(3)
                words += ["-Xfrontend", "-load-plugin-executable", "-Xfrontend", plugin]
                plugins.append(String(plugin.prefix { $0 != "#" }))
            default: break
            }
        }
    }

    private mutating func takeForC(_ argument: String, _ rest: inout ArraySlice<String>) {
        let map = "-fmodule-map-file="
        if argument.hasPrefix(map) {
            let file = String(argument.dropFirst(map.count))
            // One that SwiftPM has made names headers elsewhere; an author's has them beside it.
            let isMade = file.hasPrefix(importPath.folderOfPath + "/")
            take(["-Xcc", argument], reading: isMade ? file : file.folderOfPath)
        } else if ["-I", "-isystem", "-F"].contains(argument), rest.first == "-Xcc",
            let path = rest.dropFirst().first
        {
            rest = rest.dropFirst(2)
            take(["-Xcc", argument, "-Xcc", path], reading: path)
        } else if argument.hasPrefix("-I/") || argument.hasPrefix("-F/") {
            take(["-Xcc", argument], reading: String(argument.dropFirst(2)))
        }
    }

    private mutating func take(_ words: [String], reading path: String) {
        self.words += words
        paths.append(path)
    }
}

extension String {
    /// The path without its last part.
    fileprivate var folderOfPath: String {
        lastIndex(of: "/").map { String(self[..<$0]) } ?? self
    }
}
