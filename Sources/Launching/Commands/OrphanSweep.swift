import Foundation

/// Ends what a launcher that was killed by its own program has left.
///
/// This process is a subreaper, so such processes become its children. They are told from all
/// others by what the launcher gave its program and nobody can take off: a filter of system calls,
/// and that no new privileges may be had.
enum OrphanSweep {
    /// Ends and reaps the orphans until none is left, also those that only their parents' end
    /// makes visible. Does nothing where the system has no `/proc`.
    static func run() {
        guard let own = ProcessStatus(of: "self") else { return }
        // Each round ends at least one process; a bound keeps a lying /proc from holding us.
        for _ in 0..<10_000 {
            let orphans = allProcesses.filter { pid in
                guard let other = ProcessStatus(of: String(pid)) else { return false }
                return other.parent == getpid() && !other.isZombie && other.isConfined(within: own)
            }
            guard !orphans.isEmpty else { return }
            for pid in orphans {
                kill(pid, SIGKILL)
                var status: CInt = 0
                while waitpid(pid, &status, 0) < 0, errno == EINTR {}
            }
        }
    }

    /// Every process, since the lists of children are kept by thread, and threads come and go.
    private static var allProcesses: [pid_t] {
        ((try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? [])
            .compactMap { pid_t($0) }
    }
}

/// What `/proc/PID/status` says of a process.
private struct ProcessStatus {
    let isZombie: Bool
    let parent: pid_t
    /// What it cannot take off.
    private let noNewPrivileges: Int
    private let filters: Int

    /// Nil where there is no such process.
    init?(of process: String) {
        guard let text = try? String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8)
        else { return nil }
        var fields: [Substring: Substring] = [:]
        for line in text.split(separator: "\n") {
            guard let colon = line.firstIndex(of: ":") else { continue }
            fields[line[..<colon]] = line[line.index(after: colon)...].drop { $0.isWhitespace }
        }
        isZombie = fields["State"]?.hasPrefix("Z") ?? true
        parent = fields["PPid"].flatMap { pid_t($0) } ?? 0
        noNewPrivileges = fields["NoNewPrivs"].flatMap { Int($0) } ?? 0
        filters = fields["Seccomp_filters"].flatMap { Int($0) } ?? 0
    }

    /// Whether the launcher has confined it, more than this process itself is.
    func isConfined(within other: ProcessStatus) -> Bool {
        noNewPrivileges > other.noNewPrivileges || filters > other.filters
    }
}
