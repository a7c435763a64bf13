import Examples
package import Runs

extension ProcessRun {
    /// A process that ended by itself, with what it printed.
    package static func printing(
        _ text: String = "", error: String = "", status: Int = 0
    ) -> ProcessRun {
        ProcessRun(
            ending: .exited(status), standardOutput: Array(text.utf8),
            standardError: Array(error.utf8))
    }
}
