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
        let (runner, packages, _) = try await BuildSurroundings.find(self, scratch: scratch)
            .runner(by: plan.configuration)
        guard runner.keepsResults else { return nil }
        for request in Set(programs.compactMap(\.job.settings.packages)) {
            _ = try await packages.hasBuilt(request)
        }
        var reasons: [ExampleReason] = []
        for program in programs {
            for part in program.parts where part.isDecided && wants(part.example) {
                guard let reason = await runner.reason(for: part.example, in: program) else {
                    continue
                }
                reasons.append(ExampleReason(example: part.example, reason: reason))
            }
        }
        return reasons
    }
}
