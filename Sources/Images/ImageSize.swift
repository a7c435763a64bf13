import Markdown

/// The width and the height at which a browser shows an image, in pixels of CSS.
package struct ImageSize: Hashable, Sendable {
    package let width: Int
    package let height: Int

    /// Why a file has no size.
    package enum Failure: Error, Hashable {
        /// It begins like no image that is read here.
        case unknownFormat
        /// It begins like one of a format, and ends within what says its size, or says none.
        case broken(format: String)
        /// An SVG that says neither width and height nor a viewBox.
        case noSize
    }

    init(width: Int, height: Int) {
        self.width = width
        self.height = height
    }

    /// Reads the size off the beginning of a PNG, JPEG, GIF, WebP or SVG. The bytes say which it is,
    /// not a name.
    package init(of bytes: [UInt8]) throws(Failure) {
        let reader = ImageBytes(bytes)
        let format: String
        let size: ImageSize?
        if reader.has("\u{89}PNG\r\n\u{1A}\n", at: 0) {
            (format, size) = ("PNG", reader.sizeOfPNG)
        } else if bytes.starts(with: [0xFF, 0xD8, 0xFF]) {
            (format, size) = ("JPEG", reader.sizeOfJPEG)
        } else if reader.has("GIF87a", at: 0) || reader.has("GIF89a", at: 0) {
            (format, size) = ("GIF", reader.size(UInt16.self, at: 6, isLittle: true))
        } else if reader.has("RIFF", at: 0), reader.has("WEBP", at: 8) {
            (format, size) = ("WebP", reader.sizeOfWebP)
        } else {
            self = try Self.ofSVG(bytes)
            return
        }
        guard let size, size.width > 0, size.height > 0 else {
            throw .broken(format: format)
        }
        self = size
    }

    // MARK: SVG

    private static func ofSVG(_ bytes: [UInt8]) throws(Failure) -> ImageSize {
        // The root element comes first; an image is not searched for it to its end.
        let text = String(decoding: bytes.prefix(64 << 10), as: UTF8.self)
        guard let root = HTMLTag.all(in: text).first(where: { $0.name == "svg" }) else {
            throw .unknownFormat
        }
        let sides = ["width", "height"].map { root[$0].flatMap(pixels) }
        let box = root["viewbox"].map { value in
            value.split { $0 == "," || $0.isWhitespace }.compactMap { Double($0) }
        }
        let ratio = box.flatMap { $0.count == 4 && $0[2] > 0 && $0[3] > 0 ? $0[2] / $0[3] : nil }
        switch (sides[0], sides[1], ratio) {
        case (let width?, let height?, _): return try rounded(width, height)
        case (let width?, nil, let ratio?): return try rounded(width, width / ratio)
        case (nil, let height?, let ratio?): return try rounded(height * ratio, height)
        case (nil, nil, _?): return try rounded(box?[2] ?? 0, box?[3] ?? 0)
        default: throw .noSize
        }
    }

    private static func rounded(_ width: Double, _ height: Double) throws(Failure) -> ImageSize {
        let most = 1e6
        guard width > 0, height > 0, width <= most, height <= most else { throw .noSize }
        return ImageSize(
            width: max(1, Int(width.rounded())), height: max(1, Int(height.rounded())))
    }

    /// A length in pixels: a number, perhaps with an absolute unit.
    private static func pixels(_ length: String) -> Double? {
        let units: [(String, Double)] = [
            ("px", 1.0), ("pt", 4 / 3), ("pc", 16), ("in", 96), ("cm", 96 / 2.54),
            ("mm", 96 / 25.4),
        ]
        let unit = units.first { length.hasSuffix($0.0) }
        let number = Double(unit == nil ? length : String(length.dropLast(2)))
        return number.flatMap { $0.isFinite && $0 > 0 ? $0 * (unit?.1 ?? 1) : nil }
    }
}

/// The bytes of an image; what is behind their end is nil.
private struct ImageBytes {
    private let bytes: [UInt8]

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// Whether characters, each a byte, stand somewhere.
    func has(_ text: String, at offset: Int) -> Bool {
        bytes.dropFirst(offset).starts(with: text.unicodeScalars.map { UInt8($0.value) })
    }

