import Foundation

extension SwiftToolchain {
    /// Where the toolchain lies, for a sandbox that shows it.
    struct Installation {
        /// The compiler under a name that exists in the sandbox.
        let compiler: String
        /// The toolchain's folder, and a compiler outside it that only starts another.
        let readable: [String]
    }

    /// Looks where the compiler's own files are; a compiler that does not lie beside them is asked.
    func installation(scratch: ScratchDirectory) async -> Installation {
        let real = realPath(compiler) ?? compiler
        let above = URL(filePath: real).deletingLastPathComponent().deletingLastPathComponent().path
        if FileManager.default.fileExists(atPath: above + "/lib/swift") {
            return Installation(folder: above, compiler: compiler, real: real)
        }
        let answer = await SubprocessCommandRunner.output(
            of: compiler, ["-print-target-info"], temporaryFiles: scratch.path)
        guard let text = answer?.text, let start = text.firstIndex(of: "{"),
            let info = try? JSONDecoder().decode(TargetInfo.self, from: Data(text[start...].utf8)),
            case let resources = info.paths.runtimeResourcePath, resources.hasSuffix("/lib/swift"),
            let folder = realPath(String(resources.dropLast("/lib/swift".count)))
        else { return Installation(compiler: compiler, readable: [compiler]) }
        return Installation(folder: folder, compiler: compiler, real: real)
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
        if isProxy || real.hasPrefix(folder + "/"),
            FileManager.default.isExecutableFile(atPath: inside)
        {
            self.init(compiler: inside, readable: [folder])
        } else {
            self.init(compiler: compiler, readable: [folder, compiler])
        }
    }
}
