import Caching
import Foundation
import Launching

/// The commands that the compiler's driver would start for a program of one source file. They can
/// then be started without it: the front end, and a linker that needs no other driver.
///
/// They are read off what the driver says that it would do (`-###`), and not made up.
package struct DirectCommands: Hashable, Sendable {
    /// The front end with its arguments: it reads `main.swift` and writes `main.o`.
    package let frontEnd: [String]
    /// The linker with its arguments, up to where the options of `main.o` stand; empty where nothing
    /// is linked.
    package let linkerHead: [String]
    /// The arguments after them.
    package let linkerTail: [String]

    /// The linker with the options that the objects ask for.
    package func linker(options: [String]) -> [String] { linkerHead + options + linkerTail }

    /// Stands in the words of the drivers for the options that are in the objects.
    private static let options = "-lsitegen_options_of_objects"

    /// Reads the driver's words; nil where it would do something else than start one front end, and
    /// then a C compiler to link.
    ///
    /// `link` is asked what that C compiler would start, with arguments.
    init?(driver words: String, link: ([String]) async -> String?) async {
        let commands = words.split(separator: "\n").map { Self.words(in: $0) }
        guard commands.count == 1 || commands.count == 3, var frontEnd = commands.first,
            frontEnd.dropFirst().starts(with: [
                "-frontend", "-c", "-primary-file", ProgramDirectory.sourceName,
            ]),
            !frontEnd.contains(where: { $0.hasPrefix("@") }),
            let output = frontEnd.lastIndex(of: "-o"), output + 1 == frontEnd.count - 1
        else { return nil }
        let object = frontEnd[output + 1]
        frontEnd[output + 1] = ProgramDirectory.objectName
        self.frontEnd = frontEnd
        guard commands.count == 3 else {
            linkerHead = []
            linkerTail = []
            return
        }
        let extraction = commands[1]
        guard extraction.first?.hasSuffix("/swift-autolink-extract") == true,
            let list = extraction.last
        else { return nil }
        let linking = commands[2].map { word in
            word == object ? ProgramDirectory.objectName : word == "@" + list ? Self.options : word
        }
        guard linking.contains(ProgramDirectory.objectName), linking.contains(Self.options),
            let answer = await link(linking),
            case let linker = Self.words(in: answer.split(separator: "\n").last ?? ""),
            let program = linker.first, program.hasSuffix("/ld.lld"),
            let place = linker.firstIndex(of: Self.options)
        else { return nil }
        // Links of small programs are no faster on several threads, and others wait for the cores.
        linkerHead = [program, "--threads=1"] + linker[1..<place]
        linkerTail = Array(linker[(place + 1)...])
    }

    /// The words of a line as a shell reads them.
    package static func words(in line: Substring) -> [String] {
        var words: [String] = []
        var word: String?
        var quote: Character?
        var rest = line[...]
        while let next = rest.popFirst() {
            switch (next, quote) {
            case ("'", nil), ("\"", nil):
                quote = next
                word = word ?? ""
            case ("'", "'"), ("\"", "\""): quote = nil
            case ("\\", nil), ("\\", "\""):
                word = (word ?? "") + (rest.popFirst().map(String.init) ?? "")
            case (" ", nil):
                if let word { words.append(word) }
                word = nil
            default: word = (word ?? "") + String(next)
            }
        }
        return words + (word.map { [$0] } ?? [])
    }
}

extension DirectCommands {
    /// Asks the driver for them, in a folder in which files of these names may be made.
    ///
    /// `arguments` are all of the driver's but the source file and the output; `objects` are linked
    /// besides, none where nothing is. Nil where it does not say.
    package static func ask(
        _ compiler: String, _ arguments: [String], objects: [String], links: Bool,
        in folder: String
    ) async -> DirectCommands? {
        for name in [ProgramDirectory.sourceName, ProgramDirectory.objectName] {
            guard FileManager.default.createFile(atPath: "\(folder)/\(name)", contents: nil) else {
                return nil
            }
        }
        let output =
            links
            ? ["-use-ld=lld", "-o", ProgramDirectory.programName]
            : ["-c", "-o", ProgramDirectory.objectName]
        let answer = await SubprocessCommandRunner.output(
            of: compiler, ["-###"] + arguments + [ProgramDirectory.sourceName] + objects + output,
            temporaryFiles: folder, in: folder)
        guard let answer, answer.succeeded else { return nil }
        return await DirectCommands(driver: answer.text) { linking in
            let answer = await SubprocessCommandRunner.output(
                of: linking[0], ["-###"] + linking.dropFirst(), temporaryFiles: folder, in: folder)
            return answer.flatMap { $0.succeeded ? $0.text : nil }
        }
    }
}

extension DirectCommands {
    /// As bytes, to be remembered.
    package var bytes: [UInt8] {
        var writer = ByteWriter()
        for words in [frontEnd, linkerHead, linkerTail] {
            writer.append(each: words) { $0.append(string: $1) }
        }
        return writer.bytes
    }

    /// Nil for bytes that are not what `bytes` gives.
    package init?(bytes: [UInt8]) {
        var reader = ByteReader(bytes[...])
        guard let frontEnd = reader.each({ $0.string() }), !frontEnd.isEmpty,
            let head = reader.each({ $0.string() }), let tail = reader.each({ $0.string() }),
            reader.isAtEnd
        else { return nil }
        self.frontEnd = frontEnd
        linkerHead = head
        linkerTail = tail
    }
}
