#if os(Linux)
    import Foundation
    import Glibc
    import Synchronization

    /// A thread that sees mounts of its own, which are gone when it ends.
    package enum OwnMounts {
        package struct Refused: Error {
            let call: String
            let code: Int32
        }

        /// Whether this process may mount file systems.
        package static let areAvailable: Bool = {
            let folder = FileManager.default.temporaryDirectory
                .appending(path: "sitegen-tests-\(UUID().uuidString)").path
            guard mkdir(folder, 0o700) == 0 else { return false }
            defer { rmdir(folder) }
            return (try? run { try mountMemory(at: folder, kilobytes: 64) }) != nil
        }()

        /// Runs the body in such a thread, with all tasks that it makes.
        package static func run<Value: Sendable>(
            _ body: @escaping @Sendable () async throws -> Value
        ) async throws -> Value {
            let thread = OwnThread()
            defer { thread.end() }
            return try await withTaskExecutorPreference(thread) {
                try begin()
                return try await body()
            }
        }

        private static func begin() throws {
            try leaveSharedMounts()
            guard mount("none", "/", nil, UInt(MS_REC | MS_PRIVATE), nil) == 0 else {
                throw Refused(call: "mount", code: errno)
            }
        }

        /// Runs the body in such a thread, and waits for it.
        package static func run<Value: Sendable>(
            _ body: @escaping @Sendable () throws -> Value
        ) throws -> Value {
            let outcome = Outcome<Value>()
            Thread {
                outcome.finish(
                    Result {
                        try begin()
                        return try body()
                    })
            }.start()
            return try outcome.wait().get()
        }

        /// Calls unshare(2), of which the module of the C library says nothing.
        private static func leaveSharedMounts() throws {
            typealias Unshare = @convention(c) (Int32) -> Int32
            let newMounts: Int32 = 0x0002_0000
            guard let address = dlsym(nil, "unshare"),
                unsafeBitCast(address, to: Unshare.self)(newMounts) == 0
            else { throw Refused(call: "unshare", code: errno) }
        }

        /// Mounts an empty file system of a size at a folder; only within `run`.
        package static func mountMemory(at folder: String, kilobytes: Int) throws {
            guard mount("tmpfs", folder, "tmpfs", 0, "size=\(kilobytes)k") == 0 else {
                throw Refused(call: "mount", code: errno)
            }
        }

        /// Makes the file system that is mounted at a folder read-only; only within `run`.
        package static func seal(_ folder: String) throws {
            guard mount("none", folder, nil, UInt(MS_REMOUNT | MS_RDONLY), nil) == 0 else {
                throw Refused(call: "mount", code: errno)
            }
        }

        /// Lets a folder be seen at another one too; only within `run`.
        package static func bind(_ folder: String, to other: String) throws {
            guard mount(folder, other, nil, UInt(MS_BIND), nil) == 0 else {
                throw Refused(call: "mount", code: errno)
            }
        }
    }

    /// A thread that runs tasks, one after the other.
    private final class OwnThread: TaskExecutor {
        private let jobs = Mutex<[UnownedJob]>([])
        private let count = DispatchSemaphore(value: 0)

        init() {
            Thread { [self] in
                while true {
                    count.wait()
                    guard let job = jobs.withLock({ $0.isEmpty ? nil : $0.removeFirst() }) else {
                        return
                    }
                    job.runSynchronously(on: asUnownedTaskExecutor())
                }
            }.start()
        }

        func enqueue(_ job: consuming ExecutorJob) {
            let job = UnownedJob(job)
            jobs.withLock { $0.append(job) }
            count.signal()
        }

        /// To be called when no task is left.
        func end() { count.signal() }
    }

    /// What a thread came to, for another that waits.
    private final class Outcome<Value: Sendable>: Sendable {
        private let condition = NSCondition()
        nonisolated(unsafe) private var result: Result<Value, any Error>?

        func finish(_ result: Result<Value, any Error>) {
            condition.lock()
            self.result = result
            condition.signal()
            condition.unlock()
        }

        func wait() -> Result<Value, any Error> {
            condition.lock()
            defer { condition.unlock() }
            while true {
                if let result { return result }
                condition.wait()
            }
        }
    }
#endif
