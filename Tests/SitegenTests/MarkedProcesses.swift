import Foundation

/// Processes that are told from all others by a mark in their environment, which their descendants
/// inherit.
struct MarkedProcesses {
    let mark = UUID().uuidString

    /// The variable that carries the mark, as a mark of an example.
    var variable: String { "env.SITEGEN_TEST=\(mark)" }

    /// Those that run now; nobody knows where the system has no `/proc`.
    var running: [pid_t] {
        let all = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        return all.compactMap { pid_t($0) }.filter { id in
            let environment = FileManager.default.contents(atPath: "/proc/\(id)/environ")
            return environment?.range(of: Data(mark.utf8)) != nil
        }
    }

    static let canBeFound = FileManager.default.fileExists(atPath: "/proc/self/environ")
}
