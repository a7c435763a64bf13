import Caching
import Examples
import Foundation
import Harnesses
import Launching
import Toolchains

/// SwiftPM at work in a sandbox, for one umbrella.
struct PackageManager: Sendable {
    /// What a step of it may do besides.
    struct Permit {
        var hasNetwork = false
        var readable: [String] = []
        var writable: [String] = []
    }

    let toolchain: SwiftToolchain
    let commands: any CommandRunning
    let confinement: Confinement
    /// Where streams and temporary files go.
    let scratch: ScratchDirectory
    /// An absolute path: what SwiftPM keeps for all packages.
    let cache: String
    let searchPath: String

    /// As long as any step takes: a package with a compiler in it takes a quarter of an hour.
    private static let mostTime = Duration.seconds(3600)

    /// What a step printed, and whether it ended well.
    struct Answer {
        let output: String
        let errors: String
        let succeeded: Bool

        /// All of it.
        var words: String { output + errors }
    }

    /// Runs a step: `swift-build`, `swift-package`.
    ///
    /// Throws `ExampleRunningError` and `CancellationError`.
    func run(
        _ tool: String, _ arguments: [String], in folder: String, number: Int, _ permit: Permit
    ) async throws -> Answer {
        let directory = try ProgramDirectory.make("swiftpm-\(number)", in: scratch)
        defer { directory.remove() }
        for name in ["cache", "config", "security"] {
            try? FileManager.default.createDirectory(
                atPath: "\(cache)/\(name)", withIntermediateDirectories: true)
        }
        let bin = URL(filePath: toolchain.installation.compiler).deletingLastPathComponent().path
        let shared = [
            "--package-path", folder, "--cache-path", "\(cache)/cache", "--config-path",
            "\(cache)/config", "--security-path", "\(cache)/security", "--disable-sandbox",
        ]
        let git = try GitAddresses.write(to: directory)
        var sandbox = confinement.ofPackages
        sandbox?.hasNetwork = permit.hasNetwork
        sandbox?.readable += permit.readable + (permit.hasNetwork ? git.folders : [])
        sandbox?.writable = [directory.path, cache] + permit.writable
        let run = try await commands.run(
            Command(
                executable: "\(bin)/\(tool)", arguments: shared + arguments,
                environment: [
                    "PATH": "\(bin):\(searchPath)", "HOME": directory.home,
                    "TMPDIR": directory.temporary, "LANG": "C.UTF-8",
                    "GIT_CONFIG_SYSTEM": git.file, "GIT_CONFIG_GLOBAL": "/dev/null",
                    "GIT_TERMINAL_PROMPT": "0",
                ],
                workingDirectory: directory.work, standardInput: nil,
                captureDirectory: directory.compilerCapture, timeLimit: Self.mostTime,
                memoryLimit: nil, fileLimit: nil, outputLimit: 8 << 20, processLimit: nil,
                sandbox: sandbox))
        return Answer(
            output: String(decoding: run.standardOutput, as: UTF8.self),
            errors: String(decoding: run.standardError, as: UTF8.self),
            succeeded: run.ending == .exited(0))
    }
}

/// Where Git finds repositories: the rewriting of addresses that the user has set up, and nothing else
/// of the user's settings.
struct GitAddresses {
    /// A file of settings.
    let file: String
    /// Folders that addresses are rewritten to.
    let folders: [String]

    static func write(to directory: ProgramDirectory) throws -> GitAddresses {
        var folders: Set<String> = []
        var text = ""
        let home = ProcessInfo.processInfo.environment["HOME"] ?? ""
        for path in ["/etc/gitconfig", home + "/.gitconfig", home + "/.config/git/config"] {
            let lines = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
            for section in Self.sections(of: lines) {
                text += section.lines.joined(separator: "\n") + "\n"
                if let folder = localFolder(of: section.base) { folders.insert(folder) }
            }
        }
        let file = directory.temporary + "/gitconfig"
        try directory.write(text, to: file)
        return GitAddresses(file: file, folders: folders.sorted())
    }

    /// The folder that an address stands for; nil for one elsewhere.
    static func localFolder(of address: String) -> String? {
        if address.hasPrefix("/") { return address }
        guard let url = URL(string: address), url.isFileURL, !url.path.isEmpty else { return nil }
        return url.path
    }

    /// The sections `[url "BASE"]` with what they stand for; those with a secret in them are left
    /// out.
    static func sections(of text: String) -> [(base: String, lines: [String])] {
        var sections: [(base: String, lines: [String])] = []
        var isInside = false
        for line in text.split(whereSeparator: \.isNewline) {
            let words = line.trimmingCharacters(in: .whitespaces)
            if words.hasPrefix("[") {
                let parts = words.split(separator: "\"", omittingEmptySubsequences: false)
                isInside =
                    words.lowercased().hasPrefix("[url ") && parts.count == 3
                    && !holdsSecret(parts[1])
                if isInside { sections.append((String(parts[1]), ["[url \"\(parts[1])\"]"])) }
            } else if isInside, !words.hasSuffix("\\"),
                words.prefix(while: \.isLetter).lowercased() == "insteadof"
            {
                sections[sections.count - 1].lines.append(words)
            }
        }
        return sections
    }

    /// Whether an address says who may enter: a name and a password, or a token in the place of a
    /// name. The name alone that SSH wants is none.
    private static func holdsSecret(_ address: Substring) -> Bool {
        guard let scheme = address.firstRange(of: "://") else { return false }
        let host = address[scheme.upperBound...].prefix { $0 != "/" }
        guard let end = host.lastIndex(of: "@") else { return false }
        return !address.hasPrefix("ssh://") || host[..<end].contains(":")
    }
}
