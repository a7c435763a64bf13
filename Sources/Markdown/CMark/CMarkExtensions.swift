import CCMarkGFM

/// cmark's extensions by name.
enum CMarkExtensions {
    // The registry is a C global: filled once, only read afterwards.
    private static let registered: Void = cmark_gfm_core_extensions_ensure_registered()

    /// Switches on what `syntax` names.
    static func attach(_ syntax: MarkdownSyntax, to parser: OpaquePointer) {
        _ = registered
        for (option, name) in names where syntax.contains(option) {
            guard let found = cmark_find_syntax_extension(name) else {
                preconditionFailure("cmark-gfm has no extension '\(name)'")
            }
            cmark_parser_attach_syntax_extension(parser, found)
        }
    }

    private static let names: [(MarkdownSyntax, String)] = [
        (.tables, "table"), (.strikethrough, "strikethrough"), (.autolinks, "autolink"),
        (.taskLists, "tasklist"),
    ]
}
