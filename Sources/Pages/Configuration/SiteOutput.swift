import Diagnostics
import Keys

/// What a site can have besides its pages, by the words of `outputs:`.
package enum SiteOutput: String, CaseIterable, Hashable, Sendable {
    /// The index of the search, and what pages need to search.
    case search
    /// `verification.html`: all examples with what became of them.
    case verification
    /// `examples/`: the programs of the examples, to take away.
    case programs
    /// `sitemap.xml`: the addresses of all pages, for search engines.
    case sitemap
    /// `robots.txt`: search engines may read all of it.
    case robots
    /// `print.html`: all pages on one.
    case print
    /// `page.md` beside each page, with output and state under each example.
    case markdown
    /// `llms.txt`: what the site has, for language models.
    case llms
    /// `404.html`: the page that hosts show for an address that is not there.
    case notFound = "404"
    /// `.nojekyll`: GitHub Pages publish the files as they are.
    case nojekyll
}

extension SiteOutput {
    /// Reads a list of outputs, with the places of their words.
    ///
    /// Finds `key-value`.
    static func read(_ value: YAMLValue) -> Diagnosed<[SiteOutput: SourceLocation]> {
        guard case .list(let items) = value.content else {
            let wants = "a list such as [search, sitemap]"
            return Diagnosed([:], [.wrongValue(of: "outputs", is: value, wants: wants)])
        }
        var places: [SiteOutput: SourceLocation] = [:]
        var problems: [Diagnostic] = []
        for item in items {
            if case .scalar(let word) = item.content, let output = SiteOutput(rawValue: word) {
                places[output] = item.location
            } else {
                problems.append(.unknownOutput(item))
            }
        }
        return Diagnosed(places, problems)
    }
}

extension Diagnostic {
    fileprivate static func unknownOutput(_ value: YAMLValue) -> Self {
        let words = SiteOutput.allCases.map(\.rawValue)
        var near: String?
        if case .scalar(let word) = value.content { near = nearMiss(of: word, among: words) }
        return Diagnostic(
            code: "key-value", summary: "\(value.kindName) is not an output",
            hint: near.map { "did you mean '\($0)'?" }
                ?? "outputs are: \(words.sorted().joined(separator: ", "))",
            location: value.location)
    }
}
