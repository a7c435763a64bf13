package import Diagnostics
import Keys

/// What `checks:` says of mistakes that a site may take lightly.
package struct SiteChecks: Hashable, Sendable {
    package var links = Weight.error
    package var anchors = Weight.error
    package var alternativeText = Weight.error

    /// How much a mistake weighs.
    package enum Weight: String, CaseIterable, Hashable, Sendable {
        case error, warn, off
    }

    package init() {}

    /// The findings as the site weighs them.
    package func weighed(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
        diagnostics.compactMap { diagnostic in
            switch weight(of: diagnostic.code) {
            case .error: return diagnostic
            case .warn:
                var warning = diagnostic
                warning.severity = .warning
                return warning
            case .off: return nil
            }
        }
    }

    private func weight(of code: String) -> Weight {
        switch code {
        case "broken-link": links
        case "missing-anchor": anchors
        case "missing-alt-text": alternativeText
        default: .error
        }
    }
}

extension SiteChecks {
    static let keys: [ConfigurationKey<SiteChecks>] = [
        key(
            "links", \.links,
            "What a link or an image is that leads nowhere. The page is published with the link as it is."
        ),
        key("anchors", \.anchors, "What a link is that leads to no heading and to no example."),
        key("alt-text", \.alternativeText, "What an image is without alternative text."),
    ]

    private static func key(
        _ name: String, _ part: any WritableKeyPath<SiteChecks, Weight> & Sendable,
        _ meaning: String
    ) -> ConfigurationKey<SiteChecks> {
        .init(
            name, .choice(Weight.allCases.map { ($0.rawValue, $0) }), default: "error",
            example: "warn", meaning
        ) { $0[keyPath: part] = $1 }
    }
}
