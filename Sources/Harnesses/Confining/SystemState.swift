import Caching
import Foundation
import Launching
import Toolchains

/// All that decides which sandbox the system offers to a user.
struct SystemState {
    /// Absolute path of the program that makes it.
    let launcher: String

    /// The parts as of now.
    func key(of toolchain: SwiftToolchain) -> CacheKey {
        var key = CacheKey()
        key.add("sandbox by", FileSet([launcher]).identity.description)
        key.add("compiler", toolchain.installation.compiler)
        key.add("toolchain", toolchain.digests.compiling.description)
        key.add("user", "\(geteuid()):\(getegid())")
        for name in Self.files {
            let text = try? String(contentsOfFile: "/proc/\(name)", encoding: .utf8)
            key.add(name, text ?? "")
        }
        for name in ["user", "mnt", "pid"] {
            let space = try? FileManager.default.destinationOfSymbolicLink(
                atPath: "/proc/self/ns/\(name)")
            key.add("namespace \(name)", space ?? "")
        }
        let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        for line in status.split(separator: "\n") where Self.powers.contains(where: line.hasPrefix)
        {
            key.add("power", String(line))
        }
        return key
    }

    /// What `/proc/self/status` says of what this process may do.
    private static let powers = [
        "CapEff:", "CapBnd:", "NoNewPrivs:", "Seccomp:", "Seccomp_filters:",
    ]

    /// Below `/proc`: the start of the system, its kernel, what it permits, and where this process
    /// lives.
    private static let files =
        [
            "sys/kernel/random/boot_id", "sys/kernel/osrelease", "sys/kernel/version",
            "self/uid_map", "self/attr/current",
        ] + SandboxObstacle.settings.map { "sys/\($0)" }
}
