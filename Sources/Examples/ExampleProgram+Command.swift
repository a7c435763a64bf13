extension ExampleProgram {
    /// The line of a shell by which a reader who has the program's files repeats what was done.
    package var command: String {
        var words = ["swiftc"]
        if let mode = settings.languageMode { words += ["-swift-version", mode] }
        for feature in settings.features { words += ["-enable-upcoming-feature", feature] }
        if settings.optimize { words.append("-O") }
        if hasEntryPoint { words.append("-parse-as-library") }
        if !runs { words.append("-c") }
        words += sources.map { Self.quoted($0.name) }
        guard runs else { return words.joined(separator: " ") }
        let variables = settings.environment.sorted { $0.key < $1.key }
            .map { "\($0.key)=\(Self.quoted($0.value)) " }.joined()
        let arguments = settings.arguments.map { " " + Self.quoted($0) }.joined()
        let input = settings.standardInput.map { "printf %s \(Self.quoted($0)) | " } ?? ""
        return "\(words.joined(separator: " ")) && \(input)\(variables)./main\(arguments)"
    }

    /// A word as a shell reads it, in single quotes where it needs them.
    private static func quoted(_ word: String) -> String {
        let isPlain =
            !word.isEmpty
            && word.allSatisfy {
                $0.isASCII && ($0.isLetter || $0.isNumber || "-_./=:@%+".contains($0))
            }
        return isPlain ? word : "'" + word.replacing("'", with: #"'\''"#) + "'"
    }
}
