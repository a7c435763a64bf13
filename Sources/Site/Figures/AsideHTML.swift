import Markdown
import Pages

/// How asides are written: a box whose first line says by a sign and a word what it is for.
///
/// It is no `aside` element, which is a landmark of the page.
enum AsideHTML {
    static func aside(
        _ kind: AsideKind, hasTitle: Bool, _ words: FrameWords
    ) -> Rendition {
        let title = hasTitle ? "" : "<p class=\"title\">\(icon(kind))\(name(kind, words))</p>\n"
        return .enclosed(
            opening: "<div class=\"aside \(kind.rawValue)\" role=\"note\">\n\(title)",
            closing: "</div>\n")
    }

    /// A title of its own. Who does not see the sign is told the kind.
    static func title(of kind: AsideKind, _ words: FrameWords) -> Rendition {
        .enclosed(
            opening:
                "<p class=\"title\">\(icon(kind))<span class=\"hidden\">\(name(kind, words)): </span>",
            closing: "</p>\n")
    }

    private static func icon(_ kind: AsideKind) -> String {
        let sign =
            switch kind {
            case .note: "ℹ\u{FE0E}"
            case .tip: "✦"
            case .important: "❢"
            case .warning: "⚠\u{FE0E}"
            case .caution: "⛔\u{FE0E}"
            }
        return "<span class=\"icon\" aria-hidden=\"true\">\(sign)</span> "
    }

    private static func name(_ kind: AsideKind, _ words: FrameWords) -> String {
        let word: FrameWords.Word =
            switch kind {
            case .note: .note
            case .tip: .tip
            case .important: .important
            case .warning: .warning
            case .caution: .caution
            }
        return HTML.escape(words[word])
    }
}
