/// What is read beyond plain CommonMark.
package struct MarkdownSyntax: OptionSet, Hashable, Sendable {
    package let rawValue: Int

    package init(rawValue: Int) { self.rawValue = rawValue }

    package static let tables = Self(rawValue: 1 << 0)
    package static let strikethrough = Self(rawValue: 1 << 1)
    /// Bare web and mail addresses become links.
    package static let autolinks = Self(rawValue: 1 << 2)
    package static let taskLists = Self(rawValue: 1 << 3)
    package static let footnotes = Self(rawValue: 1 << 4)
    /// Straight quotes, `--`, `---` and `...` become what they stand for.
    static let smartPunctuation = Self(rawValue: 1 << 5)

    /// `{#id}` at the end of a heading is its id.
    package static let headingIDs = Self(rawValue: 1 << 6)

    /// What pages are written in.
    package static let all: Self = [
        .tables, .strikethrough, .autolinks, .taskLists, .footnotes, .headingIDs,
    ]
}
