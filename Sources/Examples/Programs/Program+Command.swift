extension Program {
    /// The line of a shell by which a reader who has the program's files repeats what was done:
    /// compiling, and running where it came to that.
    ///
    /// It is run, where it has packages, in a new package whose target `main` depends on them. `main`
    /// is the name under which the reader has the main file.
    package func command(
        running isRun: Bool, with packages: [UsedPackage] = [], main: String = "main.swift"
    ) -> String {
        let settings = job.settings
        let variables = settings.environment.sorted { $0.key < $1.key }
            .map { "\($0.key)=\($0.value.shellQuoted) " }.joined()
        let arguments = settings.arguments.map { " " + $0.shellQuoted }.joined()
        let input = settings.standardInput.map { "printf %s \($0.shellQuoted) | " } ?? ""
        func running(_ program: String) -> String { input + variables + program + arguments }
        var flags = settings.languageMode.map { ["-swift-version", $0] } ?? []
        flags += settings.features.flatMap { ["-enable-upcoming-feature", $0] }
        guard packages.isEmpty else {
            // A new package is in another mode than the compiler by itself.
            if settings.languageMode == nil { flags += ["-swift-version", "5"] }
            let isRelease = settings.optimize || settings.packages?.configuration == .release
            let words =
                (isRelease ? ["-c", "release"] : []) + flags.flatMap { ["-Xswiftc", $0] }
            let options = words.map { " " + $0 }.joined()
            let last = isRun ? running("swift run\(options) main") : "swift build\(options)"
            return (steps(toAdd: packages, main) + [last]).joined(separator: " && ")
        }
        if settings.optimize { flags.append("-O") }
        if job.hasEntryPoint { flags.append("-parse-as-library") }
        if !job.runs { flags.append("-c") }
        // The module has the name of the file otherwise.
        if main != job.sources[0].name { flags += ["-module-name", "main"] }
        let names = [main] + job.sources.dropFirst().map(\.name)
        let words = ["swiftc"] + flags + names.map(\.shellQuoted)
        return words.joined(separator: " ") + (isRun ? " && " + running("./main") : "")
    }

    /// Makes a package of the main file, with the imports that no line of it says.
    private func steps(toAdd packages: [UsedPackage], _ file: String) -> [String] {
        let modules = job.modules.compactMap { module -> String? in
            switch module {
            case .named(let name): name
            case .foundation: "Foundation"
            case .marks, .twin, .ofPackage, .testable: nil
            }
        }
        let lines = modules.sorted().map { "import \($0)\\n" }.joined()
        let main = "Sources/main/main.swift"
        return ["swift package init --type executable --name main"] + packages.flatMap(\.commands)
            // What a new package has is another program.
            + ["rm Sources/main/*.swift"]
            + [
                lines.isEmpty
                    ? "cp \(file.shellQuoted) \(main)"
                    : "{ printf '\(lines)'; cat \(file.shellQuoted); } > \(main)"
            ]
    }
}

extension String {
    /// The word as a shell reads it, in single quotes where it needs them.
    package var shellQuoted: String {
        let isPlain =
            !isEmpty
            && allSatisfy {
                $0.isASCII && ($0.isLetter || $0.isNumber || "-_./=:@%+".contains($0))
            }
        return isPlain ? self : "'" + replacing("'", with: #"'\''"#) + "'"
    }
}
