package import Diagnostics
import ExampleRunning
package import Examples
import Harnesses
import Launching
package import Packages
import Pages

extension Build {
    /// What the package of a request offers, and what is wrong with it.
    ///
    /// The request has an absolute path. Throws `ExampleRunningError`, `PackagesNotFetched` and
    /// `CancellationError`.
    package func offer(
        of request: PackageRequest
    ) async throws -> Diagnosed<PackageOffer?> {
        let scratch = try ScratchDirectory.make()
        defer { scratch.remove() }
        let configuration = SiteConfiguration()
        let surroundings = try await BuildSurroundings.find(self, scratch: scratch)
        let packages = try await surroundings.runner(by: configuration).packages
        do {
            return Diagnosed(try await packages.offer(of: request.path ?? directory.path))
        } catch let failure as PackageFailure {
            let problems = try PackageProblems([request: failure], of: self, configuration)
            return Diagnosed(nil, problems.diagnostics)
        }
    }
}
