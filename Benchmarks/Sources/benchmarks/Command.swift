import Foundation

/// A program to be started as a process of its own.
struct Command {
    let program: String
    let arguments: [String]
    let folder: URL
    /// Where both of its streams go.
    let output: URL
    let environment: [String: String]

    /// What a process came to.
    struct Finished {
        /// From before its start until it was waited for, by a clock that only goes forward.
        let seconds: Double
        /// The processor time of the process and of the ones that it has waited for.
        let processorSeconds: Double
        /// The largest resident size of one process among these. It is never less than that of
        /// `benchmarks` itself, whose memory a process shares until its program is loaded.
        let peakBytes: Double
        /// The exit status, or 128 and the signal, as shells count.
        let status: Int32
    }

    /// Starts it, and waits until it has ended.
    func run() throws -> Finished {
        guard Interruption.requests == 0 else { throw Interruption.Interrupted() }
        let clock = ContinuousClock()
        let start = clock.now
        let process = try spawn()
        var status: Int32 = 0
        var usage = rusage()
        while wait4(process, &status, 0, &usage) != process {
            // A signal came. It goes to the whole group of processes, and a second one ends it.
            kill(-process, Interruption.requests > 1 ? SIGKILL : SIGINT)
        }
        let time = start.duration(to: clock.now)
        guard Interruption.requests == 0 else { throw Interruption.Interrupted() }
        let signal = status & 0x7f
        return Finished(
            seconds: time / .seconds(1),
            processorSeconds: usage.ru_utime.seconds + usage.ru_stime.seconds,
            peakBytes: Double(usage.ru_maxrss) * 1_024,
            status: signal == 0 ? status >> 8 & 0xff : 128 + signal)
    }

    /// Starts it in a group of its own, with an empty standard input.
    private func spawn() throws -> pid_t {
        // This process has one thread, and all its paths are absolute: so it can go there itself,
        // which the started process inherits.
        guard FileManager.default.changeCurrentDirectoryPath(folder.path) else {
            throw Failure("there is no folder \(folder.path)")
        }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(
            &actions, 1, output.path, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
        posix_spawn_file_actions_adddup2(&actions, 1, 2)
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP))
        posix_spawnattr_setpgroup(&attributes, 0)

        let words = ([program] + arguments).map { strdup($0) }
        let variables = environment.sorted { $0.key < $1.key }.map { strdup("\($0)=\($1)") }
        defer { for pointer in words + variables { free(pointer) } }
        var process: pid_t = 0
        let error = posix_spawnp(
            &process, program, &actions, &attributes, words + [nil], variables + [nil])
        guard error == 0 else {
            throw Failure("\(program) cannot be started: \(String(cString: strerror(error)))")
        }
        return process
    }
}

extension timeval {
    fileprivate var seconds: Double { Double(tv_sec) + Double(tv_usec) / 1e6 }
}

/// Why there is no table: what was timed did not do what it is timed for, or cannot be started.
struct Failure: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) {
        self.description = description
    }
}
