import Foundation

@testable import Caching

/// Makes a folder for one test, and removes it afterwards.
func withFolder<Result>(_ body: (String) throws -> Result) throws -> Result {
    let path = try makeFolder()
    defer { FolderRemoval.remove(path) }
    return try body(path)
}

/// Makes a folder for one test, and removes it afterwards.
func inFolder<Result>(_ body: (String) async throws -> Result) async throws -> Result {
    let path = try makeFolder()
    defer { FolderRemoval.remove(path) }
    return try await body(path)
}

private func makeFolder() throws -> String {
    let path = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
        .appending(path: "sitegen-tests-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    return path
}

/// A key of one part.
func key(_ value: String) -> CacheKey {
    var key = CacheKey()
    key.add("part", value)
    return key
}

/// The names in a folder, in order; none where it is not there.
func names(in folder: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
}

/// Sets when a file was changed last, as the system then says; what changed it stays to be seen.
func setTime(_ time: timespec, of path: String) {
    let times = [time, time]
    precondition(utimensat(AT_FDCWD, path, times, 0) == 0)
}

/// Sets when a file was changed last to so many seconds ago.
func setAge(_ seconds: Int, of path: String) {
    setTime(timespec(tv_sec: time(nil) - seconds, tv_nsec: 0), of: path)
}
