import CSystemCalls
import Foundation
import Testing

@testable import Harnesses
@testable import Launching

/// A cache that several `sitegen` use, who may have the same process number.
@Suite struct `A shared cache` {
    @Test func `keeps a harness in the making by the same number elsewhere`() async throws {
        let toolchain = try await sharedHarness.value.toolchain
        let scratch = try ScratchDirectory.make()
        defer { scratch.remove() }
        let cache = scratch.path
        let others = "\(cache)/staging-\(ProcessInfo.processInfo.processIdentifier)"
        try FileManager.default.createDirectory(
            atPath: others, withIntermediateDirectories: true)
        try Data().write(to: URL(filePath: others + "/file"))
        var lock: CInt = -1
        #expect(sitegen_lock_folder(others, &lock) == 0)
        defer { close(lock) }
        let harness = try await Harness.prepare(
            toolchain: toolchain, environment: ProcessInfo.processInfo.environment, cache: cache)
        #expect(FileManager.default.isExecutableFile(atPath: harness.launcher))
        #expect(try FileManager.default.contentsOfDirectory(atPath: others) == ["file"])
    }
}
