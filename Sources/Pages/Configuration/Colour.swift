/// A colour of the sRGB space.
package struct Colour: Hashable, Sendable {
    private let red: UInt8
    private let green: UInt8
    private let blue: UInt8

    private static let white = Colour(red: 255, green: 255, blue: 255)
    private static let black = Colour(red: 0, green: 0, blue: 0)

    private init(red: UInt8, green: UInt8, blue: UInt8) {
        self.red = red
        self.green = green
        self.blue = blue
    }

    /// Reads `#rrggbb` or `#rgb`, as CSS has them.
    package init?(_ text: some StringProtocol) {
        let digits = text.utf8.dropFirst().compactMap { Character(UnicodeScalar($0)).hexDigitValue }
        guard text.hasPrefix("#"), digits.count == text.utf8.count - 1 else { return nil }
        let bytes: [Int]
        switch digits.count {
        case 3: bytes = digits.map { $0 * 17 }
        case 6: bytes = [0, 2, 4].map { digits[$0] * 16 + digits[$0 + 1] }
        default: return nil
        }
        self.init(red: UInt8(bytes[0]), green: UInt8(bytes[1]), blue: UInt8(bytes[2]))
    }

    /// The colour as `#rrggbb`.
    package var text: String {
        "#"
            + [red, green, blue].map { byte in
                (byte < 16 ? "0" : "") + String(byte, radix: 16)
            }.joined()
    }

    /// The ratio of contrast, from 1 to 21, as WCAG 2.2 defines it.
    package func contrast(with other: Colour) -> Double {
        let (lighter, darker) = (
            max(luminance, other.luminance), min(luminance, other.luminance)
        )
        return (lighter + 0.05) / (darker + 0.05)
    }

    /// The nearest shade of it that can be read on all of these papers; nil if none can.
    ///
    /// It is mixed with black on light papers and with white on dark ones.
    package func readable(on papers: [Colour]) -> Colour? {
        let end: Colour =
            papers.allSatisfy { $0.contrast(with: .black) > $0.contrast(with: .white) }
            ? .black : .white
        return (0...100).lazy.map { mixed(with: end, percent: $0) }
            .first { $0.isReadable(on: papers) }
    }

    /// Whether text in it reaches the contrast that WCAG 2.2 asks of text, 4.5.
    package func isReadable(on papers: [Colour]) -> Bool {
        papers.allSatisfy { contrast(with: $0) >= 4.5 }
    }

    private func mixed(with other: Colour, percent: Int) -> Colour {
        func mix(_ own: UInt8, _ others: UInt8) -> UInt8 {
            UInt8((Int(own) * (100 - percent) + Int(others) * percent) / 100)
        }
        return Colour(
            red: mix(red, other.red), green: mix(green, other.green), blue: mix(blue, other.blue))
    }

    private var luminance: Double {
        0.2126 * Self.linear(red) + 0.7152 * Self.linear(green) + 0.0722 * Self.linear(blue)
    }

    private static func linear(_ channel: UInt8) -> Double {
        let value = Double(channel) / 255
        guard value > 0.04045 else { return value / 12.92 }
        // The power of 2.4 is the square, and the fifth root of the square.
        let square = ((value + 0.055) / 1.055) * ((value + 0.055) / 1.055)
        var root = 1.0
        for _ in 0..<40 { root -= (root - square / (root * root * root * root)) / 5 }
        return square * root
    }
}
