extension Program {
    /// The line of a shell by which a reader who has the program's files repeats what was done:
    /// compiling, and running where it came to that.
    package func command(running isRun: Bool) -> String {
        var words = ["swiftc"]
        let settings = job.settings
        if let mode = settings.languageMode { words += ["-swift-version", mode] }
        for feature in settings.features { words += ["-enable-upcoming-feature", feature] }
        if settings.optimize { words.append("-O") }
        if job.hasEntryPoint { words.append("-parse-as-library") }
        if !job.runs { words.append("-c") }
        words += job.sources.map { $0.name.shellQuoted }
        guard isRun else { return words.joined(separator: " ") }
        let variables = settings.environment.sorted { $0.key < $1.key }
            .map { "\($0.key)=\($0.value.shellQuoted) " }.joined()
        let arguments = settings.arguments.map { " " + $0.shellQuoted }.joined()
        let input = settings.standardInput.map { "printf %s \($0.shellQuoted) | " } ?? ""
        return "\(words.joined(separator: " ")) && \(input)\(variables)./main\(arguments)"
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
