import TestSupport
import Testing

@testable import Toolchains

/// What drivers say that they would do, as it was recorded of Swift 6.3, and what is made of it.
struct DirectCommandsTests {
    private static let frontEnd = """
        /t/bin/swift-frontend -frontend -c -primary-file main.swift -target x86_64-unknown-linux-gnu \
        -disable-objc-interop -module-cache-path '/a folder'\\''s "modules"' -swift-version 5 \
        -module-name main -o /tmp/T.x/main-1.o
        """
    private static let extraction =
        "/t/bin/swift-autolink-extract /tmp/T.x/main-1.o -o /tmp/T.x/main-2.autolink"
    private static let link = """
        /t/bin/clang -fuse-ld=lld -pie -Xlinker -rpath -Xlinker /t/lib/swift/linux \
        /t/lib/swift/linux/x86_64/swiftrt.o /tmp/T.x/main-1.o @/tmp/T.x/main-2.autolink \
        /h/runtime.o -L /t/lib/swift/linux -lswiftCore -o main
        """
    private static let words = [frontEnd, extraction, link].joined(separator: "\n") + "\n"

    private static let linkerWords = """
        clang version 21
        Target: x86_64-unknown-linux-gnu
         "/t/bin/ld.lld" "-pie" "-L/a \\"b\\" \\\\c" "swiftrt.o" "main.o" \
        "-lsitegen_options_of_objects" "/h/runtime.o" "-lc" "-o" "main"
        """

    private func commands(
        _ words: String, linker: String? = linkerWords
    ) async -> DirectCommands? {
        await DirectCommands(driver: words) { _ in linker }
    }

    @Test func `the front end writes an object beside its source`() async {
        #expect(
            await commands(Self.words)?.frontEnd == [
                "/t/bin/swift-frontend", "-frontend", "-c", "-primary-file", "main.swift",
                "-target", "x86_64-unknown-linux-gnu", "-disable-objc-interop",
                "-module-cache-path", "/a folder's \"modules\"", "-swift-version", "5",
                "-module-name", "main", "-o", "main.o",
            ])
    }

    @Test func `the linker takes the options of objects where their list stood`() async {
        #expect(
            await commands(Self.words)?.linker(options: ["-lA", "-lB"]) == [
                "/t/bin/ld.lld", "--threads=1", "-pie", "-L/a \"b\" \\c", "swiftrt.o", "main.o",
                "-lA", "-lB", "/h/runtime.o", "-lc", "-o", "main",
            ])
    }

    @Test func `the C compiler is asked to link the object of the front end`() async {
        _ = await DirectCommands(driver: Self.words) { words in
            #expect(
                words == [
                    "/t/bin/clang", "-fuse-ld=lld", "-pie", "-Xlinker", "-rpath", "-Xlinker",
                    "/t/lib/swift/linux", "/t/lib/swift/linux/x86_64/swiftrt.o", "main.o",
                    "-lsitegen_options_of_objects", "/h/runtime.o", "-L", "/t/lib/swift/linux",
                    "-lswiftCore", "-o", "main",
                ])
            return nil
        }
    }

    @Test func `where nothing is linked there is no linker`() async {
        let found = await commands(Self.frontEnd)
        #expect(found?.frontEnd.last == "main.o")
        #expect(found?.linker(options: []) == [])
    }

    @Test(arguments: [
        ("nothing", ""),
        ("a warning before", "warning: unused\n" + words),
        ("two front ends", [frontEnd, frontEnd, extraction, link].joined(separator: "\n")),
        ("two front ends, and no linker", [frontEnd, frontEnd].joined(separator: "\n")),
        ("a response file", "/t/bin/swift-frontend @/tmp/T.x/arguments-1.resp"),
        ("a response file within", frontEnd.replacing(" -o ", with: " @/tmp/a.resp -o ")),
        (
            "another source",
            frontEnd.replacing("-primary-file main.swift", with: "-primary-file other.swift")
        ),
        (
            "two sources",
            frontEnd.replacing(
                "-c -primary-file main.swift", with: "-c a.swift -primary-file main.swift")
        ),
        ("more after the output", frontEnd + " -v"),
        ("no output", String(frontEnd.prefix { $0 != "'" })),
        ("another extraction", words.replacing("swift-autolink-extract", with: "objcopy")),
        ("no object linked", words.replacing("swiftrt.o /tmp/T.x/main-1.o", with: "swiftrt.o")),
        ("no list linked", words.replacing("@/tmp/T.x/main-2.autolink", with: "")),
    ])
    func `what is something else is not taken`(_ name: String, _ words: String) async {
        #expect(await commands(words) == nil)
    }

    @Test(arguments: [
        ("nothing", nil), ("no word", ""),
        ("another linker", linkerWords.replacing("ld.lld", with: "ld.gold")),
        ("no place for options", linkerWords.replacing("options_of_objects", with: "other")),
    ])
    func `another linker is not taken`(_ name: String, _ linker: String?) async {
        #expect(await commands(Self.words, linker: linker) == nil)
    }

    @Test(arguments: [
        ("a  b ", ["a", "b"]), ("'a b' c", ["a b", "c"]), ("a'b'\"c\"d", ["abcd"]),
        ("'' \"\"", ["", ""]), ("a\\ b", ["a b"]), ("'a\\b'", ["a\\b"]),
        ("\"a\\\"b\\\\c\"", ["a\"b\\c"]), ("'\"' \"'\"", ["\"", "'"]), ("'a'\\''b'", ["a'b"]),
        ("", []), ("a\\", ["a"]), ("'open", ["open"]),
    ])
    func `words are read as by a shell`(_ line: String, _ words: [String]) {
        #expect(DirectCommands.words(in: line[...]) == words)
    }

    // MARK: As bytes

    @Test(arguments: [words, frontEnd])
    func `commands are read from their bytes`(_ words: String) async throws {
        let found = try #require(await commands(words))
        #expect(DirectCommands(bytes: found.bytes) == found)
        #expect(DirectCommands(bytes: found.bytes + [0]) == nil)
        for end in found.bytes.indices {
            #expect(DirectCommands(bytes: Array(found.bytes[..<end])) == nil)
        }
    }

    @Test func `no bytes are no commands`() { #expect(DirectCommands(bytes: []) == nil) }
}
