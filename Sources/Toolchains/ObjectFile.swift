package import Foundation

/// What is read of an object file or a program in ELF, Linux's format (System V ABI, chapter 4). It
/// has 64 bits and the lower byte first.
package struct ObjectFile: Sendable {
    private let sections: Sections

    /// Nil for bytes that are no such file.
    package init?(_ bytes: Data) {
        guard let sections = Sections(bytes) else { return nil }
        self.sections = sections
    }

    /// Reads the file at a path; nil where it is none, or cannot be read.
    package init?(at path: String) {
        guard let bytes = try? Data(contentsOf: URL(filePath: path), options: .alwaysMapped) else {
            return nil
        }
        self.init(bytes)
    }

    /// The names that it uses and others define.
    package var undefinedSymbols: [String] { sections.undefinedSymbols }

    /// What the compiler asks of the linker: `-lswiftCore`.
    package var linkerOptions: [String] {
        sections.all.filter { $0.name == ".swift1_autolink_entries" }
            .flatMap { sections.bytes(of: $0).split(separator: 0) }
            .map { String(decoding: $0, as: UTF8.self) }
    }

    /// The libraries that are loaded with it.
    package var neededLibraries: [String] { sections.neededLibraries }
}

/// The sections of a file, as far as they lie within it.
private struct Sections: Sendable {
    struct Section: Sendable {
        var name = ""
        let nameOffset: Int
        let type: Int
        let range: Range<Int>
        /// The number of another section that this one refers to.
        let link: Int
    }

    private let file: Data
    private(set) var all: [Section] = []

    init?(_ file: Data) {
        self.file = file
        // Magic, 64 bits, lower byte first, version 1.
        guard file.starts(with: [0x7F, 0x45, 0x4C, 0x46, 2, 1, 1]),
            let table = number(at: 40, size: 8), let size = number(at: 58, size: 2),
            let count = number(at: 60, size: 2), let names = number(at: 62, size: 2), size >= 64
        else { return nil }
        for index in 0..<count {
            let place = table + index * size
            guard let name = number(at: place, size: 4), let type = number(at: place + 4, size: 4),
                let offset = number(at: place + 24, size: 8),
                let length = number(at: place + 32, size: 8),
                let link = number(at: place + 40, size: 4)
            else { return nil }
            // A section of zeroes takes up no room.
            let isThere = type != 8 && offset <= file.count && length <= file.count - offset
            all.append(
                Section(
                    nameOffset: name, type: type,
                    range: isThere ? offset..<(offset + length) : 0..<0, link: link))
        }
        guard all.indices.contains(names) else { return nil }
        for index in all.indices {
            all[index].name = text(at: all[index].nameOffset, in: all[names])
        }
    }

    func bytes(of section: Section) -> Data { file[section.range] }

    /// A number of this many bytes; nil where the file is too short, or it is no size of a file.
    private func number(at place: Int, size: Int) -> Int? {
        guard place >= 0, place <= file.count - size else { return nil }
        let number: UInt64 = file.withUnsafeBytes { bytes in
            switch size {
            case 2: UInt64(bytes.loadUnaligned(fromByteOffset: place, as: UInt16.self))
            case 4: UInt64(bytes.loadUnaligned(fromByteOffset: place, as: UInt32.self))
            default: bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self)
            }
        }
        return Int(exactly: UInt64(littleEndian: number))
    }

    private func text(at offset: Int, in section: Section) -> String {
        guard offset < section.range.count else { return "" }
        let rest = file[(section.range.lowerBound + offset)..<section.range.upperBound]
        let end = rest.firstIndex(of: 0) ?? rest.endIndex
        return String(decoding: rest[..<end], as: UTF8.self)
    }

    /// Symbols of the section 0, which is none.
    var undefinedSymbols: [String] {
        // The table of an object, or else that of a program.
        guard let table = all.first(where: { $0.type == 2 }) ?? all.first(where: { $0.type == 11 }),
            all.indices.contains(table.link)
        else { return [] }
        return stride(from: table.range.lowerBound + 24, to: table.range.upperBound, by: 24)
            .compactMap { place in
                guard number(at: place + 6, size: 2) == 0, let name = number(at: place, size: 4)
                else { return nil }
                return text(at: name, in: all[table.link])
            }
    }

    /// The entries of the dynamic section with the tag 1.
    var neededLibraries: [String] {
        guard let table = all.first(where: { $0.type == 6 }), all.indices.contains(table.link)
        else { return [] }
        return stride(from: table.range.lowerBound, to: table.range.upperBound, by: 16)
            .compactMap { place in
                guard number(at: place, size: 8) == 1, let name = number(at: place + 8, size: 8)
                else { return nil }
                return text(at: name, in: all[table.link])
            }
    }
}
