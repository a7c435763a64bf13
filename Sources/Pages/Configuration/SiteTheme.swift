package import Diagnostics
import Keys

/// What `theme:` says of the look and the words of a site.
package struct SiteTheme: Hashable, Sendable {
    /// The colour of what is current and of focus; nil is the built-in one.
    package var accent: Accent?
    /// A picture beside the title of the site.
    package var logo: NamedFile?
    /// A style sheet that follows the built-in one.
    package var css: NamedFile?
    /// A file with the words of the frame and of figures.
    package var words: NamedFile?

    /// A colour for light paper, and one for dark paper.
    package struct Accent: Hashable, Sendable {
        package let light: Colour
        package let dark: Colour
    }

    /// A file of `templates/`, and where it is named.
    package struct NamedFile: Hashable, Sendable {
        package let path: String
        package let location: SourceLocation
    }

    package init() {}

    /// The files that the theme names.
    package var files: [NamedFile] { [logo, css, words].compactMap(\.self) }

    /// The papers of the built-in style sheet that text in the accent's colour stands on.
    package static let lightPapers = ["#ffffff", "#f6f7f9"].compactMap { Colour($0) }
    package static let darkPapers = ["#121417", "#1a1d22"].compactMap { Colour($0) }
}

extension SiteTheme {
    static let keys: [ConfigurationKey<SiteTheme>] = [
        .init(
            "accent", takes: "a colour such as '#b5390f', or the keys light and dark with one each",
            default: "the colours of the built-in style sheet", example: "\"#6b3fa0\"",
            """
            The colour of what is current and of what has the focus. Text in it must reach a \
            contrast of 4.5:1 on light and on dark paper. One colour is for light paper, and \
            `sitegen` lightens it for dark paper. `{ light: "#6b3fa0", dark: "#c9a7ff" }` names both.
            """
        ) { value, theme in
            var problems: [Diagnostic] = []
            theme.accent = Accent.read(value).collecting(into: &problems)
            return problems
        },
        file(
            "logo", \.logo, example: "assets/logo.svg",
            "A picture of `templates/` that stands beside the title of the site."),
        file(
            "css", \.css, example: "assets/extra.css",
            "A style sheet of `templates/` that follows the built-in one, so that its rules win."),
        file(
            "words", \.words, example: "words.yml",
            "A file of `templates/` with words of the frame and of figures in another language."),
    ]

    private static func file(
        _ name: String, _ part: any WritableKeyPath<SiteTheme, NamedFile?> & Sendable,
        example: String, _ meaning: String
    ) -> ConfigurationKey<SiteTheme> {
        let wants = "a file of the folder 'templates'"
        return .init(name, takes: wants, example: example, meaning) { value, theme in
            guard case .scalar(let path) = value.content, !path.isEmpty else {
                return [.wrongValue(of: name, is: value, wants: wants)]
            }
            theme[keyPath: part] = NamedFile(path: path, location: value.location)
            return []
        }
    }
}

extension SiteTheme.Accent {
    /// Finds `key-value` for what is no colour, and `accent-contrast` for one that cannot be read.
    fileprivate static func read(_ value: YAMLValue) -> Diagnosed<Self?> {
        guard case .mapping = value.content else {
            return colour(value, on: SiteTheme.lightPapers, called: "light").map { light in
                light.map { Self(light: $0, dark: $0.readable(on: SiteTheme.darkPapers) ?? $0) }
            }
        }
        var colours = StatedColours()
        var problems = StatedColours.keys.read(value, into: &colours, called: "'accent'")
        guard let light = colours.light, let dark = colours.dark else {
            if problems.isEmpty {
                problems = [
                    .wrongValue(of: "accent", is: value, wants: "the keys light and dark")
                ]
            }
            return Diagnosed(nil, problems)
        }
        return Diagnosed(Self(light: light, dark: dark), problems)
    }

    private struct StatedColours {
        var light: Colour?
        var dark: Colour?

        static let keys: [ConfigurationKey<StatedColours>] = [
            key("light", SiteTheme.lightPapers, \.light), key("dark", SiteTheme.darkPapers, \.dark),
        ]

        private static func key(
            _ name: String, _ papers: [Colour],
            _ part: any WritableKeyPath<StatedColours, Colour?> & Sendable
        ) -> ConfigurationKey<StatedColours> {
            .init(
                name, takes: "a colour such as '#b5390f'", example: "\"#b5390f\"",
                "The colour on \(name) paper."
            ) { value, colours in
                var problems: [Diagnostic] = []
                colours[keyPath: part] = SiteTheme.Accent.colour(value, on: papers, called: name)
                    .collecting(into: &problems)
                return problems
            }
        }
    }

    private static func colour(
        _ value: YAMLValue, on papers: [Colour], called name: String
    ) -> Diagnosed<Colour?> {
        guard case .scalar(let text) = value.content, let colour = Colour(text) else {
            return Diagnosed(
                nil, [.wrongValue(of: "accent", is: value, wants: "a colour such as '#b5390f'")])
        }
        guard colour.isReadable(on: papers) else {
            return Diagnosed(
                colour, [.unreadableAccent(colour, on: papers, called: name, at: value.location)])
        }
        return Diagnosed(colour)
    }
}

extension Diagnostic {
    fileprivate static func unreadableAccent(
        _ colour: Colour, on papers: [Colour], called name: String, at location: SourceLocation
    ) -> Self {
        let least = papers.map { colour.contrast(with: $0) }.min() ?? 1
        let tenths = Int(least * 10)
        return Diagnostic(
            code: "accent-contrast",
            summary: "text in '\(colour.text)' has a contrast of \(tenths / 10).\(tenths % 10):1 "
                + "on \(name) paper, but needs 4.5:1",
            hint: colour.readable(on: papers).map {
                "the nearest shade that can be read is '\($0.text)'"
            },
            location: location)
    }
}
