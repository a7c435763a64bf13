import Foundation

/// A program of the system, run to its end.
enum ToolProcess {
    /// The status, and both streams in the order in which they were written.
    static func run(
        _ command: [String], in site: TemporarySite, environment: [String: String] = [:]
    ) throws -> (status: Int32, words: String) {
        let file = site.streams.appending(path: UUID().uuidString)
        try Data().write(to: file)
        let handle = try FileHandle(forWritingTo: file)
        let process = Process()
        process.executableURL = URL(filePath: command[0], relativeTo: site.root)
        process.arguments = Array(command.dropFirst())
        process.currentDirectoryURL = site.root
        process.environment = site.environment.merging(environment) { $1 }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = handle
        process.standardError = handle
        try process.run()
        process.waitUntilExit()
        return (
            process.terminationStatus,
            String(decoding: try Data(contentsOf: file), as: UTF8.self)
        )
    }

    /// The path of a program that is in `PATH`; nil where there is none.
    static func path(of name: String) -> String? {
        (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
            .map { "\($0)/\(name)" }.first { access($0, X_OK) == 0 }
    }
}
