import Foundation
import Testing

@testable import Pages
@testable import Site

/// The built-in style sheet's colours can be read.
@Suite struct `The colours of the style sheet` {
    /// A text's token on its background's.
    private static let pairs: [(text: String, background: String)] =
        ["fg", "muted", "accent", "link"].flatMap { [($0, "bg"), ($0, "surface")] }
        + ["ok", "warn", "info", "fail"].flatMap { aside in
            ["fg", "muted", "link"].map { ($0, "\(aside)-bg") }
        }
        + ["ok", "warn", "info", "fail"].map { ($0, "\($0)-bg") }
        + [
            "keyword", "type", "string", "number", "comment", "attribute", "call", "directive",
        ].flatMap { [($0, "surface"), ($0, "info-bg")] }
        + ["ok", "fail"].flatMap { [($0, "surface"), ($0, "info-bg")] }

    @Test(arguments: pairs.map { "\($0.text) on \($0.background)" })
    func `reach a contrast of 4.5 in light and dark`(_ pair: String) throws {
        let names = pair.split(separator: " ")
        let text = try #require(Self.tokens[String(names[0])], "no token \(names[0])")
        let background = try #require(Self.tokens[String(names[2])], "no token \(names[2])")
        for (text, background) in zip(text, background) {
            #expect(contrast(text, background) >= 4.5, "\(pair)")
        }
    }

    /// The light and the dark colour of each token, `--fg: light-dark(#1b1d22, #e7e9ed);`.
    private static let tokens: [String: [[Double]]] = {
        let file = BuiltInTemplates.assets.first { $0.path == "assets/style.css" }
        let text = String(decoding: file?.bytes ?? [], as: UTF8.self)
        let pattern = /--([a-z-]+):\s*light-dark\(#([0-9a-f]{6}),\s*#([0-9a-f]{6})\)/
        return Dictionary(
            text.matches(of: pattern).map { match in
                (String(match.1), [channels(match.2), channels(match.3)])
            }, uniquingKeysWith: { first, _ in first })
    }()

    /// Red, green and blue from 0 to 1.
    private static func channels(_ hex: Substring) -> [Double] {
        let number = Int(hex, radix: 16) ?? 0
        return [16, 8, 0].map { Double((number >> $0) & 0xFF) / 255 }
    }

    /// WCAG 2.2: the ratio of the relative luminances.
    private func contrast(_ first: [Double], _ second: [Double]) -> Double {
        let luminances = [first, second].map { color -> Double in
            let linear = color.map { $0 <= 0.04045 ? $0 / 12.92 : pow(($0 + 0.055) / 1.055, 2.4) }
            return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
        }.sorted()
        return (luminances[1] + 0.05) / (luminances[0] + 0.05)
    }
}
