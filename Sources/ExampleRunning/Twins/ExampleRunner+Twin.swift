import Examples
import Launching

extension ExampleRunner {
    /// What the instrumented twin of a program that ran has found out.
    ///
    /// The folder is made anew for it: the twin runs at the same path, and finds none of the files
    /// that the program has left. Throws as `run` does.
    func observations(
        of run: ProgramRun, in directory: ProgramDirectory
    ) async throws -> TwinResult {
        guard !run.program.plan.probes.isEmpty, let wanted = run.execution else {
            return .notWanted
        }
        guard wanted.ending.isItsOwn else {
            return .givenUp(reason: "the program did not come to an end by itself")
        }
        var twin = Twin(of: run.program)
        while let program = twin.program {
            directory.remove()
            let directory = try directory.madeAnew()
            var found = try await permits.holding { try await compile(program, in: directory) }
            if found.compilation == .succeeded {
                found.execution = try await commands.run(
                    execution(of: program.job, in: directory))
            }
            switch twin.step(after: found, beside: wanted) {
            case .again(let next): twin = next
            case .done(let result): return result
            }
        }
        return twin.nothingFound
    }
}
