import Foundation

/// The real binary, at work.
struct SitegenProcess {
    private let process = Process()
    private let outputFile: URL
    private let errorFile: URL
    private let end: AsyncStream<Never>

    /// Starts `sitegen` in a site's folder, or in another one.
    ///
    /// The streams are files: nobody has to read them for the process to go on. Standard error goes
    /// to `errors` where that is given. `starter` is a command that starts the one after it.
    init(
        _ arguments: [String], in site: TemporarySite, from folder: URL? = nil,
        environment: [String: String] = [:], errors: FileHandle? = nil, starter: [String] = []
    ) throws {
        let number = UUID().uuidString
        outputFile = site.streams.appending(path: "\(number).stdout")
        errorFile = site.streams.appending(path: "\(number).stderr")
        for file in [outputFile, errorFile] { try Data().write(to: file) }
        let command = starter + [try Self.binary.path] + site.caching(arguments)
        process.executableURL = URL(filePath: command[0])
        process.arguments = Array(command.dropFirst())
        process.currentDirectoryURL = folder ?? site.root
        process.environment = site.environment.merging(environment) { _, own in own }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = try FileHandle(forWritingTo: outputFile)
        process.standardError = try errors ?? FileHandle(forWritingTo: errorFile)
        let (end, continuation) = AsyncStream<Never>.makeStream()
        self.end = end
        process.terminationHandler = { _ in continuation.finish() }
        try process.run()
    }

    var id: pid_t { process.processIdentifier }

    var isRunning: Bool { process.isRunning }

    /// What standard error holds by now.
    var errorsSoFar: String {
        get throws { String(decoding: try Data(contentsOf: errorFile), as: UTF8.self) }
    }

    func send(_ signal: Int32) { kill(id, signal) }

    /// Waits for the end. One that hangs is killed, after longer than any run takes.
    ///
    /// A time limit of its test would count its waiting for a turn, too.
    func finish() async throws -> SitegenRun {
        let watch = Task { [id] in
            try await Task.sleep(for: .seconds(20 * 60))
            kill(id, SIGKILL)
        }
        defer { watch.cancel() }
        for await _ in end {}
        process.waitUntilExit()
        let said = String(decoding: try Data(contentsOf: errorFile), as: UTF8.self)
        return SitegenRun(
            status: Int(process.terminationStatus),
            wasKilled: process.terminationReason == .uncaughtSignal,
            output: String(decoding: try Data(contentsOf: outputFile), as: UTF8.self),
            errors: said.withoutConduct, sandbox: said.line(of: "sandbox"),
            cache: said.line(of: "cache"), shared: said.line(of: "shared"))
    }

    /// The binary of the build that these tests belong to: in the folder of the test bundle.
    private static var binary: URL {
        get throws {
            var folder = testBundle.standardizedFileURL
            while folder.path != "/" {
                folder.deleteLastPathComponent()
                let binary = folder.appending(path: "sitegen")
                if (try? binary.resourceValues(forKeys: [.isRegularFileKey]))?.isRegularFile == true
                {
                    return binary
                }
            }
            throw CocoaError(.executableNotLoadable)
        }
    }

    /// On Linux the tests are a program; elsewhere a helper loads them, and is told from where.
    private static var testBundle: URL {
        let arguments = CommandLine.arguments
        if let flag = arguments.firstIndex(of: "--test-bundle-path"), flag + 1 < arguments.count {
            return URL(filePath: arguments[flag + 1])
        }
        return Bundle.main.executableURL ?? URL(filePath: arguments[0])
    }
}

/// What a run of `sitegen` came to.
struct SitegenRun {
    /// The exit status, or the number of the signal that ended it.
    let status: Int
    let wasKilled: Bool
    let output: String
    /// Without the lines on sandbox, cache and compiler: not every machine that runs these tests offers one,
    /// and what is kept is another matter.
    let errors: String
    /// The line on the sandbox; nil where there was none.
    let sandbox: String?
    /// The line on the cache; nil where there was none.
    let cache: String?
    /// The line on shared results; nil where there was none.
    let shared: String?
}

extension String {
    /// The text without the lines on sandbox, cache and compiler.
    var withoutConduct: String {
        replacing(/(?m)^(?:sandbox|cache|shared|compiler): [^\n]*\n/, with: "")
    }

    fileprivate func line(of name: String) -> String? {
        split(separator: "\n").first { $0.hasPrefix(name + ": ") }.map { String($0) }
    }
}
