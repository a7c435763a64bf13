import Examples
import Runs

/// Programs that were compiled, for as long as they run again and again.
actor CompiledPrograms {
    private var known: [Job: (built: ProgramWork.Built, bytes: [UInt8]?)] = [:]

    /// What the compiler made of a program; nil where it was not asked yet.
    func built(for program: Program) -> ProgramWork.Built? {
        guard var built = known[program.job]?.built else { return nil }
        built.run.program = program
        built.isInFolder = false
        return built
    }

    func bytes(of job: Job) -> [UInt8]? { known[job]?.bytes }

    func keep(_ built: ProgramWork.Built, _ bytes: [UInt8]?) {
        known[built.run.program.job] = (built, bytes)
    }
}
