import Foundation
import Testing

extension TemporarySite {
    /// Writes a script that stands for the compiler, and returns its path, for `SWIFTC`; `$REAL` in
    /// it is the real one.
    func writeCompiler(_ script: String) throws -> String {
        let compiler = root.appending(path: "swiftc").path
        try write(
            "#!/bin/sh\n" + script.replacing("$REAL", with: try #require(realCompiler)),
            to: "swiftc")
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: compiler)
        return compiler
    }
}

private var realCompiler: String? {
    let own = ProcessInfo.processInfo.environment
    if let named = own["SWIFTC"], !named.isEmpty { return named }
    return executable("swiftc")
}

/// The path of a program, in the first folder of `PATH` that has it.
func executable(_ name: String) -> String? {
    (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        .map { "\($0)/\(name)" }
        .first { FileManager.default.isExecutableFile(atPath: $0) }
}
