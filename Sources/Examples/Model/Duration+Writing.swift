extension Duration {
    /// Reads `500ms`, `5s`, `1.5s`, `2m`; at least a millisecond, at most an hour.
    package init?(written text: String) {
        let units: [(suffix: String, seconds: Double)] = [("ms", 0.001), ("s", 1), ("m", 60)]
        guard let unit = units.first(where: { text.hasSuffix($0.suffix) }),
            case let number = text.dropLast(unit.suffix.count),
            number.allSatisfy({ $0.isASCII && ($0.isNumber || $0 == ".") }),
            let count = Double(number), case let seconds = count * unit.seconds,
            (0.001...3600).contains(seconds)
        else { return nil }
        self = .milliseconds(Int64((seconds * 1000).rounded()))
    }

    /// The duration as an author would write it: `500ms`, `5s`.
    package var written: String {
        let milliseconds =
            components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000
        return milliseconds % 1000 == 0 ? "\(milliseconds / 1000)s" : "\(milliseconds)ms"
    }
}
