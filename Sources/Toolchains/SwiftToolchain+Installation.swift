import Caching
import Foundation
import Launching

extension SwiftToolchain {
    /// Where a toolchain lies, for a sandbox that shows it.
    package struct Installation: Hashable, Sendable {
        /// The compiler under a name that exists in the sandbox.
        package let compiler: String
        /// The toolchain's folder; nil where it is not known.
        package let folder: String?

        /// What is to be seen of it: the folder, and a compiler outside it that only starts another.
        package var readable: [String] {
            guard let folder else { return [compiler] }
            return isComplete ? [folder] : [folder, compiler]
        }

        /// Whether the compiler is the toolchain's own, and no script that starts it.
        package var isComplete: Bool { folder.map { compiler.hasPrefix($0 + "/") } ?? false }
    }

    /// The installation of a compiler that lies beside its own files; nil for any other.
    static func ownInstallation(of compiler: String) -> Installation? {
        let real = realPath(compiler) ?? compiler
        let above = URL(filePath: real).deletingLastPathComponent().deletingLastPathComponent().path
        guard FileManager.default.fileExists(atPath: above + "/lib/swift") else { return nil }
        return Installation(folder: above, compiler: compiler, real: real)
    }

    /// Asks a compiler that does not lie beside its own files where they are.
    static func askedInstallation(
        of compiler: String, scratch: ScratchDirectory
    ) async -> Installation {
        let real = realPath(compiler) ?? compiler
        let answer = await SubprocessCommandRunner.output(
            of: compiler, ["-print-target-info"], temporaryFiles: scratch.path)
        guard let text = answer?.text, let start = text.firstIndex(of: "{"),
            let info = try? JSONDecoder().decode(TargetInfo.self, from: Data(text[start...].utf8)),
            case let resources = info.paths.runtimeResourcePath, resources.hasSuffix("/lib/swift"),
            let folder = realPath(String(resources.dropLast("/lib/swift".count)))
        else { return Installation(compiler: compiler, folder: nil) }
        return Installation(folder: folder, compiler: compiler, real: real)
    }
}

extension SwiftToolchain {
    /// Whether a module comes with the toolchain; true where that is not known.
    package func offers(module name: String) -> Bool {
        #if os(Linux)
            guard let folder = installation.folder else { return true }
            return FileManager.default.fileExists(
                atPath: "\(folder)/lib/swift/linux/\(name).swiftmodule")
        #else
            // Most come with an SDK.
            return true
        #endif
    }
}

/// What `swiftc -print-target-info` says, as far as it matters here.
private struct TargetInfo: Decodable {
    struct Paths: Decodable {
        let runtimeResourcePath: String
    }

    let paths: Paths
}

extension SwiftToolchain.Installation {
    fileprivate init(folder: String, compiler: String, real: String) {
        let name = URL(filePath: compiler).lastPathComponent
        let inside = "\(folder)/bin/\(name)"
        // Swiftly only finds the compiler of a toolchain, by settings in the user's home.
        let isProxy = URL(filePath: real).lastPathComponent == "swiftly"
        let isInside =
            (isProxy || real.hasPrefix(folder + "/"))
            && FileManager.default.isExecutableFile(atPath: inside)
        self.init(compiler: isInside ? inside : compiler, folder: folder)
    }
}
