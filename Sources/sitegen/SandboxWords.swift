import Launching
import Examples
import Judging
import SiteBuild

extension Build.Judgement {
    /// A line that says what the examples could do to the system; nil where nothing was run.
    var sandboxWords: String? {
        guard let confinement else { return nil }
        let consequence = "examples could do all that you can"
        switch confinement {
        case .off: return "sandbox: off, as sitegen.yml wants it: \(consequence)"
        case .unavailable(let obstacle):
            return "sandbox: off, not available here (\(obstacle)): \(consequence)"
        case .inForce(_, let compiler):
            let count = examplesWithNetwork
            let network = count == 0 ? "no network" : "network for \(count.of("example"))"
            let outside = compiler == nil ? "; the compiler ran outside" : ""
            return "sandbox: on (\(network), own files and processes)\(outside)"
        }
    }

    private var examplesWithNetwork: Int {
        examples.count {
            $0.run.program.map { $0.job.runs && $0.job.settings.allowsNetwork } ?? false
        }
    }
}