    func number<Number: FixedWidthInteger>(
        _ type: Number.Type, at offset: Int, isLittle: Bool = false
    ) -> Int? {
        let count = Number.bitWidth / 8
        guard offset >= 0, offset + count <= bytes.count else { return nil }
        let part = bytes[offset..<offset + count]
        return (isLittle ? Array(part.reversed()) : Array(part)).reduce(0) { $0 << 8 | Int($1) }
    }

    func size<Number: FixedWidthInteger>(
        _ type: Number.Type, at offset: Int, isLittle: Bool = false
    ) -> ImageSize? {
        guard let width = number(type, at: offset, isLittle: isLittle),
            let height = number(type, at: offset + Number.bitWidth / 8, isLittle: isLittle)
        else { return nil }
        return ImageSize(width: width, height: height)
    }

    var sizeOfPNG: ImageSize? { has("IHDR", at: 12) ? size(UInt32.self, at: 16) : nil }

    /// The first frame's; a picture that a camera held upright is turned.
    var sizeOfJPEG: ImageSize? {
        var offset = 2
        var isTurned = false
        while let marker = number(UInt16.self, at: offset), marker >= 0xFF01 {
            // Bytes that fill, and markers that stand alone.
            if marker == 0xFFFF {
                offset += 1
                continue
            }
            if marker == 0xFF01 || (0xFFD0...0xFFD7).contains(marker) {
                offset += 2
                continue
            }
            let isFrame =
                (0xFFC0...0xFFCF).contains(marker) && ![0xFFC4, 0xFFC8, 0xFFCC].contains(marker)
            if isFrame, let height = number(UInt16.self, at: offset + 5),
                let width = number(UInt16.self, at: offset + 7)
            {
                return isTurned
                    ? ImageSize(width: height, height: width)
                    : ImageSize(width: width, height: height)
            }
            if marker == 0xFFE1, has("Exif\0\0", at: offset + 4) {
                isTurned = isTurned || isTurnedByExif(at: offset + 10)
            }
            // The picture itself begins: what says its size should have been before.
            guard marker != 0xFFDA, let length = number(UInt16.self, at: offset + 2), length >= 2
            else { return nil }
            offset += 2 + length
        }
        return nil
    }

    /// Whether the orientation (tag 0x0112 of the first directory) swaps the sides.
    private func isTurnedByExif(at start: Int) -> Bool {
        let isLittle = has("II", at: start)
        guard let directory = number(UInt32.self, at: start + 4, isLittle: isLittle),
            let count = number(UInt16.self, at: start + directory, isLittle: isLittle)
        else { return false }
        for index in 0..<min(count, 200) {
            let entry = start + directory + 2 + 12 * index
            if number(UInt16.self, at: entry, isLittle: isLittle) == 0x0112 {
                let value = number(UInt16.self, at: entry + 8, isLittle: isLittle) ?? 1
                return (5...8).contains(value)
            }
        }
        return false
    }

    var sizeOfWebP: ImageSize? {
        if has("VP8 ", at: 12) {
            guard bytes.dropFirst(23).starts(with: [0x9D, 0x01, 0x2A]),
                let size = size(UInt16.self, at: 26, isLittle: true)
            else { return nil }
            // The two highest bits say how it may be scaled.
            return ImageSize(width: size.width & 0x3FFF, height: size.height & 0x3FFF)
        }
        if has("VP8L", at: 12), number(UInt8.self, at: 20) == 0x2F,
            let bits = number(UInt32.self, at: 21, isLittle: true)
        {
            return ImageSize(width: bits & 0x3FFF + 1, height: bits >> 14 & 0x3FFF + 1)
        }
        if has("VP8X", at: 12), let width = number(UInt32.self, at: 24, isLittle: true),
            let height = number(UInt32.self, at: 26, isLittle: true)
        {
            return ImageSize(width: width & 0xFF_FFFF + 1, height: height >> 8 + 1)
        }
        return nil
    }
}
