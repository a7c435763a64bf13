package import Caching
import Examples
package import Toolchains

/// How the programs of a build were run: kept apart or not, now or at an earlier time.
package struct Conduct: Sendable {
    /// What kept the examples apart.
    package let confinement: Confinement
    /// How many programs there are.
    package let programs: Int
    /// Those of which nothing was started.
    package let unchanged: Int
    /// Those that have to be run each time.
    package let eachTime: Int
    package let keeping: Keeping

    /// Whether results are kept.
    package enum Keeping: Hashable, Sendable {
        case on
        /// It was not wanted.
        case off
        case impossible(FolderError)
    }

    init(confinement: Confinement, runs: [ProgramRun], keeping: Keeping) {
        self.confinement = confinement
        programs = runs.count
        unchanged = runs.count { !$0.provenance.contains(.now) }
        eachTime = runs.count { $0.provenance.contains(.eachTime) }
        self.keeping = keeping
    }
}
