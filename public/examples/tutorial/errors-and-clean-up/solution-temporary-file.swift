import Foundation

nonisolated(nonsending) func withTemporaryFile(
    _ body: nonisolated(nonsending) (String) async throws -> Void
) async throws {
    let path = "temporary-\(UUID().uuidString)"
    try Data().write(to: URL(fileURLWithPath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    try await body(path)
}

struct Illegible: Error {}

var paths: [String] = []
do {
    try await withTemporaryFile { path in
        paths.append(path)
        print("there is a file:", FileManager.default.fileExists(atPath: path))
        throw Illegible()
    }
} catch {
    print("caught:", error)
}
print("there is a file:", FileManager.default.fileExists(atPath: paths[0]))
