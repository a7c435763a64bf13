package import Diagnostics

/// What another generator or DocC would replace, and who publishes the page as markdown shows as text.
package struct ForeignSyntax: Hashable, Sendable {
    package enum Kind: CaseIterable, Hashable, Sendable {
        /// `{% include note.html %}`: Liquid, and what is written like it.
        case liquid
        /// `{{< figure src="a.png" >}}`, `{{% notice %}}`: a shortcode of Hugo.
        case shortcode
        /// `@Metadata { … }`, `@Image(source: "a")`: a directive of DocC.
        case directive
    }

    package let kind: Kind
    /// Its first line, as it is written.
    package let text: String
    package let location: SourceLocation
}

extension MarkdownDocument {
    /// The first of each kind that stands in prose or in a block of HTML, in the order of the page.
    ///
    /// Code shows such syntax rightly, and so does what a backslash escapes.
    package var foreignSyntax: [ForeignSyntax] {
        guard source.lines.contains(where: \.mayHoldForeignSyntax) else { return [] }
        var found: [ForeignSyntax] = []
        for index in nodes.indices {
            for syntax in foreignSyntax(in: index)
            where !found.contains(where: { $0.kind == syntax.kind }) {
                found.append(syntax)
            }
        }
        return found.sorted { $0.location < $1.location }
    }

    private func foreignSyntax(in index: Int) -> [ForeignSyntax] {
        let text: String
        switch nodes[index].kind {
        case .paragraph, .heading, .tableCell: text = textAroundCode(of: index)
        case .htmlBlock(let html) where !html.showsItsText: text = html
        default: return []
        }
        var found = (text.liquidTags + text.shortcodes).compactMap { kind, words in
            place(of: words, in: index).map {
                ForeignSyntax(kind: kind, text: words, location: $0)
            }
        }
        if nodes[index].kind == .paragraph, let words = text.directive {
            found.append(
                ForeignSyntax(kind: .directive, text: words, location: location(of: index)))
        }
        return found
    }

    /// What is written in a block, without its code.
    private func textAroundCode(of index: Int) -> String {
        var text = ""
        for node in nodes[index..<nodes[index].end] {
            switch node.kind {
            case .text(let words), .htmlInline(let words): text += words
            case .code: text += "\u{FFFC}"
            case .softBreak, .lineBreak: text += "\n"
            default: break
            }
        }
        return text
    }

    /// Where words stand in the lines of a block; nil where they are written with an escape.
    private func place(of words: String, in index: Int) -> SourceLocation? {
        var search = BlockSearch(nodes[index].range, in: source)
        guard let place = search.next(words) else { return nil }
        let before = source.line(place.line)?.utf8.prefix(place.column - 1).last
        return before == UInt8(ascii: "\\") ? nil : place
    }
}

extension Substring {
    fileprivate var mayHoldForeignSyntax: Bool {
        // Searched byte by byte: most pages have none of these.
        var last: UInt8 = 0
        for byte in utf8 {
            if last == UInt8(ascii: "{"), byte == UInt8(ascii: "%") || byte == UInt8(ascii: "{") {
                return true
            }
            if byte == UInt8(ascii: "@"), last == 0 || last == 0x20 || last == 0x09 { return true }
            last = byte
        }
        return false
    }
}

extension String {
    /// Whether a block of HTML shows code, or is a comment.
    fileprivate var showsItsText: Bool {
        let start = drop(while: \.isWhitespace).prefix(7).lowercased()
        return ["<!--", "<pre", "<code", "<script", "<style"].contains { start.hasPrefix($0) }
    }

    /// Tags of which a name is known, or that stand alone on their lines: `{% to open` is prose.
    fileprivate var liquidTags: [(ForeignSyntax.Kind, String)] {
        let tag = #/\{%[-+]?\s*([A-Za-z][\w\-]*)[^{}]*?[-+]?%\}/#
        return matches(of: tag).compactMap { match in
            let before = self[..<match.range.lowerBound].reversed().prefix { $0 != "\n" }
            let after = self[match.range.upperBound...].prefix { $0 != "\n" }
            let isAlone = before.allSatisfy(\.isWhitespace) && after.allSatisfy(\.isWhitespace)
            guard isAlone || liquidNames.contains(String(match.1)) else { return nil }
            return (.liquid, match.0.firstLine)
        }
    }

    fileprivate var shortcodes: [(ForeignSyntax.Kind, String)] {
        let code = #/\{\{(?:<\s*\/?\s*[A-Za-z_][^{}]*>|%\s*\/?\s*[A-Za-z_][^{}]*%)\}\}/#
        return matches(of: code).map { (.shortcode, $0.0.firstLine) }
    }

    /// The directive of DocC that it begins with.
    fileprivate var directive: String? {
        guard let match = prefixMatch(of: #/@([A-Z][A-Za-z]*)(?:\(|[ \t]*\{)/#),
            directiveNames.contains(String(match.1))
        else { return nil }
        return self[...].firstLine
    }
}

extension Substring {
    fileprivate var firstLine: String { String(prefix { $0 != "\n" }) }
}

/// The tags of Liquid, Jekyll, Jinja, Nunjucks and GitBook.
private let liquidNames: Set<String> = [
    "if", "elsif", "elif", "else", "endif", "unless", "endunless", "case", "when", "endcase",
    "for", "endfor", "break", "continue", "cycle", "tablerow", "endtablerow", "assign", "capture",
    "endcapture", "increment", "decrement", "include", "include_relative", "include_cached",
    "render", "layout", "block", "endblock", "extends", "raw", "endraw", "comment", "endcomment",
    "highlight", "endhighlight", "link", "post_url", "gist", "set", "macro", "endmacro", "import",
    "call", "endcall", "hint", "endhint", "tabs", "endtabs", "tab", "endtab", "embed", "code",
    "endcode", "content-ref", "endcontent-ref", "note", "endnote", "liquid", "partial",
]

/// The directives of DocC that a page may begin a paragraph with; `@Snippet` is read.
private let directiveNames: Set<String> = [
    "AlternateRepresentation", "Article", "Assessments", "AutomaticArticleSubheading",
    "AutomaticSeeAlso", "AutomaticTitleHeading", "Available", "CallToAction", "Chapter", "Choice",
    "Code", "Column", "Comment", "ContentAndMedia", "DeprecationSummary", "DisplayName",
    "Documentation", "DocumentationExtension", "Downloads", "Forums", "Image", "Intro",
    "Justification", "Links", "Metadata", "MultipleChoice", "Options", "PageColor", "PageImage",
    "PageKind", "Redirected", "Resources", "Row", "SampleCode", "Section", "Small", "Stack", "Step",
    "Steps", "SupportedLanguage", "Tab", "TabNavigator", "TechnologyRoot", "TitleHeading",
    "TopicsVisualStyle", "Tutorial", "TutorialReference", "Tutorials", "Video", "Videos", "Volume",
    "XcodeRequirement",
]
