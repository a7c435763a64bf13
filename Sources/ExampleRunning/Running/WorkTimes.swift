import Diagnostics
package import Examples
import Synchronization

/// What a program is known by from one run of `sitegen` to the next: page and id of the last example
/// that it decides about.
package struct ProgramName: Hashable, Comparable, Sendable {
    package let path: String
    package let id: String

    package init(path: String, id: String) {
        self.path = path
        self.id = id
    }

    package static func < (one: ProgramName, other: ProgramName) -> Bool {
        (one.path, one.id) < (other.path, other.id)
    }
}

extension Program {
    /// What its times are kept under.
    package var name: ProgramName {
        let example = parts.last?.example
        return ProgramName(path: example?.location.path ?? "", id: example?.id ?? "")
    }
}

/// How long the work on one program took, each process by itself.
package struct ProgramTimes: Hashable, Sendable {
    /// What is done for a program.
    package enum Work: Hashable, Sendable {
        case compiling, running
        /// Compiling and running the instrumented copy.
        case twin
    }

    package let name: ProgramName
    /// The line of its last example.
    package let line: Int
    package private(set) var compiling = Duration.zero
    package private(set) var running = Duration.zero
    package private(set) var twin = Duration.zero

    /// No work yet.
    package init(name: ProgramName, line: Int) {
        self.name = name
        self.line = line
    }

    /// All of it.
    package var total: Duration { compiling + running + twin }

    /// Adds a process.
    package mutating func add(_ duration: Duration, to work: Work) {
        switch work {
        case .compiling: compiling += duration
        case .running: running += duration
        case .twin: twin += duration
        }
    }
}

/// The times of all programs for which something was started.
final class WorkTimes: Sendable {
    private let times = Mutex<[ProgramName: ProgramTimes]>([:])

    /// By name.
    var all: [ProgramTimes] { times.withLock { $0.values.sorted { $0.name < $1.name } } }

    fileprivate func add(_ duration: Duration, to work: ProgramTimes.Work, of program: Program) {
        let name = program.name
        let line = program.parts.last?.example.location.line ?? 1
        times.withLock {
            $0[name, default: ProgramTimes(name: name, line: line)].add(duration, to: work)
        }
    }
}

/// Notes how long the processes of one program take.
struct WorkClock: Sendable {
    let times: WorkTimes
    /// The program that was asked for, whatever is compiled in its place.
    let program: Program
    /// Whether the work is for its instrumented copy.
    var isOfTwin = false

    /// Notes a process; one that was not measured took no time.
    func note(_ duration: Duration?, for work: ProgramTimes.Work) {
        times.add(duration ?? .zero, to: isOfTwin ? .twin : work, of: program)
    }
}
