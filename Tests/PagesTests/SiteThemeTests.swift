import Diagnostics
import TestSupport
import Testing

@testable import Pages

/// Reads the theme of a `sitegen.yml`, and compares its problems.
private func theme(
    _ yaml: String, finds problems: [String] = [],
    sourceLocation: Testing.SourceLocation = #_sourceLocation
) -> SiteTheme {
    let marked = MarkedText("theme:\n  " + yaml, path: "sitegen.yml")
    let read = SiteConfiguration.parse(marked.file)
    #expect(words(read.diagnostics, in: marked) == problems, sourceLocation: sourceLocation)
    return read.value.theme
}

@Suite struct `The accent of a theme` {
    @Test func `is one colour, lightened for dark paper`() throws {
        let accent = try #require(theme("accent: \"#0A58C2\"").accent)
        #expect(accent.light.text == "#0a58c2")
        #expect(accent.dark != accent.light)
        #expect(accent.dark.isReadable(on: SiteTheme.darkPapers))
    }

    @Test func `may be two colours`() throws {
        let accent = try #require(theme("accent: {light: \"#0a58c2\", dark: \"#7db7ff\"}").accent)
        #expect([accent.light.text, accent.dark.text] == ["#0a58c2", "#7db7ff"])
    }

    @Test func `is nothing where none is named`() {
        #expect(theme("css: assets/a.css").accent == nil)
    }

    @Test func `must be readable on light paper`() {
        _ = theme(
            "accent: 1️⃣\"#ff9b70\"",
            finds: [
                "1️⃣ text in '#ff9b70' has a contrast of 1.9:1 on light paper, but needs 4.5:1 "
                    + "[accent-contrast]"
            ])
    }

    @Test func `must be readable on dark paper`() {
        _ = theme(
            "accent: {light: \"#0a58c2\", dark: 1️⃣\"#0a58c2\"}",
            finds: [
                "1️⃣ text in '#0a58c2' has a contrast of 2.5:1 on dark paper, but needs 4.5:1 "
                    + "[accent-contrast]"
            ])
    }

    @Test func `that cannot be read has a shade that can`() throws {
        let file = SourceFile(path: "sitegen.yml", text: "theme: {accent: \"#ff9b70\"}")
        let hint = try #require(SiteConfiguration.parse(file).diagnostics.first?.hint)
        #expect(hint.hasPrefix("the nearest shade that can be read is '#"))
        let shade = try #require(Colour(hint.suffix(8).dropLast()))
        #expect(shade.isReadable(on: SiteTheme.lightPapers))
    }

    @Test func `is a colour`() {
        _ = theme(
            "accent: 1️⃣orange",
            finds: ["1️⃣ 'accent' is 'orange', but needs a colour such as '#b5390f' [key-value]"])
        _ = theme(
            "accent: 1️⃣[red]",
            finds: ["1️⃣ 'accent' is a list, but needs a colour such as '#b5390f' [key-value]"])
    }

    @Test func `has two colours or one`() {
        _ = theme(
            "accent: 1️⃣{light: \"#0a58c2\"}",
            finds: ["1️⃣ 'accent' is a mapping, but needs the keys light and dark [key-value]"])
        _ = theme(
            "accent: {light: \"#0a58c2\", 1️⃣drak: \"#7db7ff\"}",
            finds: [
                "1️⃣ 'drak' is not a key of 'accent'; did you mean 'dark'? [unknown-key]"
            ])
    }
}

@Suite struct `The files of a theme` {
    @Test func `are named by their paths`() {
        let theme = theme("logo: assets/l.svg\n  css: assets/e.css\n  words: words.yml")
        #expect(theme.files.map(\.path) == ["assets/l.svg", "assets/e.css", "words.yml"])
        #expect(theme.files.map(\.location.line) == [2, 3, 4])
    }

    @Test func `are texts`() {
        _ = theme(
            "logo: 1️⃣[a]",
            finds: [
                "1️⃣ 'logo' is a list, but needs a file of the folder 'templates' [key-value]"
            ])
    }
}
