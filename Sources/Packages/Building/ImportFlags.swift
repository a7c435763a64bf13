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
    var folderOfPath: String {
        lastIndex(of: "/").map { String(self[..<$0]) } ?? self
    }
}
