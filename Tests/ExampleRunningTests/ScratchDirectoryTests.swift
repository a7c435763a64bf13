import Foundation
import Testing

@testable import ExampleRunning

struct ScratchDirectoryTests {
    @Test func `a scratch folder of a process that is gone is removed`() throws {
        let parent = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
        // No process has a number above the kernel's largest.
        let abandoned = parent.appending(path: "sitegen-2147483646-test")
        try FileManager.default.createDirectory(
            at: abandoned, withIntermediateDirectories: true)
        let scratch = try ScratchDirectory.make()
        defer { scratch.remove() }
        #expect(!FileManager.default.fileExists(atPath: abandoned.path))
    }
}
