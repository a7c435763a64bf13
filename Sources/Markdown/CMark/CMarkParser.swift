import CCMarkGFM
import Synchronization

/// Calls cmark; its pointers never leave this folder.
package enum CMarkParser {
    // cmark's global table of special characters holds those of the extensions while it reads
    // inlines. Only one text is therefore parsed at a time.
    private static let turn = Mutex(())

    /// The version of the library that is loaded; another one may read markdown in another way.
    package static var version: String { String(cString: cmark_version_string()) }

    /// The tree of these lines in document order.
    static func nodes(of lines: [Substring], syntax: MarkdownSyntax) -> [MarkdownNode] {
        var text: [UInt8] = []
        text.reserveCapacity(lines.reduce(0) { $0 + $1.utf8.count + 1 })
        for line in lines {
            // Appended as any sequence it would be copied byte by byte.
            let isDone: Void? = line.utf8.withContiguousStorageIfAvailable { text += $0 }
            if isDone == nil { text += line.utf8 }
            text.append(UInt8(ascii: "\n"))
        }
        return withRoot(of: text, syntax: syntax) { root in
            CMarkTree(lines: lines, syntax: syntax).nodes(from: root)
        }
    }

    /// The HTML that cmark's own renderer writes: the reference that tests hold `HTMLWriter`
    /// against.
    package static func renderHTML(_ text: String, syntax: MarkdownSyntax = .all) -> String {
        withRoot(of: Array(text.utf8), syntax: syntax) { root in
            let options = CMARK_OPT_UNSAFE | CMARK_OPT_FOOTNOTES | CMARK_OPT_FULL_INFO_STRING
            guard let html = cmark_render_html(root.pointer, options, nil) else {
                preconditionFailure("cmark renders every tree")
            }
            defer { cmark_get_default_mem_allocator().pointee.free(html) }
            return String(cString: html)
        }
    }

    private static func withRoot<Result>(
        of text: [UInt8], syntax: MarkdownSyntax, _ body: (CMarkNode) -> Result
    ) -> Result {
        let address = turn.withLock { _ in UInt(bitPattern: parse(text, syntax)) }
        guard let root = OpaquePointer(bitPattern: address) else {
            preconditionFailure("cmark returns a document for every text")
        }
        defer { cmark_node_free(root) }
        return body(CMarkNode(pointer: root))
    }

    private static func parse(_ text: [UInt8], _ syntax: MarkdownSyntax) -> OpaquePointer? {
        var options = CMARK_OPT_UNSAFE | CMARK_OPT_FULL_INFO_STRING | CMARK_OPT_SOURCEPOS
        if syntax.contains(.footnotes) { options |= CMARK_OPT_FOOTNOTES }
        if syntax.contains(.smartPunctuation) { options |= CMARK_OPT_SMART }
        guard let parser = cmark_parser_new(options) else { return nil }
        defer { cmark_parser_free(parser) }
        CMarkExtensions.attach(syntax, to: parser)
        text.withUnsafeBufferPointer { bytes in
            bytes.withMemoryRebound(to: CChar.self) { characters in
                cmark_parser_feed(parser, characters.baseAddress, characters.count)
            }
        }
        return cmark_parser_finish(parser)
    }
}
