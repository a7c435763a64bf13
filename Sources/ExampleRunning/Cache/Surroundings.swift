import Examples
import Harnesses
import Launching

/// What a program finds around it.
enum Surroundings: Int, Hashable, Sendable, CaseIterable {
    /// Those that the manual tells of, and that pages show.
    case usual
    /// Another date, host, time zone and language: what a program prints in both hangs on none of
    /// them. The seed of hashes is another one in each run.
    case unlike

    /// Their number; another one where a program may do something else in what is called the same.
    static let version = 2

    /// The environment of a program, but for what its page adds.
    func environment(
        home: String, temporary: String, searchPath: String, harness: Harness
    ) -> [String: String] {
        var environment = [
            "PATH": searchPath, "HOME": home, "TMPDIR": temporary, "TZ": "UTC", "LANG": "C.UTF-8",
            "COLUMNS": "80", "NO_COLOR": "1", "SWIFT_BACKTRACE": "enable=yes",
        ]
        if self == .unlike {
            environment["TZ"] = "Asia/Kathmandu"
            environment["LANG"] = "de_DE.UTF-8"
            environment["LD_PRELOAD"] = harness.elsewhereObject
        }
        return environment
    }
}
