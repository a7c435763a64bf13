import Foundation

extension Double {
    /// Three digits that count, and no more zeros than needed: `0.0213`, `3.92`, `148`.
    package var shortened: String {
        guard self != 0 else { return "0" }
        let places = Swift.max(0, 2 - Int(log10(abs(self)).rounded(.down)))
        let text = String(format: "%.\(places)f", self)
        guard text.contains(".") else { return text }
        let digits = text.reversed().drop { $0 == "0" }.drop { $0 == "." }
        return String(digits.reversed())
    }

    /// A number of seconds, as `12.3 s` or `45.6 ms`.
    package var asSeconds: String {
        self < 1 ? "\((self * 1_000).shortened) ms" : "\(shortened) s"
    }

    /// A number of bytes, as `1.5 GB`, `12.3 MB` or `4 kB`, in powers of ten.
    package var asBytes: String {
        self >= 1e9
            ? "\((self / 1e9).shortened) GB"
            : self >= 1e6 ? "\((self / 1e6).shortened) MB" : "\((self / 1e3).shortened) kB"
    }
}
