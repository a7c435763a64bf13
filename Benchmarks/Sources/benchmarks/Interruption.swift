import Foundation
import Synchronization

/// Ctrl-C and the request to end: noted, so that what runs is ended and the temporary folder is
/// removed on the way out.
enum Interruption {
    private static let count = Atomic<Int>(0)

    /// Thrown by what was interrupted.
    struct Interrupted: Error {}

    /// How often an end was asked for.
    static var requests: Int { count.load(ordering: .relaxed) }

    /// Makes signals be counted from now on. They interrupt `wait4`.
    static func note() {
        _ = requests
        for signal in [SIGINT, SIGTERM, SIGHUP] {
            var action = sigaction()
            action.__sigaction_handler.sa_handler = { _ in
                Interruption.count.add(1, ordering: .relaxed)
            }
            sigaction(signal, &action, nil)
        }
    }
}
