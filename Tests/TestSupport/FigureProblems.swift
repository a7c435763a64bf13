/// What does not agree in the figures of a page's HTML: state, sign, words and command of each must
/// say the same.
package func figureProblems(in html: String) -> [String] {
    html.split(separator: "<figure class=\"example\"").dropFirst().flatMap { part in
        let figure = part.firstRange(of: "</figure>").map { part[..<$0.lowerBound] } ?? part
        return Figure(figure)?.problems(on: html) ?? ["a figure has no state, sign or words"]
    }
}

/// What a figure says of its example.
private struct Figure {
    let html: Substring
    let id: String
    let state: String
    let icon: String
    let words: String
    /// Nil for what was not compiled.
    let command: String?

    init?(_ html: Substring) {
        self.html = html
        let shown =
            /<p class="state"><span class="icon" aria-hidden="true">([^<]*)<\/span> <b>([^<]*)<\/b>/
        guard let state = html.firstMatch(of: /data-state="([a-z]+)"/)?.1,
            let said = html.firstMatch(of: shown)
        else { return nil }
        self.state = String(state)
        icon = String(said.1)
        words = String(said.2)
        id = html.firstMatch(of: /id="([^"]*)"/).map { String($0.1) } ?? ""
        // What a program is given may have several lines.
        command = html.firstMatch(of: /<dt>Command<\/dt><dd><code>([^<]*)<\/code>/)
            .map { String($0.1) }
    }

    func problems(on page: String) -> [String] {
        let (icons, beginnings, isRun): ([String], [String], Bool?) =
            switch state {
            case "ran": (["✓", "✓⇅"], ["Ran as shown", "Ran; "], true)
            case "rejected": (["⊘"], ["Does not compile, as intended"], false)
            case "stopped":
                (["■"], ["Stops with a fatal error", "Exits with status "], true)
            case "compiled": (["◇"], ["Compiles; not run"], false)
            case "sketch": (["–"], ["Sketch, not compiled"], nil)
            case "ignored": (["–"], ["Not checked: "], nil)
            case "shown":
                (
                    ["–"],
                    ["Shown, not run", "Part of the program", "A file for the examples below"], nil
                )
            default: ([], [], nil)
            }
        var problems: [String] = []
        if !icons.contains(icon) { problems.append("\(id): the sign \(icon) is not of '\(state)'") }
        if !beginnings.contains(where: words.hasPrefix) {
            problems.append("\(id): '\(words)' is not of '\(state)'")
        }
        if let isRun {
            guard let command else { return problems + ["\(id): '\(state)' has no command"] }
            if isRun != command.contains("./main") {
                problems.append("\(id): '\(command)' is not of '\(state)'")
            }
        }
        // What the compiler refuses is shown with its words, in the figure or where a fence stands.
        let isExplained =
            html.contains("class=\"message error\"") || html.contains("<b class=\"error\">")
        if state == "rejected", !isExplained, !page.contains("id=\"\(id)-compiler\"") {
            problems.append("\(id): refused, without the compiler's words")
        }
        if ["ran", "stopped"].contains(state), isExplained {
            problems.append("\(id): errors of the compiler beside '\(state)'")
        }
        if words.contains("as intended"), !["rejected", "stopped"].contains(state) {
            problems.append("\(id): nothing is intended of '\(state)'")
        }
        return problems
    }
}
