import Foundation

/// Why a system offers no sandbox, and what its owner can do about it.
package struct SandboxObstacle: Hashable, Sendable, CustomStringConvertible {
    /// `AppArmor forbids user namespaces`.
    package let description: String
    /// `'sudo sysctl …' permits them`.
    package let remedy: String?

    /// Reads the launcher's words in the light of the system's settings.
    ///
    /// `setting` is the content of a file below `/proc/sys`, nil where there is none.
    package init(words: String, setting: (String) -> String? = Self.systemSetting) {
        if let found = Self.switches.first(where: { setting($0.name) == $0.denying }) {
            let key = found.name.replacing("/", with: ".")
            description = found.why
            remedy = "'sudo sysctl \(key)=\(found.permitting)' permits them"
        } else if words.hasPrefix("namespaces:") || words.hasPrefix("a new /proc:") {
            description = "this system does not permit namespaces; \(words)"
            remedy =
                "options of a container, such as Docker's '--security-opt seccomp=unconfined "
                + "--security-opt systempaths=unconfined', permit them"
        } else {
            description = words
            remedy = nil
        }
    }

    /// A setting of the system that denies user namespaces.
    private struct Switch {
        let name: String
        let denying: String
        let permitting: String
        let why: String
    }

    /// The settings of the system, below `/proc/sys`, that deny user namespaces.
    package static var settings: [String] { switches.map(\.name) }

    private static let switches = [
        Switch(
            name: "kernel/apparmor_restrict_unprivileged_userns", denying: "1", permitting: "0",
            why: "AppArmor forbids user namespaces"),
        Switch(
            name: "kernel/unprivileged_userns_clone", denying: "0", permitting: "1",
            why: "user namespaces are switched off"),
        Switch(
            name: "user/max_user_namespaces", denying: "0", permitting: "10000",
            why: "user namespaces are switched off"),
    ]

    package static func systemSetting(_ name: String) -> String? {
        (try? String(contentsOfFile: "/proc/sys/\(name)", encoding: .utf8))?
            .trimmingCharacters(in: .whitespacesAndNewlines)
    }
}
