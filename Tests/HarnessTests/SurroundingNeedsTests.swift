import Foundation
import TestSupport
import Testing

@testable import ExampleRunning
@testable import Harnesses
@testable import Launching
@testable import Toolchains

/// Code, and what its object may ask for.
private struct Asking: Sendable, CustomTestStringConvertible {
    let code: String
    let needs: SurroundingNeeds

    var testDescription: String { code }

    private static func codes(_ needs: SurroundingNeeds, _ codes: String...) -> [Asking] {
        codes.map { Asking(code: $0, needs: needs) }
    }

    static let all =
        codes(
            [], "print(1)", "print(1.0 / 3, 2 + 2, 7 % 3)",
            "print(\"a\".count, \"b\".uppercased())",
            "print([3, 1].sorted().map { $0 + 1 })", "print((1...9).reduce(0, +))",
            "class A { var f = { 1 } }\nprint(A().f())",
            "struct P: Equatable { var x = 1 }\nprint(P() == P())",
            "if let line = readLine() { print(line) }", "print(CommandLine.arguments)",
            "let a: Int? = nil\nprint(a as Any)", "async let a = 1\nprint(await a)",
            "actor A { var x = 0\nfunc add() -> Int { x += 1\nreturn x } }\nprint(await A().add())")
        + codes(
            .variation, "print([\"a\": 1])", "for x in [\"a\": 1].keys { print(x) }",
            "print(Dictionary(grouping: [1]) { $0 }.count)", "print(Set([1]).first!)",
            "let s: Set = [\"a\"]\nfor x in s { print(x) }", "print(\"a\".hashValue)",
            "print(5.hashValue)", "print(AnyHashable(1).hashValue)",
            "print((\\String.count).hashValue)",
            "struct P: Hashable { var x = 1 }\nprint(P().hashValue)",
            "print(Int.random(in: 0...9))",
            "print(Bool.random())", "print([1].shuffled())", "print([1].randomElement()!)",
            "var g = SystemRandomNumberGenerator()\nprint(g.next())", "print(ContinuousClock.now)",
            "print(SuspendingClock().measure {})", "try await Task.sleep(for: .seconds(1))",
            "class C {}\nprint(ObjectIdentifier(C()))",
            "class C {}\nprint(Unmanaged.passUnretained(C()).toOpaque())",
            "import Glibc\nprint(time(nil))", "import Glibc\nprint(getpid())",
            "import Glibc\nvar b = [CChar](repeating: 0, count: 99)\nprint(gethostname(&b, 99))",
            "import Glibc\nprint(getenv(\"TZ\") as Any)",
            "import Dispatch\nDispatchQueue.concurrentPerform(iterations: 2) { print($0) }")
        + codes(
            [.variation, .files], "import Foundation\nprint(Date())",
            "import Foundation\nprint(ProcessInfo.processInfo.hostName)",
            "import Foundation\nprint(UUID())",
            "import FoundationNetworking\nprint(URLSession.shared)",
            "import FoundationXML\nprint(XMLDocument())",
            "import Foundation\nprint(FileManager.default.currentDirectoryPath)",
            "import Foundation\nprint(String(format: \"%d\", 1))",
            "import Foundation\nprint(try String(contentsOfFile: \"main.swift\", encoding: .utf8))",
            "import Foundation\nprint(1.5.formatted())",
            "import Glibc\nprint(fopen(\"main.swift\", \"r\") as Any)",
            "import Glibc\nprint(access(\"main.swift\", R_OK))")
        + codes(
            .programs, "import Glibc\nprint(system(\"date\"))",
            "import Glibc\nprint(popen(\"date\", \"r\") as Any)")
        + codes(
            [.programs, .variation, .files], "import Foundation\nprint(Process())")
}

/// What objects of the real compiler refer to, plain and optimised.
@Suite(
    .enabled(
        if: FileManager.default.fileExists(atPath: "/usr/include/features.h"),
        "skipped: the names are those of the GNU C library"))
struct SurroundingNeedsTests {
    /// The objects of all codes, in one module: a function in a file of its own for each of them.
    private static func objects(optimised: Bool) async throws -> [ObjectFile] {
        let scratch = try ScratchDirectory.make()
        defer { scratch.remove() }
        var names: [String] = []
        for (index, asking) in Asking.all.enumerated() {
            let lines = asking.code.split(separator: "\n")
            let imports = lines.filter { $0.hasPrefix("import ") }
            let code = lines.filter { !$0.hasPrefix("import ") }
            let text =
                imports + ["public func code\(index)() async throws {"] + code + ["}", ""]
            names.append("code\(index)")
            try Data(text.joined(separator: "\n").utf8)
                .write(to: URL(filePath: "\(scratch.path)/code\(index).swift"))
        }
        let shared = try await sharedHarness.value
        let answer = await SubprocessCommandRunner.output(
            of: shared.toolchain.compiler,
            ["-c", "-parse-as-library", "-swift-version", "5", "-module-name", "main"]
                + ["-suppress-warnings", "-module-cache-path", shared.harness.moduleCache]
                + (optimised ? ["-O"] : []) + names.map { "\($0).swift" },
            temporaryFiles: scratch.path, in: scratch.path)
        #expect(answer?.succeeded == true, "\(answer?.text ?? "")")
        return try names.map { name in
            let bytes = try Data(contentsOf: URL(filePath: "\(scratch.path)/\(name).o"))
            return try #require(ObjectFile(bytes))
        }
    }

    private static let plain = Task { try await objects(optimised: false) }
    private static let optimised = Task { try await objects(optimised: true) }

    @Test(arguments: Asking.all.indices)
    func `what code asks for is seen in its object`(_ index: Int) async throws {
        let asking = Asking.all[index]
        for objects in [Self.plain, Self.optimised] {
            let symbols = try await objects.value[index].undefinedSymbols
            #expect(SurroundingNeeds(symbols) == asking.needs, "\(asking.code): \(symbols)")
        }
    }

    @Test func `an object that is not seen asks for everything`() {
        #expect(SurroundingNeeds(nil) == [.variation, .files])
    }

    @Test func `a damaged object of the compiler is read to an end`() async throws {
        let seed = UInt64.random(in: 0 ... .max)
        var random = SplitMix64(seed: seed)
        let scratch = try ScratchDirectory.make()
        defer { scratch.remove() }
        try Data("print([1: 2])\n".utf8).write(to: URL(filePath: scratch.path + "/main.swift"))
        let shared = try await sharedHarness.value
        _ = await SubprocessCommandRunner.output(
            of: shared.toolchain.compiler,
            ["-c", "-module-cache-path", shared.harness.moduleCache, "main.swift"],
            temporaryFiles: scratch.path, in: scratch.path)
        let bytes = try Data(contentsOf: URL(filePath: scratch.path + "/main.o"))
        #expect(ObjectFile(bytes)?.linkerOptions.contains("-lswiftCore") == true)
        for _ in 0..<1000 {
            var damaged = bytes
            // Most of what is read lies in the head and at the end.
            for range in [7..<64, 64..<bytes.count, (bytes.count - 2000)..<bytes.count] {
                damaged[Int.random(in: range, using: &random)] =
                    UInt8.random(in: 0...255, using: &random)
            }
            guard let file = ObjectFile(damaged) else { continue }
            _ = (file.undefinedSymbols, file.linkerOptions, file.neededLibraries)
        }
    }
}
