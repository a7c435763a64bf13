/// An object file in ELF that no compiler made: what it refers to is as it is wanted.
package struct HandMadeObject: Sendable {
    /// Names that it uses and others define.
    package var undefined: [String] = []
    package var defined: [String] = []
    /// What is asked of the linker.
    package var options: [String] = []
    /// Libraries that are loaded with it.
    package var needed: [String] = []
    /// More bytes, in a section of their own.
    package var content: [UInt8] = []

    package init() {}

    /// The file.
    package var bytes: [UInt8] {
        var texts = Texts()
        var symbols = Self.numbers(0, 0, 0)
        for (names, section) in [(undefined, 0), (defined, 6)] {
            for name in names {
                symbols += Self.number(texts.add(name), 4) + [0x10, 0]
                symbols += Self.number(section, 2) + Self.numbers(0, 0)
            }
        }
        var dynamic = needed.flatMap { Self.numbers(1, texts.add($0)) }
        dynamic += Self.numbers(0, 0)
        var names = Texts()
        var sections: [(name: Int, type: Int, bytes: [UInt8], size: Int, link: Int)] = [
            (0, 0, [], 0, 0)
        ]
        for (name, type, bytes, link) in [
            (".strtab", 3, texts.bytes, 0), (".symtab", 2, symbols, 1),
            (".dynamic", 6, dynamic, 1),
            (".swift1_autolink_entries", 1, options.flatMap { Array($0.utf8) + [0] }, 0),
            (".content", 1, content, 0),
        ] {
            sections.append((names.add(name), type, bytes, bytes.count, link))
        }
        // Zeroes, which take up no room.
        sections.append((names.add(".bss"), 8, [], 1 << 40, 0))
        let last = names.add(".shstrtab")
        sections.append((last, 3, names.bytes, names.bytes.count, 0))
        let bodies = sections.flatMap(\.bytes)
        // Magic; 64 bits, lower byte first, version 1; an object file.
        var file: [UInt8] = [0x7F, 0x45, 0x4C, 0x46, 2, 1, 1] + [UInt8](repeating: 0, count: 9)
        file += Self.number(1, 2) + Self.number(62, 2) + Self.number(1, 4) + Self.numbers(0, 0)
        file += Self.number(64 + bodies.count, 8) + Self.number(0, 4)
        for number in [64, 0, 0, 64, sections.count, sections.count - 1] {
            file += Self.number(number, 2)
        }
        file += bodies
        var place = 64
        for section in sections {
            file += Self.number(section.name, 4) + Self.number(section.type, 4)
            file += Self.numbers(0, 0, place, section.size)
            file += Self.number(section.link, 4) + Self.number(0, 4) + Self.numbers(1, 0)
            place += section.bytes.count
        }
        return file
    }

    /// Texts behind one another, each ended by a zero.
    private struct Texts {
        var bytes: [UInt8] = [0]

        /// Returns the text's place.
        mutating func add(_ text: String) -> Int {
            defer { bytes += Array(text.utf8) + [0] }
            return bytes.count
        }
    }

    private static func number(_ number: Int, _ size: Int) -> [UInt8] {
        (0..<size).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
    }

    private static func numbers(_ numbers: Int...) -> [UInt8] { numbers.flatMap { number($0, 8) } }
}
