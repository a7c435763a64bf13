import Diagnostics

// The commands by which a workflow of GitHub shows errors and warnings beside the lines.

extension Report {
    /// A line for each error and warning, each ended by a line feed.
    package var githubAnnotations: String {
        diagnostics.filter { $0.severity != .note }.map { annotation($0) + "\n" }.joined()
    }

    private func annotation(_ diagnostic: Diagnostic) -> String {
        let location = diagnostic.location
        let properties = [
            "file=\(paths.path(of: location.path).asProperty)", "line=\(location.line)",
            "col=\(column(of: location))", "title=\(diagnostic.code.asProperty)",
        ]
        let words = [diagnostic.summary] + diagnostic.details + [diagnostic.hint].compactMap(\.self)
        return "::\(diagnostic.severity.rawValue) \(properties.joined(separator: ","))::"
            + words.joined(separator: "\n").asMessage
    }
}

extension String {
    fileprivate var asMessage: String {
        unicodeScalars.map { scalar in
            switch scalar {
            case "%": "%25"
            case "\r": "%0D"
            case "\n": "%0A"
            default: String(scalar)
            }
        }.joined()
    }

    fileprivate var asProperty: String {
        asMessage.replacing(":", with: "%3A").replacing(",", with: "%2C")
    }
}
