import Diagnostics
import ExampleFinding
import Examples
import Images
import Judging
import Pages

extension PageRendering {
    /// All that the bytes of the page are made of, besides what all pages have in common: the bytes
    /// are the same where these are.
    ///
    /// They are found without reading markdown or Swift again, which takes most of the time of a page:
    /// figures are here without their colours.
    package var ingredients: [String] {
        let context = PageContext(self, content: "").flattened
        let lists = [
            [page.path.source, page.source.path, page.source.text, moved], context, destinations,
            images.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value.words)" },
            examples.flatMap(figures),
            page.examples.sources.map {
                ExampleFigure.source($0, words: frame.words, colours: .none)
            },
            page.examples.files.map { ExampleFigure.file($0, words: frame.words, colours: .none) },
        ]
        return lists.flatMap { ["\($0.count)"] + $0 }
    }

    /// An example's figure with all that one can show, and its parts that can stand elsewhere.
    private func figures(_ checked: CheckedExample) -> [String] {
        let streams = StatedOutput.Stream.allCases
        let stated = streams.filter { checked.example.statement($0) != nil }
        func figure(_ beside: Set<StatedOutput.Stream>) -> ExampleFigure {
            ExampleFigure(
                checked: checked, beside: beside, words: frame.words, colours: .none,
                links: links(of: checked, from: page.path.url))
        }
        return [figure(Set(streams)).html] + stated.map { figure([]).detached($0) }
    }
}

extension PageImage {
    fileprivate var words: String {
        "\(size.map { "\($0.width)×\($0.height)" } ?? "") \(dark ?? "")"
    }
}

extension PageContext {
    /// Its names, each with its value, in an order of their own.
    var flattened: [String] { Self.flattened(ownValues) }

    private static func flattened(_ values: [String: Any]) -> [String] {
        values.sorted { $0.key < $1.key }.flatMap { name, value in
            if let inner = value as? [String: Any] {
                return ["\(name) {"] + flattened(inner) + ["}"]
            }
            return [name, "\(value)"]
        }
    }
}
