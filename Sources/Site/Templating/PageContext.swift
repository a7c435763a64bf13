import Pages
import Templates

/// What a page's template can name.
struct PageContext {
    /// A neighbour in reading order.
    struct Neighbour {
        let title: String
        let url: String

        fileprivate var values: [String: Any] { ["title": title, "url": url] }
    }

    let language: String
    let siteTitle: String
    let title: String
    /// `title` and `siteTitle`, once where they are the same.
    let documentTitle: String
    let description: String?
    let canonical: String?
    /// What search engines shall do with the page, where that is not to show it.
    let robots: String?
    /// The whole address of a picture that stands for the page.
    let picture: String?
    let repository: String?
    /// What the examples of the site were checked with.
    let toolchain: String
    /// The address at which the page can be edited.
    let edit: String?
    /// The day of the page's last change, `2026-01-31`.
    let updated: String?
    /// The page as markdown, and all pages on one, as relative links.
    let markdown: String?
    let printed: String?
    /// Relative links.
    let home: String
    /// The folder of the assets, without a slash at its end.
    let assets: String
    let stylesheet: String
    /// The site's own style sheet, which follows the first.
    let extraStylesheet: String?
    let favicon: String
    /// A picture beside the title of the site.
    let logo: String?
    /// A script that runs before the page is shown: it restores the remembered colour scheme.
    let themeScript: String
    /// A script that runs once the page is there.
    let script: String
    /// A script that leads on from places of the page that have moved away.
    let movedScript: String?
    /// The script that searches; nil where the site has no search.
    let searchScript: String?
    /// The script that names the index.
    let searchIndex: String
    /// A relative link to the list of all examples; nil where the site has none.
    let verification: String?
    /// On the home page, how many examples the site has and how they ended.
    let total: String?
    /// What the frame says, by name.
    let words: [String: String]
    /// HTML.
    let navigation: String
    /// HTML; nil for the home page and those beside it.
    let breadcrumbs: String?
    /// HTML; nil where the page has fewer than two headings to list.
    let outline: String?
    /// HTML.
    let content: String
    let previous: Neighbour?
    let next: Neighbour?

    /// The closed set of names, which templates are held against.
    static let schema: TemplateSchema = {
        let neighbour: TemplateSchema = ["title": .text, "url": .text]
        let names: TemplateSchema = [
            "language": .text, "siteTitle": .text, "title": .text, "documentTitle": .text,
            "description": .text, "canonical": .text, "robots": .text, "picture": .text,
            "repository": .text, "toolchain": .text, "edit": .text, "updated": .text,
            "markdown": .text, "printed": .text, "home": .text,
            "assets": .text, "stylesheet": .text, "themeScript": .text, "script": .text,
            "movedScript": .text, "searchScript": .text, "searchIndex": .text,
            "verification": .text, "total": .text, "extraStylesheet": .text, "favicon": .text,
            "logo": .text, "navigation": .html, "breadcrumbs": .html, "outline": .html,
            "content": .html,
            "previous": .object(neighbour), "next": .object(neighbour),
        ]
        return names.adding(texts: FrameWords().namedTexts(toolchain: "").keys)
    }()

    /// What is there, by name: mustache would ask for each name by reflection otherwise.
    var values: [String: Any] { ownValues.merging(words) { own, _ in own } }

    /// What is there besides the words of the frame, which are those of all pages.
    var ownValues: [String: Any] {
        let values: [String: Any?] = [
            "language": language, "siteTitle": siteTitle, "title": title,
            "documentTitle": documentTitle, "description": description, "canonical": canonical,
            "robots": robots, "picture": picture, "repository": repository, "edit": edit,
            "updated": updated, "markdown": markdown, "printed": printed, "toolchain": toolchain,
            "home": home, "assets": assets, "stylesheet": stylesheet,
            "themeScript": themeScript, "script": script, "movedScript": movedScript,
            "searchScript": searchScript, "searchIndex": searchIndex,
            "verification": verification, "total": total,
            "navigation": navigation, "extraStylesheet": extraStylesheet, "favicon": favicon,
            "logo": logo, "breadcrumbs": breadcrumbs,
            "outline": outline, "content": content, "previous": previous?.values,
            "next": next?.values,
        ]
        return values.compactMapValues { $0 }
    }
}

extension FrameWords {
    /// The words that a template can name, by their names: `wordCopyProgram` is `copy-program`.
    ///
    /// A word with names in it is no such word, but for that of the foot.
    func namedTexts(toolchain: String) -> [String: String] {
        var texts: [String: String] = [:]
        for word in Word.allCases {
            let text = word == .foot ? self(.foot, ["toolchain": toolchain]) : self[word]
            guard word == .foot || !word.english.contains("{") else { continue }
            let parts = word.rawValue.split(separator: "-")
            texts["word" + parts.map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()] = text
        }
        return texts
    }
}
