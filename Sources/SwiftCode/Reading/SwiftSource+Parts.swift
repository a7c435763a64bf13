extension SwiftSource {
    /// The text without its comments, and with empty string literals.
    package var bareText: String {
        highlighted.map { run in
            switch run.role {
            case .comment: String(run.text.filter(\.isNewline))
            case .string: "\"\""
            default: String(run.text)
            }
        }.joined()
    }

    /// The modules that it imports, in the order of its lines.
    package var importedModules: [String] {
        declarations.filter { $0.kind == .module }.map(\.name)
    }
}
