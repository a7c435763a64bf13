import Foundation
import TestSupport
import Testing

@testable import Toolchains

struct ObjectFileTests {
    private var made: HandMadeObject {
        var object = HandMadeObject()
        object.undefined = ["swift_retain", "$sSD", "time"]
        object.defined = ["main", "$s4main"]
        object.options = ["-lswiftCore", "-lswift_Concurrency"]
        object.needed = ["libswiftCore.so", "libc.so.6"]
        object.content = Array("content".utf8)
        return object
    }

    private func file(_ bytes: some Sequence<UInt8>) -> ObjectFile? { ObjectFile(Data(bytes)) }

    @Test func `names that others define are read, and no others`() {
        #expect(file(made.bytes)?.undefinedSymbols == ["swift_retain", "$sSD", "time"])
    }

    @Test func `what is asked of the linker is read`() {
        #expect(file(made.bytes)?.linkerOptions == ["-lswiftCore", "-lswift_Concurrency"])
    }

    @Test func `needed libraries are read`() {
        #expect(file(made.bytes)?.neededLibraries == ["libswiftCore.so", "libc.so.6"])
    }

    @Test func `a file that asks for nothing is read`() {
        let nothing = file(HandMadeObject().bytes)
        #expect(nothing?.undefinedSymbols == [])
        #expect(nothing?.linkerOptions == [])
        #expect(nothing?.neededLibraries == [])
    }

    // Magic, 32 bits, upper byte first, another version.
    @Test(arguments: [(0, 0), (4, 1), (5, 2), (6, 0)] as [(Int, UInt8)])
    func `another kind of file is none`(_ place: Int, _ byte: UInt8) {
        var bytes = made.bytes
        bytes[place] = byte
        #expect(file(bytes) == nil)
    }

    @Test(arguments: ["", "\u{7F}ELF", "int main(void) { return 0; }"])
    func `a text is none`(_ text: String) {
        #expect(file(Array(text.utf8)) == nil)
    }

    @Test func `a file that is not there is none`() {
        #expect(ObjectFile(at: "/dev/null/missing") == nil)
        #expect(ObjectFile(at: "/dev/null") == nil)
    }

    @Test func `a file that is cut anywhere is read to an end`() {
        let bytes = made.bytes
        for end in bytes.indices { read(Array(bytes[..<end])) }
        // The table of sections is at the end.
        #expect(file(bytes.dropLast(64)) == nil)
    }

    @Test func `any damage is read to an end`() {
        let seed = UInt64.random(in: 0 ... .max)
        var random = SplitMix64(seed: seed)
        let bytes = made.bytes
        for _ in 0..<5000 {
            var damaged = bytes
            for _ in 0...Int.random(in: 0..<8, using: &random) {
                let place = Int.random(in: 7..<damaged.count, using: &random)
                damaged[place] = [0, 1, 2, 6, 8, 0x7F, 0x80, 0xFF].randomElement(using: &random)!
            }
            read(damaged)
        }
    }

    /// Asks for everything.
    private func read(_ bytes: [UInt8]) {
        guard let file = file(bytes) else { return }
        _ = (file.undefinedSymbols, file.linkerOptions, file.neededLibraries)
    }
}
