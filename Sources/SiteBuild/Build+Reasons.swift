import Diagnostics
import ExampleFinding
package import ExampleRunning
package import Examples
import Launching
import Packages

extension Build {
    /// Why something is started for an example when it is checked.
    package struct ExampleReason: Sendable {
        package let example: Example
        package let reason: StartReason
    }

    /// Finds out for the wanted examples that have a program, without starting it; nil where no
    /// results are kept.
    ///
    /// Throws `ExampleRunningError`.
    package func reasons(
        _ plan: Plan, wants: (Example) -> Bool
    ) async throws -> [ExampleReason]? {
        let pages = plan.examplePages.filter { $0.examples.contains(where: wants) }
        let programs = pages.flatMap { Program.assembleAll($0.examples).value }
        let scratch = try ScratchDirectory.make()
        defer { scratch.remove() }
        let (runner, packages) = try await BuildSurroundings.find(self, scratch: scratch)
            .runner(by: plan.configuration)
        guard runner.keepsResults else { return nil }
        for request in Set(programs.compactMap(\.job.settings.packages)) {
            _ = try await packages.hasBuilt(request)
        }
        return programs.flatMap { program in
            program.parts.filter { $0.isDecided && wants($0.example) }.compactMap { part in
                runner.reason(for: part.example, in: program)
                    .map { ExampleReason(example: part.example, reason: $0) }
            }
        }
    }
}
