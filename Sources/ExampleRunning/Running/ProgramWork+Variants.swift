import Examples
import Runs

extension ProgramWork {
    /// What is kept of a program and its twin where one of them does not always do the same: each
    /// pair of runs that belong together, the first of which counts. Nil where neither varies, or a
    /// run of one has none of the other beside it.
    func recalledVariants(of built: Built) async -> ProgramRun? {
        guard let cache, let key = runKey(of: built), let kept = await cache.run(for: key),
            !kept.isEndlessElsewhere,
            let (twin, program) = recalledTwin(of: built.run.program),
            let twinKey = runKey(of: program), let twinKept = await cache.run(for: twinKey),
            !twinKept.isEndlessElsewhere, kept.varies || twinKept.varies
        else { return nil }
        var pairs: [ProgramRun.Variant] = []
        for sight in kept.sights {
            let found = twinKept.sights.compactMap { other -> ProgramRun.Variant? in
                var run = program.run
                run.execution = other.run
                guard case .done(let result) = twin.step(after: run, beside: sight.run),
                    case .found = result
                else { return nil }
                return ProgramRun.Variant(execution: sight.run, observations: result)
            }
            // Each run of the twin has to fit where its program is always the same.
            guard kept.varies ? !found.isEmpty : found.count == twinKept.sights.count else {
                return nil
            }
            pairs += found
        }
        var run = built.run
        run.provenance.insert(.earlier)
        run.execution = pairs[0].execution
        run.observations = pairs[0].observations
        run.variants = Array(pairs.dropFirst())
        return run
    }

    /// The first twin that compiles, as far as all of them are kept.
    private func recalledTwin(of program: Program) -> (twin: Twin, built: Built)? {
        var twin = Twin(of: program)
        while let program = twin.program {
            guard let built = recalled(program) else { return nil }
            if built.run.compilation == .succeeded { return (twin, built) }
            // Beside no run at all: it was not started.
            guard
                case .again(let next) = twin.step(
                    after: built.run, beside: ProcessRun(ending: .exited(0)))
            else { return nil }
            twin = next
        }
        return nil
    }
}
